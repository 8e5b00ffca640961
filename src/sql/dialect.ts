import type { Quote } from './quote.js';

/** Two addends of a column; what needs no rest has none. */
export interface Addends {
  nine: string;
  rest?: string;
}

/** How a partial leaves the engine: as a double where that says all of it, which is faster, and as a text where it does not, else NULL. */
export interface CellSql {
  short: string;
  /** Absent where `short` says all of every one. */
  long?: string;
}

/** All that two engines spell differently. Everything else of a query is the same text in both. */
export interface Dialect extends Quote {
  name: 'duckdb' | 'clickhouse';
  /** Any value as text; NULL stays NULL. */
  text(x: string): string;
  /** What a record says of where it belongs, to be grouped by: a column, or what its whole numbers are called in any type. */
  word(x: string): string;
  /** Any value as text without the spaces (U+0020) around it. */
  bare(x: string): string;
  /** A number of at most nine places, or the text of one, as a decimal of nine places; an error for other texts. */
  decimal(x: string): string;
  /** Doubles that are decimals of nine places, or of `places`, as decimals of nine places. */
  decimals(x: string, places?: number): string;
  /** A whole number of up to 38 digits, a double or a text, as such a number. */
  huge(x: string): string;
  /** Columns that are known to have few different values. */
  few?: readonly string[];
  /** Columns of texts that are taken to name no time of day, which is quicker; whoever says so looks at what comes out. */
  shortDates?: readonly string[];
  /** Whether numbers are read only of the records that are meant (`guarded`). */
  readsMeant?: true;
  /** What is added up of a column, so that its sum is exact. */
  addends(x: string): Addends;
  /** The sums of the addends of a column. */
  sumCell(sums: readonly string[], x: string): CellSql;
  /** A column without what counts as nothing: blank texts are NULL, too. */
  present(x: string): string;
  /** A column as the nearest finite doubles; an error of what is none. */
  real(x: string): string;
  /**
   * What is counted where different values are: NULL where there is none (nothing, blanks, no number), and equal for what is one
   * value. Texts are letter by letter what they are; of a number the zeros behind the point say nothing: 1, 1.0 and 1.00 are one.
   */
  value(x: string): string;
  /** A table in brackets of rows, written as a JSON list of objects. @param columns what stands in each, by name */
  table(columns: Readonly<Record<string, 'text' | 'number'>>, rows: string): string;
  /** A column to be compared with numbers. */
  comparable(x: string): string;
  /** The text behind LIKE, in which nothing but % and _ has a meaning. */
  pattern(text: string): string;
  /** The bits that are set in any of the whole numbers of a group. */
  anyBit(x: string): string;
  /** Whether any bit of a whole number is set that another one has. */
  bits(x: string, of: number): string;
  /** A double or a count as a double; NULL stays NULL, and so does the least of no doubles. */
  double(x: string): string;
  /** The first eight bytes of the MD5 of a text, the least significant first, as an unsigned number. */
  hash(text: string): string;
  /** `a DIV 2^bits` of such a number. */
  shift(x: string, bits: number): string;
  /** `key:value` of all rows of a group that have a value, in order of the keys, separated by commas. */
  packed(key: string, value: string): string;
  /** A column of numbers, or of texts of numbers, as doubles; NULL for anything else. */
  number(x: string): string;
  /** A double that is a whole number as a whole number of 64 bits. */
  whole(x: string): string;
  /** How often a whole number goes into one that is not negative. */
  quotient(x: string, divisor: number): string;
  /** Exclusive or of a whole number that each element of a list gives; `of` is in terms of its name. */
  parity(list: string, element: string, of: string): string;
  /** An expression in terms of a name for the value of another one. */
  let(name: string, value: string, of: string): string;
  /** The number of the lowest bit that is set, from 1. */
  lowestBit(x: string): string;
  /** A list without its first element. */
  rest(list: string): string;
  /** A query for the elements, named `c`, of a written list of lists of lists of whole numbers. */
  lists(written: string): string;
  /** Whether a pattern is all of a text. */
  matches(text: string, pattern: string): string;
  /** What a group of a pattern has of a text; empty where it has nothing. */
  extract(text: string, pattern: string, group: number): string;
  /** A text of digits with zeros before it. */
  padded(digits: string, length: number): string;
  /** The day, `2016-01-01`, in a time zone of a moment such as `2015-12-31 17:00:00+00:00`; `or` where the engine has no such moment. */
  dayIn(moment: string, zone: string, or: string): string;
  /** The day of a column whose type may have days of its own: of a timestamp that in the zone; else `ofText`. */
  dateOfType(x: string, zone: string | undefined, ofText: string): string;
}
