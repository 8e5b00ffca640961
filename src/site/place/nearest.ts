import type { PlaceView } from './view.js';
import { standingsAt } from './view.js';

/** How many places are shown above and below one. */
const reach = 5;

/** Numbers of the places nearest in rank within the level of a place, itself among them, in order of rank; none where it has no rank. */
export function nearestInRank(view: PlaceView): number[] {
  const { ranks } = standingsAt(view, view.t);
  const own = view.subject.number;
  if (!ranks[own]) return [];
  const order = [...ranks.keys()].filter((j) => ranks[j]! > 0).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  const from = Math.max(0, Math.min(order.indexOf(own) - reach, order.length - 2 * reach - 1));
  return order.slice(from, from + 2 * reach + 1);
}
