import type {
  Aggregate,
  DataFamily,
  Fences,
  Frequency,
  Method,
  MissingRule,
  Neighbours,
  Normalise,
  PlanNode,
  Screen,
  Tiers,
  Ties,
  WinsoriseOrTransform,
} from '../../src/edition/index.js';

// What an edition may choose, each choice once. The types are those of the plan: a new choice without an entry here
// does not compile.

type Impute = Method['impute'];

/** `ties:` of ranks. */
const shared = {
  lowest: {},
  average: { ties: 'average' },
  highest: { ties: 'highest' },
  dense: { ties: 'dense' },
} satisfies Record<Ties, object>;
const ranked: object[] = Object.values(shared);

/** `normalise:` of edition.yaml by values from 1 to some thousands, more than one where a choice has choices of its own. */
export const normalisations = {
  'base-share': [{ scale: 100 }],
  'min-max': [
    { range: [1, 100] },
    { range: [1, 100], between: [0.05, 0.9] },
    { between: [0.1, 1], cap: false },
  ],
  'z-score': [{ mean: 50, sd: 10 }],
  robust: [{ mean: 50, sd: 10 }],
  goalposts: [{ low: 1.5, high: 60, cap: true }],
  'log-goalposts': [{ low: 0.7, high: 900, cap: false }],
  scaled: [{ low: 1.1, high: 70 }],
  rank: ranked,
  borda: ranked,
  'percentile-rank': [{}, { ties: 'average' }, { ties: 'highest' }],
  'exponential-rank': [{}, { steepness: 40, ties: 'average' }],
  'normal-score': [{}, { mean: 50, sd: 10, offset: 0, ties: 'highest' }],
  'distance-to-max': [{}],
  'distance-to-reference': [{ unit: 'u0' }],
  'distance-to-target': [{ target: 5000, cap: true }],
  'fraction-of-max': [{}],
  'around-reference': [{}],
  threshold: [{ at: 3 }],
  'top-share': [{ share: 0.3 }],
  piecewise: [
    {
      points: [
        [1, 5],
        [2, 30],
        [70, 90],
      ],
    },
    {
      points: [
        [1, 5],
        [2, 30],
        [70, 90],
      ],
      steps: true,
    },
  ],
  none: [{}],
} satisfies Record<Normalise['method'], object[]>;

/** Whose parameters come from a sample of the panel that `over` names. */
export const sampled = {
  'base-share': false,
  'min-max': true,
  'z-score': true,
  robust: true,
  goalposts: false,
  'log-goalposts': false,
  scaled: false,
  rank: true,
  borda: true,
  'percentile-rank': true,
  'exponential-rank': true,
  'normal-score': true,
  'distance-to-max': true,
  'distance-to-reference': true,
  'distance-to-target': true,
  'fraction-of-max': true,
  'around-reference': false,
  threshold: false,
  'top-share': true,
  piecewise: false,
  none: false,
} satisfies Record<Normalise['method'], boolean>;

/** `over:` */
export const spans = {
  'base-period': true,
  'all-periods': true,
  'each-period': true,
} satisfies Record<Extract<Normalise, { over: string }>['over'], true>;

/** Strict limits, so that the tails of the samples are touched. */
export const limits = { winsorise: 2, skew: 0.5, kurtosis: 0.5 };

/** `treat:` */
export const treatments = {
  none: { transform: 'none' },
  log: { transform: 'log' },
  'log-ct': { transform: 'log-ct' },
  'log-ct-skew': { transform: 'log-ct-skew' },
  'log-ct-plus': { transform: 'log-ct-plus' },
  'log-gii': { transform: 'log-gii' },
  'box-cox': { transform: 'box-cox' },
} satisfies Record<WinsoriseOrTransform['transform'], object>;

/** What else a treatment may be told. */
export const tellings = {
  lambda: [-1, 0, 0.4].map((lambda) => ({ transform: 'box-cox', lambda })),
  combine: [{ transform: 'log-ct', combine: true }],
  force: [{ force: true }, { transform: 'box-cox', force: true }],
  fences: [{ fences: 0.8 }],
} satisfies Record<
  Exclude<keyof WinsoriseOrTransform, keyof typeof limits | 'transform'> | keyof Fences,
  object[]
>;

/** `impute:`, more than one where a choice has choices of its own. */
export const imputations = {
  none: ['none'],
  linear: [
    { method: 'linear', ends: 'none' },
    { method: 'linear', ends: 'hold', back: true },
  ],
  last: [{ method: 'last' }, { method: 'last', 'max-periods': 1, back: true }],
  mean: [{ method: 'mean' }, { method: 'mean', by: 'province' }],
  median: [{ method: 'median' }, { method: 'median', by: 'region' }],
  'row-mean': [{ method: 'row-mean' }, { method: 'row-mean', within: 2 }],
  'row-median': [{ method: 'row-median', within: 'all' }],
  em: [{ method: 'em' }, { method: 'em', within: 'all' }],
  nearest: [{ method: 'nearest' }, { method: 'nearest', neighbours: 3, within: 'all' }],
} satisfies Record<Impute['method'], (object | string)[]>;

/** `screen:` */
export const screens = {
  units: [
    { units: { 'min-present': 0.8 } },
    { units: { 'min-non-zero': 0.9, 'min-present': 1, include: ['u0', 'u3'], exclude: ['u2'] } },
  ],
  indicators: [{ indicators: { 'min-present': 0.85 } }],
} satisfies Record<keyof Screen, object[]>;

/** `weight:` */
export const weighings = {
  entropy: ['entropy'],
  variation: ['variation'],
  critic: ['critic', { by: 'critic', over: 'base-period' }],
  pca: ['pca', { by: 'pca', over: 'each-period' }, { by: 'pca', over: { window: 2 } }],
  'pca-factors': ['pca-factors'],
  factor: ['factor'],
  optimised: ['optimised', { by: 'optimised', goal: 'infomax' }],
} satisfies Record<DataFamily, (object | string)[]>;

/** `round:` of the method and of a node; of every plan node the rounding it may have. */
export const roundings = {
  round: [
    { method: { round: 1 } },
    { method: { round: { indicators: 3, nodes: 0 } } },
    { node: { round: 2 } },
    { node: { round: 1, rescale: { method: 'percentile-rank' }, 'pass-on': 'scaled' } },
    { node: { round: 0, rescale: { method: 'min-max' }, 'pass-on': 'aggregated' } },
  ],
} satisfies Record<keyof Pick<PlanNode, 'round'>, { method?: object; node?: object }[]>;

/** `aggregate:`; `access` is a child of the root of the sample. */
export const aggregations = {
  arithmetic: ['arithmetic'],
  geometric: ['geometric'],
  harmonic: ['harmonic'],
  power: [{ power: 2 }, { power: 1 / 3 }, { power: -2.5 }],
  reshaped: [
    { power: 0, from: [1, 100], onto: [1, 10] },
    { power: 0, from: [0, 100], onto: [1, 10], mirrored: true },
  ],
  // Written as weights (`weigh`), not as a way to aggregate.
  'weighted-sum': [],
  median: ['median'],
  minimum: ['minimum'],
  maximum: ['maximum'],
  'mean-min': [{ 'mean-min': {} }, { 'mean-min': { alpha: 0.3, beta: 2 } }],
  ordered: [{ ordered: [3, 2, 1, 0.5] }],
  child: [{ levels: ['arithmetic', 'geometric', { child: 'access' }] }],
  formula: [
    { levels: ['arithmetic', 'geometric', { formula: 'access ^ 0.5 * 10 + rank(access) / count(access)' }] },
  ],
  conditional: [
    { when: { child: 'any', 'at-least': 60 }, use: 'maximum', otherwise: 'geometric' },
    { when: { child: 'every', 'at-least': 20 }, use: 'arithmetic', otherwise: { 'mean-min': {} } },
  ],
  'standard-error': ['standard-error'],
  copeland: ['copeland'],
  topsis: ['topsis'],
  wroclaw: ['wroclaw'],
  'mazziotta-pareto': ['mazziotta-pareto'],
  'mazziotta-pareto-upwards': ['mazziotta-pareto-upwards'],
  'mazziotta-pareto-adjusted': ['mazziotta-pareto-adjusted'],
  'mazziotta-pareto-adjusted-upwards': ['mazziotta-pareto-adjusted-upwards'],
  'benefit-of-the-doubt': [
    'benefit-of-the-doubt',
    { 'benefit-of-the-doubt': { shares: [0.1, 0.8] } },
    { 'benefit-of-the-doubt': { weights: [0.05, 0.9] } },
    { 'benefit-of-the-doubt': { directional: 10 } },
  ],
} satisfies Record<Aggregate, (object | string)[]>;

/** `missing: weights:` */
export const absences = { keep: true, reweight: true, leaves: true } satisfies Record<
  MissingRule['weights'],
  true
>;

/** `tiers: by:` */
export const tierings = {
  'k-means': true,
  ward: true,
  average: true,
  complete: true,
  single: true,
  'natural-breaks': true,
  column: true,
} satisfies Record<Tiers['by'], true>;

/** `neighbours:` */
export const neighbourhoods = {
  nearest: { nearest: 3 },
  distance: { within: 400 },
  rook: 'rook',
  queen: 'queen',
} satisfies Record<Neighbours['by'], object | string>;

/** Four periods of every frequency, across a turn of the year. */
export const frequencies = {
  year: ['2019', '2020', '2021', '2022'],
  quarter: ['2019-Q3', '2019-Q4', '2020-Q1', '2020-Q2'],
  month: ['2019-11', '2019-12', '2020-01', '2020-02'],
} satisfies Record<Frequency, string[]>;

export const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
