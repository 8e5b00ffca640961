import { growthDraws } from '../../analysis/index.js';
import type { Subject } from '../../release/index.js';
import { type AnyView, placeAt } from './view.js';

/** In so many draws of a hundred at least one of two places must have grown more than the other. */
const level = 0.95;

/**
 * Whether the draws of the rank study decide which of two places grew more since a period. Parts of an index are not studied:
 * there the order is that of the published figures, as it is of ranks.
 */
export function isGrowthOrdered({ release, t, g }: AnyView, since: number, a: Subject, b: Subject): boolean {
  if (g !== 0) return true;
  const draws = growthDraws(release, since, t);
  if (!draws) return false;
  const share = draws.above(placeAt(release, a), placeAt(release, b));
  return Math.max(share, 1 - share) >= level;
}
