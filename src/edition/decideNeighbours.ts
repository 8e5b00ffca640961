import { bordersOf, type Contiguity, isTopology, shownOn } from './borders.js';
import type { Decisions } from './decisions.js';
import type { PlanUnit } from './plan.js';
import { problems } from './problems.js';

/** Who is whose neighbour: the nearest, all within so many kilometres, or those across a border of the map. */
export type Neighbours =
  | { by: 'nearest'; count: number }
  | { by: 'distance'; within: number }
  | {
      by: Contiguity;
      /** Numbers of the units next to each unit. */
      lists: number[][];
      /** Numbers of the units that the map does not show. */
      unmapped: number[];
    };

/** Decides who is whose neighbour: the five nearest unless the edition says otherwise. */
export function decideNeighbours(
  { source, found, at, take }: Decisions,
  units: readonly PlanUnit[],
  map: unknown,
): Neighbours {
  const written = source.neighbours;
  if (written === undefined) return { by: 'nearest', count: take('neighbours.nearest', undefined, 5) };
  if (typeof written === 'object') {
    return 'nearest' in written
      ? { by: 'nearest', count: written.nearest }
      : { by: 'distance', within: written.within };
  }
  const none: Neighbours = { by: written, lists: units.map(() => []), unmapped: [] };
  if (source.map === undefined) {
    found.push(problems.bordersWithoutMap(at(['neighbours']), written));
    return none;
  }
  if (map === undefined) return none;
  if (!isTopology(map)) {
    found.push(problems.notAMap(source.map));
    return none;
  }
  const shown = shownOn(map);
  return {
    by: written,
    lists: bordersOf(
      map,
      units.map((u) => u.code),
      written,
    ),
    unmapped: units.flatMap(({ code }, c) => (shown.has(code) ? [] : [c])),
  };
}
