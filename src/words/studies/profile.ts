import {
  orientedColumns,
  type Peer,
  peersOf,
  type Sector,
  type SectorPoints,
  type Strength,
  sectorPoints,
  sectorsOf,
  strengthsOf,
  structuresOf,
} from '../../analysis/index.js';
import { at } from '../../edition/index.js';
import { areEqual, median } from '../../engine/index.js';
import type { Release } from '../../release/index.js';

/** Structures, indicators and sectors of a release, worked out when a page first asks for them; a release never changes. */
interface ProfileCache {
  structures: Map<number, ReturnType<typeof structuresOf>>;
  columns: Map<number, ReturnType<typeof orientedColumns>>;
  sectors?: { list: readonly Sector[]; points: SectorPoints | undefined };
}

const profileCaches = new WeakMap<Release['index'], ProfileCache>();

function profileCacheOf({ index }: Release): ProfileCache {
  const made = profileCaches.get(index) ?? { structures: new Map(), columns: new Map() };
  profileCaches.set(index, made);
  return made;
}

/** The units nearest in structure to one in a published period; none where it has no structure. */
export function peersAt(release: Release, t: number, unit: number): Peer[] {
  const { structures } = profileCacheOf(release);
  const at = structures.get(t) ?? structuresOf(release.plan, release.index, t);
  structures.set(t, at);
  return peersOf(at, unit);
}

/** A strength or weakness against the peers, with the rank among all beside it. */
export interface Standout extends Strength {
  among: { rank: number; of: number };
}

/**
 * The indicators in which a unit ranks best and worst against its peers, itself included. In the upper half is a strength,
 * in the lower half a weakness; the middle is neither, nor is what all of them have alike.
 */
export function standoutsOf(
  release: Release,
  t: number,
  unit: number,
  peers: readonly Peer[],
  count = 4,
): { strengths: Standout[]; weaknesses: Standout[] } {
  const known = profileCacheOf(release).columns;
  const columns = known.get(t) ?? orientedColumns(release.plan, release.index, t);
  known.set(t, columns);
  const rules = { strengths: columns.length, weaknesses: columns.length, lastMayBeStrength: true };
  const among = peers.length > 0 ? peers.map((p) => p.unit) : undefined;
  const all = strengthsOf(columns, unit, rules).strengths;
  const withAll = ({ node, rank, of }: Strength): Standout => {
    const { rank: overall, of: everyone } = all.find((s) => s.node === node)!;
    return { node, rank, of, among: { rank: overall, of: everyone } };
  };
  const isAlike = (node: number) => {
    const { values } = columns.find((column) => column.node === node)!;
    return peers.length > 0 && peers.every((p) => areEqual(values[p.unit]!, values[unit]!));
  };
  const found = strengthsOf(columns, unit, rules, among).strengths.filter(
    (s) => s.of > 1 && !isAlike(s.node),
  );
  const lower = found.filter((s) => 2 * s.rank > s.of + 1);
  return {
    strengths: found
      .filter((s) => 2 * s.rank < s.of + 1)
      .slice(0, count)
      .map(withAll),
    weaknesses: lower.reverse().slice(0, count).map(withAll),
  };
}

/** What a sector gives a unit's total, and the median of what it gives the peers. */
export interface SectorShare {
  sector: Sector;
  points: number;
  /** NaN without peers. */
  peers: number;
}

/** The sectors of a unit's total in points, largest first; empty where parts do not add up to the whole. */
export function sectorShares(
  release: Release,
  t: number,
  unit: number,
  peers: readonly Peer[],
): SectorShare[] {
  const { plan, index } = release;
  const made = profileCacheOf(release);
  made.sectors ??= { list: sectorsOf(plan), points: sectorPoints(plan, index, sectorsOf(plan)) };
  const { list, points } = made.sectors;
  if (!points) return [];
  const of = (s: number, c: number) => at(points.points, s, c, t);
  return list
    .map((sector, s) => ({
      sector,
      points: of(s, unit),
      peers: peers.length > 0 ? median(peers.map((p) => of(s, p.unit))) : Number.NaN,
    }))
    .filter((s) => !Number.isNaN(s.points))
    .sort((a, b) => b.points - a.points);
}
