import { createRequire } from 'node:module';
import fc from 'fast-check';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { squaresInARow } from '../../../test/helpers/squares.js';
import { mapBox, mapFaults } from './mapFaults.js';

// The package has no types.
const { topology } = createRequire(import.meta.url)('topojson-server') as {
  topology(objects: Record<string, unknown>, quantise?: number): Topology;
};

const codes = ['a', 'b', 'c', 'd'];

/** Four squares in a row, and a line in a corner. */
function board(quantise?: number): Topology {
  const features = squaresInARow(codes, 100);
  const line = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [50, 50],
    ],
  };
  const one = { type: 'Feature', properties: {}, geometry: line };
  return topology(
    {
      units: { type: 'FeatureCollection', features },
      provinces: { type: 'FeatureCollection', features: structuredClone(features) },
      inset: { type: 'FeatureCollection', features: [one] },
    },
    quantise,
  );
}

const at = (map: unknown) => mapFaults(map, codes).map(({ path }) => path);

/** The map with something else at a path of keys; taken away where it is undefined. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const map = structuredClone(board(1e4)) as unknown as Record<string | number, never>;
  const last = path.at(-1)!;
  const parent = path.slice(0, -1).reduce((here, key) => here[key]!, map);
  if (value === undefined) delete parent[last];
  else parent[last] = value as never;
  return map;
}

/** Every path of keys in a value. */
function pathsIn(value: unknown, here: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [here];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [here, ...keys.flatMap((key) => pathsIn(value[key as never], [...here, key]))];
}

describe('a map', () => {
  it('made by a TopoJSON program has no fault, in steps and in points', () => {
    expect(at(board())).toEqual([]);
    expect(at(board(1e4))).toEqual([]);
  });

  it('is told every fault with what was found, what was expected and where', () => {
    expect(at(null)).toEqual(['']);
    expect(at({ type: 'FeatureCollection', features: [] })).toEqual(['']);
    expect(at(changed(['arcs'], {}))).toEqual(['arcs']);
    expect(at(changed(['arcs', 1], [[0, 0]]))).toEqual(['arcs.1']);
    expect(at(changed(['arcs', 1, 0], [0, 'x']))).toEqual(['arcs.1']);
    expect(at(changed(['arcs', 0, 0], [1e300, 0]))).toEqual(['arcs.0']);
    expect(at(changed(['transform', 'scale'], [0, 1]))).toEqual(['transform']);
    expect(at(changed(['bbox'], [0, 0, 0, 0]))).toEqual(['bbox']);
    expect(at(changed(['bbox'], [5000, 5000, 6000, 6000]))).toEqual(['bbox']);
    expect(at(changed(['objects', 'units'], undefined))).toEqual(['objects']);
    expect(at(changed(['objects', 'units', 'geometries', 2, 'arcs'], [[99]]))).toEqual([
      'objects.units.geometries.2.arcs',
    ]);
    expect(at(changed(['objects', 'units', 'geometries', 2, 'arcs'], [[]]))).toEqual([
      'objects.units.geometries.2.arcs',
    ]);
    expect(at(changed(['objects', 'provinces', 'geometries', 0, 'type'], 'Point'))).toEqual([
      'objects.provinces.geometries.0',
    ]);
    expect(at(changed(['points'], { a: [1] }))).toEqual(['points.a']);
    expect(at(changed(['dots'], 'yes'))).toEqual(['dots']);
    expect(at(changed(['dots'], true))).toEqual([]);
    expect(mapFaults(changed(['objects', 'units', 'geometries', 0, 'id'], 'A'), codes)).toMatchObject(
      [{ path: 'objects.units.geometries.0.id', found: { en: '"A"' }, expected: { en: /perhaps a/ } }].map(
        ({ path, found }) => ({ path, found }),
      ),
    );
    expect(mapFaults(changed(['objects', 'units', 'geometries', 0, 'id'], 'b'), codes)[0]!.found.en).toBe(
      'b a second time',
    );
  });

  it('with many faults says how many there are', () => {
    const map = board() as unknown as { arcs: unknown[] };
    const faults = mapFaults({ ...map, arcs: Array.from({ length: 57 }, () => []) }, codes);
    expect(faults).toHaveLength(20);
    expect(faults.at(-1)!.found.en).toMatch(/and 37 more faults$/);
    expect(faults.at(-1)!.found.zh).toMatch(/另有37处$/);
  });

  it('that was damaged anywhere is refused, or can be drawn all the same', () => {
    const paths = pathsIn(board(1e4)).filter((path) => path.length > 0);
    const junk = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        '',
        'x',
        -1,
        1.5,
        1e308,
        99,
        true,
        [],
        {},
        [[]],
        [[[]]],
        [null],
        [1, 2],
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), junk), { minLength: 1, maxLength: 3 }),
        (damage) => {
          let map: unknown = board(1e4);
          for (const [path, value] of damage) map = put(map, path, value);
          map = JSON.parse(JSON.stringify(map));
          if (mapFaults(map, codes).length > 0) return;
          expect(mapBox(map as object).every(Number.isFinite)).toBe(true);
          const whole = map as Topology;
          for (const name of ['units', 'provinces', 'inset', 'outside', 'unlisted']) {
            const object = whole.objects[name] as GeometryCollection | undefined;
            if (!object) continue;
            const numbers = JSON.stringify(feature(whole, object).features.map((f) => f.geometry));
            expect(numbers).not.toMatch(/null/);
            if (name === 'provinces') mesh(whole, object, (a, b) => a !== b);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** The same with a value at a path, where the path is still there. */
function put(map: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(map);
  let here = copy as Record<string | number, unknown> | undefined;
  for (const key of path.slice(0, -1)) {
    const next: unknown = here?.[key];
    here = typeof next === 'object' && next !== null ? (next as never) : undefined;
  }
  if (!here) return copy;
  if (value === undefined) delete here[path.at(-1)!];
  else here[path.at(-1)!] = value;
  return copy;
}
