// Rings of points on a plane: their areas and boxes, which lies within which, and the polygons that they make.

export function boxOf(points) {
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
export function explode({ id, rings }, project) {
  const flat = rings.map((ring) => ring.map((place) => project(place)));
  const bySize = flat
    .map((ring) => ({ ring, area: Math.abs(areaOf(ring)) }))
    .filter(({ ring, area }) => ring.length >= 3 && area > 1e-6)
    .sort((a, b) => b.area - a.area);
  const polygons = [];
  bySize.forEach((item, i) => {
    const around = bySize.slice(0, i).filter((larger) => liesWithin(item.ring, larger.ring));
    if (around.length % 2) around.at(-1).polygon?.push(orientRing(item.ring, -1));
    else {
      item.polygon = [orientRing(item.ring, 1)];
      polygons.push(item.polygon);
    }
  });
  return polygons.length ? [{ id, polygons }] : [];
}

// Merging requires all outer rings in one direction and all holes in the other.
export function orientRing(ring, sign) {
  return Math.sign(areaOf(ring)) === sign ? ring : ring.toReversed();
}

export function areaOf(ring) {
  let twice = 0;
  let [x0, y0] = ring[ring.length - 1];
  for (const [x, y] of ring) {
    twice += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return twice / 2;
}

// Rings may touch, so points just inside the edges are tested by majority.
export function liesWithin(inner, outer) {
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
