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
