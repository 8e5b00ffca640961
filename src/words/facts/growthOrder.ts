import { growthDraws } from '../../analysis/index.js';
import type { Subject } from '../../release/index.js';
import { type AnyView, placeAt } from './view.js';

/**
 * Whether the draws of the rank study decide that a place grew more than another since a period. Parts of an index are not studied:
 * there the order is that of the published figures, as it is of ranks.
 */
export function isGrowthOrdered(
  { release, t, g }: AnyView,
  since: number,
  faster: Subject,
  slower: Subject,
): boolean {
  if (g !== 0) return true;
  const draws = growthDraws(release, since, t);
  return draws?.isFaster(placeAt(release, faster), placeAt(release, slower)) ?? false;
}
