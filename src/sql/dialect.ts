import type { Quote } from './quote.js';

/** Two addends of a column's value; `rest` is absent where nine decimal places suffice. */
export interface Addends {
  nine: string;
  rest?: string;
}

/** The SELECT expressions of a cell: `short`, a double, NULL where it would lose digits; and `long`, a text there, otherwise NULL. */
export interface CellSql {
  short: string;
  /** Absent where `short` is always exact. */
  long?: string;
}

/** All that the two engines spell differently. The rest of a query is the same text in both. */
export interface Dialect extends Quote {
  name: 'duckdb' | 'clickhouse';
  /** Any value as text; NULL stays NULL. */
  text(x: string): string;
  /** A place column, to group by; whole numbers have the same text in every type. */
  placeText(x: string): string;
  /** Any value as text, trimmed of spaces (U+0020). */
  trimmedText(x: string): string;
  /** A number with at most nine decimal places, or its text, as a decimal of nine places; an error for other texts. */
  decimal(x: string): string;
  /** Doubles that equal decimals of nine (or `places`) places, as decimals of nine places. */
  doubleToDecimal(x: string, places?: number): string;
  /** A whole number of up to 38 digits (double or text) as an integer of 128 bits or more. */
  int128(x: string): string;
  /** Columns known to have few different values. */
  lowCardinality?: readonly string[];
  /** Text columns assumed to have no time of day, which is faster; the caller must check the result. */
  shortDates?: readonly string[];
  /** Whether numbers are parsed only in records that meet the conditions (`dialectUnderConditions`); slower. */
  parsesMatching?: true;
  /** The addends whose sums together are the exact sum of a column. */
  addends(x: string): Addends;
  /** The cell made of the sums of a column's addends. */
  sumCell(sums: readonly string[], x: string): CellSql;
  /** A column in which blank texts are NULL, too. */
  blankToNull(x: string): string;
  /** A column as the nearest finite doubles; an error for anything else. */
  finiteDouble(x: string): string;
  /**
   * The value as it is compared in distinct counts: NULL for NULL, blank and NaN; equal texts for equal values. Texts
   * are compared exactly; trailing zeros of decimals are ignored: 1, 1.0 and 1.00 are equal.
   */
  distinctKey(x: string): string;
  /** A subquery with constant rows, written as a JSON list of objects. @param columns the type of each column */
  constantRows(columns: Readonly<Record<string, 'text' | 'number'>>, rows: string): string;
  /** A column as operand of a comparison with numbers. */
  comparable(x: string): string;
  /** The pattern of LIKE, in which only % and _ are special. */
  pattern(text: string): string;
  /** Bitwise OR over a group. */
  bitOr(x: string): string;
  /** Whether x and `of` have a common set bit. */
  hasCommonBit(x: string, of: number): string;
  /** A number as a double; NULL stays NULL, also as the minimum of no numbers. */
  double(x: string): string;
  /** The first eight bytes of the MD5 of a text as a little-endian unsigned integer. */
  hash(text: string): string;
  /** Logical right shift of such an integer. */
  shift(x: string, bits: number): string;
  /** `key:value` of all rows of a group that have a value, ordered by key and separated by commas. */
  packPairs(key: string, value: string): string;
  /** A column of numbers, or of texts of numbers, as doubles; NULL for anything else. */
  number(x: string): string;
  /** A double with an integer value as a 64-bit integer. */
  int64(x: string): string;
  /** Integer division of a non-negative number. */
  quotient(x: string, divisor: number): string;
  /** Bitwise XOR of `of` over the elements of a list; `of` refers to the element by name. */
  xorOver(list: string, element: string, of: string): string;
  /** `of` with `name` bound to `value`. */
  bind(name: string, value: string, of: string): string;
  /** Position of the lowest set bit, from 1. */
  lowestBit(x: string): string;
  /** A list without its first element. */
  tail(list: string): string;
  /** A query for the elements, named `c`, of a literal list of lists of lists of integers. */
  listQuery(written: string): string;
  /** Whether a regular expression matches the entire text. */
  matches(text: string, pattern: string): string;
  /** A group of a regular expression; empty where it does not match. */
  extract(text: string, pattern: string, group: number): string;
  /** A text of digits, padded with zeros on the left. */
  padLeft(digits: string, length: number): string;
  /**
   * The day, such as `2016-01-01`, of a moment such as `2015-12-31 17:00:00+00:00` in a time zone; `or` where the
   * engine cannot represent the moment.
   */
  dayIn(moment: string, zone: string, or: string): string;
  /** The day of a column by its type: of a timestamp, the day in the time zone; otherwise `ofText`. */
  dateOfType(x: string, zone: string | undefined, ofText: string): string;
}
