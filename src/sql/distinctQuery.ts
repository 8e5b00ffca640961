import type { Counted } from './aggregates/index.js';
import { conditionsOf, judged } from './conditions.js';
import type { Dialect } from './dialect.js';
import { type KeyColumns, keysOf } from './keys.js';

/** Where records belong and when, once their words were looked up: what a query needs to count each value once. */
export interface PlaceMap {
  /** Words, the unit (its number) they are, and the first and the last date (by its number in `dates`) on which they are that. */
  words: readonly { words: readonly string[]; unit: number; first: number; last: number }[];
  /** The dates that count, in order, each with the number of the slot within which a value counts once. */
  dates: readonly { date: string; slot: number }[];
  /** The bodies that each unit is part of, itself among them. */
  bodies: ReadonlyMap<number, readonly number[]>;
}

/**
 * How many different values of one record column there are in every body and slot, for any number of conditions: a row says so of a
 * body and slot (`__body`, `__slot`, `__c0` …). A value that stands in one unit alone is in the row of the unit with `__alone`, and
 * counts in all that the unit is part of; a value of several units is counted once in each body, in the rows without.
 * So the records are grouped by value once, and only what is in several units is looked at again.
 *
 * @param counted share their column
 */
export function distinctQuery(
  table: string,
  keyColumns: KeyColumns,
  counted: readonly Counted[],
  map: PlaceMap,
  d: Dialect,
): string {
  const conditions = conditionsOf(counted, d);
  const masks = [...conditions.masks.keys()];
  const anyOf = (mask: string) => `${mask}_any`;
  const any = masks.map((mask) => `, ${d.anyBit(mask)} AS ${anyOf(mask)}`).join('');
  const counts = counted.map((c, i) => `${count(conditions.filter(c, anyOf), d)} AS __c${i}`).join(', ');
  const all = counted.some(({ where }) => where.length === 0);
  const some = all ? '' : ` AND (${masks.map((mask) => `${mask} <> 0`).join(' OR ')})`;
  const value = d.value(d.identifier(counted[0]!.column));
  const placed = judged(placedRecords(table, keyColumns, map, d), conditions);
  const records = [
    `(SELECT ${['__unit', '__slot', `${value} AS __v`, ...masks].join(', ')}`,
    `  FROM ${placed}`,
    `  WHERE __v IS NOT NULL${some}) AS those`,
  ].join('\n');
  const bodies = [...map.bodies].flatMap(([of, list]) => list.map((body) => [of, body]));
  return [
    `WITH each AS (SELECT __slot, __v, min(__unit) AS __least, max(__unit) AS __most${any}`,
    `  FROM ${records}`,
    '  GROUP BY __slot, __v)',
    `SELECT * FROM (SELECT 1 AS __alone, __least AS __body, __slot, ${counts}`,
    'FROM each WHERE __least = __most GROUP BY __least, __slot',
    'UNION ALL',
    `SELECT 0 AS __alone, __body, __slot, ${counts}`,
    `FROM (SELECT __body, __slot, __v${any}`,
    `  FROM ${records}`,
    '  JOIN (SELECT __slot AS __slot2, __v AS __v2 FROM each WHERE __least <> __most) AS several',
    '    ON __slot = __slot2 AND __v = __v2',
    `  JOIN ${mapped({ __of: 'number', __body: 'number' }, bodies, d)} AS bodies ON __of = __unit`,
    '  GROUP BY __body, __slot, __v) AS shared',
    'GROUP BY __body, __slot) AS counted',
    'ORDER BY 1, 2, 3',
  ].join('\n');
}

function count(filter: string, d: Dialect): string {
  return d.double(`count(*)${filter}`);
}

/** Records of the map alone, with their unit and slot beside them. */
function placedRecords(table: string, keyColumns: KeyColumns, map: PlaceMap, d: Dialect): string {
  const { words, date, join } = keysOf(keyColumns, d);
  const text = (key: string) => `coalesce(${d.text(key)}, '')`;
  const names = words.map((_, i) => `__word${i}`);
  const dates = map.dates.map((of, i) => [of.date, i, of.slot]);
  const places = map.words.map((of) => [...of.words, of.unit, of.first, of.last]);
  const numbers = { __unit: 'number', __first: 'number', __last: 'number' } as const;
  const texts = Object.fromEntries(names.map((name) => [name, 'text' as const]));
  return [
    // A function such as `cluster(…)` may be joined under a name alone.
    `(SELECT * FROM (SELECT * FROM ${table}) AS __records${join}`,
    `  JOIN ${mapped({ __day: 'text', __nth: 'number', __slot: 'number' }, dates, d)} AS dates`,
    `    ON __day = ${text(date)}`,
    `  JOIN ${mapped({ ...texts, ...numbers }, places, d)} AS places`,
    `    ON ${names.map((name, i) => `${name} = ${text(words[i]!)}`).join(' AND ')}`,
    '  WHERE __first <= __nth AND __nth <= __last) AS placed',
  ].join('\n');
}

type Columns = Readonly<Record<string, 'text' | 'number'>>;

function mapped(columns: Columns, rows: readonly (readonly (string | number)[])[], d: Dialect): string {
  const names = Object.keys(columns);
  const objects = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]!])));
  return d.table(columns, JSON.stringify(objects));
}
