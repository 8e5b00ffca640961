/** A planar map as TopoJSON has it: arcs as lists of points, absolute or, with a transform, as steps. */
export interface Topology {
  transform?: unknown;
  arcs: readonly (readonly (readonly number[])[])[];
  objects: { units: { geometries: readonly Geometry[] } };
}

interface Geometry {
  id?: unknown;
  /** Numbers of arcs in lists of any depth; a negative one is an arc backwards. */
  arcs?: unknown;
}

/** What a border in common is: a stretch of line (rook), or a point is enough (queen). */
export type Contiguity = 'rook' | 'queen';

/**
 * The units that each unit of a map has a border in common with, as numbers in the order of `codes`, ascending. Where arcs
 * meet they end, so a common arc is a common stretch and a common end a common point. A unit that the map does not show
 * has none. Source: Bivand, Pebesma and Gómez-Rubio, Applied Spatial Data Analysis (2013), 9.2.1.
 */
export function bordersOf(map: Topology, codes: readonly string[], by: Contiguity): number[][] {
  const numbers = new Map(codes.map((code, c) => [code, c]));
  const sharing = new Map<number | string, Set<number>>();
  for (const { id, arcs } of map.objects.units.geometries) {
    const unit = numbers.get(String(id));
    if (unit === undefined) continue;
    for (const arc of arcsIn(arcs)) {
      for (const place of by === 'rook' ? [arc] : endsOf(map, arc)) {
        sharing.set(place, (sharing.get(place) ?? new Set()).add(unit));
      }
    }
  }
  const found = codes.map(() => new Set<number>());
  for (const units of sharing.values()) {
    for (const a of units) for (const b of units) if (a !== b) found[a]!.add(b);
  }
  return found.map((units) => [...units].sort((a, b) => a - b));
}

/** The codes of the units that a map shows. */
export function shownOn(map: Topology): Set<string> {
  return new Set(map.objects.units.geometries.map(({ id }) => String(id)));
}

function arcsIn(arcs: unknown): number[] {
  if (typeof arcs === 'number') return [arcs < 0 ? -1 - arcs : arcs];
  return Array.isArray(arcs) ? arcs.flatMap(arcsIn) : [];
}

/** First and last point of an arc. */
function endsOf({ arcs, transform }: Topology, arc: number): string[] {
  const points = arcs[arc] ?? [];
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const sum = (axis: number) => points.reduce((s, p) => s + p[axis]!, 0);
  const end = transform ? [sum(0), sum(1)] : last;
  return [first, end].map(([x, y]) => `${x} ${y}`);
}
