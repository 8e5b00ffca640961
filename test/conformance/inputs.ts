import * as analysis from '../../src/analysis/index.js';
import { type Plan, type PublishedFigure, plainScale, same } from '../../src/edition/index.js';
import * as engine from '../../src/engine/index.js';
import { seeded } from '../helpers/random.js';
import { neighbourhoods } from './choices.js';
import { built, sampleOf } from './sample.js';

const random = seeded(2);
const list = (n: number) => Float64Array.from({ length: n }, () => 1 / (1.01 - random()));
export const [x, y, z] = [list(200), list(200), list(200)];
export const gappy = x.map((v, i) => (i % 7 === 3 ? Number.NaN : v));
export const tied = y.map((v) => Math.floor(v));
export const sample = [x, gappy, tied, new Float64Array(5).fill(3), new Float64Array(0)];
export const each = (f: (values: Float64Array) => unknown) => () => sample.map(f);
export const pairs = (f: (a: Float64Array, b: Float64Array) => unknown) => () => [
  f(x, y),
  f(gappy, tied),
  f(tied, z),
];
export const columns = [x, y, z, tied];
export const short = columns.map((v) => v.slice(0, 12));
/** Numbers of units for which p-values are reckoned in different ways. */
export const sizes = [2, 6, 9, 30, 120];
export const method = { normalise: { method: 'min-max', range: [1, 100] }, impute: { method: 'mean' } };
export const { plan, panel, index } = built(method);
export const waiting = sampleOf({ ...method, weight: { levels: ['pca', 'critic', 'optimised'] } }).plan;
export const doubting = sampleOf({ ...method, aggregate: 'benefit-of-the-doubt' }, { units: 9 });
/** The same edition with gaps that nothing fills, and a late starter. */
export const partial = built({ normalise: method.normalise }, { late: true });
/** The same with a missing rule that reaches down to the indicators. */
export const reaching = {
  ...partial.plan,
  nodes: partial.plan.nodes.map((node) => ({
    ...node,
    missing: { ...node.missing, weights: 'leaves' as const },
  })),
};
export const root = { grouping: 0, number: 1 };
export const weights = Float64Array.from(plan.nodes, (node, g) => node.weight * (1 + 0.1 * Math.sqrt(g)));

/** The same edition with other figures, and another mean. */
export const revised = built({ ...method, aggregate: 'geometric' }, { seed: 8 });

export const study: analysis.Study = {
  plan,
  panel,
  period: 1,
  variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
  aggregates: [
    { name: 'own', nodes: plan.nodes },
    { name: 'doubt', nodes: doubting.plan.nodes },
  ],
  weights: { kind: 'dirichlet', concentration: 20 },
  dropIndicators: true,
  sensitivity: true,
  target: 3,
  replicates: 8,
  seed: 5,
  tops: [1, 5],
  pairs: [[0, 1]],
};

/** The sample with an error of each kind, the rest unknown. */
const kinds: analysis.Study['plan']['indicators'][number]['error'][] = [
  { by: 'records', lot: 2.5 },
  { by: 'share', size: 0.07 },
  { by: 'amount', size: 0.3 },
  { by: 'indicator', indicator: 0 },
];
export const inexact = {
  ...plan,
  indicators: plan.indicators.map((i, k) => ({ ...i, error: kinds[k % 5] ?? null })),
};
export const inexactStudy: analysis.Study = {
  ...study,
  plan: inexact,
  variants: { ...study.variants, plans: [inexact] },
  aggregates: [{ name: 'own', nodes: plan.nodes }],
  sources: true,
};

const program: engine.Program = {
  cost: [-1, -2, 0.1],
  quadratic: [2, 1 / 3, 0.7],
  rows: [
    { terms: [1, 1, 1], low: 1, high: 1 },
    { terms: [0.3, -0.2, 0.9], low: 0, high: Number.POSITIVE_INFINITY },
  ],
  bounds: [
    [0, 1],
    [0, 0.6],
    [0, 1],
  ],
};
export const whole = { ...program, quadratic: [0, 0, 0], integer: [true, false, true] };
export const solved = (solve: engine.Solve) => [solve(program), solve({ ...program, quadratic: [0, 0, 0] })];

export const leaves = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [] : [g]));
export const times = Array.from({ length: 9 }, (_, t) => 2000 + t);
export const versions = [
  { name: 'now', plan, index, t: 1 },
  { name: 'then', plan, index, t: 0 },
] as const;

/** The unit with a rank at the root in the first period. */
export const unitAt = (rank: number) => index.ranks(0).indexOf(rank);
export const subject = { unit: unitAt(9), node: 0, period: 0, peers: -1, fill: false };
export const sums: analysis.AdditiveTable = {
  values: Float64Array.of(3, 40, 30, 73),
  sums: [{ total: 3, parts: [0, 1, 2] }],
};

export const order: analysis.TargetOrder = {
  node: 0,
  period: 0,
  pairs: [[unitAt(6), unitAt(4)]],
  margin: undefined,
  least: 0,
  most: 1,
  leaves: false,
};

/** The sample with places on the Earth, as neighbours need them. */
export const located = {
  ...plan,
  units: plan.units.map((unit, c) => ({
    ...unit,
    coordinates: { lon: ((c * 53) % 360) - 180, lat: ((c * 31) % 180) - 90 },
  })),
};
export const withOnes = [new Float64Array(200).fill(1), y, tied];
export const wave = (f: (angle: number) => number) => each((v) => v.map((u) => f(u - 20)));
export const shared = built({ normalise: { method: 'base-share' } }, { turned: false });
const months = Array.from({ length: 40 }, (_, t) => `${2018 + Math.floor(t / 12)}-${1 + (t % 12)}`);
export const monthly = built(
  { normalise: { method: 'base-share' } },
  {
    turned: false,
    frequency: 'month',
    periods: months.map((m) => m.replace(/-(\d)$/, '-0$1')),
  },
);
export const series = (from: number, to: number) => ({
  periods: times.slice(from, to).map(String),
  values: x.slice(from, to),
});
const title = { en: 'GDP', zh: '生产总值' };
export const economy: Plan['economy'] = {
  indicators: [{ id: 'gdp', title, unit: title, scale: 1e8, vintages: { province: 'first' } }],
  vintages: [{ id: 'first', title }],
  facts: shared.plan.periods.flatMap((period, t) =>
    shared.plan.groupings[0]!.groups.map(({ code }, j) => ({
      level: 'province',
      code,
      period,
      indicator: 'gdp',
      vintage: 'first',
      value: z[7 * t + j]!,
      source: 'a book',
      used: true,
    })),
  ),
  perHead: { by: 'gdp', period: null, atLeast: 0, beside: true },
  size: {
    output: 'gdp',
    level: 'province',
    increment: { beta: 1406.02, interval: [1400, 1500], source: same('a book'), index: null },
    chained: {
      elasticity: 0.3545,
      period: shared.plan.periods[1]!,
      size: 7,
      source: same('a book'),
      index: null,
    },
    jobs: { perPoint: 17300, source: same('a book') },
    components: null,
    publishedIndex: null,
  },
};

/** A ring of units for borders. */
export function neighboursBy(by: keyof typeof neighbourhoods): Plan['neighbours'] {
  const n = plan.units.length;
  const lists = plan.units.map((_, c) => (c === 3 ? [] : [(c + n - 1) % n, (c + 1) % n]));
  if (by === 'nearest') return { by, count: neighbourhoods.nearest.nearest };
  return by === 'distance' ? { by, within: neighbourhoods.distance.within } : { by, lists, unmapped: [3] };
}

export const earlier: Plan['chain'] = [
  {
    edition: 'earlier',
    title,
    file: 'earlier.csv',
    source: title,
    over: null,
    results: shared.plan.periods.slice(0, 2).map((period, t) => ({
      level: 'total',
      code: shared.plan.total.code,
      period,
      node: shared.plan.nodes[0]!.id,
      value: 70 + 11 * t,
    })),
  },
];

/** Figures of the index itself as if they had been published to two decimals, one of them otherwise. */
const publishedOf = () => {
  const cells = plan.units.map(({ code }, c) => ({
    level: plan.level,
    unit: code,
    period: plan.periods[plan.first]!,
    node: plan.nodes[0]!.id,
    value: c === 1 ? 1.5 : engine.roundTo(index.values[c] ?? Number.NaN, 2),
    rank: index.ranks(0)[c] ?? null,
  }));
  const table = {
    id: 'p',
    title: { en: 'p', zh: 'p' },
    source: { en: '', zh: '' },
    file: 'p.csv',
    digits: 2,
    cells,
  };
  const published = (['half-away', 'half-even'] as const).map((rounding) => ({ ...table, rounding }));
  return { plan: { ...plan, published }, panel, index };
};
export const publishedIndex = publishedOf();
export const comparedOf = () => analysis.comparePublished(publishedIndex);

export const posts = plainScale('goalposts', { range: [0, 10], low: 1.5, high: 60, cap: true });
export const numbers = { ...posts, reference: 0 };
export const formula = engine.scaleTree(engine.scales.goalposts, numbers);
/** A published figure. */
export const figure = (
  id: string,
  value: string,
  from?: string,
  kind?: PublishedFigure['kind'],
): PublishedFigure => {
  const none = { en: '', zh: '' };
  return {
    id,
    title: none,
    value,
    rounding: 0.005,
    source: none,
    ...(from && { from }),
    ...(kind && { kind }),
  };
};
