import { DuckDBInstance } from '@duckdb/node-api';
import type { Position } from 'geojson';
import { readBorders } from '../../../src/signals/borders.js';
import { duckDbConnection } from '../../../src/signals/duckDbRecords.js';
import { queryPartials } from '../../../src/signals/partials.js';
import { placesOf as placesIn } from '../../../src/signals/readPlaces.js';
import type { PlaceGrid } from '../../../src/sql/index.js';

type Polygon = readonly (readonly Position[])[];
type Places = Readonly<Record<string, readonly Polygon[]>>;

export function geoJson(places: Places): string {
  const features = Object.entries(places).map(([id, coordinates]) => {
    return { type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export const gridOf = (places: Places): PlaceGrid => readBorders('borders.geojson', geoJson(places)).grid!;

/** One for all files that a process runs, and ended with it. */
const connection = await (await DuckDBInstance.create(':memory:')).connect();

/** The polygon of each point, as DuckDB finds it. */
export async function placesOf(
  grid: PlaceGrid,
  points: readonly Position[],
  type = 'DOUBLE',
): Promise<string[]> {
  const values = points.map(([x, y], i) => `('${x}'::${type}, '${y}'::${type}, ${i})`);
  const signal = {
    ...{ indicator: 'a', from: '', unit: { lon: 'x', lat: 'y', borders: '' }, grid },
    ...{ period: { column: 'i' }, value: { count: true as const } },
  };
  const [table] = await queryPartials(
    duckDbConnection(connection),
    `(VALUES ${values.join()}) AS t(x, y, i)`,
    [signal],
  );
  const found: string[] = [];
  const { length, words, observed } = placesIn([signal], [table!]);
  for (let row = 0; row < length; row++) found[Number(observed[row])] = words[0]![row]!;
  return found;
}
