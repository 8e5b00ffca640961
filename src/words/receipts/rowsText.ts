import { type FoundRows, isQuotient, type Lang, recordValueTitle } from '../../edition/index.js';
import type { RawRows } from '../../release/index.js';
import { alignColumns } from '../numbers/columns.js';
import { formatExact, formatNumber, periodName } from '../numbers/numbers.js';

/** Where a raw cell came from, as lines: files with their hashes, and the query in words with its values. */
export function rowsLines(rows: RawRows, lang: Lang): string[] {
  return rows.kind === 'records' ? recordLines(rows, lang) : dataLines(rows, lang);
}

function recordLines(rows: Extract<RawRows, { kind: 'records' }>, lang: Lang): string[] {
  const { columns, words, date, where, period, title, borders } = rows;
  const names = borders
    ? words.map(([unit]) => `(${columns.join(', ')}) IN ${borders}: ${unit}`)
    : words.map((row) => columns.map((c, i) => `${c} = ${row[i]}`).join(' AND '));
  const places = names.length === 1 ? names[0]! : names.map((n) => `(${n})`).join(' OR ');
  const day = date.zone === undefined ? date.column : `${date.column} (${date.zone})`;
  const days = date.dates.length === 1 ? `${day} = ${date.dates[0]}` : `${day} IN (${date.dates.join(', ')})`;
  const conditions = [...(where === undefined ? [] : [`(${where})`]), `(${places})`, days].join(' AND ');
  const head = {
    en: `${title.en}, ${period}: ${measuredText(rows, lang)} where`,
    zh: `${title.zh}，${periodName(period, 'zh')}：${measuredText(rows, lang)}，条件`,
  };
  return [`${head[lang]} ${conditions}`];
}

/** What is counted or added up, and how the dates of a period are combined where it is not their total. */
function measuredText({ value, take, date }: Extract<RawRows, { kind: 'records' }>, lang: Lang): string {
  const what = recordValueTitle(value, (x) => formatExact(x, lang))[lang];
  if (take !== 'mean' || isQuotient(value)) return what;
  const n = date.dates.length;
  return { en: `${what}, the mean of ${n} date${n === 1 ? '' : 's'},`, zh: `${what}，${n}个日期的均值` }[
    lang
  ];
}

function dataLines(rows: Extract<RawRows, { kind: 'data' }>, lang: Lang): string[] {
  const { file, select, first, last, indicator } = rows;
  const where = Object.entries(select).map(([column, word]) => `${column} = ${word}`);
  const column = 'indicator' in select ? 'value' : indicator;
  const among = { en: `, in data rows ${first}–${last}`, zh: `，位于数据行 ${first}–${last}` }[lang];
  return [`${file.path}: ${column} [${where.join(' AND ')}]${among}`, `  sha256 ${file.sha256}`];
}

/** The query, the first of its rows as a table, how many there are, and what the signal makes of all of them. */
export function rawRowsText({ sql, columns, rows, count, measured }: FoundRows, lang: Lang): string {
  const table = alignColumns([columns, ...rows.map((row) => row.map((cell) => cell ?? '–'))]);
  const n = formatNumber(count, 0, lang);
  const counted = {
    en: `${n} row${count === 1 ? '' : 's'}${count > rows.length ? `, the first ${rows.length} shown` : ''}`,
    zh: `共 ${n} 行${count > rows.length ? `，显示前 ${rows.length} 行` : ''}`,
  }[lang];
  return [sql, '', ...table, '', counted, ...(measured ? [totalText(measured, lang)] : [])].join('\n');
}

function totalText({ records, above, below }: NonNullable<FoundRows['measured']>, lang: Lang): string {
  const line =
    below === 0 ? formatExact(above, lang) : `${formatExact(above, lang)} ÷ ${formatExact(below, lang)}`;
  return {
    en: `the signal over all of them: ${formatNumber(records, 0, 'en')} records, ${line}`,
    zh: `按信号对全部行计算：${formatNumber(records, 0, 'zh')} 条记录，${line}`,
  }[lang];
}
