import { type ColumnRule, type Contract, type Problem, problems } from '../edition/index.js';
import { type RecordColumn, sameName, wordOf } from './columns.js';
import { type DateColumn, isoText } from './dates.js';
import { duckdb } from './duckdb.js';
import { identifier, literal } from './quote.js';

/** A table and its columns. */
export interface KeyedTable {
  /** An SQL expression. */
  table: string;
  columns: readonly RecordColumn[];
}

/** What a contract says of keys, and how the records are dated. */
interface Keyed {
  contract: Pick<Contract, 'columns' | 'key'>;
  date: DateColumn;
}

/** How a column of a contract writes dates: as its rule says, else, where it is the column that records are dated by, as that does. */
export function formatOf(column: string, rule: ColumnRule | undefined, date: DateColumn): string | undefined {
  const own = rule?.type === 'date' ? rule.format : undefined;
  return own ?? (sameName(column) === sameName(date.column) ? date.format : undefined);
}

/** Rows of judged records whose key stands in an earlier row that nothing speaks against. */
export function repeatedKeys(judged: KeyedTable, keyed: Keyed): string {
  const within = `PARTITION BY ${keysOf(judged, keyed).join(', ')} ORDER BY __row`;
  return `SELECT __row FROM (SELECT __row, row_number() OVER (${within}) AS __nth FROM ${judged.table} WHERE __why = '') WHERE __nth > 1`;
}

/** Rows of judged records whose key stands in a table of records that were accepted earlier. */
export function earlierKeys(judged: KeyedTable, earlier: KeyedTable, keyed: Keyed): string {
  const [here, there] = [judged, earlier].map((table) => keysOf(table, keyed).join(', '));
  return `SELECT __row FROM ${judged.table} WHERE __why = '' AND (${here}) IN (SELECT (${there}) FROM ${earlier.table})`;
}

/**
 * What makes it impossible to compare keys: a column that the contract calls a text, with one value of many texts.
 */
export function keyProblems(
  file: string,
  columns: readonly RecordColumn[],
  { key = [], columns: rules }: Keyed['contract'],
): Problem[] {
  return key.flatMap((name) => {
    const type = typeIn(columns, name);
    const text = isText(ruleOf(rules, name));
    return text && type !== undefined && !oneText.test(type) ? [problems.numberAsText(file, name, type)] : [];
  });
}

/** Types whose values have one text each. */
const oneText = /^(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,0\)|BOOLEAN|DATE|UUID|ENUM.*)$/;

/** Digits that a column of the type holds of any number, and the largest whole number up to which no two are one. */
const doubles: Readonly<Record<string, readonly [digits: number, whole: number]>> = {
  FLOAT: [6, 2 ** 24 - 1],
  DOUBLE: [15, Number.MAX_SAFE_INTEGER],
};

/**
 * Whether a value of a key may stand for several: two numbers that were different when they were written can have become the same
 * double.
 * @returns undefined where the type holds what is written
 */
export function inexactKey(name: string, columns: readonly RecordColumn[]): string | undefined {
  const limits = doubles[typeIn(columns, name) ?? ''];
  if (!limits) return undefined;
  const [digits, whole] = limits;
  const x = identifier(name);
  const figures = `ltrim(regexp_replace(split_part(CAST(${x} AS VARCHAR), 'e', 1), '[^0-9]', '', 'g'), '0')`;
  return `NOT (abs(${x}) <= ${whole} AND (${x} = trunc(${x}) OR length(${figures}) <= ${digits}))`;
}

function typeIn(columns: readonly RecordColumn[], name: string): string | undefined {
  return columns.find((c) => sameName(c.name) === sameName(name))?.type;
}

function ruleOf(rules: Contract['columns'], name: string): ColumnRule | undefined {
  return Object.entries(rules ?? {}).find(([column]) => sameName(column) === sameName(name))?.[1];
}

/** Whether a contract says that a column is a text; a rule without a type is of texts. */
function isText(rule: ColumnRule | undefined): boolean {
  return rule !== undefined && (rule.type === undefined || rule.type === 'text');
}

/** The columns of a key as texts that are the same where two records have the same key, whatever types their files have. */
function keysOf({ columns }: KeyedTable, { contract, date }: Keyed): string[] {
  const { key = [], columns: rules } = contract;
  return key.map((name) => {
    const rule = ruleOf(rules, name);
    const type = typeIn(columns, name);
    const text = wordOf(identifier(name), type);
    if (isText(rule) || wholes.test(type ?? '')) return text;
    if (rule?.type === 'number' || rule?.type === 'integer') return byForm(text, [numberForm]);
    const format = formatOf(name, rule, date);
    if (format !== undefined && (type ?? 'VARCHAR') === 'VARCHAR')
      return byForm(isoText(text, format, duckdb), [momentForm]);
    if (rule?.type === 'date') return byForm(text, [momentForm]);
    return byForm(text, [numberForm, momentForm]);
  });
}

const wholes = /^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL\(\d+,0\))$/;

/** How a text of a form is written in one way. */
interface Form {
  form: string;
  write(text: string): string;
}

function byForm(text: string, forms: readonly Form[]): string {
  const written = (t: string) =>
    forms
      .map(({ form, write }) => `WHEN regexp_full_match(${t}, ${literal(form)}) THEN ${write(t)}`)
      .join(' ');
  return duckdb.let('__t', text, `CASE ${written('__t')} ELSE __t END`);
}

/** Whole numbers of so many digits are written out. */
const places = 38;

/** A number as its digits without zeros at either end, and where the point is: 1, 01, 1.0 and 10e-1 are the same. */
const numberForm: Form = {
  form: '\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?\\s*',
  write: (t) => {
    const mantissa = `regexp_extract(${t}, '[0-9.]+')`;
    const fraction = `split_part(${mantissa}, '.', 2)`;
    const exponent = `coalesce(TRY_CAST(regexp_extract(${t}, '[eE]\\+?(-?[0-9]+)', 1) AS INTEGER), 0) - length(${fraction})`;
    const digits = `ltrim(replace(${mantissa}, '.', ''), '0')`;
    const bare = `rtrim(__d, '0')`;
    const point = `__e + length(__d) - length(__b)`;
    const sign = `CASE WHEN contains(${t}, '-') AND trim(${t})[1] = '-' THEN '-' ELSE '' END`;
    const number = `CASE WHEN __b = '' THEN '0' WHEN __p >= 0 AND __p + length(__b) <= ${places} THEN ${sign} || __b || repeat('0', __p) ELSE ${sign} || __b || 'e' || __p END`;
    const written = duckdb.let(
      '__d',
      digits,
      duckdb.let('__e', exponent, duckdb.let('__b', bare, duckdb.let('__p', point, number))),
    );
    return `CASE WHEN regexp_full_match(${t}, '-?[1-9][0-9]{0,${places - 1}}') THEN ${t} ELSE ${written} END`;
  },
};

/** A moment in UTC, as a day where it is midnight; without an offset it is in UTC. */
const momentForm: Form = {
  form: '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?\\s?(Z|[+-]\\d\\d(:?\\d\\d)?)?',
  write: (t) => {
    const seconds = `regexp_replace(${t}, '^(.{10})[ T](\\d\\d:\\d\\d)($|[^:])', '\\1 \\2:00\\3')`;
    const moment = `CAST(timezone('UTC', TRY_CAST(${seconds} AS TIMESTAMPTZ)) AS VARCHAR)`;
    return `coalesce(regexp_replace(${moment}, ' 00:00:00$', ''), ${t})`;
  },
};
