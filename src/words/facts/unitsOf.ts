import type { Subject } from '../../release/index.js';
import { type AnyView, isTotal } from './view.js';

/** The units of a group, or all, that have a rank, in its order. */
export function unitsOf(view: AnyView, place: Subject): readonly Subject[] {
  const units = view.peers({ grouping: -1 });
  if (isTotal(view.release, place)) return units;
  const memberOf = view.release.plan.groupings[place.grouping]?.memberOf;
  return memberOf ? units.filter((u) => memberOf[u.number] === place.number) : [];
}

/** The first group that a unit belongs to. */
export function groupOf({ release, members }: AnyView, place: Subject): Subject | undefined {
  if (place.level !== release.plan.level) return undefined;
  const first = release.plan.groupings[0];
  const j = first?.memberOf[place.number] ?? -1;
  return j < 0 ? undefined : members(0)[j];
}
