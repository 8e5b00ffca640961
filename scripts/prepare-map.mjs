// Draws the map once, so that pages need no projection: reads the prefecture polygons of the npm package echarts
// (4.9.0, Apache-2.0, map/json), gives them the codes of CITIES_CSV, projects them onto a plane (Albers, y down),
// snaps borders that nearly coincide, simplifies the shared arcs and writes TopoJSON with small integer coordinates.
//   node scripts/prepare-map.mjs ECHARTS_PACKAGE_DIR CITIES_CSV OUT
// Objects: units (the listed cities), unlisted (places of the mainland outside the list), provinces (both, merged),
// outside (Hong Kong, Macao, Taiwan, and the South China Sea islands as symbols in an inset) and inset (the lines of
// its frame and of Hainan's coast in it). Beside them: points (a place for each unit's dot or label) and notice.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { geoConicEqualArea } from 'd3-geo';
import { quantize } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import { addInset } from './map/inset.mjs';
import { readCities, readFeatures, readShapes } from './map/read.mjs';
import { boxOf, explode } from './map/rings.mjs';
import { insertJunctions, snapVertices } from './map/snap.mjs';
import { asTopology, collection, fillGaps, mergeBy, ringsOf } from './map/topology.mjs';

const WIDTH = 5000; // of the mainland, in output units: about a kilometre each
const MIN_TRIANGLE = 26; // a vertex goes when its triangle with its neighbours is smaller (square units)
const MIN_VERTICES = 7; // each ring keeps this many vertices, if it has them

const OUTSIDE = ['710000', '810000', '820000'];
const SANSHA = '460300';

const NOTICE =
  'Geometry: map/json of Apache ECharts (incubating) 4.9.0, Copyright 2017-2020 The Apache Software Foundation, ' +
  'licensed under the Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Changed: decoded, ' +
  'projected (Albers equal-area, parallels 25 and 47 degrees north, central meridian 105 degrees east), snapped, ' +
  'merged, simplified and keyed by administrative code. The South China Sea islands are symbols in an inset at a ' +
  'smaller scale. Borders are illustrative, as of about 2014-15, and imply no position on any boundary or territory.';

main(...process.argv.slice(2));

function main(echarts, citiesCsv, out) {
  if (!out) throw new Error('usage: node scripts/prepare-map.mjs ECHARTS_PACKAGE_DIR CITIES_CSV OUT');
  const folder = join(echarts, 'map/json');
  const cities = readCities(citiesCsv);
  const listed = new Set(cities.map((city) => city.code));
  const shapes = readShapes(folder, listed);
  const project = fitProjection(shapes);
  const pieces = shapes.flatMap((shape) => explode(shape, project));
  const snapped = insertJunctions(snapVertices(pieces));
  const whole = fillGaps(mergeBy((id) => id, snapped));
  const map = simplifyArcs(asTopology(arrange(whole, listed)));
  writeFileSync(out, `${JSON.stringify(finish(map, cities, project, folder))}\n`);
}

function fitProjection(shapes) {
  const albers = geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]).scale(1).translate([0, 0]);
  const box = boxOf(shapes.flatMap((shape) => shape.rings.flat()).map((place) => albers(place)));
  const scale = WIDTH / (box[2] - box[0]);
  return (place) => {
    const [x, y] = albers(place);
    return [(x - box[0]) * scale, (y - box[1]) * scale];
  };
}

function arrange(pieces, listed) {
  const isOutside = ({ id }) => OUTSIDE.includes(id);
  const shapes = mergeBy((id) => id, pieces);
  return {
    units: shapes.filter(({ id }) => listed.has(id)),
    unlisted: shapes.filter((shape) => !listed.has(shape.id) && !isOutside(shape)),
    provinces: mergeBy((id) => `${id.slice(0, 2)}0000`, pieces).filter((shape) => !isOutside(shape)),
    outside: shapes.filter(isOutside),
  };
}

function simplifyArcs(topology) {
  const weighted = presimplify(topology);
  for (const { geometries } of Object.values(weighted.objects))
    for (const ring of geometries.flatMap(ringsOf)) protect(weighted, ring);
  return simplify(weighted, MIN_TRIANGLE);
}

function protect(topology, ring) {
  const points = ring.flatMap((i) => topology.arcs[i < 0 ? ~i : i].slice(1));
  const heaviest = points.sort((a, b) => b[2] - a[2]).slice(0, MIN_VERTICES);
  for (const point of heaviest) point[2] = Infinity;
}

function finish(map, cities, project, folder) {
  const sansha = readFeatures(join(folder, 'province/hainan.json')).find(({ id }) => id === SANSHA);
  const sanshaPoint = addInset(map, sansha, project);
  const points = {};
  for (const { code, place } of cities) {
    const point = place ? project(place) : code === SANSHA ? sanshaPoint : undefined;
    if (point) points[code] = point.map(Math.round);
  }
  const whole = quantize({ ...map, bbox: boxOf(map.arcs.flat()) }, { scale: [1, 1], translate: [0, 0] });
  const objects = Object.fromEntries(
    Object.entries(whole.objects).map(([name, { geometries }]) => [name, collection(geometries.map(tidy))]),
  );
  const bbox = boxOf([...Object.values(points), ...map.arcs.flat().map((point) => point.map(Math.round))]);
  return {
    type: 'Topology',
    notice: NOTICE,
    bbox,
    transform: whole.transform,
    objects,
    points,
    arcs: whole.arcs,
  };
}

function tidy({ type, id, arcs }) {
  return type === 'MultiPolygon' && arcs.length === 1
    ? { type: 'Polygon', id, arcs: arcs[0] }
    : { type, id, arcs };
}
