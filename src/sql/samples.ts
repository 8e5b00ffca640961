import type { Signal } from '../edition/index.js';
import { aggregates, type Measure, measuresOf } from './aggregates/index.js';
import { conjunction } from './conditions.js';
import type { Dialect } from './dialect.js';

/** Which records of a unit are samples of a figure, in the order in which they are wanted. */
export const samplePlaces = ['first', 'last', 'middle'] as const;
export type SamplePlace = (typeof samplePlaces)[number];

/** The aggregate function that finds a record by its key, the first in order having the least one. */
const finders: Record<SamplePlace, (key: string) => string> = {
  first: (key) => `min(${key})`,
  last: (key) => `max(${key})`,
  middle: (key) => `quantile_disc(${key}, 0.5)`,
};

/**
 * The query for sample records behind the figures of some signals: of the records of each unit, ordered by what they add to the
 * figure, the first, the last and the middle one (of an even number the first of the two). Equal ones are in the order of the files.
 * A row for each unit (`__unit`); in the order of the signals, the number of its records and, for each place, the record (file and
 * row; NULL where there are none). For DuckDB.
 *
 * @param records an SQL expression for geocoded records with the number of their file and of the record in it (`__file`, `__row`)
 */
export function samplesQuery(
  records: string,
  signals: readonly Pick<Signal, 'value' | 'where'>[],
  places: readonly SamplePlace[],
  d: Dialect,
): string {
  const columns = signals.flatMap(({ value, where }, i) => {
    const filter = where === undefined ? '' : ` FILTER (WHERE ${conjunction([where], d)})`;
    const key = `{'a': 0 - ${amountOf(measuresOf({ value, where }).value, d)}, 'f': __file, 'r': __row}`;
    const found = places.map((place) => `${finders[place](key)}${filter} AS __s${i}${place}`);
    return [`count(*)${filter} AS __n${i}`, ...found];
  });
  const shown = signals.flatMap((_, i) => {
    return [`__n${i}`, ...places.flatMap((place) => ['f', 'r'].map((of) => `__s${i}${place}.${of}`))];
  });
  return [
    `SELECT ${['__unit', ...shown].join(', ')} FROM (`,
    `  SELECT ${['__unit', ...columns].join(', ')} FROM ${records} GROUP BY __unit) AS found`,
    'ORDER BY __unit',
  ].join('\n');
}

/** What a record adds to a figure; for a minimum, maximum or quantile its value. */
function amountOf(measure: Measure, d: Dialect): string {
  const all = conjunction(measure.where, d);
  const column = amountsOf(measure);
  const amount = column === undefined ? '1' : d.number(d.identifier(column));
  return `coalesce(${all === '' ? amount : `CASE WHEN ${all} THEN ${amount} END`}, 0)`;
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
