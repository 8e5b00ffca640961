/** A city of the simulation: a square around a centre, which stands for its borders. */
export interface SimulatedCity {
  code: string;
  lon: number;
  lat: number;
  /** Share of the fleet. */
  share: number;
}

/** Cities with their real codes and about where they lie. */
export const simulatedCities: readonly SimulatedCity[] = [
  { code: '110000', lon: 116.4, lat: 39.9, share: 0.24 },
  { code: '310000', lon: 121.47, lat: 31.23, share: 0.24 },
  { code: '440100', lon: 113.26, lat: 23.13, share: 0.18 },
  { code: '330100', lon: 120.15, lat: 30.27, share: 0.14 },
  { code: '510100', lon: 104.07, lat: 30.57, share: 0.12 },
  { code: '610100', lon: 108.94, lat: 34.34, share: 0.08 },
];

/** Half the side of a square, in degrees. */
const reach = 0.4;
/** How far from the centre cars are: not so near to a border that coordinates moved by GCJ-02 would cross it. */
export const within = 0.35;

/** The squares as GeoJSON, marked as simulated. */
export function simulatedBorders(cities: readonly SimulatedCity[]): string {
  const features = cities.map(({ code, lon, lat }) => ({
    type: 'Feature',
    id: code,
    properties: { 'data-status': 'simulated' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon - reach, lat - reach],
          [lon + reach, lat - reach],
          [lon + reach, lat + reach],
          [lon - reach, lat + reach],
          [lon - reach, lat - reach],
        ],
      ],
    },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', 'data-status': 'simulated', features })}\n`;
}
