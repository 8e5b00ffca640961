/** How the unit of measurement of a result follows from those of the arguments. */
type UnitRule =
  /** All have one unit, which is that of the result. */
  | 'same'
  /** All have one unit; the result is a plain number. */
  | 'compared'
  /** The first alone has the unit of the result; the others are plain numbers. */
  | 'first'
  /** The result is a plain number, whatever the arguments are. */
  | 'plain'
  | 'product'
  | 'quotient'
  /** The unit of the first, to the power of the second. */
  | 'power'
  | 'root'
  /** The root of the product of all. */
  | 'product-root'
  /** The first is a condition, the others have one unit. */
  | 'choice';

interface Operation {
  /** The least and the most arguments, as they are written. */
  arguments: readonly [number, number];
  unit: UnitRule;
  /** How it is written, for messages; operators have none. */
  written?: string;
  /** Whether small changes of the arguments change the result little, so that errors propagate by derivatives. */
  smooth?: false;
}

const any = Number.POSITIVE_INFINITY;
const comparison = { arguments: [2, 2], unit: 'compared', smooth: false } as const;

/** Operations on figures of one unit and one period. Their values are in `engine/formula/operations`. */
const all = {
  '+': { arguments: [2, 2], unit: 'same' },
  '-': { arguments: [2, 2], unit: 'same' },
  '*': { arguments: [2, 2], unit: 'product' },
  '/': { arguments: [2, 2], unit: 'quotient' },
  '^': { arguments: [2, 2], unit: 'power' },
  negative: { arguments: [1, 1], unit: 'same' },
  '=': comparison,
  '≠': comparison,
  '<': comparison,
  '>': comparison,
  '≤': comparison,
  '≥': comparison,
  and: { arguments: [2, 2], unit: 'plain', smooth: false },
  or: { arguments: [2, 2], unit: 'plain', smooth: false },
  if: { arguments: [3, 3], unit: 'choice', written: 'if(x > y, a, b)', smooth: false },
  abs: { arguments: [1, 1], unit: 'same', written: 'abs(x)' },
  sqrt: { arguments: [1, 1], unit: 'root', written: 'sqrt(x)' },
  ln: { arguments: [1, 1], unit: 'plain', written: 'ln(x)' },
  log10: { arguments: [1, 1], unit: 'plain', written: 'log10(x)' },
  exp: { arguments: [1, 1], unit: 'plain', written: 'exp(x)' },
  round: { arguments: [1, 2], unit: 'first', written: 'round(x, 1)', smooth: false },
  clamp: { arguments: [3, 3], unit: 'same', written: 'clamp(x, 0, 100)' },
  min: { arguments: [1, any], unit: 'same', written: 'min(x, y)' },
  max: { arguments: [1, any], unit: 'same', written: 'max(x, y)' },
  sum: { arguments: [1, any], unit: 'same', written: 'sum(x, y)' },
  mean: { arguments: [1, any], unit: 'same', written: 'mean(x, y)' },
  median: { arguments: [1, any], unit: 'same', written: 'median(x, y)' },
  product: { arguments: [1, any], unit: 'product', written: 'product(x, y)' },
  geometric: { arguments: [1, any], unit: 'product-root', written: 'geometric(x, y)' },
  harmonic: { arguments: [1, any], unit: 'same', written: 'harmonic(x, y)' },
  /** The quantile of the standard normal distribution, of normal scores; none beyond 0 < p < 1. */
  'normal-quantile': { arguments: [1, 1], unit: 'plain', written: 'normal-quantile(p)', smooth: false },
  /** What `shrink` is made of: a rate, that of all, the variance of rates, the mean denominator and the own one. */
  shrunk: { arguments: [5, 5], unit: 'first', smooth: false },
  coalesce: { arguments: [2, any], unit: 'same', written: 'coalesce(x, y)', smooth: false },
  present: { arguments: [1, 1], unit: 'plain', written: 'present(x)', smooth: false },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof all;
export const operations: Readonly<Record<OperationName, Operation>> = all;

/** A figure of the units of a period, or of those of one group. */
interface OverUnits {
  /** Whether it is a plain number, whatever the figures are measured in. */
  plain: boolean;
  /** Whether it is the place of each unit among them; otherwise all of them share it. */
  place: boolean;
  written: string;
  smooth: boolean;
}

const shared = { plain: false, place: false, smooth: true } as const;
const placed = { plain: true, place: true, smooth: false } as const;
const overUnits = {
  total: { ...shared, written: 'total(x), total(x, province)' },
  average: { ...shared, written: 'average(x)' },
  lowest: { ...shared, written: 'lowest(x)' },
  highest: { ...shared, written: 'highest(x)' },
  deviation: { ...shared, written: 'deviation(x)' },
  quantile: { ...shared, written: 'quantile(x, 0.9), quantile(x, 0.9, province)' },
  count: { ...shared, plain: true, smooth: false, written: 'count(x)' },
  rank: { ...placed, written: 'rank(x)' },
  'percent-rank': { ...placed, written: 'percent-rank(x)' },
  'normal-score': { ...placed, written: 'normal-score(x)' },
} as const;

export type StatisticOverUnits = keyof typeof overUnits;
export const statisticsOverUnits: Readonly<Record<StatisticOverUnits, OverUnits>> = overUnits;

/** Functions that are written out as a tree of others when they are read, or take another period or unit. */
export const otherFunctions = {
  at: 'at(x, 2020)',
  of: 'of(x, CODE), of(total(x, province), CODE)',
  first: 'first(x)',
  cumulative: 'cumulative(x)',
  previous: 'previous(x), previous(x, 4)',
  growth: 'growth(x), growth(x, 12)',
  group: 'group(x, province)',
  share: 'share(x), share(x, province)',
  z: 'z(x), z(x, province)',
  root: 'root(x, 3)',
  residual: 'residual(y, x), residual(y, x, z)',
  shrink: 'shrink(cases, people), shrink(cases, people, province)',
} as const;
