import { exactly, places } from './madeRecords.js';
import { nearestDouble, type Rational } from './rational.js';

/** A record of a unit, or of a place in none, on a day. */
export interface AmountRecord {
  city: string;
  day: string;
  kind: string;
  amount: string | null;
  quantity: string | null;
  user: string | null;
}

/** How dates of a period are combined. */
export const takes = ['all', 'last', 'mean'] as const;
export type Take = (typeof takes)[number];

type Condition = (record: AmountRecord) => boolean;
type Column = 'amount' | 'quantity' | 'user';
type Part = { of: 'count' | 'known' | 'sum'; column?: Column; where?: Condition };

/** A way to aggregate: how a signal writes it, and what it means. */
export interface Way {
  written: string;
  /** One sum or count, or two of which the first is divided by the second. */
  parts?: readonly [Part, Part?];
  atBase?: true;
  /** Otherwise: a figure of the values of a column. */
  of?: { column: Column; figure: (values: readonly string[]) => number };
  /** How far a figure may be from the right one, by itself and relative to it; absent where it is exact. */
  off?: { by: number; relative: number };
}

const isA: Condition = ({ kind }) => kind === 'a';
const sumOf = (column: Column, where?: Condition): Part => ({ of: 'sum', column, ...(where && { where }) });
const numbers = (values: readonly string[]) => values.map(Number).sort((a, b) => a - b);
const different = (values: readonly string[]) => new Set(values).size;
const toCount: Part = { of: 'count' };

/** Every way to aggregate, ratios with and without conditions and at the denominators of the base period. */
export const ways: readonly Way[] = [
  { written: '{ count: true }', parts: [toCount] },
  { written: '{ sum: amount }', parts: [sumOf('amount')] },
  { written: '{ mean: amount }', parts: [sumOf('amount'), { of: 'known', column: 'amount' }] },
  { written: '{ min: amount }', of: { column: 'amount', figure: (all) => numbers(all)[0] ?? Number.NaN } },
  {
    written: '{ max: amount }',
    of: { column: 'amount', figure: (all) => numbers(all).at(-1) ?? Number.NaN },
  },
  {
    written: '{ quantile: amount, at: 0.5 }',
    of: { column: 'amount', figure: (all) => numbers(all)[Math.ceil(all.length / 2) - 1] ?? Number.NaN },
    off: { by: 0, relative: 0.0100001 },
  },
  { written: '{ distinct: user }', of: { column: 'user', figure: different } },
  {
    written: '{ distinct: user, approximate: true }',
    of: { column: 'user', figure: different },
    off: { by: 1, relative: 0 },
  },
  {
    written: '{ ratio: { sum: amount }, to: { sum: quantity } }',
    parts: [sumOf('amount'), sumOf('quantity')],
  },
  {
    written: `{ ratio: { sum: amount, where: "kind = 'a'" }, to: { count: true } }`,
    parts: [sumOf('amount', isA), toCount],
  },
  {
    written: `{ ratio: { count: true, where: "kind = 'a'" }, to: { count: true } }`,
    parts: [{ of: 'count', where: isA }, toCount],
  },
  {
    written: '{ ratio: { sum: amount }, to: { sum: quantity }, at: base-period }',
    parts: [sumOf('amount'), sumOf('quantity')],
    atBase: true,
  },
];

/** What is counted: the records of one unit in one period, on the dates that count. */
interface Cell {
  records: readonly AmountRecord[];
  dates: readonly string[];
}

/** The dates that count in a period: those of any record, in a unit or not. */
export function datesIn(records: readonly AmountRecord[], period: string, take: Take): string[] {
  const all = [...new Set(records.map(({ day }) => day))].filter((day) => day.startsWith(period)).sort();
  return take === 'last' ? all.slice(-1) : all;
}

export const cellOf = (records: readonly AmountRecord[], city: string, dates: readonly string[]): Cell => ({
  dates,
  records: records.filter((r) => r.city === city && dates.includes(r.day)),
});

const one = 10n ** BigInt(places);
const hasValue = (text: string | null): text is string => text !== null && text.trim() !== '';
const valuesOf = (records: readonly AmountRecord[], column: Column) =>
  records.map((r) => r[column]).filter(hasValue);

/** The exact sum or count over some records, in multiples of 10⁻⁴⁰; undefined where records have none of the numbers to sum. */
function partOf(
  { of, column, where = () => true }: Part,
  records: readonly AmountRecord[],
): bigint | undefined {
  const counted = records.filter(where);
  if (of === 'count') return BigInt(counted.length) * one;
  const values = valuesOf(counted, column!);
  if (of === 'known') return BigInt(values.length) * one;
  if (counted.length > 0 && values.length === 0) return undefined;
  return values.reduce((sum, text) => sum + exactly(text), 0n);
}

/** Dates but for those on which all of some records are blank. */
function datesWithValues(
  { dates, records }: Cell,
  isBlank: (of: readonly AmountRecord[]) => boolean,
): number {
  return dates.filter((date) => !isBlank(records.filter(({ day }) => day === date))).length;
}

/**
 * The figure of a unit in a period: a number, or the reason why there is none.
 * @param base the cell of the unit in the base period
 * @param counts the condition of the signal
 */
export function figureOf(way: Way, take: Take, cell: Cell, base: Cell, counts: Condition): number | string {
  if (cell.records.length === 0) return 'not-observed';
  const counted = { ...cell, records: cell.records.filter(counts) };
  if (way.of) return ofValues(way.of, take, counted);
  const [above, below] = way.parts!;
  const n = partOf(above, counted.records);
  const d = below && partOf(below, counted.records);
  let factor: Rational = [1n, 1n];
  if (way.atBase) {
    const atBase = partOf(below!, base.records.filter(counts));
    if (atBase === undefined) return 'blank';
    if (atBase === 0n) return 0;
    factor = [atBase, one];
  }
  if (n === undefined || (below && d === undefined)) return 'blank';
  if (below && d === 0n) return 'denominator-zero';
  const blank = (of: readonly AmountRecord[]) => partOf(above, of) === undefined;
  const over = below ? d! : one * BigInt(take === 'mean' ? datesWithValues(counted, blank) : 1);
  return nearestDouble([n * factor[0], over * factor[1]]);
}

function ofValues({ column, figure }: NonNullable<Way['of']>, take: Take, cell: Cell): number | string {
  const values = valuesOf(cell.records, column);
  if (cell.records.length > 0 && values.length === 0) return 'blank';
  if (take !== 'mean') return orNone(figure(values));
  const onDates = cell.dates.flatMap((date) => {
    const records = cell.records.filter(({ day }) => day === date);
    const there = valuesOf(records, column);
    const x = figure(there);
    return (records.length > 0 && there.length === 0) || Number.isNaN(x) ? [] : [x];
  });
  if (onDates.length === 0) return 'not-observed';
  const sum = onDates.reduce((total, x) => total + exactly(String(x)), 0n);
  return nearestDouble([sum, one * BigInt(onDates.length)]);
}

const orNone = (x: number) => (Number.isNaN(x) ? 'not-observed' : x + 0);
