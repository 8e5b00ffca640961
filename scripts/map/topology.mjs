// Shapes as topologies: merges them along their arcs, and gives gaps between them to a neighbour.
import { topology as buildTopology } from 'topojson-server';
import { areaOf, liesWithin } from './rings.mjs';

const MIN_RING = 10; // islands and holes smaller than this go, unless a unit has nothing larger
const MAX_SLIVER = 100; // what nobody covers is a gap in the drawing up to this size, and water from there on

function asFeature({ id, polygons }) {
  const coordinates = polygons
    .filter(([outer]) => outer.length >= 3)
    .map((polygon) => polygon.filter((ring) => ring.length >= 3).map((ring) => [...ring, ring[0]]));
  return { type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
}

export function asTopology(groups) {
  const collections = Object.entries(groups).map(([name, shapes]) => [
    name,
    { type: 'FeatureCollection', features: shapes.map(asFeature) },
  ]);
  return buildTopology(Object.fromEntries(collections));
}

export function mergeBy(keyOf, pieces) {
  const topology = asTopology({ pieces });
  const groups = groupBy(topology.objects.pieces.geometries, (piece) => keyOf(piece.id));
  return [...groups].map(([id, parts]) => merge(topology, id, parts));
}

// A sliver that belongs to no polygon is added to the neighbour with the longest common border.
export function fillGaps(shapes) {
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

export function collection(geometries) {
  return { type: 'GeometryCollection', geometries };
}

export function pointsOf(topology, ring) {
  return ring.flatMap((i) => {
    const arc = topology.arcs[i < 0 ? ~i : i];
    return (i < 0 ? arc.toReversed() : arc).slice(1);
  });
}

export function ringsOf(geometry) {
  return geometry.arcs.flat();
}
