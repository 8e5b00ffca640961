/** A planar TopoJSON map: arcs as lists of points, absolute or, with a transform, as differences. */
export interface Topology {
  transform?: unknown;
  arcs: readonly (readonly (readonly number[])[])[];
  objects: { units: { geometries: readonly Geometry[] } };
}

interface Geometry {
  id?: unknown;
  /** Indices of arcs in nested lists; a negative one is an arc in reverse. */
  arcs?: unknown;
}

/** The kind of contiguity: a common line (rook), or at least a common point (queen). */
export type Contiguity = 'rook' | 'queen';

/**
 * The units with a common border with each unit of a map, as indices in the order of `codes`, ascending. In TopoJSON arcs end
 * where they meet, so that units with a common arc share a line, and with a common end of arcs a point. A unit that is not on
 * the map has no neighbours. Source: Bivand, Pebesma and Gómez-Rubio, Applied Spatial Data Analysis (2013), 9.2.1.
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
export function unitsOnMap(map: Topology): Set<string> {
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
