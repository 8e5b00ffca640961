import { memoize, type Plan } from '../../edition/index.js';

/** Scales whose 0 is where the data put it: the lowest, the mean, a place in an order. */
const placedByData: ReadonlySet<string> = new Set([
  'min-max',
  'z-score',
  'robust',
  'distance-to-max',
  'distance-to-target',
  'around-reference',
  'rank',
  'borda',
  'percentile-rank',
  'top-share',
]);

/**
 * Whether growth in per cent means something of an index: not where 0 is the lowest that was observed, near which a place grows by
 * any rate, nor where it is the mean.
 */
export const hasRates = memoize(({ nodes, indicators }: Plan): boolean =>
  nodes.every(({ indicator }) => !placedByData.has(indicators[indicator]?.normalise.method ?? '')),
);
