import { type ColumnRule, type Contract, dayForm, type Frequency, usualWindow } from '../edition/index.js';
import { foldName, type RecordColumn } from './columns.js';
import { type DateColumn, dateOf, firstDaySql } from './dates.js';
import { duckdb } from './duckdb.js';
import { numberFault, smallestDouble, sumLimit } from './numbers.js';
import { identifier, literal } from './quote.js';
import { formatOf, inexactKey } from './recordKeys.js';

const numericTypes = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** The rules by which records are judged. */
export interface RecordRules {
  contract: Contract;
  /** The date column of the records and the time zone of their days. */
  date: DateColumn;
  /** The frequency of the edition. */
  frequency: Frequency;
  /** Records of periods before this one are late; null where no file was accepted yet. */
  lateBefore: string | null;
}

/** Names of the columns that this program adds; record files may not use them. */
export const ownColumns = /^__/;

/**
 * Every record of a table with its number from 1 (`__row`), its day and period (null where its date is invalid),
 * whether it is late, and the reasons for which it is rejected (`__why`): a line for each reason and column, empty
 * where it is accepted. One pass, in DuckDB's dialect; duplicate keys are found afterwards (`repeatedKeys`,
 * `earlierKeys`).
 *
 * @param table an SQL expression for the records
 * @param columns all columns of the table; rules for absent columns are ignored
 */
export function judgedRecords(
  table: string,
  columns: readonly RecordColumn[],
  { contract, date, frequency, lateBefore }: RecordRules,
): string {
  const numeric = new Map(columns.map((c) => [foldName(c.name), numericTypes.test(c.type)]));
  const rules = Object.entries(contract.columns ?? {}).filter(([name]) => numeric.has(foldName(name)));
  const aside = contract.late?.are === 'aside' ? [`CASE WHEN __late THEN 'late' END`] : [];
  const why = [
    dateFault(date.column, contract),
    ...aside,
    ...rules.map(([name, rule]) => columnFault(name, rule, numeric.get(foldName(name))!, date)),
    ...(contract.key ? [keyFault(contract.key, columns)] : []),
  ];
  const late = lateBefore === null ? 'false' : `coalesce(__period < ${literal(lateBefore)}, false)`;
  return [
    `SELECT *, concat_ws(chr(10), ${why.join(',\n  ')}) AS __why`,
    `FROM (SELECT *, ${late} AS __late`,
    `FROM (SELECT *, ${periodOf('__day', frequency)} AS __period`,
    `FROM (SELECT * EXCLUDE (__date), ${firstDaySql('__date', frequency, duckdb)} AS __day`,
    `FROM (SELECT row_number() OVER () AS __row, *, ${dateOf(date, duckdb)} AS __date FROM ${table}))))`,
  ].join('\n');
}

function asText(column: string): string {
  return `CAST(${identifier(column)} AS VARCHAR)`;
}

/** The period of a day, as `periodOfDate` computes it. */
function periodOf(day: string, frequency: Frequency): string {
  if (frequency === 'year') return `${day}[:4]`;
  if (frequency === 'month') return `${day}[:7]`;
  return `${day}[:4] || '-Q' || CAST((CAST(${day}[6:7] AS INTEGER) + 2) // 3 AS VARCHAR)`;
}

function dateFault(date: string, { window }: Contract): string {
  const { from = usualWindow.from, to = usualWindow.to } = window ?? {};
  return caseExpression([
    [isBlank(date), 'no-date', date],
    ['__day IS NULL', 'not-a-date', date],
    [`__day < ${literal(firstDayOf(from))} OR __day > ${literal(lastDayOf(to))}`, 'outside-window', date],
  ]);
}

/** The first rule that the value of a column violates. */
function columnFault(name: string, rule: ColumnRule, numeric: boolean, date: DateColumn): string {
  const numbers = rule.type === 'number' || rule.type === 'integer';
  const nothing = numbers ? `coalesce(${duckdb.trimmedText(identifier(name))}, '') = ''` : isBlank(name);
  const missing: Case[] = rule.required ? [[nothing, 'missing', name]] : [];
  const there = `NOT (${nothing})`;
  const faults = valueFaults(name, rule, numeric, date);
  return caseExpression([
    ...missing,
    ...faults.map(([when, ...rest]): Case => [`${there} AND (${when})`, ...rest]),
  ]);
}

type Case = readonly [when: string, reason: string, column: string];

/** Beyond this, different whole numbers can have the same double. */
const maxSafeInteger = Number.MAX_SAFE_INTEGER;
function valueFaults(name: string, rule: ColumnRule, numeric: boolean, date: DateColumn): Case[] {
  const text = asText(name);
  if (rule.type === 'date') {
    const day = dateOf({ column: name, format: formatOf(name, rule, date) }, duckdb);
    return [[`NOT ${duckdb.matches(day, dayForm('year'))}`, 'not-a-date', name]];
  }
  if (rule.type === 'number' || rule.type === 'integer') {
    const whole = rule.type === 'integer';
    const n = numeric ? `CAST(${identifier(name)} AS DOUBLE)` : duckdb.number(identifier(name));
    const faults = numberFault(identifier(name), duckdb);
    const bounds = [
      ...(rule.min === undefined ? [] : [`${n} < ${rule.min}`]),
      ...(rule.max === undefined ? [] : [`${n} > ${rule.max}`]),
    ];
    return [
      [numeric ? `NOT isfinite(${n})` : faults['not-a-number'], 'not-a-number', name],
      [whole ? `abs(${n}) > ${maxSafeInteger}` : `abs(${n}) >= ${sumLimit}`, 'too-large', name],
      ...(whole ? [[`${n} <> trunc(${n})`, 'not-whole', name] as const] : []),
      [numeric ? `${n} <> 0 AND abs(${n}) < ${smallestDouble}` : faults['too-fine'], 'too-fine', name],
      ...(bounds.length === 0 ? [] : [[bounds.join(' OR '), 'out-of-range', name] as const]),
    ];
  }
  const codes = ('codes' in rule ? rule.codes : undefined)?.map((code) => literal(String(code))).join(', ');
  return [
    [`contains(${text}, chr(0))`, 'nul-byte', name],
    ...(codes === undefined ? [] : [[`${text} NOT IN (${codes})`, 'unknown-code', name] as const]),
  ];
}

function keyFault(key: readonly string[], columns: readonly RecordColumn[]): string {
  const absent = key.map((name): Case => [isBlank(name), 'no-key', name]);
  const inexact = key.flatMap((name): Case[] => {
    const when = inexactKey(name, columns);
    return when === undefined ? [] : [[when, 'inexact-key', name]];
  });
  return caseExpression([...absent, ...inexact]);
}

function isBlank(name: string): string {
  return `coalesce(trim(${asText(name)}), '') = ''`;
}

function caseExpression(all: readonly Case[]): string {
  if (all.length === 0) return 'NULL';
  const lines = all.map(([when, reason, column]) => `WHEN ${when} THEN ${literal(`${reason} ${column}`)}`);
  return `CASE ${lines.join(' ')} END`;
}

/** First day of a year, quarter, month or day. */
function firstDayOf(period: string): string {
  return dayIn(period, 0);
}

/** Last day; always the 31st for a month, since days are compared as texts. */
function lastDayOf(period: string): string {
  return dayIn(period, 1);
}

function dayIn(period: string, end: 0 | 1): string {
  const [year, part = end === 0 ? '01' : '12', day = end === 0 ? '01' : '31'] = period.split('-');
  const quarter = /^Q(\d)$/.exec(part)?.[1];
  const month =
    quarter === undefined ? part : String(Number(quarter) * 3 - (end === 0 ? 2 : 0)).padStart(2, '0');
  return `${year}-${month}-${day}`;
}
