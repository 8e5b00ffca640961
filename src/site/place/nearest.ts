import { viewOf as factsAt } from '../../words/index.js';
import type { PlaceView } from './view.js';

/** How many places are shown above and below one. */
const reach = 5;

/** Numbers of the places nearest in rank within the level of a place, itself among them, in order of rank; none where it has no rank. */
export function nearestInRank({ release, level, subject, g, t }: PlaceView): number[] {
  const order = level ? factsAt(release, t, g).peers(subject) : [];
  const own = order.findIndex(({ number }) => number === subject.number);
  if (own < 0) return [];
  const from = Math.max(0, Math.min(own - reach, order.length - 2 * reach - 1));
  return order.slice(from, from + 2 * reach + 1).map(({ number }) => number);
}
