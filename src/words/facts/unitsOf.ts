import type { Subject } from '../../release/index.js';
import { type AnyView, isTotal } from './view.js';

/** The units of a group, or all, that have a rank, in its order. */
export function unitsOf(view: AnyView, place: Subject): readonly Subject[] {
  const units = view.peers({ grouping: -1 });
  if (isTotal(view.release, place)) return units;
  const memberOf = view.release.plan.groupings[place.grouping]?.memberOf;
  return memberOf ? units.filter((u) => memberOf[u.number] === place.number) : [];
}
