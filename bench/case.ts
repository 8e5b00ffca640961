import {
  emptyPanel,
  type Panel,
  type Plan,
  parseEdition,
  Reason,
  resolvePlan,
} from '../dist/edition/index.js';

const provinces = 31;
const regions = 4;

/** The size of an index, the share of missing values, and `method:` of its edition. */
export interface Size {
  units: number;
  indicators: number;
  periods: number;
  gaps: number;
  method: object;
}

const additive = { missing: { 'min-present': 0, weights: 'keep' } };

/** 351 units × 139 indicators × 36 months below 25 nodes on three levels: a full edition of Chinese cities. */
export const full: Size = { units: 351, indicators: 139, periods: 36, gaps: 0, method: additive };

/** An index of simulated values: as many months as periods, seven indicators a theme and five themes a pillar. */
export function caseOf(size: Size): { plan: Plan; panel: Panel } {
  const months = Array.from(
    { length: size.periods },
    (_, t) => `${2015 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
  );
  const parsed = parseEdition('edition.yaml', JSON.stringify(edition(size)));
  const { plan, problems } = resolvePlan(parsed.edition!, new Map([['units.csv', unitTable(size)]]), months);
  if (!plan) throw new Error(JSON.stringify(problems));
  return { plan, panel: panelOf(plan, size.gaps) };
}

/** Root, pillars and themes; the last theme and the last pillar have the remainder. */
function edition(size: Size): object {
  const name = (id: string) => ({ en: id, zh: id });
  const indicators = Array.from({ length: size.indicators }, (_, k) => ({
    id: `i${k}`,
    title: name(`i${k}`),
  }));
  const theme = (of: typeof indicators, n: number) => ({
    id: `theme${n}`,
    title: name(`theme${n}`),
    children: of.map(({ id }, i) => ({ indicator: id, weight: 1 + (i % 3) })),
  });
  const pillar = (children: object[], n: number) => ({
    id: `pillar${n}`,
    title: name(`pillar${n}`),
    weight: 2 + n,
    children,
  });
  const pillars = inPieces(inPieces(indicators, 7).map(theme), 5).map(pillar);
  return {
    edition: 'bench',
    title: name('bench'),
    version: 1,
    'data-status': 'simulated',
    units: { level: 'city', groups: [{ column: 'province' }, { column: 'region' }] },
    periods: { frequency: 'month', base: '2015-01' },
    method: size.method,
    indicators,
    tree: { id: 'index', title: name('index'), children: pillars },
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
  const size = { ...full, units: 51, indicators: 49, periods: 1 };
  const parsed = parseEdition(
    'edition.yaml',
    JSON.stringify({
      ...edition(size),
      periods: { frequency: 'year', base: 2018 },
      method: { normalise: { method: 'min-max', range: [1, 100] }, treat: { winsorise: 5 }, ...method },
      indicators,
      tree: { id: 'index', title: name('index'), children: [half(0), half(1)] },
    }),
  );
  const { plan, problems } = resolvePlan(parsed.edition!, new Map([['units.csv', unitTable(size)]]), [
    '2018',
  ]);
  if (!plan) throw new Error(JSON.stringify(problems));
  return { plan, panel: panelOf(plan, 0) };
}

function inPieces<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

function unitTable({ units }: Size) {
  const province = (c: number) => Math.floor((c * provinces) / units);
  const rows = Array.from({ length: units }, (_, c) => ({
    line: c + 2,
    cells: [
      ...[`c${c}`, `c${c}`, `p${province(c)}`, `r${province(c) % regions}`],
      ...[String(80 + ((c * 7.3) % 45)), String(20 + ((c * 3.7) % 28))],
    ],
  }));
  return { file: 'units.csv', header: ['code', 'name_en', 'province', 'region', 'lon', 'lat'], rows };
}

/** Log-normal-like values from a fixed linear congruential generator; `gaps` is the share missing. */
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
