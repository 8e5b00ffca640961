import type { Aggregate } from '../aggregateOptions.js';

/**
 * For every way to aggregate, the sum of the lowest and the highest possible score (`sumOfEnds`): that of the children, a
 * number, or null where there is none. Kept apart from the options, because the engine needs it without the schema.
 */
export const aggregateEndSums: Record<Aggregate, 'children' | number | null> = {
  arithmetic: 'children',
  geometric: 'children',
  harmonic: 'children',
  median: 'children',
  minimum: 'children',
  maximum: 'children',
  'standard-error': null,
  copeland: 0,
  topsis: 1,
  wroclaw: null,
  'mazziotta-pareto': 200,
  'mazziotta-pareto-upwards': 200,
  'mazziotta-pareto-adjusted': 'children',
  'mazziotta-pareto-adjusted-upwards': 'children',
  power: 'children',
  reshaped: 'children',
  // The ends of the children times what the weights add up to.
  'weighted-sum': null,
  'mean-min': 'children',
  ordered: 'children',
  child: 'children',
  formula: null,
  'benefit-of-the-doubt': null,
  // Where both ways have the same ends.
  conditional: 'children',
};

/** Properties of the scores of a way to aggregate. */
interface ScoreMeaning {
  /** Whether a node scores 0 where its children do, so that ratios of its scores mean as much as ratios of theirs. */
  keepsZero: boolean;
  /** Whether a score is independent of the other units of its period, so that periods can be compared. */
  overTime: boolean;
}

const plain: ScoreMeaning = { keepsZero: true, overTime: true };
/** Scores relative to the other units: comparisons won, distances to the best, children standardised over the units. */
const amongUnits: ScoreMeaning = { keepsZero: false, overTime: false };

/** A conditional way has a property where both of its ways do; that of a formula follows from it. */
export const meanings: Record<Exclude<Aggregate, 'conditional' | 'formula'>, ScoreMeaning> = {
  arithmetic: plain,
  geometric: plain,
  harmonic: plain,
  median: plain,
  minimum: plain,
  maximum: plain,
  'standard-error': plain,
  copeland: amongUnits,
  topsis: amongUnits,
  wroclaw: amongUnits,
  'mazziotta-pareto': amongUnits,
  'mazziotta-pareto-upwards': amongUnits,
  'mazziotta-pareto-adjusted': plain,
  'mazziotta-pareto-adjusted-upwards': plain,
  power: plain,
  reshaped: plain,
  'weighted-sum': plain,
  'mean-min': plain,
  ordered: plain,
  child: plain,
  'benefit-of-the-doubt': { keepsZero: true, overTime: false },
};
