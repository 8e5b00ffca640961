import type { Place, Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { type Frequency, periodNumber } from '../time/period.js';
import { asciiSigns, markedDigits, readFigure } from './figure.js';

/** Texts by which people mark an empty cell. */
const missingMarks = new Set([
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

/** The text of a cell; undefined where it only marks that there is none. */
export function presentText(cell: string | undefined): string | undefined {
  const text = cell?.trim().toLowerCase();
  return !text || missingMarks.has(text) ? undefined : cell;
}

/** The number in a cell: NaN when missing; `82.4%` is 82.4 with `percent`. */
export interface NumericCell {
  number: number;
  percent: boolean;
}

/**
 * A cell as a number, or why it is none: text, a number that a double cannot represent exactly, or one with superscript or
 * circled digits (1²), which may be a footnote mark. Full-width digits and the minus sign − are read. Thousands separators
 * are not: 1,234 means different numbers in different countries.
 */
export function parseFigureCell(cell: string | undefined): NumericCell | 'text' | 'too-long' | 'marked' {
  return presentText(cell) === undefined
    ? { number: Number.NaN, percent: false }
    : parsePlainFigure(asciiSigns(cell!).trim());
}

/** The same for a cell that is not missing, with plain ASCII digits. */
export function parsePlainFigure(text: string): NumericCell | 'text' | 'too-long' | 'marked' {
  const bare = text.replace(/\s*[%％]$/, '');
  const number = readFigure(bare);
  if (typeof number === 'number') return { number, percent: bare !== text };
  return number === 'text' && markedDigits.test(text) && /\d/.test(text) ? 'marked' : number;
}

/** A weight or a direction: NaN when it is missing, undefined when it is something else; 25% is 0.25. */
export function parseNumberCell(cell: string | undefined): number | undefined {
  const figure = parseFigureCell(cell);
  if (typeof figure === 'string') return undefined;
  return figure.percent ? Number((figure.number / 100).toPrecision(15)) : figure.number;
}

/** Why a cell is no figure, as a problem. */
export function figureProblem(at: Place, cell: string, why: 'text' | 'too-long' | 'marked'): Problem {
  if (why === 'too-long') return problems.tooLongFigure(at, asciiSigns(cell).trim());
  if (why === 'text') return problems.badCell(at, cell, aNumber);
  const alone = cell.replace(new RegExp(markedDigits, 'gu'), '').trim();
  return problems.markedFigure(at, cell, alone, cell.normalize('NFKC'));
}

const aNumber: Text = {
  en: 'a number such as 1234.5, or an empty cell when it is missing',
  zh: '数字（如 1234.5）；缺失时留空',
};

/** Whether a unit says per cent: %, per cent of GDP, 百分比, 占比（%）. */
export function isPerCent(unit: string | undefined): boolean {
  return /%|\bper ?cent|\bpct\b|百分/i.test(asciiSigns(unit ?? ''));
}

/** The periods of a column Time: their frequency, and the period of each text; undefined for a text that is no period. */
export interface TimeColumn {
  frequency: Frequency;
  of: (text: string) => string | undefined;
}

/**
 * Reads years (2018, 2018年), quarters (2018-Q1), months (2018-01) and dates (2018-12-31). A date is read as its year, or as
 * its month where a unit has two dates in a year.
 *
 * @param rows the unit and the time of each row
 */
export function readTimeColumn(rows: readonly { unit: string; time: string }[]): TimeColumn {
  const plain = (text: string) => asciiSigns(text).trim().replace(/年$/, '');
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

/** A number as the edition writes it; an empty cell when it is missing. */
export function numberText(cell: string | undefined): string | undefined {
  const figure = parseFigureCell(cell);
  return typeof figure === 'string' || Number.isNaN(figure.number) ? undefined : String(figure.number);
}
