import type { Aggregate, Frequency, Method, Normalise, Treat } from '../../src/edition/index.js';

// What an edition may choose, each choice once. The types are those of the plan: a new choice without an entry here
// does not compile.

type Impute = Method['impute'];

/** `normalise:` of edition.yaml, for indicators with values from 1 to some thousands. */
export const normalisations = {
  'base-share': { method: 'base-share', scale: 100 },
  'min-max': { method: 'min-max', range: [1, 100] },
  'z-score': { method: 'z-score', mean: 50, sd: 10 },
  robust: { method: 'robust', mean: 50, sd: 10 },
  goalposts: { method: 'goalposts', low: 1.5, high: 60, cap: true },
  'log-goalposts': { method: 'log-goalposts', low: 0.7, high: 900, cap: false },
  scaled: { method: 'scaled', low: 1.1, high: 70 },
  rank: { method: 'rank' },
  borda: { method: 'borda' },
  'percentile-rank': { method: 'percentile-rank' },
  'distance-to-max': { method: 'distance-to-max' },
  'distance-to-reference': { method: 'distance-to-reference', unit: 'u1' },
  'distance-to-target': { method: 'distance-to-target', target: 5000, cap: true },
  'fraction-of-max': { method: 'fraction-of-max' },
} satisfies Record<Normalise['method'], object>;

/** Those with parameters from the panel, and where they may come from. */
export const spans = {
  'base-period': true,
  'all-periods': true,
  'each-period': true,
} satisfies Record<Extract<Normalise, { over: string }>['over'], true>;

/** `treat:`; strict limits, so that the tails of the samples are touched. */
export const treatments = {
  none: { transform: 'none' },
  log: { transform: 'log' },
  'log-ct': { transform: 'log-ct' },
  'log-ct-plus': { transform: 'log-ct-plus' },
  'log-gii': { transform: 'log-gii' },
  'box-cox': { transform: 'box-cox' },
} satisfies Record<Treat['transform'], object>;

/** `impute:`, more than one where a choice has choices of its own. */
export const imputations = {
  none: ['none'],
  linear: [
    { method: 'linear', ends: 'none' },
    { method: 'linear', ends: 'hold' },
  ],
  mean: [{ method: 'mean' }, { method: 'mean', by: 'province' }],
  median: [{ method: 'median' }, { method: 'median', by: 'region' }],
} satisfies Record<Impute['method'], (object | string)[]>;

/** `aggregate:` */
export const aggregations = {
  arithmetic: ['arithmetic'],
  geometric: ['geometric'],
  harmonic: ['harmonic'],
  power: [{ power: 2 }, { power: 1 / 3 }, { power: -2.5 }],
  median: ['median'],
  minimum: ['minimum'],
  copeland: ['copeland'],
  topsis: ['topsis'],
  'mazziotta-pareto': ['mazziotta-pareto'],
  'mazziotta-pareto-upwards': ['mazziotta-pareto-upwards'],
} satisfies Record<Aggregate, (object | string)[]>;

/** `missing: weights:` */
export const absences = { keep: true, 'hand-over': true } satisfies Record<
  Method['missing']['weights'],
  true
>;

/** Four periods of every frequency, across a turn of the year. */
export const frequencies = {
  year: ['2019', '2020', '2021', '2022'],
  quarter: ['2019-Q3', '2019-Q4', '2020-Q1', '2020-Q2'],
  month: ['2019-11', '2019-12', '2020-01', '2020-02'],
} satisfies Record<Frequency, string[]>;

export const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
