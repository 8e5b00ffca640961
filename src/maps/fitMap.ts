interface Shape {
  id?: unknown;
}

/** A planar map whose shapes have the codes of units, and what was found on it. */
export interface FittedMap {
  map: object;
  /** How many units are on it. */
  units: number;
  /** The ids of some shapes as the file has them. */
  ids: string[];
}

/** Objects of a planar map that hold places: those that are no unit are surroundings. */
const placed = ['units', 'unlisted', 'outside'] as const;

/**
 * Gives the shapes of a planar map the codes of the units of an edition. Shapes of no unit become surroundings; a map that needs
 * no change is returned as it is.
 *
 * @param unitOf the code of the unit that an id means
 * @returns undefined where the file is no such map
 */
export function fitMap(map: object, unitOf: (id: string) => string | undefined): FittedMap | undefined {
  const { objects, points, ...rest } = map as Record<string, unknown>;
  const shapes = placed.map((name) => [name, shapesIn(objects, name)] as const);
  const written = shapes[0]![1];
  if (!written) return undefined;
  const taken = new Map<Shape, string>();
  const used = new Set<string>();
  for (const shape of shapes.flatMap(([, list]) => list ?? [])) {
    const unit = unitOf(String(shape.id));
    if (unit === undefined || used.has(unit)) continue;
    used.add(unit);
    taken.set(shape, unit);
  }
  const ids = written.map(({ id }) => String(id));
  if (written.every((shape) => taken.get(shape) === shape.id) && taken.size === written.length)
    return { map, units: taken.size, ids };
  const fitted: Record<string, unknown> = {
    ...(objects as object),
    units: collectionOf([...taken].map(withCode)),
  };
  const others = shapes.flatMap(([, list]) => (list ?? []).filter((shape) => !taken.has(shape)));
  for (const name of placed.slice(1)) delete fitted[name];
  if (others.length > 0) fitted['outside'] = collectionOf(others);
  const codes = new Map([...taken].map(([{ id }, unit]) => [String(id), unit]));
  const moved = Object.entries((points ?? {}) as object).flatMap(([id, at]) => {
    const unit = codes.get(id);
    return unit === undefined ? [] : [[unit, at] as const];
  });
  return {
    map: { ...rest, ...(points === undefined ? {} : { points: Object.fromEntries(moved) }), objects: fitted },
    units: taken.size,
    ids,
  };
}

const withCode = ([shape, id]: [Shape, string]): Shape => ({ ...shape, id });
const collectionOf = (geometries: Shape[]) => ({ type: 'GeometryCollection', geometries });

function shapesIn(objects: unknown, name: string): Shape[] | undefined {
  const { geometries } = ((objects as Record<string, unknown> | undefined)?.[name] ?? {}) as {
    geometries?: unknown;
  };
  const isList =
    Array.isArray(geometries) && geometries.every((one) => typeof one === 'object' && one !== null);
  return isList ? (geometries as Shape[]) : undefined;
}
