// Reads the cities of an edition and the shapes of the npm package echarts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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

export function readCities(path) {
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

export function readShapes(folder, listed) {
  const whole = readFeatures(join(folder, 'china-cities.json')).filter((shape) => !(shape.id in BY_DISTRICT));
  for (const shape of whole) if (!listed.has(shape.id)) shape.id = NEW_CODES[shape.id] ?? shape.id;
  const districts = Object.entries(BY_DISTRICT).flatMap(([id, name]) =>
    readFeatures(join(folder, 'province', `${name}.json`)).map((shape) => ({ ...shape, id })),
  );
  return [...whole, ...districts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function readFeatures(path) {
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
