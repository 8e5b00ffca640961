import type { Signal } from '../edition/index.js';
import { aggregates, type Measure, measuresOf } from './aggregates/index.js';
import { conjunction } from './conditions.js';
import type { Dialect } from './dialect.js';

/**
 * The query for sample records behind the figures of a signal: of the records of each unit, ordered by what they add to the
 * figure, the first, the middle one (of an even number the first of the two) and the last. Equal ones are in the order of the
 * files. Rows have the number of the unit (`__unit`), the number of its records (`__of`), the place of the record among them
 * (`__rank`), and the record (`__file`, `__row`).
 *
 * @param records an SQL expression for geocoded records with the number of their file and of the record in it (`__file`, `__row`)
 * @param units the numbers of the units that are wanted, at least one
 */
export function samplesQuery(
  records: string,
  signal: Pick<Signal, 'value' | 'where'>,
  units: readonly number[],
  d: Dialect,
): string {
  const where = signal.where === undefined ? '' : ` AND (${conjunction([signal.where], d)})`;
  const order = `${amountOf(measuresOf(signal).value, d)} DESC, __file, __row`;
  return [
    'SELECT __unit, __of, __rank, __file, __row FROM (',
    `  SELECT __unit, __file, __row, row_number() OVER (PARTITION BY __unit ORDER BY ${order}) AS __rank,`,
    '    count(*) OVER (PARTITION BY __unit) AS __of',
    `  FROM ${records}`,
    `  WHERE __unit IN (${units.join(', ')})${where}) AS ranked`,
    `WHERE __rank = 1 OR __rank = ${d.quotient('(__of + 1)', 2)} OR __rank = __of`,
    'ORDER BY __unit, __rank',
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
