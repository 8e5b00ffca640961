import { type Frequency, periodNumber } from './period.js';

/** What people write in a cell of numbers, groups or parents when there is nothing to write. */
const nothing = new Set([
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'nan',
  'null',
  '.',
  '..',
  '...',
  '…',
  '-',
  '--',
  '–',
  '—',
  '缺失',
  '暂无',
  '无数据',
]);

/** A cell without what only says that it is empty. */
export function given(cell: string | undefined): string | undefined {
  const text = cell?.trim().toLowerCase();
  return !text || nothing.has(text) ? undefined : cell;
}

/**
 * A cell as a number: NaN when it is missing, undefined when it is something else. Full-width digits and the true
 * minus sign are read; 25.6% is 0.256. Thousands separators are not: 1,234 is two numbers to two readers.
 */
export function numberIn(cell: string | undefined): number | undefined {
  const text = given(cell)?.normalize('NFKC').replace('−', '-').trim();
  if (text === undefined) return Number.NaN;
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const number = percent ? Number((Number(digits) / 100).toPrecision(15)) : Number(digits);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a cell is written as per cent. */
export function isPercent(cell: string | undefined): boolean {
  return cell !== undefined && /[%％]$/.test(cell.trim());
}

/** The periods of a column Time: how often they come, and the period of each text; undefined for what is none. */
export interface Times {
  frequency: Frequency;
  of: (text: string) => string | undefined;
}

/**
 * Reads years (2018, 2018年), quarters (2018-Q1), months (2018-01) and dates (2018-12-31). Dates stand for their
 * years, or for their months where a unit has two in a year.
 *
 * @param rows the unit and the time of each row
 */
export function timesOf(rows: readonly { unit: string; time: string }[]): Times {
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/年$/, '');
  const date = (text: string) => /^(\d{4})-(\d\d)-\d\d/.exec(plain(text));
  const forms: Frequency[] = ['year', 'quarter', 'month'];
  const fitting = forms.find((f) => rows.some(({ time }) => periodNumber(plain(time), f) !== undefined));
  const years = rows.map(({ unit, time }) => `${unit}\n${date(time)?.[1] ?? time}`);
  const frequency = fitting ?? (new Set(years).size === rows.length ? 'year' : 'month');
  return {
    frequency,
    of: (text) => {
      const [, year, month] = date(text) ?? [];
      const period = year === undefined ? plain(text) : frequency === 'year' ? year : `${year}-${month}`;
      return periodNumber(period, frequency) === undefined ? undefined : period;
    },
  };
}
