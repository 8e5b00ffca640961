// Snapping: neighbours have slightly different vertices on the same border; afterwards they share them.
import { boxOf } from './rings.mjs';

const SNAP = 0.3; // vertices closer than this become one

function mapRings(pieces, change) {
  return pieces.map(({ id, polygons }) => ({ id, polygons: polygons.map((polygon) => polygon.map(change)) }));
}

export function snapVertices(pieces) {
  const grid = makeGrid(SNAP);
  return mapRings(pieces, (ring) => ring.map((point) => grid.nearest(point) ?? grid.add(point)));
}

export function insertJunctions(pieces) {
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
