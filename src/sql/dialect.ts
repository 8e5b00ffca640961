import { numberForm } from '../edition/index.js';
import type { CellSql } from './aggregates/aggregate.js';
import { hasFractions, type RecordColumn, sameName, wordOf } from './columns.js';
import { type Addends, addendsOfDouble, addendsOfText, doubleOfText } from './numbers.js';
import { type Quote, quoteClickHouse, quoteDuckDb } from './quote.js';

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

function dayInDuckDb(moment: string, zone: string): string {
  return `CAST(CAST(timezone(${quoteDuckDb.literal(zone)}, TRY_CAST(${moment} AS TIMESTAMPTZ)) AS DATE) AS VARCHAR)`;
}

/** What stands before and behind a text without being part of it, as a literal. */
const blanks = "' \t\r\n'";
/** A number with a point, written out. */
const decimalForm = '-?[0-9]+[.][0-9]*';

export const duckdb: Dialect = {
  ...quoteDuckDb,
  name: 'duckdb',
  text: (x) => `CAST(${x} AS VARCHAR)`,
  word: (x) => x,
  bare: (x) => `trim(${duckdb.text(x)}, ' ')`,
  decimal: (x) => `CAST(${x} AS DECIMAL(38, 9))`,
  decimals: (x, places) => duckdb.decimal(places === undefined ? x : `CAST(${x} AS DECIMAL(18, ${places}))`),
  huge: (x) => `CAST(${x} AS HUGEINT)`,
  addends: (x) => addendsOfText(x, duckdb),
  sumCell: (sums) => ({ short: bothSums(sums, duckdb) }),
  present: (x) => `nullif(${duckdb.bare(x)}, '')`,
  real: (x) => doubleOfText(x, duckdb),
  comparable: (x) => duckdb.real(x),
  pattern: quoteDuckDb.literal,
  value: (x) => {
    const text = `CAST(${x} AS VARCHAR)`;
    const short = `regexp_replace(regexp_replace(${text}, '[.]?0*$', ''), '^-0$', '0')`;
    const double = `TRY_CAST(${x} AS DOUBLE)`;
    return [
      `CASE WHEN typeof(${x}) IN ('DOUBLE', 'FLOAT') THEN CASE WHEN isfinite(${double})`,
      `THEN CASE WHEN ${double} = trunc(${double}) AND abs(${double}) < 9e18 THEN CAST(TRY_CAST(${double} AS BIGINT) AS VARCHAR) ELSE ${text} END END`,
      `WHEN trim(${text}, ${blanks}) = '' THEN NULL`,
      `WHEN contains(${text}, '.') AND regexp_full_match(${text}, '${decimalForm}') THEN ${short} ELSE ${text} END`,
    ].join(' ');
  },
  table: (columns, rows) => {
    const types = Object.entries(columns).map(([n, of]) => [n, of === 'text' ? 'VARCHAR' : 'BIGINT']);
    const form = JSON.stringify([Object.fromEntries(types)]);
    return `(SELECT unnest(from_json(${quoteDuckDb.literal(rows)}, '${form}'), recursive := true))`;
  },
  anyBit: (x) => `bit_or(${x})`,
  bits: (x, of) => `(${x} & ${of}) <> 0`,
  double: (x) => `CAST(${x} AS DOUBLE)`,
  hash: (text) => `md5_number_upper(${text})`,
  shift: (x, bits) => `(${x} >> ${bits})`,
  packed: (key, value) =>
    `string_agg(concat(${key}, ':', ${value}), ',' ORDER BY ${key}) FILTER (WHERE ${value} IS NOT NULL)`,
  number: (x) => numberOfText(x, duckdb, (t) => `TRY_CAST(${t} AS DOUBLE)`),
  whole: (x) => `CAST(${x} AS BIGINT)`,
  quotient: (x, divisor) => `(${x} // ${divisor})`,
  parity: (list, element, of) => `list_bit_xor(list_transform(${list}, lambda ${element}: ${of}))`,
  let: (name, value, of) => `list_transform([${value}], lambda ${name}: ${of})[1]`,
  lowestBit: (x) => `1 + CAST(round(log2(${x} & (-${x}))) AS BIGINT)`,
  rest: (list) => `(${list})[2:]`,
  lists: (written) => `SELECT unnest(CAST('${written}' AS BIGINT[][][])) AS c`,
  matches: (text, pattern) => `regexp_full_match(${text}, ${quoteDuckDb.literal(pattern)})`,
  extract: (text, pattern, group) => `regexp_extract(${text}, ${quoteDuckDb.literal(pattern)}, ${group})`,
  padded: (digits, length) => `lpad(${digits}, ${length}, '0')`,
  dayIn: (moment, zone, or) => `coalesce(${dayInDuckDb(moment, zone)}, ${or})`,
  dateOfType: (x, zone, ofText) =>
    zone === undefined
      ? ofText
      : `CASE WHEN typeof(${x}) LIKE 'TIMESTAMP%' THEN ${dayInDuckDb(x, zone)} ELSE ${ofText} END`,
};

/** Columns whose values are as different as they stand: what they hold is never blank, and written in one way. */
const plain = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DATE|BOOLEAN|UUID|TIMESTAMP.*)$/;

/** Sums of both addends as one text: the second, if it is not 0, behind a bar. */
function bothSums([nine, rest]: readonly string[], d: Dialect): string {
  if (rest === undefined) return d.text(nine!);
  const both = `concat(${d.text(nine!)}, '|', ${d.text(rest)})`;
  return `CASE WHEN coalesce(${rest}, 0) = 0 THEN ${d.text(nine!)} ELSE ${both} END`;
}

/** A number of the grammar as `cast` has it; NULL for anything else. */
function numberOfText(x: string, d: Dialect, cast: (text: string) => string): string {
  const t = d.bare(x);
  return `CASE WHEN ${d.matches(t, numberForm)} THEN ${cast(t)} END`;
}

/** Whole numbers, and decimals that nine places hold: added up as they are. */
const short = /^(?:U?(?:TINY|SMALL|BIG)?INT|HUGEINT|U?INTEGER|DECIMAL\(\d+,(\d)\))$/;
const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,\d+\)|FLOAT|DOUBLE)$/;

/** So many digits of a decimal number come back from the nearest double as they were. */
const digits = 15;

/**
 * The same where the types of columns are known: numbers that need no rounding are added up as they are,
 * which is as exact and twice as quick.
 * @param few columns that have few different values
 * @param shortDates columns of texts that seem to have no time of day
 */
export function duckdbFor(
  columns: readonly RecordColumn[],
  few: readonly string[] = [],
  shortDates: readonly string[] = [],
): Dialect {
  const types = new Map(columns.map(({ name, type }) => [sameName(quoteDuckDb.identifier(name)), type]));
  const typeOf = (x: string) => types.get(sameName(x)) ?? '';
  const isNumeric = (x: string) => numeric.test(typeOf(x));
  const known: Dialect = {
    ...duckdb,
    few,
    shortDates,
    word: (x) => (hasFractions(types.get(sameName(x))) ? wordOf(x, typeOf(x)) : x),
    dateOfType: (x, zone, ofText) => {
      const type = typeOf(x);
      if (/^(DATE|U?(TINY|SMALL|BIG)?INT|U?INTEGER)$/.test(type)) return x;
      if (hasFractions(type)) return wordOf(x, type);
      if (!type.startsWith('TIMESTAMP'))
        return type === 'VARCHAR' ? ofText : duckdb.dateOfType(x, zone, ofText);
      return zone === undefined ? `CAST(${x} AS DATE)` : dayInDuckDb(x, zone);
    },
    value: (x) => (plain.test(typeOf(x)) ? x : duckdb.value(x)),
    addends: (x) => {
      const type = typeOf(x);
      if (short.test(type)) return { nine: x };
      if (type === 'BOOLEAN') return { nine: `CAST(${x} AS INTEGER)` };
      if (type === 'FLOAT') return addendsOfDouble(duckdb.double(duckdb.text(x)), duckdb);
      return type === 'DOUBLE' ? addendsOfDouble(x, duckdb) : duckdb.addends(x);
    },
    sumCell: (sums, x) => {
      const type = short.exec(typeOf(x));
      if (!type) return duckdb.sumCell(sums, x);
      const [sum] = sums as [string];
      const long = `abs(${sum}) >= ${10 ** (digits - Number(type[1] ?? 0))}`;
      return {
        short: `CASE WHEN ${long} THEN 0 ELSE coalesce(${duckdb.double(sum)}, 0) END`,
        long: `CASE WHEN ${long} THEN ${duckdb.text(sum)} END`,
      };
    },
    present: (x) => (isNumeric(x) || typeOf(x) === 'BOOLEAN' ? x : duckdb.present(x)),
    real: (x) => {
      if (!isNumeric(x)) return duckdb.real(x);
      const v = duckdb.double(x);
      // Engines divide long decimals, and are off by a bit.
      if (/^(DECIMAL|HUGEINT)/.test(typeOf(x))) return duckdb.double(duckdb.text(x));
      if (!/^(FLOAT|DOUBLE)$/.test(typeOf(x))) return v;
      const read = typeOf(x) === 'FLOAT' ? duckdb.double(duckdb.text(x)) : x;
      return `CASE WHEN isfinite(${x}) THEN ${read} WHEN ${x} IS NOT NULL THEN ${duckdb.double(`'?' || ${duckdb.text(x)}`)} END`;
    },
    comparable: (x) => (isNumeric(x) && !/^(FLOAT|DOUBLE)$/.test(typeOf(x)) ? x : known.real(x)),
    number: (x) => (isNumeric(x) ? duckdb.double(x) : duckdb.number(x)),
  };
  return known;
}

/** The sum of wide decimals never runs over here, and the least of no numbers is 0 unless the numbers may be NULL. */
export const clickhouse: Dialect = {
  ...quoteClickHouse,
  name: 'clickhouse',
  text: (x) => `toString(${x})`,
  word: (x) => x,
  bare: (x) => `trim(BOTH ' ' FROM ${clickhouse.text(x)})`,
  // A cast to what may be NULL makes NULL of what cannot be cast; these end the query.
  decimal: (x) => `toNullable(toDecimal256(${x}, 9))`,
  decimals: (x) => clickhouse.decimal(`toString(${x})`),
  huge: (x) => `toNullable(toInt256(${x}))`,
  addends: (x) => {
    // A type is known here when the query runs: the other way is not taken then.
    const double = addendsOfDouble(clickhouse.double(clickhouse.text(x)), clickhouse);
    const text = addendsOfText(x, clickhouse);
    const either = (of: 'nine' | 'rest') =>
      `CASE WHEN toTypeName(${x}) LIKE '%Float%' THEN ${double[of]} ELSE ${text[of]} END`;
    return { nine: either('nine'), rest: either('rest') };
  },
  sumCell: (sums) => ({ short: bothSums(sums, clickhouse) }),
  present: (x) => `nullif(${clickhouse.bare(x)}, '')`,
  real: (x) => doubleOfText(x, clickhouse),
  comparable: (x) => clickhouse.real(x),
  pattern: (text) => quoteClickHouse.literal(text.replaceAll('\\', '\\\\')),
  value: (x) => {
    const text = `toString(${x})`;
    const short = `replaceRegexpOne(replaceRegexpOne(${text}, '[.]?0*$', ''), '^-0$', '0')`;
    const double = `accurateCastOrNull(${x}, 'Float64')`;
    return [
      `CASE WHEN toTypeName(${x}) LIKE '%Float%' THEN CASE WHEN isFinite(${double})`,
      `THEN CASE WHEN ${double} = trunc(${double}) AND abs(${double}) < 9e18 THEN toString(accurateCastOrNull(${double}, 'Int64')) ELSE ${text} END END`,
      `WHEN trimBoth(${text}, ${blanks}) = '' THEN NULL`,
      `WHEN position(${text}, '.') > 0 AND match(${text}, '^(${decimalForm})$') THEN ${short} ELSE ${text} END`,
    ].join(' ');
  },
  table: (columns, rows) => {
    const names = Object.keys(columns);
    const types = names.map((n) => `${n} ${columns[n] === 'text' ? 'String' : 'Int64'}`).join(', ');
    const all = `arrayJoin(JSONExtract(${quoteClickHouse.literal(rows)}, 'Array(Tuple(${types}))'))`;
    return `(SELECT ${names.map((n, i) => `__row.${i + 1} AS ${n}`).join(', ')} FROM (SELECT ${all} AS __row))`;
  },
  anyBit: (x) => `groupBitOr(${x})`,
  bits: (x, of) => `bitAnd(${x}, ${of}) <> 0`,
  double: (x) => `toNullable(toFloat64(${x}))`,
  hash: (text) => `toNullable(reinterpretAsUInt64(substring(MD5(${text}), 1, 8)))`,
  shift: (x, bits) => `bitShiftRight(${x}, ${bits})`,
  packed: (key, value) =>
    `arrayStringConcat(arrayMap(p -> concat(toString(p.1), ':', toString(p.2)), arraySort(groupArray((${key}, assumeNotNull(${value}))) FILTER (WHERE ${value} IS NOT NULL))), ',')`,
  number: (x) => numberOfText(x, clickhouse, (t) => `accurateCastOrNull(${t}, 'Float64')`),
  whole: (x) => `toInt64(${x})`,
  quotient: (x, divisor) => `intDiv(${x}, ${divisor})`,
  parity: (list, element, of) => `arrayReduce('groupBitXor', arrayMap(${element} -> ${of}, ${list}))`,
  let: (name, value, of) => `arrayMap(${name} -> ${of}, [${value}])[1]`,
  lowestBit: (x) => `1 + toInt64(round(log2(bitAnd(${x}, -${x}))))`,
  rest: (list) => `arraySlice(${list}, 2)`,
  lists: (written) => `SELECT arrayJoin(CAST('${written}' AS Array(Array(Array(Int64))))) AS c`,
  matches: (text, pattern) => `match(${text}, ${quoteClickHouse.literal(`^(?:${pattern})$`)})`,
  extract: (text, pattern, group) => `regexpExtract(${text}, ${quoteClickHouse.literal(pattern)}, ${group})`,
  padded: (digits, length) => `leftPad(${digits}, ${length}, '0')`,
  // What its moments do not reach it would move to their ends.
  dayIn: (moment, zone, or) =>
    `CASE WHEN ${moment} BETWEEN '1901' AND '2299' THEN ${dayInClickHouse(`parseDateTime64BestEffortOrNull(${moment}, 0, 'UTC')`, zone)} ELSE ${or} END`,
  dateOfType: (x, zone, ofText) =>
    zone === undefined
      ? ofText
      : `CASE WHEN toTypeName(${x}) LIKE '%DateTime%' THEN ${dayInClickHouse(`accurateCastOrNull(${x}, 'DateTime64(6, ''UTC'')')`, zone)} ELSE ${ofText} END`,
};

function dayInClickHouse(moment: string, zone: string): string {
  return `toString(toDate32(toTimeZone(${moment}, ${quoteClickHouse.literal(zone)})))`;
}
