/**
 * GCJ-02, the coordinates that Chinese maps and many cars' receivers use: WGS-84 moved by some hundred metres, by a
 * published series of waves over the ellipsoid of Krasovsky.
 */
const axis = 6_378_245;
const eccentricity = 0.006693421622965943;

type Degrees = readonly [lon: number, lat: number];

/** GCJ-02 of a position in WGS-84. */
export function toGcj02([lon, lat]: Degrees): Degrees {
  const [x, y] = [lon - 105, lat - 35];
  const radians = (lat * Math.PI) / 180;
  const magic = 1 - eccentricity * Math.sin(radians) ** 2;
  const perLat = (axis * (1 - eccentricity)) / magic ** 1.5;
  const perLon = (axis / Math.sqrt(magic)) * Math.cos(radians);
  const inDegrees = 180 / Math.PI;
  return [lon + (eastward(x, y) / perLon) * inDegrees, lat + (northward(x, y) / perLat) * inDegrees];
}

/** WGS-84 of a position in GCJ-02, to a millionth of a degree. */
export function fromGcj02(position: Degrees): Degrees {
  let [lon, lat] = position;
  for (let i = 0; i < 4; i++) {
    const [a, b] = toGcj02([lon, lat]);
    lon += position[0] - a;
    lat += position[1] - b;
  }
  return [lon, lat];
}

const wave = (height: number, t: number) => (height * Math.sin(t * Math.PI) * 2) / 3;

/** Metres to the east and to the north. */
function eastward(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const short = wave(20, 6 * x) + wave(20, 2 * x) + wave(20, x) + wave(40, x / 3);
  return plain + short + wave(150, x / 12) + wave(300, x / 30);
}

function northward(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const short = wave(20, 6 * x) + wave(20, 2 * x) + wave(20, y) + wave(40, y / 3);
  return plain + short + wave(160, y / 12) + wave(320, y / 30);
}
