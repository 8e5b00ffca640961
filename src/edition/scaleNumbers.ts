/** The parameters of a scale, whether its method uses them or not. */
export interface ScaleNumbers {
  over: Over;
  range: [number, number];
  mean: number;
  sd: number;
  /** Bounds and target as written, before the direction is applied. */
  low: number;
  high: number;
  target: number;
  /** Index of the reference unit, −1 for none. */
  unit: number;
  cap: boolean;
  /** Quantiles used as minimum and maximum. */
  quantiles: [number, number];
  /** Share of the best units. */
  share: number;
  /** Raw value and score, raw values ascending. */
  points: [number, number][];
  steps: boolean;
  /** The rank of tied values. */
  ties: Ties;
  /** How steeply the exponential of a rank rises: the smaller, the more the first places stand out. */
  steepness: number;
  /** What is taken off a rank before its normal quantile. */
  offset: number;
}

/** The values of options that a method does not use. */
export const neutral: ScaleNumbers = {
  over: 'all-periods',
  range: [0, 1],
  mean: 0,
  sd: 1,
  low: 0,
  high: 0,
  target: 0,
  unit: -1,
  cap: false,
  quantiles: [0, 1],
  share: 0,
  points: [],
  steps: false,
  ties: 'lowest',
  steepness: 23,
  offset: 0,
};

/** The rank of tied values: the lowest, the mean or the highest of theirs; `dense` counts distinct values. */
export type Ties = 'lowest' | 'average' | 'highest' | 'dense';

/** The periods that the parameters of a scale are fitted to. */
export type Over = 'base-period' | 'all-periods' | 'each-period';
