import { readCell } from './cell.js';
import { periodIn, yearWithin } from './periods.js';
import type { Recipe } from './recipe.js';
import { isData, isField, isFigure, isGap, isNote, rowLabelOf } from './rows.js';
import { type CellGrid, textsOf } from './sheet.js';
import { unitRowOf } from './unitRow.js';
import {
  formFieldLine,
  headers,
  indicatorLine,
  isHeaderWord,
  noteStart,
  queryLine,
  totalWords,
} from './vocabulary.js';

/** The parts of a sheet, as rows of its grid. */
export interface SheetLayout {
  /** Texts above the table. */
  titles: string[];
  /** Rows of the header, from the top. */
  header: number[];
  /** Rows that say something of each column: weights, directions, units. */
  labelRows: { weight?: number; direction?: number; unit?: number };
  data: DataRow[];
  /** Rows that add up others, repeated headers, texts among and below the rows: left out. */
  leftOut: { row: number; why: 'total' | 'repeated-header' | 'note' | 'told' }[];
}

export interface DataRow {
  row: number;
  /** The text of its own row above it, where rows stand in sections. */
  section?: string;
}

/** What a sheet holds: a table, nothing but texts, or something that cannot be a table; the row says where. */
export type FoundTable =
  | { layout: SheetLayout }
  | { none: 'empty' | 'texts' }
  | { wrong: 'no-header' | 'second-table'; row: number };

const mostHeaderRows = 5;

/**
 * Finds the table of a sheet.
 *
 * @param told the rows of its header and what rows are, where the user says it
 */
export function layoutOf(grid: CellGrid, told: Pick<Recipe, 'header' | 'rows'> = {}): FoundTable {
  const { cells } = grid;
  if (cells.every((row) => textsOf(row).length === 0)) return { none: 'empty' };
  const [from, to] = told.header ?? [];
  const first = cells.findIndex((row, r) => r >= (to ?? 0) && isData(row) && !isNumbered(row));
  if (first < 0) return { none: 'texts' };
  const header =
    from === undefined || to === undefined
      ? headerAbove(cells, firstUnit(cells, first))
      : Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from - 1 + i);
  const labelRows = rowLabelsIn(cells, header);
  const unit = labelRows.unit ?? unitRowOf(cells, header);
  const named = header.filter((r) => r !== unit && rowLabelOf(cells[r]!) === undefined);
  if (named.length === 0) return { wrong: 'no-header', row: first };
  const titles = indicatorFirst(cells.slice(0, header[0]).flatMap(titlesIn));
  return layoutBelow(
    cells,
    first,
    named,
    { titles, labelRows: { ...labelRows, ...(unit !== undefined && { unit }) } },
    told.rows,
  );
}

/** Whether a row is a header that counts: code, name, 0, 1, 2 … of single years of age. */
function isNumbered(row: readonly string[]): boolean {
  const first = row.findIndex((text) => text !== '');
  const numbers = row.filter((text) => /^\d{1,3}$/.test(text)).map(Number);
  const rises = numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
  return numbers.length > 4 && numbers[0]! <= 1 && rises && isHeaderWord(row[first]!);
}

/** A title, or what a field says, but not when it was updated. */
function titlesIn(row: readonly string[]): string[] {
  const texts = textsOf(row);
  return isField(row)
    ? texts.slice(1).filter((text) => readCell(text).kind !== 'doubt' || !isFigure(text))
    : texts;
}

/** The titles with the name of the indicator first and without the other lines of its query, where one of them names an indicator. */
function indicatorFirst(titles: string[]): string[] {
  const [named] = titles.flatMap((title) => indicatorLine.exec(title)?.[1]?.trim() ?? []);
  if (named === undefined) return titles;
  return [named, ...titles.filter((title) => !indicatorLine.test(title) && !queryLine.test(title))];
}

/** The first row of a unit, where those above the first figures have a year in the same column and nothing else that is one. */
function firstUnit(cells: readonly string[][], first: number): number {
  const yearsIn = (row: number) => cells[row]!.flatMap((text, c) => (periodIn(text) ? [c] : []));
  const [year, ...others] = yearsIn(first);
  let row = first;
  const isSame = (above: number) => yearsIn(above).length === 1 && yearsIn(above)[0] === year;
  if (others.length === 0) while (row > 0 && year !== undefined && isSame(row - 1)) row--;
  return row;
}

/** The rows of the header: those above the first row of figures, down from the last title or blank row. */
function headerAbove(cells: readonly string[][], first: number): number[] {
  const rows: number[] = [];
  for (let r = first - 1; r >= 0 && rows.length < mostHeaderRows; r--) {
    const texts = textsOf(cells[r]!);
    const isForm =
      texts.some((text) => formFieldLine.test(text)) && texts.every((text) => /[：:]/u.test(text));
    const isHeader = !isForm && !isField(cells[r]!) && (texts.length > 1 || isLevel(cells[r]!));
    if (isHeader) rows.unshift(r);
    // Blank rows and the name of a section may stand between the header and the figures.
    else if (rows.length > 0) break;
  }
  const end = rows.findIndex((r, i) => isUnit(cells, rows.slice(0, i), r));
  return end < 0 ? rows : rows.slice(0, end);
}

/** Whether a row below a header is that of a unit whose figures are all texts: its name is another one than that of the column. */
function isUnit(cells: readonly string[][], above: readonly number[], row: number): boolean {
  const line = cells[row]!;
  if (rowLabelOf(line)) return false;
  // Below the word year there is a year: the figures of the row are missing.
  const years = line.flatMap((text, c) => (periodIn(text) ? [c] : []));
  if (years.some((c) => above.some((r) => headers.period.test(cells[r]![c]!)))) return true;
  const first = line.findIndex((text) => text !== '');
  // A unit has its name in the column of names; what begins behind it goes on with the header.
  if (above.some((r) => cells[r]!.findIndex((text) => text !== '') < first)) return false;
  const names = above.map((r) => cells[r]![first]!).filter((text) => text !== '');
  const isWord = isHeaderWord(line[first]!) && !isCodeBelow(line[first]!, names);
  return names.length > 0 && !names.includes(line[first]!) && !isWord;
}

/** Whether a word is the code of a unit below a header of codes or names: GEO is Georgia, NO Norway. */
const isCodeBelow = (text: string, above: readonly string[]) =>
  /^\p{Lu}{2,3}$/u.test(text) &&
  above.some((header) => header !== text && (headers.code.test(header) || headers.name.test(header)));

/** One text over several columns but the first, or a period over one: a level of a header, no title. */
function isLevel(row: readonly string[]): boolean {
  const filled = row.filter((text) => text !== '');
  return row[0] === '' && (filled.length > 1 || (filled.length === 1 && periodIn(filled[0]!) !== undefined));
}

function layoutBelow(
  cells: readonly string[][],
  first: number,
  header: number[],
  { titles, labelRows }: Pick<SheetLayout, 'titles' | 'labelRows'>,
  told: Recipe['rows'] = {},
): FoundTable {
  const figures = figureColumns(cells, first);
  // A mark in the place of the name is explained by a note: `:` not available.
  const isMarked = (row: readonly string[]) =>
    !isGap(textsOf(row)[0] ?? '') && figures.some((c) => readCell(row[c]!).kind === 'missing');
  const lastFilled = cells.findLastIndex((row) => (isData(row) || isMarked(row)) && !isNote(row));
  const last = lastWithoutFigures(cells, first, lastFilled, figures);
  const layout: SheetLayout = { titles, header, labelRows: { ...labelRows }, data: [], leftOut: [] };
  const start = header.at(-1)! + 1;
  // Sections begin at the first row, or below that of the total; a name alone further down is that of a unit without figures.
  const firstOwn = cells.findIndex((row, r) => r >= first && isData(row) && !row.some(isTotalWord));
  const above = cells.slice(start, firstOwn < 0 ? first : firstOwn);
  const inSections = above.some((row) => textsOf(row).length === 1 && !isLevel(row));
  const categories = categoryColumns(cells.slice(first, last + 1).filter(isData));
  let section: string | undefined;
  for (let row = start; row < cells.length; row++) {
    const line = cells[row]!;
    const texts = textsOf(line);
    if (texts.length === 0) continue;
    const label = row === layout.labelRows.unit ? 'unit' : rowLabelOf(line);
    const said = texts.slice(0, 3).flatMap((text) => told[text] ?? [])[0];
    if (said === 'out') layout.leftOut.push({ row, why: 'told' });
    else if (said === 'unit') layout.data.push({ row, ...(section === undefined ? {} : { section }) });
    else if (label && row <= last) layout.labelRows[label] = row;
    else if (isRepeated(cells, row, header) && !isDated(cells, row))
      layout.leftOut.push({ row, why: 'repeated-header' });
    else if (row > last) layout.leftOut.push({ row, why: 'note' });
    else if (isData(line) || isMarked(line)) {
      if (line.some((text, c) => isTotalWord(text) && !categories.has(c)))
        layout.leftOut.push({ row, why: 'total' });
      else layout.data.push({ row, ...(section === undefined ? {} : { section }) });
    } else if (texts.length === 1 && noteStart.test(texts[0]!)) layout.leftOut.push({ row, why: 'note' });
    else if (texts.length === 1 && inSections) section = texts[0]!;
    else if (isSecondHeader(cells, row, figures, header)) return { wrong: 'second-table', row };
    else layout.data.push({ row, ...(section === undefined ? {} : { section }) });
  }
  return { layout };
}

/** The last of the rows below those with figures that have none, but all texts that each of those has: name, indicator and period. */
function lastWithoutFigures(
  cells: readonly string[][],
  first: number,
  last: number,
  figures: readonly number[],
): number {
  const rows = cells.slice(first, last + 1).filter((row) => isData(row));
  const named = cells[first]!.flatMap((_, c) => {
    const isKey = !figures.includes(c) || rows.every((row) => periodIn(row[c]!) !== undefined);
    return isKey && rows.every((row) => row[c] !== '') ? [c] : [];
  });
  const isLike = (row: readonly string[] | undefined) =>
    row !== undefined && named.length > 1 && !isNote(row) && named.every((c) => row[c] !== '');
  let end = last;
  while (isLike(cells[end + 1])) end++;
  return end;
}

const isTotalWord = (text: string) => totalWords.test(text.replaceAll(' ', ''));

/** The columns behind the first words whose words come again beside other ones, such as Total, Male and Female of each country: no names of rows. */
function categoryColumns(rows: readonly (readonly string[])[]): Set<number> {
  // Only where a row has such a word must more be known of its column.
  const asked = new Set(rows.flatMap((row) => row.flatMap((text, c) => (isTotalWord(text) ? [c] : []))));
  if (asked.size === 0) return asked;
  const words = rows.map((row) => row.map((text) => (isName(text) ? text : '')));
  const firstOf = Math.min(...words.map((row) => row.findIndex((text) => text !== '')).filter((c) => c >= 0));
  return new Set(
    [...(words[0] ?? []).keys()].filter((c) => {
      if (c <= firstOf || !asked.has(c)) return false;
      const beside = new Map<string, Set<string>>();
      for (const row of words) {
        if (row[c] === '' || isTotalWord(row[c]!)) continue;
        const others = JSON.stringify(row.filter((_, i) => i !== c));
        beside.set(row[c]!, (beside.get(row[c]!) ?? new Set()).add(others));
      }
      return [...beside.values()].some((others) => others.size > 1);
    }),
  );
}

/** Whether a cell is a word and no figure, gap or period. */
function isName(text: string): boolean {
  if (isGap(text) || periodIn(text) !== undefined) return false;
  const read = readCell(text);
  return read.kind === 'doubt' && read.number === undefined;
}

const isRepeated = (cells: readonly string[][], row: number, header: readonly number[]) =>
  header.some((r) => cells[row]!.every((text, c) => text === cells[r]![c]));

/** Whether a year stands above a row by itself: a table of another year begins. */
function isDated(cells: readonly string[][], row: number): boolean {
  const above = cells.slice(0, row).findLast((line) => textsOf(line).length > 0) ?? [];
  const [title = '', ...others] = textsOf(above);
  return others.length === 0 && !noteStart.test(title) && yearWithin(title) !== undefined;
}

/** The columns in which most rows of figures have one. */
function figureColumns(cells: readonly string[][], first: number): number[] {
  const rows = cells.slice(first).filter((row) => isData(row));
  return cells[first]!.flatMap((_, c) => {
    const filled = rows.map((row) => row[c]!).filter((text) => !isGap(text));
    return filled.filter(isFigure).length > filled.length / 2 ? [c] : [];
  });
}

/** Texts or years in columns of figures, under the word above the names, or in all of them after a blank row: another table begins. */
function isSecondHeader(
  cells: readonly string[][],
  row: number,
  figures: readonly number[],
  header: readonly number[],
): boolean {
  const line = cells[row]!;
  const before = cells.slice(0, row).findLast((above) => textsOf(above).length !== 1);
  const apart = before !== undefined && textsOf(before).length === 0;
  const first = line.findIndex((text) => text !== '');
  const above = header.map((r) => cells[r]![first]!);
  const isWord =
    isHeaderWord(line[first]!) && periodIn(line[first]!) === undefined && !isCodeBelow(line[first]!, above);
  const named = isWord || above.includes(line[first]!);
  const texts = figures.filter((c) => line[c] !== '');
  if (!texts.every((c) => !isFigure(line[c]!) || periodIn(line[c]!))) return false;
  return named ? texts.length > 0 : apart && texts.length === figures.length;
}

function rowLabelsIn(cells: readonly string[][], header: readonly number[]): SheetLayout['labelRows'] {
  const rows = header.flatMap((r) => {
    const label = rowLabelOf(cells[r]!);
    return label ? [[label, r] as const] : [];
  });
  return Object.fromEntries(rows);
}
