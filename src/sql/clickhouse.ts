import type { Dialect } from './dialect.js';
import { addendsOfDouble, addendsOfText, bothSums, doubleOfText, numberOfText } from './numbers.js';
import { blanks, decimalForm, quoteClickHouse } from './quote.js';

/** Numbers are made Nullable: without it the minimum of no numbers is 0. Sums of Decimal256 do not overflow here. */
export const clickhouse: Dialect = {
  ...quoteClickHouse,
  name: 'clickhouse',
  text: (x) => `toString(${x})`,
  placeText: (x) => x,
  trimmedText: (x) => `trim(BOTH ' ' FROM ${clickhouse.text(x)})`,
  // Casts to Nullable types return NULL for invalid texts; these casts fail, as they do in DuckDB.
  decimal: (x) => `toNullable(toDecimal256(${x}, 9))`,
  doubleToDecimal: (x) => clickhouse.decimal(`toString(${x})`),
  int128: (x) => `toNullable(toInt256(${x}))`,
  addends: (x) => {
    // Types are known only when the query runs, so the expression contains both branches.
    const double = addendsOfDouble(clickhouse.double(clickhouse.text(x)), clickhouse);
    const text = addendsOfText(x, clickhouse);
    const either = (of: 'nine' | 'rest') =>
      `CASE WHEN toTypeName(${x}) LIKE '%Float%' THEN ${double[of]} ELSE ${text[of]} END`;
    return { nine: either('nine'), rest: either('rest') };
  },
  sumCell: (sums) => ({ short: bothSums(sums, clickhouse) }),
  blankToNull: (x) => `nullif(${clickhouse.trimmedText(x)}, '')`,
  finiteDouble: (x) => doubleOfText(x, clickhouse),
  comparable: (x) => clickhouse.finiteDouble(x),
  pattern: (text) => quoteClickHouse.literal(text.replaceAll('\\', '\\\\')),
  distinctKey: (x) => {
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
  constantRows: (columns, rows) => {
    const names = Object.keys(columns);
    const types = names.map((n) => `${n} ${columns[n] === 'text' ? 'String' : 'Int64'}`).join(', ');
    const all = `arrayJoin(JSONExtract(${quoteClickHouse.literal(rows)}, 'Array(Tuple(${types}))'))`;
    return `(SELECT ${names.map((n, i) => `__row.${i + 1} AS ${n}`).join(', ')} FROM (SELECT ${all} AS __row))`;
  },
  bitOr: (x) => `groupBitOr(${x})`,
  hasCommonBit: (x, of) => `bitAnd(${x}, ${of}) <> 0`,
  double: (x) => `toNullable(toFloat64(${x}))`,
  hash: (text) => `toNullable(reinterpretAsUInt64(substring(MD5(${text}), 1, 8)))`,
  shift: (x, bits) => `bitShiftRight(${x}, ${bits})`,
  packPairs: (key, value) =>
    `arrayStringConcat(arrayMap(p -> concat(toString(p.1), ':', toString(p.2)), arraySort(groupArray((${key}, assumeNotNull(${value}))) FILTER (WHERE ${value} IS NOT NULL))), ',')`,
  number: (x) => numberOfText(x, clickhouse, (t) => `accurateCastOrNull(${t}, 'Float64')`),
  int64: (x) => `toInt64(${x})`,
  quotient: (x, divisor) => `intDiv(${x}, ${divisor})`,
  xorOver: (list, element, of) => `arrayReduce('groupBitXor', arrayMap(${element} -> ${of}, ${list}))`,
  bind: (name, value, of) => `arrayMap(${name} -> ${of}, [${value}])[1]`,
  lowestBit: (x) => `1 + toInt64(round(log2(bitAnd(${x}, -${x}))))`,
  tail: (list) => `arraySlice(${list}, 2)`,
  listQuery: (written) => `SELECT arrayJoin(CAST('${written}' AS Array(Array(Array(Int64))))) AS c`,
  matches: (text, pattern) => `match(${text}, ${quoteClickHouse.literal(`^(?:${pattern})$`)})`,
  extract: (text, pattern, group) => `regexpExtract(${text}, ${quoteClickHouse.literal(pattern)}, ${group})`,
  padLeft: (digits, length) => `leftPad(${digits}, ${length}, '0')`,
  // The engine clamps moments outside its range to the nearest valid one.
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
