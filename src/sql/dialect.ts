import { type Quote, quoteClickHouse, quoteDuckDb } from './quote.js';

/** All that two engines spell differently. Everything else of a query is the same text in both. */
export interface Dialect extends Quote {
  name: 'duckdb' | 'clickhouse';
  /** Any value as text; NULL stays NULL. */
  text(x: string): string;
  /** Any number, or text of one, to nine decimal places, halves away from zero; an error for other texts. */
  decimal(x: string): string;
  /** The nearest double; NULL stays NULL, and so does the least of no doubles. */
  double(x: string): string;
  /** The first eight bytes of the MD5 of a text, the least significant first, as an unsigned number. */
  hash(text: string): string;
  /** `a DIV 2^bits` of such a number. */
  shift(x: string, bits: number): string;
  /** `key:value` of all rows of a group that have a value, in order of the keys, separated by commas. */
  packed(key: string, value: string): string;
}

export const duckdb: Dialect = {
  ...quoteDuckDb,
  name: 'duckdb',
  text: (x) => `CAST(${x} AS VARCHAR)`,
  decimal: (x) => `CAST(${x} AS DECIMAL(38, 9))`,
  double: (x) => `CAST(${x} AS DOUBLE)`,
  hash: (text) => `md5_number_upper(${text})`,
  shift: (x, bits) => `(${x} >> ${bits})`,
  packed: (key, value) =>
    `string_agg(concat(${key}, ':', ${value}), ',' ORDER BY ${key}) FILTER (WHERE ${value} IS NOT NULL)`,
};

/**
 * ClickHouse drops decimal places where DuckDB rounds them, hence the wide decimal that is then rounded; and the least of no
 * numbers is 0 unless the numbers may be NULL.
 */
export const clickhouse: Dialect = {
  ...quoteClickHouse,
  name: 'clickhouse',
  text: (x) => `toString(${x})`,
  decimal: (x) =>
    `CAST(round(CAST(toString(${x}) AS Nullable(Decimal(76, 27))), 9) AS Nullable(Decimal(38, 9)))`,
  double: (x) => `CAST(${x} AS Nullable(Float64))`,
  hash: (text) => `toNullable(reinterpretAsUInt64(substring(MD5(${text}), 1, 8)))`,
  shift: (x, bits) => `bitShiftRight(${x}, ${bits})`,
  packed: (key, value) =>
    `arrayStringConcat(arrayMap(p -> concat(toString(p.1), ':', toString(p.2)), arraySort(groupArray((${key}, assumeNotNull(${value}))) FILTER (WHERE ${value} IS NOT NULL))), ',')`,
};
