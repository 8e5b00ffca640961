import { memoize } from '../edition/index.js';
import { commaMeaning, type ReadCell, readCell } from './cell.js';
import type { SheetColumn } from './column.js';
import type { SheetLayout } from './layout.js';
import { periodIn, yearWithin } from './periods.js';
import { type CellGrid, mergedIn, notesIn, type OfficeSheet } from './sheet.js';
import {
  addUnit,
  type NamedTable,
  namesOf,
  type OfficeUnit,
  unitOfSection,
  unitOfTitles,
  unitsIn,
} from './units.js';
import {
  directionOf,
  explainedMark,
  headers,
  namingTitle,
  onlyYear,
  ratioWords,
  splitUnit,
  withoutNoteMarks,
} from './vocabulary.js';

/** A figure of a sheet, or the cell where one could be. */
export interface FigureCell {
  unit: string;
  period: string | undefined;
  /** The indicator's name under the names of its headers. */
  path: readonly string[];
  text: string;
  read: ReadCell;
  at: string;
  /** The figure stands in a cell merged over several rows or columns. */
  merged: boolean;
  /** The mark behind the figure, where a note below the table explains it. */
  noted?: string;
}

/** What a sheet says of an indicator. */
export interface OfficeIndicator {
  path: readonly string[];
  unit?: string;
  weight?: number;
  direction?: 1 | -1;
  denominator: boolean;
}

export interface SheetContents {
  items: FigureCell[];
  /** By the key of the path, in the order of the sheet. */
  indicators: Map<string, OfficeIndicator>;
  /** By name, in the order of the sheet. */
  units: Map<string, OfficeUnit>;
  /** Figures of a row or column without the name of a unit, or of an indicator. */
  nameless: { why: 'no-unit' | 'no-indicator'; text: string; at: string }[];
  /** The units of measure that are written of an indicator, each once, by the key of its path. */
  measures: Map<string, { text: string; at: string }[]>;
}

export function addMeasure(
  { measures }: Pick<SheetContents, 'measures'>,
  path: readonly string[],
  text: string,
  at: string,
): void {
  const known = measures.get(pathKey(path)) ?? [];
  measures.set(pathKey(path), known);
  if (!known.some((one) => isSameMeasure(one.text, text))) known.push({ text, at });
}

function isSameMeasure(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s（）()]+/g, '');
  return plain(a) === plain(b);
}

/** Reads the figures of a sheet. */
export function contentsOf(
  sheet: OfficeSheet,
  grid: CellGrid,
  layout: SheetLayout,
  columns: readonly SheetColumn[],
): SheetContents {
  const one = (role: SheetColumn['role']) => columns.find((column) => column.role === role);
  const rows = { sheet, grid, layout, columns, name: one('name'), code: one('code') };
  const table: TableShape = {
    ...rows,
    names: namesOf(rows),
    period: one('period'),
    indicator: one('indicator'),
    further: furtherIn(grid, layout, columns),
    dimension: one('dimension'),
    unit: one('unit'),
    titlePeriod: titlePeriod(sheet, layout, columns),
    named: indicatorsNamed(grid, layout, one('indicator')),
    marks: new Set(notesIn(grid, layout.leftOut).flatMap((note) => explainedMark(note) ?? [])),
  };
  const figures = columns.filter(({ role }) => role === 'figures' || role === 'denominator');
  const contents: SheetContents = {
    items: [],
    indicators: new Map(),
    units: unitsIn(table),
    nameless: [],
    measures: new Map(),
  };
  for (const column of figures) addColumn(contents, table, column);
  return contents;
}

interface TableShape extends NamedTable {
  period: SheetColumn | undefined;
  indicator: SheetColumn | undefined;
  /** Columns that tell apart the figures of one indicator: subject, measure. */
  further: readonly SheetColumn[];
  dimension: SheetColumn | undefined;
  unit: SheetColumn | undefined;
  titlePeriod: string | undefined;
  /** Titles and units of the indicators of rows. */
  named: (text: string) => ReturnType<typeof splitUnit>;
  /** Marks of footnotes that are explained below the table. */
  marks: ReadonlySet<string>;
}

/** The further columns of names of indicators in which rows of one indicator differ. */
function furtherIn(
  { cells }: CellGrid,
  { data }: SheetLayout,
  columns: readonly SheetColumn[],
): SheetColumn[] {
  const [indicator, ...others] = columns.filter(({ role }) => role === 'indicator');
  if (!indicator) return [];
  const different = (of: readonly SheetColumn[]) =>
    new Set(data.map(({ row }) => pathKey(of.map(({ index }) => cells[row]![index]!)))).size;
  return others.filter((other) => different([indicator, other]) > different([indicator]));
}

/** The indicators of rows without their units, where they stay different: 宽带普及率（%）. */
function indicatorsNamed(
  grid: CellGrid,
  { data }: SheetLayout,
  column: SheetColumn | undefined,
): TableShape['named'] {
  const texts = column
    ? [...new Set(data.map(({ row }) => withoutNoteMarks(grid.cells[row]![column.index]!)))]
    : [];
  const bare = new Set(texts.map((text) => splitUnit(text).title));
  return bare.size < texts.length
    ? (text) => ({ title: withoutNoteMarks(text), unit: undefined })
    : (text) => splitUnit(withoutNoteMarks(text));
}

/** The year that the name of a sheet or its titles say; where columns have years, only one of those. */
function titlePeriod(
  sheet: OfficeSheet,
  { titles }: SheetLayout,
  columns: readonly SheetColumn[],
): string | undefined {
  const said = periodIn(sheet.name) ?? yearWithin(sheet.name) ?? onlyYear(titles);
  const years = columns.flatMap(({ period }) => period ?? []);
  return years.length === 0 || (said !== undefined && years.includes(said)) ? said : undefined;
}

function addColumn(contents: SheetContents, table: TableShape, column: SheetColumn): void {
  const { sheet, grid, layout, name, names, period, indicator, unit, titlePeriod } = table;
  const cells = layout.data.map(({ row }) => grid.cells[row]![column.index]!);
  const { reads, unit: ofCells } = readCells(cells, table, column);
  const isMerged = mergedIn(grid);
  const own = indicator ? [] : ownPath(table, column);
  const known = (path: readonly string[]) => contents.indicators.get(joinPath(path))?.path ?? path;
  let described: { unit: string | undefined } | undefined;
  layout.data.forEach(({ row, section }, i) => {
    const line = grid.cells[row]!;
    const text = cells[i]!;
    const path = indicator ? known(indicatorPath(line, table, column)) : own;
    const transposed = indicator !== undefined && name === undefined;
    const unitName = transposed
      ? column.path.join(' ') || unitOfSection(section) || unitOfTitles(layout.titles)
      : names[i]!;
    if (unitName === '' || path.length === 0) {
      const { kind } = reads[i]!;
      if (kind === 'figure' || kind === 'doubt')
        contents.nameless.push({
          why: unitName === '' ? 'no-unit' : 'no-indicator',
          text,
          at: sheet.address(row, column.index),
        });
      return;
    }
    const when = column.period ?? (period && periodIn(line[period.index]!)) ?? titlePeriod;
    contents.items.push({
      unit: unitName,
      period: when,
      path,
      text,
      ...withoutNoteMark(reads[i]!, table.marks),
      at: sheet.address(row, column.index),
      merged: isMerged(row, column.index),
    });
    // A column of units is not that of a rate beside the figures that it is of.
    const isRate = indicator === undefined && ratioWords.test(path.at(-1)!);
    const written = unit && !isRate ? line[unit.index] : undefined;
    if (!indicator && described && described.unit === written) return;
    described = { unit: written };
    if (written) addMeasure(contents, path, written, sheet.address(row, unit!.index));
    if (column.unit) addMeasure(contents, path, column.unit, sheet.address(layout.header[0]!, column.index));
    const measure =
      written || column.unit || (indicator ? table.named(line[indicator.index]!).unit : ofCells);
    addIndicator(contents.indicators, describeIndicator(path, measure, table, column));
    if (transposed) addUnit(contents.units, { name: unitName, cells: [] });
  });
}

/**
 * The cells of a column. Units of measure behind figures are those of the column where all are one; otherwise figures with
 * units are texts, as nobody has converted them.
 */
function readCells(
  cells: readonly string[],
  { indicator, grid }: TableShape,
  column: SheetColumn,
): { reads: ReadCell[]; unit: string | undefined } {
  const comma = grid.comma ?? commaMeaning(cells);
  const reads = cells.map((text) => readCell(text, comma));
  const units = [...new Set(reads.flatMap((read) => (read.kind === 'doubt' && read.unit) || []))];
  const [unit] = units;
  if (unit === undefined) return { reads, unit };
  const isOne = units.length === 1 && !indicator && (!column.unit || isSameMeasure(column.unit, unit));
  if (isOne) return { reads, unit };
  const text: ReadCell = { kind: 'doubt', doubt: 'text', number: undefined, percent: false };
  return { reads: reads.map((read) => (read.kind === 'doubt' && read.unit ? text : read)), unit: undefined };
}

/** A figure with a mark that a note explains is that figure. */
function withoutNoteMark(read: ReadCell, marks: ReadonlySet<string>): Pick<FigureCell, 'read' | 'noted'> {
  const mark = read.kind === 'doubt' ? read.mark : undefined;
  if (mark === undefined || !marks.has(mark) || !('number' in read) || read.number === undefined)
    return { read };
  return { read: { kind: 'figure', number: read.number, percent: read.percent }, noted: mark };
}

/** The name of the indicator of a row, under its dimension; with that of the column where there are several (value, target). */
function indicatorPath(line: readonly string[], table: TableShape, column: SheetColumn): string[] {
  const { indicator, further, dimension, name, named } = table;
  const own = named(line[indicator!.index]!).title;
  const leaf = [own, ...further.map(({ index }) => line[index]!)].filter((text) => text !== '').join(', ');
  const title = column.path.at(-1);
  const isPlain = name === undefined || title === undefined || headers.value.test(title);
  const above = dimension && line[dimension.index];
  return leaf === '' ? [] : [...(above ? [above] : []), isPlain ? leaf : `${leaf} ${title}`];
}

function ownPath({ sheet, layout }: TableShape, column: SheetColumn): readonly string[] {
  if (column.path.length > 0) return column.path;
  const { title } = splitUnit(withoutNoteMarks(namingTitle(layout.titles) ?? sheet.name));
  const plain = title
    .replace(/(?<!\d)(?:19|20)\d\d年?(?!\d)/g, '')
    .replace(/^表\s*\d+[-.\d]*\s*/u, '')
    .trim();
  return [periodIn(sheet.name) || plain !== '' ? plain || sheet.name : sheet.name];
}

function describeIndicator(
  path: readonly string[],
  unit: string | undefined,
  { grid, layout: { labelRows } }: TableShape,
  column: SheetColumn,
): OfficeIndicator {
  const cell = (row: number | undefined) =>
    row === undefined ? undefined : grid.cells[row]![column.index] || undefined;
  const weight = readCell(cell(labelRows.weight) ?? '');
  const direction = column.direction ?? directionOf(cell(labelRows.direction) ?? '');
  return {
    path,
    denominator: column.role === 'denominator',
    ...(unit ? { unit } : {}),
    ...(weight.kind === 'figure' ? { weight: weight.percent ? weight.number / 100 : weight.number } : {}),
    ...(direction === undefined ? {} : { direction }),
  };
}

/** Adds what is said of an indicator; what was said before stays. */
export function addIndicator(known: Map<string, OfficeIndicator>, about: OfficeIndicator): void {
  const key = pathKey(about.path);
  known.set(key, { ...about, ...known.get(key) });
}

/** The indicator and period of a figure. */
export const columnKey = ({ path, period }: Pick<FigureCell, 'path' | 'period'>) =>
  `${pathKey(path)}\0${period ?? ''}`;

const joinPath = (path: readonly string[]) => path.join('\0');

/** A path as one text. Figures of an indicator share their path, so that it is made once. */
export const pathKey = memoize(joinPath);
