import { memoize } from '../edition/index.js';
import { isPlainNumber, readCell } from './cell.js';
import { periodIn } from './periods.js';
import { textsOf } from './sheet.js';
import {
  directionOf,
  fieldCell,
  isHeaderWord,
  isMeasure,
  noteStart,
  rowLabels,
  unitInBrackets,
} from './vocabulary.js';

/** Whether a row is a field and what it says: Last Updated Date | 2024-06-28. */
export function isField(row: readonly string[]): boolean {
  const [first = '', ...others] = textsOf(row);
  return fieldCell.test(first) && others.length <= 1;
}

/** Whether a text can be a figure, whatever its commas mean. */
export function isFigure(text: string): boolean {
  if (isPlainNumber(text)) return true;
  return (['thousands', 'decimal'] as const).some((comma) => {
    const read = readCell(text, comma);
    return read.kind === 'figure' || (read.kind === 'doubt' && read.doubt !== 'text');
  });
}

const dotted = /^\d{4}\.\d+$/;

/** Whether a row has figures beside a name. Years alone are a header. */
export const isData = memoize((row: readonly string[]): boolean => {
  if (rowLabelOf(row) || isField(row)) return false;
  const filled = row.filter((text) => text !== '');
  const figures = filled.filter(isFigure);
  const named = filled.some((text) => readCell(text).kind === 'doubt');
  if (figures.length === 0) return named && filled.length > 2 && row.slice(1).every(isGap);
  // Beside a year 1944.7 is a figure; alone it may be a month.
  const isOther = (text: string) => dotted.test(text) && !figures.every((one) => dotted.test(one));
  const years = figures.filter((text) => periodIn(text) !== undefined && !isOther(text));
  // A header of years may have names before them; a row of figures with years has other figures, too.
  return (
    years.length < figures.length ||
    (years.length === 1 && figures.length === 1 && filled.length > 2 && !named)
  );
});

export const isGap = (text: string) =>
  text === '' || (!isPlainNumber(text) && readCell(text).kind === 'missing');

export function isNote(row: readonly string[]): boolean {
  const texts = textsOf(row);
  return texts.length <= 2 && noteStart.test(texts[0] ?? '');
}

const labels = ['weight', 'direction', 'unit'] as const;

/**
 * What a row says of the columns, by its label in one of the first cells; before it headers merged down may go on. A row of units
 * in brackets needs none.
 */
export function rowLabelOf(row: readonly string[]): keyof typeof rowLabels | undefined {
  const filled = row.filter((text) => text !== '');
  const isUnit = (text: string) => unitInBrackets(text) !== undefined;
  if (filled.some(isUnit) && filled.every((text) => isUnit(text) || isHeaderWord(text))) return 'unit';
  const first = filled.findIndex(
    (text) => !isHeaderWord(text) || labels.some((k) => rowLabels[k].test(text)),
  );
  const label = filled[first];
  if (label === undefined || textsOf(row).length < 2) return undefined;
  const kind = labels.find((k) => rowLabels[k].test(label));
  if (kind === undefined) return undefined;
  const others = filled.slice(first + 1).filter((text) => text !== label);
  // A header may have a column of this name.
  const fits = (text: string) =>
    kind === 'weight'
      ? readCell(text).kind === 'figure'
      : kind === 'direction'
        ? directionOf(text) !== undefined
        : text.length <= 12 && readCell(text).kind !== 'figure';
  // 单位 may also head a column of institutions, beside the names of indicators.
  const areSo = kind !== 'unit' || 2 * others.filter(isMeasure).length > others.length;
  return others.length > 0 && others.every(fits) && areSo ? kind : undefined;
}
