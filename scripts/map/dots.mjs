// The map of countries and territories as dots.
import { geoEqualEarth } from 'd3-geo';

/** Planar TopoJSON: a dot a unit at its coordinates (Equal Earth), moved apart where dots would cover one another. */
export function dotMap(placed) {
  const [width, radius, corners] = [5000, 46, 16];
  const project = geoEqualEarth().rotate([-11, 0]).fitWidth(width, { type: 'Sphere' });
  const origins = placed.map(({ lon, lat }) => project([lon, lat]));
  const centres = spreadPoints(origins, 2 * radius + 4);
  const arcs = centres.map(([x, y]) =>
    Array.from({ length: corners + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % corners)) / corners;
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }),
  );
  const geometries = placed.map(({ code }, i) => ({ type: 'Polygon', id: code, arcs: [[i]] }));
  const all = arcs.flat();
  const edge = (pick, axis) => pick(...all.map((at) => at[axis]));
  const room = 40;
  return {
    type: 'Topology',
    dots: true,
    notice:
      'A dot for each country or territory at the coordinates of the entities of Gapminder’s Systema Globalis (CC BY 4.0), ' +
      'moved apart where dots would cover one another. No borders are drawn; nothing here takes a position on any territory.',
    bbox: [
      edge(Math.min, 0) - room,
      edge(Math.min, 1) - room,
      edge(Math.max, 0) + room,
      edge(Math.max, 1) + room,
    ],
    points: Object.fromEntries(placed.map(({ code }, i) => [code, centres[i].map(Math.round)])),
    arcs,
    objects: { units: { type: 'GeometryCollection', geometries } },
  };
}

/** Points at least so far from one another, each drawn back to where it belongs: the same in every run. */
function spreadPoints(origins, least) {
  const at = origins.map((point) => [...point]);
  for (let round = 0; round < 3000; round++) {
    const pull = round < 2500 ? 0.01 : 0;
    at.forEach((point, i) => {
      for (const axis of [0, 1]) point[axis] += pull * (origins[i][axis] - point[axis]);
    });
    for (let i = 0; i < at.length; i++) {
      for (let j = 0; j < i; j++) {
        const [dx, dy] = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
        const distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        const push = (least - distance) / 2 / (distance || 1);
        const [px, py] = distance === 0 ? [least / 2, 0] : [dx * push, dy * push];
        at[i] = [at[i][0] + px, at[i][1] + py];
        at[j] = [at[j][0] - px, at[j][1] - py];
      }
    }
  }
  return at;
}
