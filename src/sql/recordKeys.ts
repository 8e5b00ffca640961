import { type ColumnRule, type Contract, type Problem, problems } from '../edition/index.js';
import { foldName, placeText, type RecordColumn } from './columns.js';
import { type DateColumn, isoText } from './dates.js';
import { duckdb } from './duckdb.js';
import { identifier, literal } from './quote.js';

/** A table and its columns. */
export interface KeyedTable {
  /** An SQL expression. */
  table: string;
  columns: readonly RecordColumn[];
}

/** The key of a contract, and the date column of its records. */
interface KeyRule {
  contract: Pick<Contract, 'columns' | 'key'>;
  date: DateColumn;
}

/** The declared date format of a column: its own rule's, otherwise, for the date column of the records, that of the date. */
export function formatOf(column: string, rule: ColumnRule | undefined, date: DateColumn): string | undefined {
  const own = rule?.type === 'date' ? rule.format : undefined;
  return own ?? (foldName(column) === foldName(date.column) ? date.format : undefined);
}

/** Rows of judged records whose key occurs in an earlier accepted row of the same table. */
export function repeatedKeys(judged: KeyedTable, keyed: KeyRule): string {
  const within = `PARTITION BY ${keysOf(judged, keyed).join(', ')} ORDER BY __row`;
  return `SELECT __row FROM (SELECT __row, row_number() OVER (${within}) AS __nth FROM ${judged.table} WHERE __why = '') WHERE __nth > 1`;
}

/** Rows of judged records whose key occurs in a table of records accepted earlier. */
export function earlierKeys(judged: KeyedTable, earlier: KeyedTable, keyed: KeyRule): string {
  const [here, there] = [judged, earlier].map((table) => keysOf(table, keyed).join(', '));
  return `SELECT __row FROM ${judged.table} WHERE __why = '' AND (${here}) IN (SELECT (${there}) FROM ${earlier.table})`;
}

/** Key columns that cannot be compared: declared as text, but of a type in which one value has several texts. */
export function keyProblems(
  file: string,
  columns: readonly RecordColumn[],
  { key = [], columns: rules }: KeyRule['contract'],
): Problem[] {
  return key.flatMap((name) => {
    const type = typeIn(columns, name);
    const text = isText(ruleOf(rules, name));
    return text && type !== undefined && !typesWithOneText.test(type)
      ? [problems.numberAsText(file, name, type)]
      : [];
  });
}

/** Types in which each value has one text. */
const typesWithOneText =
  /^(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,0\)|BOOLEAN|DATE|UUID|ENUM.*)$/;

/** Significant digits that the type always preserves, and the largest integer below which all integers are distinct. */
const inexactTypes: Readonly<Record<string, readonly [digits: number, whole: number]>> = {
  FLOAT: [6, 2 ** 24 - 1],
  DOUBLE: [15, Number.MAX_SAFE_INTEGER],
};

/**
 * SQL condition for key values that are not unique: different numbers in the source may have become the same double.
 * @returns undefined where the type is exact
 */
export function inexactKey(name: string, columns: readonly RecordColumn[]): string | undefined {
  const limits = inexactTypes[typeIn(columns, name) ?? ''];
  if (!limits) return undefined;
  const [digits, whole] = limits;
  const x = identifier(name);
  const figures = `ltrim(regexp_replace(split_part(CAST(${x} AS VARCHAR), 'e', 1), '[^0-9]', '', 'g'), '0')`;
  return `NOT (abs(${x}) <= ${whole} AND (${x} = trunc(${x}) OR length(${figures}) <= ${digits}))`;
}

function typeIn(columns: readonly RecordColumn[], name: string): string | undefined {
  return columns.find((c) => foldName(c.name) === foldName(name))?.type;
}

function ruleOf(rules: Contract['columns'], name: string): ColumnRule | undefined {
  return Object.entries(rules ?? {}).find(([column]) => foldName(column) === foldName(name))?.[1];
}

/** Whether a contract declares a column as text, which is the default of a rule without a type. */
function isText(rule: ColumnRule | undefined): boolean {
  return rule !== undefined && (rule.type === undefined || rule.type === 'text');
}

/** The key columns as texts that are equal exactly when the keys are, whatever the types in the files. */
function keysOf({ columns }: KeyedTable, { contract, date }: KeyRule): string[] {
  const { key = [], columns: rules } = contract;
  return key.map((name) => {
    const rule = ruleOf(rules, name);
    const type = typeIn(columns, name);
    const text = placeText(identifier(name), type);
    if (isText(rule) || integerTypes.test(type ?? '')) return text;
    if (rule?.type === 'number' || rule?.type === 'integer') return byNotation(text, [numberNotation]);
    const format = formatOf(name, rule, date);
    if (format !== undefined && (type ?? 'VARCHAR') === 'VARCHAR')
      return byNotation(isoText(text, format, duckdb), [momentNotation]);
    if (rule?.type === 'date') return byNotation(text, [momentNotation]);
    return byNotation(text, [numberNotation, momentNotation]);
  });
}

const integerTypes = /^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,0\))$/;

/** A notation and how it is normalised. */
interface Notation {
  pattern: string;
  write(text: string): string;
}

function byNotation(text: string, forms: readonly Notation[]): string {
  const written = (t: string) =>
    forms
      .map(({ pattern, write }) => `WHEN regexp_full_match(${t}, ${literal(pattern)}) THEN ${write(t)}`)
      .join(' ');
  return duckdb.bind('__t', text, `CASE ${written('__t')} ELSE __t END`);
}

/** Integers of at most this many digits are written without exponent. */
const maxIntegerDigits = 38;

/** A number as its significant digits and exponent: 1, 01, 1.0 and 10e-1 are equal. */
const numberNotation: Notation = {
  pattern: '\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?\\s*',
  write: (t) => {
    const mantissa = `regexp_extract(${t}, '[0-9.]+')`;
    const fraction = `split_part(${mantissa}, '.', 2)`;
    const exponent = `coalesce(TRY_CAST(regexp_extract(${t}, '[eE]\\+?(-?[0-9]+)', 1) AS INTEGER), 0) - length(${fraction})`;
    const digits = `ltrim(replace(${mantissa}, '.', ''), '0')`;
    const bare = `rtrim(__d, '0')`;
    const point = `__e + length(__d) - length(__b)`;
    const sign = `CASE WHEN contains(${t}, '-') AND trim(${t})[1] = '-' THEN '-' ELSE '' END`;
    const number = `CASE WHEN __b = '' THEN '0' WHEN __p >= 0 AND __p + length(__b) <= ${maxIntegerDigits} THEN ${sign} || __b || repeat('0', __p) ELSE ${sign} || __b || 'e' || __p END`;
    const written = duckdb.bind(
      '__d',
      digits,
      duckdb.bind('__e', exponent, duckdb.bind('__b', bare, duckdb.bind('__p', point, number))),
    );
    return `CASE WHEN regexp_full_match(${t}, '-?[1-9][0-9]{0,${maxIntegerDigits - 1}}') THEN ${t} ELSE ${written} END`;
  },
};

/** A moment in UTC, as a day where it is midnight; without an offset it is in UTC. */
const momentNotation: Notation = {
  pattern: '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?\\s?(Z|[+-]\\d\\d(:?\\d\\d)?)?',
  write: (t) => {
    const seconds = `regexp_replace(${t}, '^(.{10})[ T](\\d\\d:\\d\\d)($|[^:])', '\\1 \\2:00\\3')`;
    const moment = `CAST(timezone('UTC', TRY_CAST(${seconds} AS TIMESTAMPTZ)) AS VARCHAR)`;
    return `coalesce(regexp_replace(${moment}, ' 00:00:00$', ''), ${t})`;
  },
};
