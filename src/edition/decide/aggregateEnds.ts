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

/**
 * Whether a node has no points where its children have none, and only there: ratios of its scores then mean as much as those of
 * its children. Not so of counts of comparisons won, of distances to the best, and of children standardised over the units. A
 * conditional way keeps zero where both of its ways do.
 */
export const keepsZero: Record<Exclude<Aggregate, 'conditional'>, boolean> = {
  arithmetic: true,
  geometric: true,
  harmonic: true,
  median: true,
  minimum: true,
  maximum: true,
  copeland: false,
  topsis: false,
  wroclaw: false,
  'mazziotta-pareto': false,
  'mazziotta-pareto-upwards': false,
  'mazziotta-pareto-adjusted': true,
  'mazziotta-pareto-adjusted-upwards': true,
  power: true,
  reshaped: true,
  'mean-min': true,
  ordered: true,
  child: true,
  'benefit-of-the-doubt': true,
};
