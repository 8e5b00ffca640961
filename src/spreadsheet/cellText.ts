import { readFigure } from '../edition/index.js';
import type { Cell, Sheet } from './sheet.js';
import { raised } from './strings.js';
import type { Format } from './styles.js';

const general: Format = { date: false, percent: 'none', unseen: false, raised: 'level' };

/** The number format of a cell. */
export function formatOf(sheet: Sheet, cell: Cell): Format {
  return sheet.book.formats[cell.style] ?? general;
}

/**
 * A cell as displayed, but without thousands separators or rounding: a date as 2018-12-31, 0.824 formatted as per cent
 * as 82.4%, superscript digits as ¹. A number that a double would change keeps its original digits.
 */
export function cellText(sheet: Sheet, cell: Cell | undefined): string {
  if (cell?.raw === undefined) return '';
  const { raw, kind } = cell;
  const format = formatOf(sheet, cell);
  if (kind === 'truth') return /^(1|true)$/i.test(raw) ? 'TRUE' : 'FALSE';
  if (kind === 'date') return raw.replace(/T00:00:00(\.0+)?Z?$/, '');
  if (kind !== 'number') return raised(raw, format.raised);
  if (!format.date && format.percent === 'none' && isShortest(raw)) return raised(raw, format.raised);
  const number = readFigure(raw);
  if (typeof number === 'string') return raw;
  if (format.date) return dateText(number, sheet.book.from1904);
  const shown =
    format.percent === 'hundredfold'
      ? `${hundredfold(number)}%`
      : `${number}${format.percent === 'sign' ? '%' : ''}`;
  return raised(shown, format.raised);
}

/** Whether a number is plainly written as a program would write it again. Of others this is found out by doing so. */
const isShortest = (raw: string) =>
  raw.length <= 12 && /^(0|-?[1-9]\d*(\.\d*[1-9])?|-?0\.\d{0,5}[1-9])$/.test(raw);

/** Multiplies a decimal number by 100, by moving its point. */
function hundredfold(number: number): number {
  const [mantissa, exponent = '0'] = String(number).split('e');
  return Number(`${mantissa}e${Number(exponent) + 2}`);
}

const day = 86_400_000;

/** A date serial as 2018-12-31, with the time of day if any. Day 60 of the 1900 system, 29 February 1900, does not exist. */
function dateText(serial: number, from1904: boolean): string {
  const never = !from1904 && serial >= 60 && serial < 61;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(start + Math.round((serial * day) / 1000) * 1000);
  if (never || serial < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999)
    return `date ${serial}?`;
  return date.toISOString().replace(/(T00:00:00)?\.000Z$/, '');
}
