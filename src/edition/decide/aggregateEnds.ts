import type { Aggregate } from '../aggregateOptions.js';

/**
 * The ends of the scale of the scores of every way to aggregate, added up (`endsOf`): those of its children, a number, or null
 * where it has none. Apart from the options, because the engine needs it without the schema.
 */
export const aggregateEnds: Record<Aggregate, 'children' | number | null> = {
  arithmetic: 'children',
  geometric: 'children',
  harmonic: 'children',
  median: 'children',
  minimum: 'children',
  maximum: 'children',
  copeland: 0,
  topsis: 1,
  wroclaw: null,
  'mazziotta-pareto': 200,
  'mazziotta-pareto-upwards': 200,
  'mazziotta-pareto-adjusted': 'children',
  'mazziotta-pareto-adjusted-upwards': 'children',
  power: 'children',
  reshaped: 'children',
  'mean-min': 'children',
  ordered: 'children',
  child: 'children',
  'benefit-of-the-doubt': null,
  // Where both ways have the same ends.
  conditional: 'children',
};

/** What scores of a way to aggregate mean. */
interface Meaning {
  /** Whether a node has no points where its children have none, and only there: ratios of its scores then mean as much as theirs. */
  keepsZero: boolean;
  /** Whether they do not depend on the other units of a period, so that periods can be compared. */
  overTime: boolean;
}

const plain: Meaning = { keepsZero: true, overTime: true };
/** Comparisons won, distances to the best, and children standardised over the units. */
const among: Meaning = { keepsZero: false, overTime: false };

/** A conditional way means what both of its ways do. */
export const meanings: Record<Exclude<Aggregate, 'conditional'>, Meaning> = {
  arithmetic: plain,
  geometric: plain,
  harmonic: plain,
  median: plain,
  minimum: plain,
  maximum: plain,
  copeland: among,
  topsis: among,
  wroclaw: among,
  'mazziotta-pareto': among,
  'mazziotta-pareto-upwards': among,
  'mazziotta-pareto-adjusted': plain,
  'mazziotta-pareto-adjusted-upwards': plain,
  power: plain,
  reshaped: plain,
  'mean-min': plain,
  ordered: plain,
  child: plain,
  'benefit-of-the-doubt': { keepsZero: true, overTime: false },
};
