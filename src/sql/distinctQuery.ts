import type { DistinctColumn } from './aggregates/index.js';
import { conditionsOf, withMasks } from './conditions.js';
import type { Dialect } from './dialect.js';
import { type PlaceAndDateColumns, placeAndDate } from './keys.js';

/** The geocoding of records: what a query needs to count each value once per area and slot. */
export interface GeocodingTable {
  /** Place names, the number of their unit, and the first and last date (indices into `dates`) for which this holds. */
  placeNames: readonly { words: readonly string[]; unit: number; first: number; last: number }[];
  /** The dates that count, in order, each with the slot within which a value counts once. */
  dates: readonly { date: string; slot: number }[];
  /** The areas (units, groups and the total) that each unit belongs to, including itself. */
  areas: ReadonlyMap<number, readonly number[]>;
}

/**
 * Exact counts of the different values of one record column for every area and slot, under any number of conditions:
 * each row has `alone`, an area, a slot and the counts, in this order. Values that occur in one unit only are
 * counted in the row of that unit with `alone` = 1, and have to be added to all areas of the unit; values that occur
 * in several units are counted once for each area, in rows with `alone` = 0. So records are grouped by value once,
 * and only values of several units are joined with areas.
 *
 * @param counted share their column
 */
export function distinctQuery(
  table: string,
  keyColumns: PlaceAndDateColumns,
  counted: readonly DistinctColumn[],
  map: GeocodingTable,
  d: Dialect,
): string {
  const conditions = conditionsOf(counted, d);
  const masks = [...conditions.masks.keys()];
  const anyOf = (mask: string) => `${mask}_any`;
  const any = masks.map((mask) => `, ${d.bitOr(mask)} AS ${anyOf(mask)}`).join('');
  const counts = counted.map((c, i) => `${count(conditions.filter(c, anyOf), d)} AS __c${i}`).join(', ');
  const all = counted.some(({ where }) => where.length === 0);
  const some = all ? '' : ` AND (${masks.map((mask) => `${mask} <> 0`).join(' OR ')})`;
  const value = d.distinctKey(d.identifier(counted[0]!.column));
  const geocoded = withMasks(geocodedRecords(table, keyColumns, map, d), conditions);
  const records = [
    `(SELECT ${['__unit', '__slot', `${value} AS __v`, ...masks].join(', ')}`,
    `  FROM ${geocoded}`,
    `  WHERE __v IS NOT NULL${some}) AS those`,
  ].join('\n');
  // As doubles, which are read from the engine several times as fast.
  const shown = ['__alone', '__area', '__slot'].map(d.double).concat(counted.map((_, i) => `__c${i}`));
  const areas = [...map.areas].flatMap(([of, list]) => list.map((area) => [of, area]));
  return [
    `WITH each AS (SELECT __slot, __v, min(__unit) AS __least, max(__unit) AS __most${any}`,
    `  FROM ${records}`,
    '  GROUP BY __slot, __v)',
    `SELECT ${shown.join(', ')} FROM (SELECT 1 AS __alone, __least AS __area, __slot, ${counts}`,
    'FROM each WHERE __least = __most GROUP BY __least, __slot',
    'UNION ALL',
    `SELECT 0 AS __alone, __area, __slot, ${counts}`,
    `FROM (SELECT __area, __slot, __v${any}`,
    `  FROM ${records}`,
    '  JOIN (SELECT __slot AS __slot2, __v AS __v2 FROM each WHERE __least <> __most) AS several',
    '    ON __slot = __slot2 AND __v = __v2',
    `  JOIN ${constantTable({ __of: 'number', __area: 'number' }, areas, d)} AS areas ON __of = __unit`,
    '  GROUP BY __area, __slot, __v) AS shared',
    'GROUP BY __area, __slot) AS counted',
    'ORDER BY 1, 2, 3',
  ].join('\n');
}

function count(filter: string, d: Dialect): string {
  return d.double(`count(*)${filter}`);
}

/** The geocoded records, with their unit and slot. */
export function geocodedRecords(
  table: string,
  keyColumns: PlaceAndDateColumns,
  map: Omit<GeocodingTable, 'areas'>,
  d: Dialect,
): string {
  const { places, date, join } = placeAndDate(keyColumns, d);
  // A plain text lets the engine leave out what it need not read; an empty one also stands for NULL.
  const text = (key: string, words: readonly string[]) =>
    words.includes('') ? `coalesce(${d.text(key)}, '')` : d.text(key);
  const names = places.map((_, i) => `__word${i}`);
  const wordsAt = (column: number) => map.placeNames.map(({ words }) => words[column]!);
  const dates = map.dates.map((of, i) => [of.date, i, of.slot]);
  const mapRows = map.placeNames.map((of) => [...of.words, of.unit, of.first, of.last]);
  const numbers = { __unit: 'number', __first: 'number', __last: 'number' } as const;
  const texts = Object.fromEntries(names.map((name) => [name, 'text' as const]));
  return [
    // A table function such as `cluster(…)` can be joined only under an alias.
    `(SELECT * FROM (SELECT * FROM ${table}) AS __records${join}`,
    `  JOIN ${constantTable({ __day: 'text', __nth: 'number', __slot: 'number' }, dates, d)} AS dates`,
    `    ON __day = ${text(
      date,
      map.dates.map((of) => of.date),
    )}`,
    `  JOIN ${constantTable({ ...texts, ...numbers }, mapRows, d)} AS places`,
    `    ON ${names.map((name, i) => `${name} = ${text(places[i]!, wordsAt(i))}`).join(' AND ')}`,
    '  WHERE __first <= __nth AND __nth <= __last) AS geocoded',
  ].join('\n');
}

type Columns = Readonly<Record<string, 'text' | 'number'>>;

function constantTable(
  columns: Columns,
  rows: readonly (readonly (string | number)[])[],
  d: Dialect,
): string {
  const keys = Object.keys(columns).map((name) => JSON.stringify(name));
  const objects = rows.map((row) => `{${keys.map((key, i) => `${key}:${JSON.stringify(row[i])}`)}}`);
  return d.constantRows(columns, `[${objects}]`);
}
