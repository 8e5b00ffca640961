import { asciiSigns, markedDigits, readFigure } from '../edition/index.js';
import { missingMark, unitOfCell } from './vocabulary.js';

/** Why a cell is not simply a figure; each is asked about once for the whole table. */
export type DoubtKind =
  | 'approximate'
  | 'counted-in'
  | 'marked'
  | 'bracketed'
  | 'range'
  | 'date'
  | 'too-long'
  | 'text';

/** A cell of a column of figures. */
export type ReadCell =
  | { kind: 'empty' }
  | { kind: 'missing' }
  | { kind: 'figure'; number: number; percent: boolean }
  /** `number`: the figure by the usual answer, where there is one. */
  | {
      kind: 'doubt';
      doubt: DoubtKind;
      number: number | undefined;
      percent: boolean;
      mark?: string;
      unit?: string;
    };

const powers: Record<string, number> = {
  百: 2,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  million: 6,
  bn: 9,
  billion: 9,
};

const unitAfter = new RegExp(
  `^(.*\\d)\\s*(${Object.keys(powers)
    .sort((a, b) => b.length - a.length)
    .join('|')})$`,
  'i',
);
const approximation =
  /^(约|近|超过?|逾|大于|小于|不足|至少|>|<|≥|≤|~|≈|approx\.|ca\.|c\.|(?:about|approx|ca|over|under|nearly)(?=\s))\s*/iu;
const approximationAfter = /\s*(左右|上下|以上|以下|余|多|\+)$/u;
/** What a figure may have behind it: marks of footnotes, letters, remarks (初步). */
const mark =
  /\s*([*†‡#]+|\[[\w\d]{1,3}\]|[（(](?:[a-z]\d?|\d|注\d{0,2}|初步数?|预计数?|快报数?|修订数?|估计|估算|推算|暂定|预测|est\.?|estimated?|prelim\.?|provisional|revised)[）)]|(?<=\s)[a-z]|(?<=\s)[bcdefnprsuz]{2}|[acdefnprsu]\.?)$/iu;
const isDate = /^\d{4}-\d\d-\d\d(T.*)?$|^\d{1,2}月\d{1,2}日$|^\d{1,2}-[A-Z][a-z]{2}$/u;
const range = /^[+-]?[\d.,]+\s*(-|–|—|~|～|至|to)\s*[\d.,]+\s*%?$/u;

/**
 * Reads a cell of a column of figures. `comma` says what a comma is in this column: between thousands, or before decimals.
 */
export function readCell(cell: string, comma: 'thousands' | 'decimal' = 'thousands'): ReadCell {
  if (isPlainNumber(cell, comma)) return { kind: 'figure', number: Number(cell), percent: false };
  const text = asciiSigns(cell).trim();
  if (text === '') return { kind: 'empty' };
  if (missingMark.test(text)) return { kind: 'missing' };
  // Every figure has a digit, and before it no letters but a word such as about.
  if (!/\d/.test(text) || (/^\p{L}/u.test(text) && !approximation.test(text)))
    return doubtfulCell('text', undefined);
  const plain = parseFigure(text, comma);
  if (plain === 'too-long') return doubtfulCell('too-long', undefined);
  if (plain) return { kind: 'figure', ...plain };
  if (isDate.test(text)) return doubtfulCell('date', undefined);
  if (range.test(text)) return doubtfulCell('range', undefined);
  const bracketed = /^\(([^()]*)\)$/.exec(text)?.[1];
  const within = bracketed === undefined ? undefined : parseFigure(bracketed, comma);
  if (within && within !== 'too-long') return doubtfulCell('bracketed', -within.number, within.percent);
  return (
    readMarked(text, comma) ??
    readWithWords(text, comma) ??
    readWithUnit(text, comma) ??
    doubtfulCell('text', undefined)
  );
}

/** Whether a cell is a number of few digits without separators, as most are; with commas before decimals, a point may be one. */
export const isPlainNumber = (cell: string, comma: 'thousands' | 'decimal' = 'thousands'): boolean =>
  cell.length <= 15 && (comma === 'thousands' ? plainNumber : wholeNumber).test(cell);

const plainNumber = /^-?\d+(\.\d+)?$/;
const wholeNumber = /^-?\d+$/;

function readMarked(text: string, comma: 'thousands' | 'decimal'): ReadCell | undefined {
  const bare = text.replace(new RegExp(`\\s*${markedDigits.source}+`, 'gu'), '').replace(mark, '');
  const figure = bare === text || /^\d.*[km]$/i.test(text) ? undefined : parseFigure(bare, comma);
  if (!figure || figure === 'too-long') return undefined;
  const behind = text.slice(bare.length).replace(/[\s（）()]+/gu, '');
  return { kind: 'doubt', doubt: 'marked', number: figure.number, percent: figure.percent, mark: behind };
}

/** A figure with its unit of measure or currency: 35 Mbps. */
function readWithUnit(text: string, comma: 'thousands' | 'decimal'): ReadCell | undefined {
  const own = unitOfCell(text);
  const figure = own && parseFigure(own.figure, comma);
  return figure && figure !== 'too-long'
    ? { ...doubtfulCell('marked', figure.number), unit: own.unit }
    : undefined;
}

/** A figure with words: 约80%, 1.2万, 80以上. */
function readWithWords(text: string, comma: 'thousands' | 'decimal'): ReadCell | undefined {
  const bare = text.replace(approximation, '').replace(approximationAfter, '');
  const [, digits, word] = unitAfter.exec(bare) ?? [];
  const figure = parseFigure(digits ?? bare, comma);
  if (!figure || figure === 'too-long') return undefined;
  const number =
    word === undefined ? figure.number : Number(`${figure.number}e${powers[word.toLowerCase()]}`);
  return doubtfulCell(bare === text ? 'counted-in' : 'approximate', number, figure.percent);
}

const doubtfulCell = (
  kind: DoubtKind,
  number: number | undefined,
  percent = false,
): ReadCell & { kind: 'doubt' } => ({
  kind: 'doubt',
  doubt: kind,
  number,
  percent,
});

/** A number as people write it, with separators and a per cent sign. */
function parseFigure(
  text: string,
  comma: 'thousands' | 'decimal',
): { number: number; percent: boolean } | 'too-long' | undefined {
  const bare = text.replace(/\s*%$/, '').replace(/^\+/, '');
  const number = readFigure(withoutSeparators(bare, comma));
  if (typeof number === 'number') return { number, percent: bare.length < text.replace(/^\+/, '').length };
  return number === 'too-long' ? number : undefined;
}

/** Thousands in groups of three, by commas, spaces or apostrophes; never a part of other texts. */
function withoutSeparators(text: string, comma: 'thousands' | 'decimal'): string {
  if (comma === 'decimal') {
    if (/^-?\d{1,3}([. ’']\d{3})+(,\d+)?$/.test(text)) return text.replace(/[. ’']/g, '').replace(',', '.');
    return /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  }
  return /^-?\d{1,3}([, ’']\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ’']/g, '') : text;
}

/**
 * What a comma is in a column. It stands before decimals where a cell has one that cannot stand between thousands (12,5 or
 * 1.234,5), and no cell has one that must.
 */
export function commaMeaning(cells: readonly string[]): 'thousands' | 'decimal' {
  const texts = cells.map((cell) => asciiSigns(cell).replace(/\s*%$/, '').trim());
  const decimal = texts.some((t) => /^-?\d+,(\d{1,2}|\d{4,})$|^-?\d{1,3}(\.\d{3})+,\d+$/.test(t));
  const thousands = texts.some((t) => /^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/.test(t));
  return decimal && !thousands ? 'decimal' : 'thousands';
}
