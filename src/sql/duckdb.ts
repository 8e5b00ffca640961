import { foldName, hasFractions, placeText, type RecordColumn } from './columns.js';
import type { Dialect } from './dialect.js';
import { addendsOfDouble, addendsOfText, bothSums, doubleOfText, numberOfText } from './numbers.js';
import { blanks, decimalForm, quoteDuckDb } from './quote.js';

export const duckdb: Dialect = {
  ...quoteDuckDb,
  name: 'duckdb',
  text: (x) => `CAST(${x} AS VARCHAR)`,
  placeText: (x) => x,
  trimmedText: (x) => `trim(${duckdb.text(x)}, ' ')`,
  decimal: (x) => `CAST(${x} AS DECIMAL(38, 9))`,
  doubleToDecimal: (x, places) =>
    duckdb.decimal(places === undefined ? x : `CAST(${x} AS DECIMAL(18, ${places}))`),
  int128: (x) => `CAST(${x} AS HUGEINT)`,
  addends: (x) => addendsOfText(x, duckdb),
  sumCell: (sums) => ({ short: bothSums(sums, duckdb) }),
  blankToNull: (x) => `nullif(${duckdb.trimmedText(x)}, '')`,
  finiteDouble: (x) => doubleOfText(x, duckdb),
  comparable: (x) => duckdb.finiteDouble(x),
  pattern: quoteDuckDb.literal,
  distinctKey: (x) => {
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
  constantRows: (columns, rows) => {
    const types = Object.entries(columns).map(([n, of]) => [n, of === 'text' ? 'VARCHAR' : 'BIGINT']);
    const form = JSON.stringify([Object.fromEntries(types)]);
    // Not a constant expression, which the planner would evaluate and copy many times.
    const text = `(SELECT unnest([${quoteDuckDb.literal(rows)}]) AS __rows)`;
    return `(SELECT unnest(from_json(__rows, '${form}'), recursive := true) FROM ${text})`;
  },
  bitOr: (x) => `bit_or(${x})`,
  hasCommonBit: (x, of) => `(${x} & ${of}) <> 0`,
  double: (x) => `CAST(${x} AS DOUBLE)`,
  hash: (text) => `md5_number_upper(${text})`,
  shift: (x, bits) => `(${x} >> ${bits})`,
  packPairs: (key, value) =>
    `string_agg(concat(${key}, ':', ${value}), ',' ORDER BY ${key}) FILTER (WHERE ${value} IS NOT NULL)`,
  number: (x) => numberOfText(x, duckdb, (t) => `TRY_CAST(${t} AS DOUBLE)`),
  int64: (x) => `CAST(${x} AS BIGINT)`,
  quotient: (x, divisor) => `(${x} // ${divisor})`,
  xorOver: (list, element, of) => `list_bit_xor(list_transform(${list}, lambda ${element}: ${of}))`,
  bind: (name, value, of) => `list_transform([${value}], lambda ${name}: ${of})[1]`,
  lowestBit: (x) => `1 + CAST(round(log2(${x} & (-${x}))) AS BIGINT)`,
  tail: (list) => `(${list})[2:]`,
  listQuery: (written) => `SELECT unnest(CAST('${written}' AS BIGINT[][][])) AS c`,
  matches: (text, pattern) => `regexp_full_match(${text}, ${quoteDuckDb.literal(pattern)})`,
  extract: (text, pattern, group) => `regexp_extract(${text}, ${quoteDuckDb.literal(pattern)}, ${group})`,
  padLeft: (digits, length) => `lpad(${digits}, ${length}, '0')`,
  dayIn: (moment, zone, or) => `coalesce(${dayInDuckDb(moment, zone)}, ${or})`,
  dateOfType: (x, zone, ofText) =>
    zone === undefined
      ? ofText
      : `CASE WHEN typeof(${x}) LIKE 'TIMESTAMP%' THEN ${dayInDuckDb(x, zone)} ELSE ${ofText} END`,
};

function dayInDuckDb(moment: string, zone: string): string {
  return `CAST(CAST(timezone(${quoteDuckDb.literal(zone)}, TRY_CAST(${moment} AS TIMESTAMPTZ)) AS DATE) AS VARCHAR)`;
}

/** Types whose values can be compared as they are: never blank, and with one text each. */
const comparableTypes = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DATE|BOOLEAN|UUID|TIMESTAMP.*)$/;

/** Integers, and decimals of at most nine places: summed as they are. */
const exactTypes = /^(?:U?(?:TINY|SMALL|BIG)?INT|HUGEINT|U?INTEGER|DECIMAL\(\d+,(\d)\))$/;
const numericTypes = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,\d+\)|FLOAT|DOUBLE)$/;

/** A decimal with this many significant digits survives the conversion to a double and back. */
const safeDigits = 15;

/**
 * The dialect for columns of known types: numbers that need no rounding are summed as they are, which is as exact and
 * twice as fast.
 * @param lowCardinality columns with few different values
 * @param shortDates text columns that appear to have no time of day
 */
export function duckdbFor(
  columns: readonly RecordColumn[],
  lowCardinality: readonly string[] = [],
  shortDates: readonly string[] = [],
): Dialect {
  const types = new Map(columns.map(({ name, type }) => [foldName(quoteDuckDb.identifier(name)), type]));
  const typeOf = (x: string) => types.get(foldName(x)) ?? '';
  const isNumeric = (x: string) => numericTypes.test(typeOf(x));
  const known: Dialect = {
    ...duckdb,
    lowCardinality,
    shortDates,
    placeText: (x) => (hasFractions(types.get(foldName(x))) ? placeText(x, typeOf(x)) : x),
    dateOfType: (x, zone, ofText) => {
      const type = typeOf(x);
      if (/^(DATE|U?(TINY|SMALL|BIG)?INT|U?INTEGER)$/.test(type)) return x;
      if (hasFractions(type)) return placeText(x, type);
      if (!type.startsWith('TIMESTAMP'))
        return type === 'VARCHAR' ? ofText : duckdb.dateOfType(x, zone, ofText);
      return zone === undefined ? `CAST(${x} AS DATE)` : dayInDuckDb(x, zone);
    },
    distinctKey: (x) => (comparableTypes.test(typeOf(x)) ? x : duckdb.distinctKey(x)),
    addends: (x) => {
      const type = typeOf(x);
      if (exactTypes.test(type)) return { nine: x };
      if (type === 'BOOLEAN') return { nine: `CAST(${x} AS INTEGER)` };
      if (type === 'FLOAT') return addendsOfDouble(duckdb.double(duckdb.text(x)), duckdb);
      return type === 'DOUBLE' ? addendsOfDouble(x, duckdb) : duckdb.addends(x);
    },
    sumCell: (sums, x) => {
      const type = exactTypes.exec(typeOf(x));
      if (!type) return duckdb.sumCell(sums, x);
      const [sum] = sums as [string];
      const long = `abs(${sum}) >= ${10 ** (safeDigits - Number(type[1] ?? 0))}`;
      return {
        short: `CASE WHEN ${long} THEN NULL ELSE coalesce(${duckdb.double(sum)}, CAST('NaN' AS DOUBLE)) END`,
        long: `CASE WHEN ${long} THEN ${duckdb.text(sum)} END`,
      };
    },
    blankToNull: (x) => (isNumeric(x) || typeOf(x) === 'BOOLEAN' ? x : duckdb.blankToNull(x)),
    finiteDouble: (x) => {
      if (!isNumeric(x)) return duckdb.finiteDouble(x);
      const v = duckdb.double(x);
      // Direct casts of long decimals may be wrong in the last bit; casts by way of text are not.
      if (/^(DECIMAL|HUGEINT)/.test(typeOf(x))) return duckdb.double(duckdb.text(x));
      if (!/^(FLOAT|DOUBLE)$/.test(typeOf(x))) return v;
      const read = typeOf(x) === 'FLOAT' ? duckdb.double(duckdb.text(x)) : x;
      return `CASE WHEN isfinite(${x}) THEN ${read} WHEN ${x} IS NOT NULL THEN ${duckdb.double(`'?' || ${duckdb.text(x)}`)} END`;
    },
    comparable: (x) => (isNumeric(x) && !/^(FLOAT|DOUBLE)$/.test(typeOf(x)) ? x : known.finiteDouble(x)),
    number: (x) => (isNumeric(x) ? duckdb.double(x) : duckdb.number(x)),
  };
  return known;
}
