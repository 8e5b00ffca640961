import type { Signal } from '../edition/index.js';
import { aggregates, type Measure, measuresOf } from './aggregates/index.js';
import { type Conditions, conditionsOf, withMasks } from './conditions.js';
import type { Dialect } from './dialect.js';

/** Which records of a unit are samples of a figure, in the order in which they are wanted. */
export const samplePlaces = ['first', 'last', 'middle'] as const;
export type SamplePlace = (typeof samplePlaces)[number];

/** A column of amounts, the conditions under which they count, and those under which records belong to the figure. */
interface Ordered {
  column: string | undefined;
  counted: readonly string[];
  used: readonly string[];
}

/** Whether all records of a figure add 1 to it, so that only their position orders them. */
const isAlike = ({ column, counted, used }: Ordered) =>
  column === undefined && counted.every((one) => used.includes(one));

/** The aggregate function that finds a record by its key, the first in order having the least one. */
const finders: Record<SamplePlace, (first: string, last: string) => string> = {
  first: (first) => `min(${first})`,
  last: (_, last) => `max(${last})`,
  middle: (first) => `quantile_disc(${first}, 0.5)`,
};

/** Bits of the number of a row in a position (`__at`); those above are the number of its file. */
const rowBits = 40;

/**
 * The query for sample records behind the figures of some signals: of the records of each unit, ordered by what they add to the
 * figure, the first, the last and the middle one (of an even number the first of the two). Equal ones are in the order of the files.
 * A row for each unit (`__unit`); in the order of the signals, the number of its records and, for each place, the record: the negative of
 * what it adds, its file and row (NULL where there are none). For DuckDB.
 *
 * @param records an SQL expression for geocoded records with the number of their file and of the record in it (`__file`, `__row`)
 */
export function samplesQuery(
  records: string,
  signals: readonly Pick<Signal, 'value' | 'where'>[],
  places: readonly SamplePlace[],
  d: Dialect,
): string {
  const measures = signals.map(({ value, where }): Ordered => {
    const { column, where: counted } = amountOf({ value, where });
    return { column, counted, used: where === undefined ? [] : [where] };
  });
  const conditions = conditionsOf(
    measures.flatMap(({ counted, used }) => [{ where: counted }, { where: used }]),
    d,
  );
  const amounts = [...new Set(measures.flatMap(({ column }) => column ?? []))];
  const columns = measures.flatMap(({ column, counted, used }, i) => {
    const filter = conditions.filter({ where: used });
    const key = isAlike(measures[i]!)
      ? (end: 'first' | 'last') => `__${end}0`
      : keyOf(
          column === undefined ? undefined : amounts.indexOf(column),
          conditions.holds({ where: counted }),
        );
    const found = places.map(
      (place) => `${finders[place](key('first'), key('last'))}${filter} AS __s${i}${place}`,
    );
    return [`sum(__n)${filter} AS __n${i}`, ...found];
  });
  const shown = signals.flatMap((_, i) => {
    const found = places.map((place) => `__s${i}${place}`);
    return [
      `__n${i}`,
      ...found.flatMap((x) => {
        const [less, at] = isAlike(measures[i]!) ? ['-1', x] : [`${x}.a`, `${x}.at`];
        return [less, `${at} >> ${rowBits}`, `${at} & ${2 ** rowBits - 1}`];
      }),
    ];
  });
  const alike = recordsAlike(
    withMasks(records, conditions),
    conditions,
    amounts,
    !places.includes('middle'),
    d,
  );
  return [
    `SELECT ${['__unit', ...shown].join(', ')} FROM (`,
    `  SELECT ${['__unit', ...columns].join(', ')} FROM ${alike} GROUP BY __unit) AS found`,
    'ORDER BY __unit',
  ].join('\n');
}

/**
 * Records with their position and, for each column of amounts, the key that orders them; or (`grouped`) the first and the last of those
 * that meet the same conditions, which are far fewer.
 */
function recordsAlike(
  records: string,
  { masks }: Conditions,
  amounts: readonly string[],
  grouped: boolean,
  d: Dialect,
): string {
  const at = `((CAST(__file AS BIGINT) << ${rowBits}) + __row)`;
  const keys = amounts.map(
    (column) => `{'a': 0 - coalesce(${d.number(d.identifier(column))}, 0), 'at': ${at}}`,
  );
  const by = ['__unit', ...masks.keys()];
  const [first, last] = (['min', 'max'] as const).map(
    (extreme) => (x: string) => (grouped ? `${extreme}(${x})` : x),
  );
  const made = [at, ...keys].flatMap((key, i) => [
    `${first!(key)} AS __first${i}`,
    `${last!(key)} AS __last${i}`,
  ]);
  const select = `SELECT ${[...by, `${grouped ? 'count(*)' : '1'} AS __n`, ...made].join(', ')}\n  FROM ${records}`;
  return `(${select}${grouped ? `\n  GROUP BY ${by.join(', ')}` : ''}) AS alike`;
}

/**
 * The key of a record: the negative of what it adds to a figure, and its position.
 * @param amount the number of its column of amounts; undefined where each record adds 1
 * @param holds whether it adds anything at all
 */
function keyOf(amount: number | undefined, holds: string | undefined): (end: 'first' | 'last') => string {
  return (end) => {
    const own = amount === undefined ? undefined : `__${end}${amount + 1}`;
    const [a, at] = own === undefined ? ['-1', `__${end}0`] : [`${own}.a`, `${own}.at`];
    const key = `{'a': CAST(${a} AS DOUBLE), 'at': ${at}}`;
    return holds === undefined
      ? key
      : `CASE WHEN ${holds} THEN ${key} ELSE {'a': CAST(0 AS DOUBLE), 'at': __${end}0} END`;
  };
}

/** What a record adds to a figure: the number in a column, or 1, where the conditions hold; for a minimum, maximum or quantile its value. */
function amountOf(signal: Pick<Signal, 'value' | 'where'>): {
  column: string | undefined;
  where: readonly string[];
} {
  const measure = measuresOf(signal).value;
  return { column: amountsOf(measure), where: measure.where };
}

/** The column by whose numbers samples of a signal are ordered; undefined where each record adds the same. */
export function orderColumn(signal: Pick<Signal, 'value' | 'where'>): string | undefined {
  return amountsOf(measuresOf(signal).value);
}

function amountsOf({ aggregate, column }: Measure): string | undefined {
  return valueAggregates.includes(aggregate) ? undefined : column;
}

/** Aggregates of values that need not be numbers. */
const valueAggregates: readonly Measure['aggregate'][] = [aggregates.known, aggregates.registers];
