import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { checkLimit, jsonNesting, type Problem, problems, shortenProblems } from '../edition/index.js';
import { type BorderedArea, type PlaceGrid, placeGrid } from '../sql/index.js';

/**
 * Reads borders into a grid: GeoJSON, or TopoJSON with one object or one named `units`, in degrees (WGS 84). The id of
 * a feature, or its property `code`, is the code of a unit. Edges are straight lines in degrees; polygons that cross
 * the antimeridian are split there, as RFC 7946 requires.
 */
export function readBorders(file: string, text: string): { grid?: PlaceGrid; problems: Problem[] } {
  checkLimit({ file }, 'nesting', jsonNesting(text));
  const all = collectionOf(text);
  if (!all) return { problems: [problems.badBorders({ file }, noCollection)] };
  const found: Problem[] = [];
  const features: readonly (Feature | null)[] = all.features;
  const places = features.map((one, i): BorderedArea => {
    const id = one?.id ?? one?.properties?.['code'];
    const at = { file, path: `features.${i}${id === undefined ? '' : ` (${id})`}` };
    if (id === undefined) found.push(problems.badBorders(at, noId));
    const rings = ringsOf(one?.geometry ?? null);
    if (!rings) found.push(problems.badBorders(at, noPolygon));
    const wrong = rings?.flatMap((ring) => ringFault(ring)).at(0);
    if (wrong) found.push(problems.badBorders(at, wrong));
    return { id: String(id), rings: rings ?? [] };
  });
  if (places.length === 0) found.push(problems.badBorders({ file }, noCollection));
  if (found.length > 0) return { problems: shortenProblems(found) };
  try {
    return { grid: placeGrid(places), problems: [] };
  } catch {
    return { problems: [problems.badBorders({ file }, crowded)] };
  }
}

function collectionOf(text: string): FeatureCollection | undefined {
  try {
    const json = JSON.parse(text) as FeatureCollection | Topology;
    if (json.type === 'FeatureCollection') return Array.isArray(json.features) ? json : undefined;
    const objects = Object.entries(json.objects);
    const [, object] = objects.find(([name]) => name === 'units') ?? objects[0] ?? [];
    const whole = object && feature(json, object);
    return whole?.type === 'FeatureCollection' ? whole : undefined;
  } catch {
    return undefined;
  }
}

function ringsOf(geometry: Feature['geometry'] | null): BorderedArea['rings'] | undefined {
  const polygons = polygonsOf(geometry);
  return Array.isArray(polygons) && polygons.every(Array.isArray) ? polygons.flat() : undefined;
}

function polygonsOf(geometry: Geometry | null) {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : undefined;
}

/** The first fault of a ring, if any. */
function ringFault(ring: BorderedArea['rings'][number]) {
  if (!Array.isArray(ring) || ring.length < 3) return [noPolygon];
  const bad = ring.find((p) => !(isWithin(p?.[0], 180) && isWithin(p?.[1], 90)));
  if (bad) {
    const at = JSON.stringify(bad);
    return [{ en: `the position ${at}, which is not in degrees`, zh: `坐标 ${at}，不是经纬度` }];
  }
  const crosses = ring.some((p, i) => Math.abs(p[0]! - ring[(i + 1) % ring.length]![0]!) > 180);
  return crosses ? [antimeridian] : [];
}

function isWithin(degrees: unknown, most: number): boolean {
  return typeof degrees === 'number' && Math.abs(degrees) <= most;
}

const noCollection = {
  en: 'neither a FeatureCollection nor a Topology with polygons',
  zh: '既不是 FeatureCollection，也不是含多边形的 Topology',
};
const noId = { en: 'a feature without an id', zh: '没有 id 的要素' };
const noPolygon = {
  en: 'a feature that is not a Polygon or MultiPolygon',
  zh: '不是 Polygon 或 MultiPolygon 的要素',
};
const antimeridian = { en: 'a border across the antimeridian', zh: '跨越 180° 经线的边界' };
const crowded = { en: 'more than 62 features that meet in one point', zh: '在同一点相交的要素超过 62 个' };
