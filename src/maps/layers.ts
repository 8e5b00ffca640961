import { matchShapes, type NamedUnit } from './match.js';
import { shapesOf } from './shapes.js';

/** The names of the objects of a TopoJSON, of which a map takes one; empty for other maps. */
export function layersOf(map: unknown): string[] {
  const { type, objects } = (map ?? {}) as Record<string, unknown>;
  return type === 'Topology' ? Object.keys(objects ?? {}) : [];
}

/** The object of a TopoJSON with several that has most of the units; undefined where there is one, or none has any. */
export function layerFor(map: unknown, units: readonly NamedUnit[]): string | undefined {
  const layers = layersOf(map);
  if (layers.length < 2) return undefined;
  const counts = layers.map((layer) => {
    const read = shapesOf(map, layer);
    return 'shapes' in read ? matchShapes(read.shapes, units).units.size : 0;
  });
  const most = Math.max(...counts);
  return most > 0 ? layers[counts.indexOf(most)] : undefined;
}
