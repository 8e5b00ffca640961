import fc, { type Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
import { type Branch, panelOf, planOf } from '../../../test/helpers/plan.js';
import { often } from '../../../test/helpers/reliability.js';
import { buildIndex, computeIndicators, rankAt, settleWeights, statusName } from '../../engine/index.js';
import {
  build,
  defineIndex,
  type IndexSpec,
  type Indicator,
  ranks,
  scores,
  statuses,
  UserError,
} from './index.js';

const one = (...values: unknown[]) => fc.constantFrom(...values);
const some = <T extends object>(model: { [K in keyof T]: Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });
const levels = (choice: Arbitrary<unknown>) =>
  fc.oneof(
    choice,
    fc.array(choice, { minLength: 1, maxLength: 2 }).map((levels) => ({ levels })),
  );

/** A scale of one of these methods, with some of these options. */
const scaleOf = (methods: string[], options: Record<string, Arbitrary<unknown>>, always: object = {}) =>
  fc
    .tuple(fc.constantFrom(...methods), some(options))
    .map(([method, given]) => ({ method, ...always, ...given }));
const over = one('base-period', 'all-periods', 'each-period');
const range = one([0, 100], [1, 7]);
const ties = one('lowest', 'average', 'highest');
const scale = fc.oneof(
  scaleOf(['min-max'], { range, over, cap: fc.boolean() }),
  scaleOf(['z-score', 'robust'], { mean: one(0, 100), sd: one(1, 15), over }),
  scaleOf(['goalposts', 'log-goalposts'], { range, low: one(1, 5), cap: fc.boolean() }, { high: 90 }),
  scaleOf(['rank', 'borda', 'percentile-rank', 'normal-score'], { ties, over }),
  scaleOf(['exponential-rank'], { steepness: one(5, 23), ties, over }),
  scaleOf(['distance-to-max', 'fraction-of-max'], { over }),
  scaleOf(['distance-to-reference'], { cap: fc.boolean(), over }, { unit: 'B' }),
  scaleOf(['distance-to-target'], { cap: fc.boolean(), over }, { target: 70 }),
  scaleOf(['around-reference', 'none'], {}),
  scaleOf(['threshold'], { range }, { at: 40 }),
  scaleOf(['top-share'], { range, over }, { share: 0.4 }),
  scaleOf(
    ['piecewise'],
    { steps: fc.boolean() },
    {
      points: [
        [0, 0],
        [40, 60],
        [100, 100],
      ],
    },
  ),
);

const aggregate = one(
  ...['arithmetic', 'geometric', 'harmonic', 'median', 'minimum', 'maximum', 'copeland', 'topsis', 'wroclaw'],
  ...['mazziotta-pareto', 'mazziotta-pareto-adjusted', 'mazziotta-pareto-upwards', 'mean-min'],
  ...[{ power: 0.5 }, { power: 2, from: [0, 100], onto: [1, 10] }, { 'mean-min': { alpha: 0.3 } }],
  ...[{ ordered: [3, 2] }, { child: 'a' }, { formula: 'max(a, b) / 2' }],
  { when: { child: 'any', 'at-least': 40 }, use: 'arithmetic', otherwise: 'minimum' },
);
const missing = some({
  'min-present': one(0, 0.5, 1),
  'at-least': one(1, 2),
  weights: one('keep', 'reweight'),
});
const digits = one(0, 1, 'none');
const method = some({
  denominate: fc.boolean(),
  screen: some({ units: one({ 'min-present': 0.6 }), indicators: one({ 'min-present': 0.5 }) }),
  impute: one(
    'none',
    { method: 'linear', ends: 'hold' },
    { method: 'last' },
    { method: 'mean' },
    { method: 'nearest', neighbours: 2 },
  ),
  treat: one(
    'none',
    { fences: 1.5 },
    { fences: 1, over: 'each-period' },
    { winsorise: 1, skew: 1, transform: 'log' },
  ),
  weight: levels(
    one('given', 'equal', 'entropy', 'variation', 'critic', 'pca', 'optimised', {
      by: 'critic',
      over: 'base-period',
    }),
  ),
  aggregate: levels(aggregate),
  missing: levels(missing),
  round: fc.oneof(digits, some({ indicators: digits, nodes: digits })),
  rank: some({ digits: one(0, 2), first: one('best', 'worst') }),
});

const ids = ['a', 'b', 'c', 'd', 'people'] as const;
const units = ['A', 'B', 'C', 'D', 'E'];
const indicator = some({
  direction: one(1, -1),
  low: one(0, 2),
  high: one(70, 110),
  target: one(60),
  normalise: scale,
});
const divided = { denominator: 'people', per: 100 };
const division = one(
  divided,
  divided,
  { denominator: 'people' },
  { denominator: 'a' },
  { denominator: 'nobody' },
  { per: 100 },
);
const formula = one(
  'b + c',
  'b / people',
  'mean(b)',
  'of(b, A)',
  'at(b, 2021)',
  'of(b, Z)',
  'mean(b, region)',
  'a + 1',
  'b *',
  'q',
);

const weight = fc.integer({ min: 2, max: 9 });
const childrenOf = (...children: string[]) =>
  fc.record(Object.fromEntries(children.map((id) => [id, weight])));
const nodeOf = (...children: string[]) =>
  fc.record(
    { weight, aggregate, missing, children: childrenOf(...children) },
    { requiredKeys: ['weight', 'children'] },
  );
const tree = fc.oneof(
  childrenOf('a', 'b', 'c', 'd'),
  fc.record({ left: nodeOf('a', 'b'), right: nodeOf('c', 'd') }),
  fc.record({ a: weight, rest: nodeOf('b', 'c', 'd') }),
);

const rarely = <T>(choice: Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: choice });
const own = fc.record(
  Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((id) => [id, fc.tuple(fc.option(indicator), rarely(division))]),
  ),
);
const normalise = fc.oneof(
  { weight: 12, arbitrary: scale },
  { weight: 1, arbitrary: one({ method: 'base-share' }) },
);
const definition = fc
  .record({ tree, normalise, method, own, base: rarely(one('2021')), formula: rarely(formula) })
  .map(({ method, own, base, formula, ...spec }) => {
    const all = Object.entries(own).map(
      ([id, [of, division]]) => [id, Object.assign({}, of, division)] as const,
    );
    const indicators = Object.fromEntries(all) as Record<string, Indicator>;
    if (formula) indicators['a'] = { ...indicators['a'], formula: String(formula) };
    // An edition has no indicator that nothing needs.
    if (JSON.stringify(indicators).includes('people')) indicators['people'] = {};
    return { indicators, ...spec, ...method, ...(base ? { base } : {}) } as IndexSpec;
  });
const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 100 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const table = fc
  .integer({ min: 1, max: 2 })
  .chain((periods) =>
    fc.record(Object.fromEntries(ids.map((id) => [id, arrayOf(arrayOf(figure, units.length), periods)]))),
  );
function arrayOf<T>(of: Arbitrary<T>, length: number) {
  return fc.array(of, { minLength: length, maxLength: length });
}

type Table = Record<string, number[][]>;
const periodsOf = ({ a }: Table) => a!.map((_, t) => `${2021 + t}`);

/** The scores, ranks and statuses by unit, period and node; undefined where the definition or the table is refused. */
function byName(spec: IndexSpec, table: Table) {
  try {
    const rows = periodsOf(table).flatMap((period, t) =>
      units.map((unit, c) => ({
        unit,
        period,
        ...Object.fromEntries(ids.map((id) => [id, table[id]![t]![c]!])),
      })),
    );
    const built = build(defineIndex(spec), rows);
    const places = ranks(built)
      .rows()
      .map(({ value }, i) => [scores(built).rows()[i]!.value, value, statuses(built).rows()[i]!.value]);
    return places;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The same of an edition that says the same. */
function byEdition({ indicators, tree, base, ...method }: IndexSpec, table: Table) {
  const periods = periodsOf(table);
  const all = Object.entries(indicators).map(([id, of]) => [id, { ...of, unit: '1' }]);
  const sketch = {
    units,
    periods,
    method,
    indicators: Object.fromEntries(all),
    tree: tree as Branch['children'],
    ...(base && { base }),
  };
  try {
    const plan = planOf(sketch);
    const panel = computeIndicators(plan, panelOf(plan, table));
    const index = buildIndex(settleWeights(plan, panel), panel);
    return units.flatMap((_, c) =>
      periods.flatMap((_, t) =>
        plan.nodes.map((_, g) => {
          const at = (g * periods.length + t) * units.length + c;
          return [index.values[at], rankAt(index, g, c, t) || undefined, statusName(index.flags?.[at] ?? 0)];
        }),
      ),
    );
  } catch (error) {
    // A sketch tells its problems as JSON.
    if (error instanceof UserError || (error as Error).message.startsWith('[{')) return undefined;
    throw error;
  }
}

it('an index by name has the bits of an edition that says the same, and is refused where that is', () => {
  let built = 0;
  const times = often(400, { few: 150 });
  fc.assert(
    fc.property(definition, table, (spec, table) => {
      const found = byName(spec, table);
      if (found) built++;
      expect(found).toEqual(byEdition(spec, table));
    }),
    { numRuns: times, seed: 43 },
  );
  expect(built).toBeGreaterThan(times / 3);
});
