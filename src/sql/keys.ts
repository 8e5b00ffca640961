import { type DateColumn, dateOf } from './dates.js';
import type { Dialect } from './dialect.js';
import type { PlaceGrid } from './grid.js';

/** The columns with place and date of a record. */
export interface PlaceAndDateColumns {
  /** With borders, longitude and latitude; otherwise the place columns, the widest area first. */
  columns: readonly string[];
  grid?: PlaceGrid | undefined;
  date: DateColumn;
}

/** The place and date of a record as SQL. */
export interface PlaceAndDate {
  /** JOIN clause after the record table. */
  join: string;
  places: string[];
  date: string;
}

/** Why a position is in no polygon. */
export const noPlaceReasons = {
  outside: 'outside all borders',
  none: 'no longitude or no latitude',
  range: 'no degrees: longitudes go from -180 to 180, latitudes from -90 to 90',
  swapped: 'outside all borders; inside them with longitude and latitude the other way round',
} as const;
const noPlaceReasonList = Object.values(noPlaceReasons);

/**
 * Converts the engine's results for positions to ids and reasons: a number above 0 is that of a polygon; 0 and below
 * are indices of `noPlaceReasons`.
 */
export function placeIds(places: ArrayLike<string | null>, { ids }: PlaceGrid): string[] {
  return Array.from(places, (place) => {
    const n = Number(place);
    return n > 0 ? ids[n - 1]! : noPlaceReasonList[-n]!;
  });
}

/** The expressions that records are grouped by: place columns or the polygon of a position, and the day. */
export function placeAndDate({ columns, grid, date }: PlaceAndDateColumns, d: Dialect): PlaceAndDate {
  const when = dateOf(date, d);
  const [lon = '', lat = ''] = columns.map(d.identifier);
  if (!grid) return { join: '', places: columns.map(d.identifier).map(d.placeText), date: when };
  return { ...polygonOf(d.number(lon), d.number(lat), grid, d), date: when };
}

/**
 * The polygon of a position: first its grid cell, then an odd number of crossings with the segments of the cell.
 * Integers below 2⁶³ throughout, so that both engines agree exactly. A position outside the bounding box is tried with
 * its coordinates swapped.
 */
function polygonOf(
  lon: string,
  lat: string,
  grid: PlaceGrid,
  d: Dialect,
): Pick<PlaceAndDate, 'join' | 'places'> {
  const [west, south, east, north] = grid.box.map((v) => v / 1e7);
  const within = (x: string, y: string) =>
    `(${x} BETWEEN ${west} AND ${east} AND ${y} BETWEEN ${south} AND ${north})`;
  const rounded = (inside: string, outside: string) =>
    d.int64(`floor(CASE WHEN ${within(lon, lat)} THEN ${inside} ELSE ${outside} END * 1e7 + 0.5)`);
  const [x, y] = [rounded(lon, lat), rounded(lat, lon)];
  const row = d.quotient(`(${y} - (${grid.south}))`, grid.size);
  const column = d.quotient(`(${x} - (${grid.west}))`, grid.size);
  const cell = `CASE WHEN ${within(lon, lat)} OR ${within(lat, lon)} THEN ${row} * ${grid.columns} + ${column} END`;
  const straddles = '__e[2] <= __y AND __y < __e[4]';
  const crosses = '(__y - __e[2]) * (__e[3] - __e[1]) <= (__x - __e[1]) * (__e[4] - __e[2])';
  const mask = d.xorOver('__edges', '__e', `CASE WHEN ${straddles} AND ${crosses} THEN __e[5] ELSE 0 END`);
  const number = d.bind('__m', mask, `CASE WHEN __m <> 0 THEN __of[${d.lowestBit('__m')}] ELSE 0 END`);
  const here = d.bind('__x', x, d.bind('__y', y, number));
  const found = `CASE WHEN length(__edges) > 0 THEN ${here} WHEN length(__of) > 0 THEN __of[1] ELSE 0 END`;
  const place = [
    `CASE WHEN ${lon} IS NULL OR ${lat} IS NULL THEN -1`,
    `WHEN __n > 0 AND ${within(lon, lat)} THEN __n`,
    'WHEN __n > 0 THEN -3',
    `WHEN abs(${lon}) <= 180 AND abs(${lat}) <= 90 THEN 0`,
    'ELSE -2 END',
  ].join(' ');
  const cells = `SELECT c[1][1] AS __cell, ${d.tail('c[1]')} AS __of, ${d.tail('c')} AS __edges FROM (${d.listQuery(grid.cells)}) AS cells`;
  return { join: ` LEFT JOIN (${cells}) AS __g ON __cell = ${cell}`, places: [d.bind('__n', found, place)] };
}
