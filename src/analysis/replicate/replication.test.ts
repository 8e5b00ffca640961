import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { lines, type Panel, type Plan, type PublishedTable } from '../../edition/index.js';
import { buildIndex, type Index, loadSolver, roundTo } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import { type Replication, replicationsOf } from './replication.js';

const solve = await loadSolver();
const units = Array.from({ length: 40 }, (_, i) => `u${i}`);
const periods = ['2020', '2021'];
const indicators = ['a', 'b', 'c', 'd'];

type Aggregate = 'arithmetic' | 'geometric' | 'harmonic';

/** An index of two parts of two indicators each, between fixed goalposts, and its figures to a number of decimals. */
function made(seed: number, digits: number, aggregate: Aggregate, weights: readonly number[]) {
  const random = seededRandom(seed);
  const of = (w: readonly number[]): Plan =>
    planOf({
      units,
      periods,
      method: { normalise: { method: 'goalposts', low: 0, high: 100, range: [0, 1] } },
      tree: {
        x: { weight: w[0]!, aggregate, children: { a: w[1]!, b: 1 - w[1]! } },
        y: { weight: 1 - w[0]!, aggregate, children: { c: 0.5, d: 0.5 } },
      },
    });
  const figures = Object.fromEntries(
    indicators.map((id) => [id, periods.map(() => units.map(() => roundTo(5 + 90 * random(), digits)))]),
  );
  const plan = of(weights);
  const panel = panelOf(plan, figures);
  return { plan, panel, index: buildIndex(plan, panel), of };
}

/** What was published of an index: the values of its nodes, rounded, after a change. */
function published(
  plan: Plan,
  index: Index,
  digits: number,
  nodes: readonly string[],
  change = (x: number) => x,
): PublishedTable {
  const cells = plan.nodes.flatMap(({ id }, g) =>
    nodes.includes(id)
      ? periods.flatMap((period, t) =>
          units.map((unit, c) => ({
            level: plan.level,
            unit,
            period,
            node: id,
            value: roundTo(change(lines(index, g)[t * units.length + c]!), digits),
            rank: null,
          })),
        )
      : [],
  );
  const none = { en: '', zh: '' };
  return { id: 'p', title: none, source: none, file: 'p.csv', digits, rounding: 'half-away', cells };
}

const replicated = (plan: Plan, panel: Panel, table: PublishedTable): Replication => {
  const own: Plan = { ...plan, published: [table] };
  return replicationsOf({ plan: own, panel, index: buildIndex(own, panel) }, solve)[0]!;
};

const all = ['root', 'x', 'y', 'a', 'b', 'c', 'd'];
const seeds = [1, 2, 3, 4];

describe('published figures whose inputs are known only rounded', () => {
  it.each(seeds)(
    'are all possible, and differ where they are computed from the rounded ones (%i)',
    (seed) => {
      const { plan, panel, index } = made(seed, 4, 'geometric', [0.6, 0.3]);
      const rounded = { ...panel, values: panel.values.map((x) => roundTo(x, 0)) };
      const { possible, compared } = replicated(plan, rounded, published(plan, index, 3, ['root', 'x']));
      expect(compared.cells.filter(({ equal }) => equal === false).length).toBeGreaterThan(20);
      expect(possible).toBe(compared.cells.length);
    },
  );

  it.each(seeds)('are not possible where a weight is another (%i)', (seed) => {
    const { panel, index, plan, of } = made(seed, 2, 'arithmetic', [0.6, 0.3]);
    const { possible, impossible } = replicated(of([0.5, 0.3]), panel, published(plan, index, 3, ['root']));
    expect(possible! + impossible.length).toBe(2 * units.length);
    expect(possible).toBeLessThan(units.length);
  });

  it('are possible on a scale from the lowest to the highest value of all places, too', () => {
    const { plan: fixed, panel } = made(7, 4, 'arithmetic', [0.6, 0.3]);
    const plan: Plan = {
      ...fixed,
      indicators: fixed.indicators.map((one) => ({
        ...one,
        normalise: { ...one.normalise, method: 'min-max', quantiles: [0, 1] } as never,
      })),
    };
    const rounded = { ...panel, values: panel.values.map((x) => roundTo(x, 0)) };
    const { possible, compared } = replicated(
      plan,
      rounded,
      published(plan, buildIndex(plan, panel), 3, ['root']),
    );
    expect(compared.cells.some(({ equal }) => equal === false)).toBe(true);
    expect(possible).toBe(compared.cells.length);
  });
});

describe('published parts computed from their published components', () => {
  it.each(seeds)('name the node whose weights are others, and no other (%i)', (seed) => {
    const { panel, index, plan, of } = made(seed, 2, 'arithmetic', [0.6, 0.3]);
    const { steps } = replicated(of([0.6, 0.4]), panel, published(plan, index, 4, all));
    const failed = steps.filter(({ places, possible }) => possible < places);
    expect(new Set(failed.map(({ node }) => node))).toEqual(new Set(['x']));
    expect(steps.map(({ node }) => node)).toEqual(['y', 'y', 'x', 'x', 'root', 'root']);
    expect(failed.every(({ worst }) => worst !== undefined)).toBe(true);
  });

  it.each(seeds)('all follow where the method is the same, however they are rounded (%i)', (seed) => {
    for (const digits of [1, 2, 5]) {
      const { panel, index, plan } = made(seed, 2, 'harmonic', [0.6, 0.3]);
      const { steps } = replicated(plan, panel, published(plan, index, digits, all));
      for (const { places, possible } of steps) expect(possible).toBe(places);
    }
  });
});

describe('weights found from published figures', () => {
  it.each(seeds)('hold the true ones within narrow ranges, whatever was supposed (%i)', (seed) => {
    for (const aggregate of ['arithmetic', 'geometric', 'harmonic'] as const) {
      const random = seededRandom(seed + 100);
      const weights = [0.1 + 0.8 * random(), 0.1 + 0.8 * random()];
      const { panel, index, plan, of } = made(seed, 2, aggregate, weights);
      const { recovered } = replicated(of([0.5, 0.5]), panel, published(plan, index, 4, all));
      const [a] = recovered.find(({ node }) => node === 'x')!.weights!;
      expect(a!.span.low).toBeLessThanOrEqual(weights[1]! + 1e-7);
      expect(a!.span.high).toBeGreaterThanOrEqual(weights[1]! - 1e-7);
      expect(a!.span.high - a!.span.low).toBeLessThan(0.01);
    }
  });

  it.each(seeds)('are found where the indicators were published as inputs alone, rounded (%i)', (seed) => {
    const random = seededRandom(seed + 200);
    const weights = [0.5, 0.1 + 0.8 * random()];
    const { panel, index, plan, of } = made(seed, 6, 'arithmetic', weights);
    const rounded = { ...panel, values: panel.values.map((x) => roundTo(x, 3)) };
    const { recovered } = replicated(of([0.5, 0.5]), rounded, published(plan, index, 4, ['x']));
    const [a, b] = recovered.find(({ node }) => node === 'x')!.weights!;
    expect(a!.span.low).toBeLessThanOrEqual(weights[1]! + 1e-7);
    expect(a!.span.high).toBeGreaterThanOrEqual(weights[1]! - 1e-7);
    expect(b!.span.high - b!.span.low).toBeLessThan(0.01);
  });

  it('are none where no weights give the figures', () => {
    const { panel, index, plan } = made(1, 2, 'arithmetic', [0.6, 0.3]);
    const table = published(plan, index, 3, all);
    const cells = table.cells.map((cell, i) =>
      cell.node === 'x' ? { ...cell, value: roundTo(((i * 7) % 10) / 10, 3) } : cell,
    );
    const { recovered } = replicated(plan, panel, { ...table, cells });
    expect(recovered.find(({ node }) => node === 'x')!.weights).toBeUndefined();
  });

  it('are told apart no further than the figures allow: two components that are the same', () => {
    const { panel, plan } = made(3, 2, 'arithmetic', [0.6, 0.3]);
    lines({ ...panel, nodes: 4 } as never, 1).set(lines({ ...panel, nodes: 4 } as never, 0));
    const index = buildIndex(plan, panel);
    const { recovered } = replicated(plan, panel, published(plan, index, 4, all));
    expect(recovered.find(({ node }) => node === 'x')!.alike).toEqual([['a', 'b']]);
  });
});

describe('what explains every difference at once', () => {
  const hint = (change: (x: number) => number) => {
    const { panel, index, plan } = made(5, 2, 'arithmetic', [0.6, 0.3]);
    const unrounded = { ...panel, values: panel.values.map((x) => x + 1e-9) };
    return replicated(plan, unrounded, published(plan, index, 4, ['root'], change)).hints;
  };

  it('is nothing where nothing differs', () => {
    expect(hint((x) => x)).toEqual([]);
  });

  it('is a factor', () => {
    const found = hint((x) => 1.01 * x);
    expect(found).toEqual([expect.objectContaining({ kind: 'factor', node: 'root', figures: 80 })]);
    const { span } = found[0] as { span: { low: number; high: number } };
    expect([span.low < 1.01, span.high > 1.01, span.high - span.low < 0.001]).toEqual([true, true, true]);
  });

  it('is an offset', () => {
    expect(hint((x) => x + 0.25).filter(({ kind }) => kind === 'offset')).toHaveLength(1);
    expect(hint((x) => x + 0.25).filter(({ kind }) => kind === 'factor')).toHaveLength(0);
  });

  it('is rounding down', () => {
    const down = hint((x) => Math.floor(x * 1e4) / 1e4);
    expect(down).toContainEqual({
      kind: 'rounding',
      rule: 'down',
      level: 'city',
      node: 'root',
      periods: ['2020', '2021'],
      figures: 80,
    });
  });

  it.each([
    ['low', -3],
    ['high', 130],
  ] as const)('is a goalpost: %s %d', (end, value) => {
    const { panel, plan } = made(8, 2, 'geometric', [0.6, 0.3]);
    const indicators = plan.indicators.map((one, k) =>
      k === 2 ? { ...one, normalise: { ...one.normalise, [end]: value } as never } : one,
    );
    const other = { ...plan, indicators };
    const { hints } = replicated(plan, panel, published(other, buildIndex(other, panel), 4, ['root']));
    // In a geometric mean of equal weights the width of one scale cannot be told from that of another.
    const found = hints
      .flatMap((one) => (one.kind === 'goalposts' ? one.goalposts : []))
      .filter(({ indicator }) => indicator === 'c');
    expect(found).toMatchObject([{ end, given: end === 'low' ? 0 : 100 }]);
    const { span } = found[0]!;
    expect([span.low <= value, span.high >= value, span.high - span.low < 0.5]).toEqual([true, true, true]);
  });

  it.each([9, 10, 11, 12, 13, 14])('is two goalposts of different indicators (%i)', (seed) => {
    const { panel, plan } = made(seed, 9, 'arithmetic', [0.6, 0.3]);
    const truth = [130, 85];
    const indicators = plan.indicators.map((one, k) =>
      k < 2 ? { ...one, normalise: { ...one.normalise, high: truth[k] } as never } : one,
    );
    const other = { ...plan, indicators };
    const { hints } = replicated(plan, panel, published(other, buildIndex(other, panel), 4, ['root']));
    const found = hints.flatMap((one) => (one.kind === 'goalposts' ? one.goalposts : []));
    expect(found.map(({ indicator, end }) => [indicator, end])).toEqual([
      ['a', 'high'],
      ['b', 'high'],
    ]);
    found.forEach(({ span }, i) => {
      expect([span.low <= truth[i]!, span.high >= truth[i]!, span.high - span.low < 1]).toEqual([
        true,
        true,
        true,
      ]);
    });
  });

  it('is an indicator of the year before', () => {
    const { panel, plan } = made(6, 2, 'arithmetic', [0.6, 0.3]);
    const late = { ...panel, values: panel.values.slice() };
    for (let c = 0; c < units.length; c++) late.values[units.length * 1 + c] = panel.values[c]!;
    const table = published(plan, buildIndex(plan, late), 4, ['root']);
    const { hints } = replicated(plan, panel, table);
    expect(hints.filter(({ kind }) => kind === 'earlier')).toEqual([
      { level: plan.level, node: 'root', periods: ['2021'], figures: 40, kind: 'earlier', indicator: 'a' },
    ]);
  });

  it('is a ranking among the published places alone, tied ones by their last place', () => {
    const { panel, index, plan } = made(5, 2, 'arithmetic', [0.6, 0.3]);
    const { cells, ...table } = published(plan, index, 1, ['root']);
    const few = cells.filter(({ period, unit }) => period === '2021' && Number(unit.slice(1)) % 2 === 0);
    const ranked = few.map((cell) => ({
      ...cell,
      rank: few.filter(({ value }) => value! >= cell.value!).length,
    }));
    const { hints } = replicated(plan, panel, { ...table, cells: ranked });
    expect(hints).toEqual([
      expect.objectContaining({ kind: 'ranks', of: 'rounded', ties: 'last', figures: 20 }),
    ]);
  });
});
