import { memoize, type Tally } from '../edition/index.js';
import {
  type Decimal,
  type DecimalColumn,
  DecimalSums,
  isZero,
  nearestQuotient,
  sumOfDecimals,
} from '../sql/index.js';
import { categories, type GeocodeRows } from './geocoder.js';

/** The rows of the partials of a pass, geocoded. */
export interface PlacedRows {
  /** The unit of each row; -1 where it is in none. */
  units: Int32Array;
  /** The rows that belong to no unit and are not outside either, and why: a list in the order of the dates. */
  unplaced: readonly (readonly { row: number; why: string }[])[];
  /** The tallies of some amounts, a list in the order of the dates. */
  tallies(amounts: DecimalColumn): readonly Tally[];
  /** The same of numbers of records. */
  talliesOfRecords(records: Float64Array): readonly Tally[];
}

/**
 * Geocodes all rows.
 * @param vintages the rows of each date
 * @param dates in order
 */
export function placedRows(
  vintages: ReadonlyMap<string, readonly number[]>,
  dates: readonly string[],
  geocode: GeocodeRows,
): PlacedRows {
  const length = [...vintages.values()].reduce((sum, rows) => sum + rows.length, 0);
  const units = new Int32Array(length).fill(-1);
  const slots = new Int32Array(length);
  const rows = Int32Array.from({ length }, (_, row) => row);
  const unplaced = dates.map((date, nth) => {
    const without: { row: number; why: string }[] = [];
    const geocoded = geocode(date);
    for (const row of vintages.get(date)!) {
      const { unit, category, why } = geocoded(row);
      units[row] = unit;
      slots[row] = nth * categories.length + category;
      if (why !== undefined) without.push({ row, why });
    }
    return without;
  });
  const tallies = memoize((amounts: DecimalColumn) => talliesOf(amounts, rows, slots, dates.length));
  const talliesOfRecords = memoize((records: Float64Array) => tallies({ places: 0, multiples: records }));
  return { units, unplaced, tallies, talliesOfRecords };
}

/**
 * Sums amounts by date and category: the doubles nearest to the exact sums.
 * @param rows all rows
 * @param slots the number of its date and category, by row
 */
function talliesOf(amounts: DecimalColumn, rows: Int32Array, slots: Int32Array, dates: number): Tally[] {
  const sums = new DecimalSums(amounts, dates * categories.length);
  sums.add(rows, slots);
  return Array.from({ length: dates }, (_, date) => {
    const of = categories.map((__, i) => sums.at(date * categories.length + i));
    return tallyOf(of as [Decimal, Decimal, Decimal, Decimal]);
  });
}

function tallyOf([placed, unplaced, outside, ambiguous]: [Decimal, Decimal, Decimal, Decimal]): Tally {
  const nearest = (...all: Decimal[]) => nearestQuotient([all.length > 1 ? sumOfDecimals(all) : all[0]!]);
  if ([unplaced, outside, ambiguous].every(isZero)) {
    const all = nearest(placed);
    return { read: all, placed: all, unplaced: 0, outside: 0, ambiguous: 0 };
  }
  return {
    read: nearest(placed, unplaced, outside, ambiguous),
    placed: nearest(placed),
    unplaced: nearest(unplaced, ambiguous),
    outside: nearest(outside),
    ambiguous: nearest(ambiguous),
  };
}
