// Draws the map once, so that pages need no projection: reads the prefecture polygons of the npm package echarts
// (4.9.0, Apache-2.0, map/json), gives them the codes of CITIES_CSV, projects them onto a plane (Albers, y down),
// snaps borders that nearly coincide, simplifies the shared arcs and writes TopoJSON with small integer coordinates.
//   node scripts/prepare-map.mjs ECHARTS_PACKAGE_DIR CITIES_CSV OUT
// Objects: units (the listed cities), unlisted (places of the mainland outside the list), provinces (both, merged),
// outside (Hong Kong, Macao, Taiwan, and the South China Sea islands as symbols in an inset) and inset (the lines of
// its frame and of Hainan's coast in it). Beside them: points (a place for each unit's dot or label) and notice.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { geoConicEqualArea } from 'd3-geo';
import { quantize } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const WIDTH = 5000; // of the mainland, in output units: about a kilometre each
const SNAP = 0.3; // vertices closer than this become one
const MIN_TRIANGLE = 26; // a vertex goes when its triangle with its neighbours is smaller (square units)
const MIN_RING = 10; // islands and holes smaller than this go, unless a unit has nothing larger
const MIN_VERTICES = 7; // each ring keeps this many vertices, if it has them
const MAX_SLIVER = 100; // what nobody covers is a gap in the drawing up to this size, and water from there on
const INSET = { scale: 0.25, margin: 25, symbol: 7, right: 4475, top: 3710 }; // by its upper right corner

const NEW_CODES = {
  469003: '460400', // Danzhou
  542200: '540500', // Shannan
  542600: '540400', // Nyingchi
  652100: '650400', // Turpan
  652200: '650500', // Hami
};
// Shapes that are too coarse in the file of cities: their districts match the neighbours, and are merged here.
const BY_DISTRICT = {
  110000: 'beijing',
  120000: 'tianjin',
  310000: 'shanghai',
  500000: 'chongqing',
  810000: 'xianggang',
  820000: 'aomen',
};
const OUTSIDE = ['710000', '810000', '820000'];
const SANSHA = '460300';
const HAINAN = '460000';
const ISLANDS = 'south-china-sea';

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

// Reading

function readCities(path) {
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return rows.map((row) => {
    const city = Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell]));
    return {
      code: city.code,
      place: city.lon && city.lat ? [Number(city.lon), Number(city.lat)] : undefined,
    };
  });
}

function readShapes(folder, listed) {
  const whole = readFeatures(join(folder, 'china-cities.json')).filter((shape) => !(shape.id in BY_DISTRICT));
  for (const shape of whole) if (!listed.has(shape.id)) shape.id = NEW_CODES[shape.id] ?? shape.id;
  const districts = Object.entries(BY_DISTRICT).flatMap(([id, name]) =>
    readFeatures(join(folder, 'province', `${name}.json`)).map((shape) => ({ ...shape, id })),
  );
  return [...whole, ...districts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function readFeatures(path) {
  return JSON.parse(readFileSync(path, 'utf8')).features.map(({ id, properties, geometry }) => ({
    id: id ?? properties.id,
    centre: properties.cp,
    rings: readRings(geometry),
  }));
}

function readRings({ type, coordinates, encodeOffsets }) {
  const depth = type === 'Polygon' ? 0 : 1;
  const offsets = encodeOffsets?.flat(depth);
  return coordinates
    .flat(depth)
    .map((ring, i) => (typeof ring === 'string' ? decode(ring, offsets[i]) : ring));
}

// ECharts encodes a ring as characters: each is 64 plus the zigzag code of a step of 1/1024 degree, x then y.
function decode(text, start) {
  const at = [...start];
  const ring = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) - 64;
    at[i % 2] += code & 1 ? -(code + 1) / 2 : code / 2;
    if (i % 2) ring.push([at[0] / 1024, at[1] / 1024]);
  }
  return ring;
}

// Projecting

function fitProjection(shapes) {
  const albers = geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]).scale(1).translate([0, 0]);
  const box = boxOf(shapes.flatMap((shape) => shape.rings.flat()).map((place) => albers(place)));
  const scale = WIDTH / (box[2] - box[0]);
  return (place) => {
    const [x, y] = albers(place);
    return [(x - box[0]) * scale, (y - box[1]) * scale];
  };
}

function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

// Builds polygons from unordered rings: a ring within an odd number of larger ones is a hole in the smallest of them.

function explode({ id, rings }, project) {
  const flat = rings.map((ring) => ring.map((place) => project(place)));
  const bySize = flat
    .map((ring) => ({ ring, area: Math.abs(areaOf(ring)) }))
    .filter(({ ring, area }) => ring.length >= 3 && area > 1e-6)
    .sort((a, b) => b.area - a.area);
  const polygons = [];
  bySize.forEach((item, i) => {
    const around = bySize.slice(0, i).filter((larger) => liesWithin(item.ring, larger.ring));
    if (around.length % 2) around.at(-1).polygon?.push(turned(item.ring, -1));
    else {
      item.polygon = [turned(item.ring, 1)];
      polygons.push(item.polygon);
    }
  });
  return polygons.length ? [{ id, polygons }] : [];
}

// Merging requires all outer rings in one direction and all holes in the other.
function turned(ring, sign) {
  return Math.sign(areaOf(ring)) === sign ? ring : ring.toReversed();
}

function areaOf(ring) {
  let twice = 0;
  let [x0, y0] = ring[ring.length - 1];
  for (const [x, y] of ring) {
    twice += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return twice / 2;
}

// Rings may touch, so points just inside the edges are tested by majority.
function liesWithin(inner, outer) {
  const side = Math.sign(areaOf(inner)) * 0.001;
  const probes = inner.slice(1).map(([x, y], i) => {
    const [dx, dy] = [x - inner[i][0], y - inner[i][1]];
    const length = Math.hypot(dx, dy) || 1;
    return [x - dx / 2 - (dy / length) * side, y - dy / 2 + (dx / length) * side];
  });
  return probes.filter((probe) => contains(outer, probe)).length * 2 > probes.length;
}

function contains(ring, [x, y]) {
  let inside = false;
  let [x0, y0] = ring[ring.length - 1];
  for (const [x1, y1] of ring) {
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}

// Snapping: neighbours have slightly different vertices on the same border; afterwards they share them.

function mapRings(pieces, change) {
  return pieces.map(({ id, polygons }) => ({ id, polygons: polygons.map((polygon) => polygon.map(change)) }));
}

function snapVertices(pieces) {
  const grid = makeGrid(SNAP);
  return mapRings(pieces, (ring) => ring.map((point) => grid.nearest(point) ?? grid.add(point)));
}

function insertJunctions(pieces) {
  const grid = makeGrid(SNAP * 4);
  const known = new Set();
  for (const { polygons } of pieces)
    for (const point of polygons.flat(2)) {
      if (!known.has(point)) grid.add(point);
      known.add(point);
    }
  return mapRings(pieces, (ring) =>
    withoutSpikes(ring.flatMap((point, i) => [point, ...between(grid, point, ring[(i + 1) % ring.length])])),
  );
}

function between(grid, [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy);
  if (length <= SNAP) return [];
  const found = [];
  for (const point of grid.within(
    boxOf([
      [x0, y0],
      [x1, y1],
    ]),
    SNAP,
  )) {
    const along = ((point[0] - x0) * dx + (point[1] - y0) * dy) / length;
    const aside = Math.abs((point[0] - x0) * dy - (point[1] - y0) * dx) / length;
    if (aside <= SNAP && along > SNAP / 10 && along < length - SNAP / 10) found.push({ point, along });
  }
  return found.sort((a, b) => a.along - b.along).map(({ point }) => point);
}

function withoutSpikes(ring) {
  const kept = [];
  for (const point of ring) {
    kept.push(point);
    while (kept.length > 1 && (kept.at(-1) === kept.at(-2) || kept.at(-1) === kept.at(-3)))
      kept.length -= kept.at(-1) === kept.at(-2) ? 1 : 2;
  }
  while (kept.length > 1 && (kept[0] === kept.at(-1) || kept[1] === kept.at(-1) || kept[0] === kept.at(-2))) {
    if (kept[1] === kept.at(-1)) kept.shift();
    kept.pop();
  }
  return kept;
}

function makeGrid(size) {
  const cells = new Map();
  const cellOf = (v) => Math.floor(v / size);
  const keyOf = (i, j) => (i + 4096) * 65536 + j + 4096;
  function add(point) {
    const key = keyOf(cellOf(point[0]), cellOf(point[1]));
    if (cells.has(key)) cells.get(key).push(point);
    else cells.set(key, [point]);
    return point;
  }
  function* within([x0, y0, x1, y1], margin) {
    for (let i = cellOf(x0 - margin); i <= cellOf(x1 + margin); i++)
      for (let j = cellOf(y0 - margin); j <= cellOf(y1 + margin); j++) yield* cells.get(keyOf(i, j)) ?? [];
  }
  function nearest([x, y]) {
    let best;
    let least = size;
    for (const point of within([x, y, x, y], size)) {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance < least) [best, least] = [point, distance];
    }
    return best;
  }
  return { add, within, nearest };
}

// Merging

function asFeature({ id, polygons }) {
  const coordinates = polygons
    .filter(([outer]) => outer.length >= 3)
    .map((polygon) => polygon.filter((ring) => ring.length >= 3).map((ring) => [...ring, ring[0]]));
  return { type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
}

function asTopology(groups) {
  const collections = Object.entries(groups).map(([name, shapes]) => [
    name,
    { type: 'FeatureCollection', features: shapes.map(asFeature) },
  ]);
  return buildTopology(Object.fromEntries(collections));
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

function mergeBy(keyOf, pieces) {
  const topology = asTopology({ pieces });
  const groups = groupBy(topology.objects.pieces.geometries, (piece) => keyOf(piece.id));
  return [...groups].map(([id, parts]) => merge(topology, id, parts));
}

// A sliver that belongs to no polygon is added to the neighbour with the longest common border.
function fillGaps(shapes) {
  const topology = asTopology({ shapes });
  const gaps = closeRings(topology, bordersOf(topology.objects.shapes.geometries))
    .filter((ring) => areaOf(ring) < 0 && areaOf(ring) > -MAX_SLIVER)
    .map((ring) => ({ polygons: [[ring.toReversed()]] }));
  const shared = asTopology({ shapes, gaps });
  const owners = new Map();
  for (const { id, arcs } of shared.objects.shapes.geometries)
    for (const arc of arcs.flat(2)) owners.set(arc, id);
  const neighbours = shared.objects.gaps.geometries.map((gap) => longestNeighbour(shared, gap, owners));
  return [...shapes, ...gaps.map((gap, i) => ({ ...gap, id: neighbours[i] })).filter(({ id }) => id)];
}

function longestNeighbour(topology, gap, owners) {
  const lengths = new Map();
  for (const arc of gap.arcs.flat(2)) {
    const owner = owners.get(~arc);
    if (owner) lengths.set(owner, (lengths.get(owner) ?? 0) + lengthOf(topology.arcs[arc < 0 ? ~arc : arc]));
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function lengthOf(line) {
  return line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i][0], y - line[i][1]), 0);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

// Common borders of two parts run in opposite directions and cancel out; the rest closes into rings, whose orientation
// distinguishes outlines from holes.
function merge(topology, id, parts) {
  const rings = closeRings(topology, bordersOf(parts))
    .map((ring) => ({ ring, area: areaOf(ring) }))
    .sort((a, b) => b.area - a.area);
  const outlines = rings.filter(({ area }, i) => i === 0 || area >= MIN_RING).map(({ ring }) => [ring]);
  for (const { ring } of rings.filter(({ area }) => area <= -MIN_RING))
    outlines.findLast(([outline]) => liesWithin(ring, outline))?.push(ring);
  return { id, polygons: outlines };
}

// Where parts overlap, an arc may occur twice: every walk still returns to its start.
function bordersOf(parts) {
  const net = new Map();
  for (const arc of parts.flatMap((part) => part.arcs.flat(2)))
    if (net.get(~arc)) net.set(~arc, net.get(~arc) - 1);
    else net.set(arc, (net.get(arc) ?? 0) + 1);
  return [...net].flatMap(([arc, times]) => Array(times).fill(arc));
}

function closeRings(topology, arcs) {
  const lineOf = (arc) => (arc < 0 ? topology.arcs[~arc].toReversed() : topology.arcs[arc]);
  const leaving = groupBy(arcs.map(lineOf), (line) => line[0].join());
  const rings = [];
  for (const start of leaving.keys()) {
    const path = [];
    for (let at = start; leaving.get(at)?.length; ) {
      const line = leaving.get(at).pop();
      path.push({ at, line });
      at = line.at(-1).join();
      const from = path.findIndex((step) => step.at === at);
      if (from >= 0) rings.push(path.splice(from).flatMap((step) => step.line.slice(1)));
    }
  }
  return rings;
}

function collection(geometries) {
  return { type: 'GeometryCollection', geometries };
}

function pointsOf(topology, ring) {
  return ring.flatMap((i) => {
    const arc = topology.arcs[i < 0 ? ~i : i];
    return (i < 0 ? arc.toReversed() : arc).slice(1);
  });
}

function ringsOf(geometry) {
  return geometry.arcs.flat();
}

// Simplifying

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

// The inset: a frame, Hainan for orientation and a symbol for each group of islands, all at a smaller scale.

function addInset(map, sansha, project) {
  const hainan = map.objects.provinces.geometries.find(({ id }) => id === HAINAN);
  const coast = largestOf(ringsOf(hainan).map((ring) => pointsOf(map, ring)));
  const islands = sansha.rings.map((ring) => middleOf(ring.map((place) => project(place))));
  const box = boxOf([...coast, ...islands]);
  const shrink = ([x, y]) => [
    INSET.right - INSET.margin - (box[2] - x) * INSET.scale,
    INSET.top + INSET.margin + (y - box[1]) * INSET.scale,
  ];
  const [x0, y0] = shrink(box).map((v) => v - INSET.margin);
  const [x1, y1] = shrink(box.slice(2)).map((v) => v + INSET.margin);
  const symbols = thin(islands.map(shrink), INSET.symbol * 2).map((point) => diamond(point, INSET.symbol));
  const draw = (ring) => map.arcs.push([...ring, ring[0]].map(([x, y]) => [x, y])) - 1;
  map.objects.outside.geometries.push({
    type: 'MultiPolygon',
    id: ISLANDS,
    arcs: symbols.map((ring) => [[draw(ring)]]),
  });
  map.objects.inset = collection([
    {
      type: 'LineString',
      id: 'frame',
      arcs: [
        draw([
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
        ]),
      ],
    },
    { type: 'LineString', id: 'coast', arcs: [draw(thin(coast.map(shrink), INSET.symbol))] },
  ]);
  return shrink(project(sansha.centre));
}

function largestOf(rings) {
  return rings.reduce((best, ring) => (Math.abs(areaOf(ring)) > Math.abs(areaOf(best)) ? ring : best));
}

function middleOf(ring) {
  const [x0, y0, x1, y1] = boxOf(ring);
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

function thin(points, distance) {
  const kept = [];
  for (const [x, y] of points)
    if (kept.every((other) => Math.hypot(other[0] - x, other[1] - y) >= distance)) kept.push([x, y]);
  return kept;
}

function diamond([x, y], radius) {
  return [
    [x, y - radius],
    [x + radius, y],
    [x, y + radius],
    [x - radius, y],
  ];
}

// Finishing

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
