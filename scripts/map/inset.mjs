// The inset: a frame, Hainan for orientation and a symbol for each group of islands, all at a smaller scale.
import { areaOf, boxOf } from './rings.mjs';
import { collection, pointsOf, ringsOf } from './topology.mjs';

const INSET = { scale: 0.25, margin: 25, symbol: 7, right: 4475, top: 3710 }; // by its upper right corner
const HAINAN = '460000';
const ISLANDS = 'south-china-sea';

export function addInset(map, sansha, project) {
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
  const symbols = thinLine(islands.map(shrink), INSET.symbol * 2).map((point) =>
    diamond(point, INSET.symbol),
  );
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
    { type: 'LineString', id: 'coast', arcs: [draw(thinLine(coast.map(shrink), INSET.symbol))] },
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

function thinLine(points, distance) {
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
