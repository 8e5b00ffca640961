import { geoArea } from 'd3-geo';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type MapFault, mapFaultList } from '../edition/index.js';

/** A shape of a map in degrees, wound as d3 requires, and its properties. */
export interface Shape {
  id: string | undefined;
  properties: Record<string, unknown>;
  /** Polygons: an outline, clockwise, and its holes, counterclockwise. */
  polygons: Position[][][];
}

type Parsed = { shapes: Shape[] } | { faults: MapFault[] };

const degrees = {
  en: 'longitudes from -180 to 180 and latitudes from -90 to 90 in degrees (WGS 84), as `ogr2ogr -t_srs EPSG:4326` writes them',
  zh: '以度为单位的经度（-180 至 180）与纬度（-90 至 90）（WGS 84），可用 `ogr2ogr -t_srs EPSG:4326` 转换',
};

/** Reference systems that are WGS 84 in the order longitude, latitude; CGCS2000 of China agrees with it within a few centimetres. */
const sameAsWgs84 = /(?:CRS:?84|4326|4490)$/i;

/** The polygons of GeoJSON, or of one object of TopoJSON, in degrees. */
export function shapesOf(map: unknown, layer?: string): Parsed {
  const { faults, tell } = mapFaultList();
  const collection = featuresOf(map, layer, tell);
  if (!collection) return { faults };
  const crs = nameOfCrs(map);
  if (crs !== undefined && !sameAsWgs84.test(crs)) tell('crs', crs, degrees);
  const shapes = collection.flatMap((one, i): Shape[] => {
    const geometry = one?.geometry as Geometry | null | undefined;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      if (geometry)
        tell(`features.${i}.geometry`, geometry.type, {
          en: 'Polygon or MultiPolygon',
          zh: 'Polygon 或 MultiPolygon',
        });
      return [];
    }
    const polygons = polygonsOf(geometry);
    const wrong = polygons.flat(2).find((at) => !isPlace(at));
    if (wrong) tell(`features.${i}`, JSON.stringify(wrong), degrees);
    const id = one.id === undefined ? undefined : String(one.id);
    return [{ id, properties: one.properties ?? {}, polygons: wrong ? [] : polygons.flatMap(windRings) }];
  });
  if (shapes.length === 0 && faults.length === 0)
    tell('features', '0', { en: 'polygons, one for each unit', zh: '多边形，每个单元一个' });
  return faults.length > 0 ? { faults } : { shapes };
}

type Tell = ReturnType<typeof mapFaultList>['tell'];
type Polygonal = Feature<Polygon | MultiPolygon>;

function featuresOf(map: unknown, layer: string | undefined, tell: Tell): Polygonal[] | undefined {
  const { type, features, objects } = (map ?? {}) as Record<string, unknown>;
  if (type === 'FeatureCollection' && Array.isArray(features)) return features as Polygonal[];
  const named = Object.keys((type === 'Topology' && objects) || {});
  const name = layer ?? (named.length === 1 ? named[0] : undefined);
  if (name !== undefined && named.includes(name)) {
    try {
      const topology = map as Topology;
      return feature(topology, topology.objects[name] as GeometryCollection).features as Polygonal[];
    } catch {
      tell(`objects.${name}`, 'arcs that are not there', {
        en: 'TopoJSON that can be drawn',
        zh: '可绘制的 TopoJSON',
      });
      return undefined;
    }
  }
  if (type === 'Topology') {
    const list = named.join(', ') || '—';
    tell('objects', list, {
      en: `\`layer\`, which names one of: ${list}`,
      zh: `以 \`layer\` 指明其一：${list}`,
    });
  } else {
    tell('', type === undefined ? (JSON.stringify(map)?.slice(0, 60) ?? 'nothing') : String(type), {
      en: 'GeoJSON (a FeatureCollection) or TopoJSON',
      zh: 'GeoJSON（FeatureCollection）或 TopoJSON',
    });
  }
  return undefined;
}

function nameOfCrs(map: unknown): string | undefined {
  const { crs } = map as { crs?: { properties?: { name?: unknown } } | null };
  return crs ? String(crs.properties?.name ?? 'crs') : undefined;
}

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] => {
  const list = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return Array.isArray(list)
    ? list.filter((rings) => Array.isArray(rings) && rings.every(Array.isArray))
    : [];
};

const isPlace = (at: Position) =>
  Array.isArray(at) &&
  Number.isFinite(at[0]) &&
  Number.isFinite(at[1]) &&
  Math.abs(at[0]!) <= 180 &&
  Math.abs(at[1]!) <= 90;

/**
 * Winds a polygon as d3 requires: files wind their rings in either direction, and d3 reads a ring in the wrong
 * direction as the rest of the globe. A polygon around a pole may have two outlines, neither of which is a hole: then
 * the direction is chosen that gives the smaller area.
 */
function windRings(rings: Position[][]): Position[][][] {
  const flat = rings
    .filter((ring) => ring.length >= 4)
    .map((ring) => ring.map(([x, y]): Position => [x!, y!]));
  if (flat.length === 0) return [];
  const turned = flat.map((ring, i) => (isSmall([ring]) === (i === 0) ? ring : ring.toReversed()));
  return [isSmall(turned) ? turned : turned.map((ring) => ring.toReversed())];
}

/** Whether a polygon is less than half of the globe. */
const isSmall = (coordinates: Position[][]) => geoArea({ type: 'Polygon', coordinates }) <= 2 * Math.PI;
