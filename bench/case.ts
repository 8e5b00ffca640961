import {
  emptyPanel,
  type Panel,
  type Plan,
  parseEdition,
  Reason,
  resolvePlan,
} from '../dist/edition/index.js';

const units = 351;
const periods = 36;
const provinces = 31;
const regions = 4;

/** 351 units × 139 indicators × 36 months below 25 nodes on three levels: a full edition of Chinese cities. */
export function fullCase(gaps = 0): { plan: Plan; panel: Panel } {
  const months = Array.from(
    { length: periods },
    (_, t) => `${2015 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
  );
  const parsed = parseEdition('edition.yaml', JSON.stringify(edition()));
  const { plan, problems } = resolvePlan(parsed.edition!, new Map([['units.csv', unitTable()]]), months);
  if (!plan) throw new Error(JSON.stringify(problems));
  return { plan, panel: panelOf(plan, gaps) };
}

/** Root, 4 pillars, 20 themes; 139 indicators, seven a theme and one less in the last. */
function edition(): object {
  const name = (id: string) => ({ en: id, zh: id });
  const indicators = Array.from({ length: 139 }, (_, k) => ({ id: `i${k}`, title: name(`i${k}`) }));
  const theme = (n: number) => ({
    id: `theme${n}`,
    title: name(`theme${n}`),
    children: indicators.slice(n * 7, n * 7 + 7).map(({ id }, i) => ({ indicator: id, weight: 1 + (i % 3) })),
  });
  const pillar = (n: number) => ({
    id: `pillar${n}`,
    title: name(`pillar${n}`),
    weight: 2 + n,
    children: Array.from({ length: 5 }, (_, i) => theme(n * 5 + i)),
  });
  return {
    edition: 'bench',
    title: name('bench'),
    version: 1,
    'data-status': 'simulated',
    units: { level: 'city', groups: [{ column: 'province' }, { column: 'region' }] },
    periods: { frequency: 'month', base: '2015-01' },
    method: { missing: { 'min-present': 0, weights: 'keep' } },
    indicators,
    tree: { id: 'index', title: name('index'), children: [0, 1, 2, 3].map(pillar) },
  };
}

/** 51 units × 49 indicators below 8 pillars and 2 sub-indices, one period: the size of ASEM, with outliers. */
export function asemCase(method: object): { plan: Plan; panel: Panel } {
  const name = (id: string) => ({ en: id, zh: id });
  const indicators = Array.from({ length: 49 }, (_, k) => ({ id: `i${k}`, title: name(`i${k}`) }));
  const pillar = (n: number) => ({
    id: `pillar${n}`,
    title: name(`pillar${n}`),
    children: indicators.filter((_, k) => k % 8 === n).map(({ id }) => ({ indicator: id })),
  });
  const half = (n: number) => ({
    id: `half${n}`,
    title: name(`half${n}`),
    children: [0, 1, 2, 3].map((i) => pillar(4 * n + i)),
  });
  const parsed = parseEdition(
    'edition.yaml',
    JSON.stringify({
      ...edition(),
      periods: { frequency: 'year', base: 2018 },
      method: { normalise: { method: 'min-max', range: [1, 100] }, treat: { winsorise: 5 }, ...method },
      indicators,
      tree: { id: 'index', title: name('index'), children: [half(0), half(1)] },
    }),
  );
  const { plan, problems } = resolvePlan(parsed.edition!, new Map([['units.csv', unitTable(51)]]), ['2018']);
  if (!plan) throw new Error(JSON.stringify(problems));
  return { plan, panel: panelOf(plan, 0) };
}

function unitTable(n = units) {
  const province = (c: number) => Math.floor((c * provinces) / units);
  const rows = Array.from({ length: n }, (_, c) => ({
    line: c + 2,
    cells: [`c${c}`, `c${c}`, `p${province(c)}`, `r${province(c) % regions}`],
  }));
  return { file: 'units.csv', header: ['code', 'name_en', 'province', 'region'], rows };
}

/** Log-normal-like values from a fixed linear congruential generator; `gaps` is the share not observed. */
function panelOf(plan: Plan, gaps: number): Panel {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const random = lcg(20180412);
  for (let i = 0; i < panel.values.length; i++) {
    const normal = random() + random() + random() + random() - 2;
    if (random() < gaps) continue;
    panel.values[i] = Math.exp(5 + 2.5 * normal);
    panel.reasons[i] = Reason.observed;
  }
  return panel;
}

/** Uniform numbers in [0, 1): Numerical Recipes' 32-bit generator. */
export function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
