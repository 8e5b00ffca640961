import { bordersOf, type Topology, unitsOnMap } from '../map/borders.js';
import { type MapFault, mapFaults } from '../map/mapFaults.js';
import { mapFileOf } from '../map/mapSource.js';
import { memoize } from '../memoize.js';
import type { Neighbours, PlanUnit } from '../plan.js';
import { problems } from '../problems/problems.js';
import type { Decisions } from './decisions.js';

const noJson: MapFault = {
  path: '',
  found: { en: 'no JSON in UTF-8 without a byte order mark', zh: '不是 UTF-8（无字节顺序标记）的 JSON' },
  expected: { en: 'TopoJSON', zh: 'TopoJSON' },
};

/** The faults of a map, kept with the units: an edition is decided twice, before and after its data are read. */
const faultsOf = memoize((unitCodes: readonly string[]) => {
  const known = new Map<unknown, MapFault[]>();
  return (map: unknown) => {
    if (!known.has(map)) known.set(map, mapFaults(map, unitCodes));
    return known.get(map)!;
  };
});

/** The map of the edition, or undefined where it cannot be drawn; its faults are reported. */
export function decideMap({ source, found, unitCodes }: Decisions, map: unknown): Topology | undefined {
  if (source.map === undefined || map === undefined) return undefined;
  const faults = map === null ? [noJson] : faultsOf(unitCodes)(map);
  const file = mapFileOf(source.map)?.file ?? 'edition.yaml';
  found.push(...faults.map((fault) => problems.notAMap(file, fault)));
  return faults.length === 0 ? (map as Topology) : undefined;
}

/** Decides the neighbours of each unit; the five nearest by default. */
export function decideNeighbours(
  { source, found, at, take }: Decisions,
  units: readonly PlanUnit[],
  map: Topology | undefined,
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
  const shown = unitsOnMap(map);
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
