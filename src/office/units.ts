import type { Coordinates } from '../edition/index.js';
import { readCell } from './cell.js';
import type { SheetColumn } from './column.js';
import type { SheetLayout } from './layout.js';
import { periodIn } from './periods.js';
import { type CellGrid, type OfficeSheet, withoutSpacing } from './sheet.js';

/** What tables say of a unit. */
export interface OfficeUnit {
  name: string;
  /** Its code and groups, in the order of the tables; the same text of the same column once. */
  cells: UnitCell[];
  coordinates?: Coordinates;
}

/** The text of a unit in the column of codes (`code`) or of a grouping. */
export interface UnitCell {
  column: string;
  text: string;
  at: string;
}

/** The column of codes, and the one that a heading row above some rows makes. */
export const codeColumn = '\0code';
export const sectionColumn = '\0section';

/** A table whose rows or columns are named. */
export interface NamedTable {
  sheet: OfficeSheet;
  grid: CellGrid;
  layout: SheetLayout;
  columns: readonly SheetColumn[];
  name: SheetColumn | undefined;
  code: SheetColumn | undefined;
  /** Of its rows. */
  names: readonly string[];
}

/** The units of a table with names in its rows, by name, in the order of the table. */
export function unitsIn({
  sheet,
  grid,
  layout,
  columns,
  name,
  code,
  names,
}: NamedTable): Map<string, OfficeUnit> {
  const units = new Map<string, OfficeUnit>();
  if (!name) return units;
  const groups = columns
    .filter(({ role }) => role === 'group')
    .map((column) => ({ column, texts: groupTexts(grid, layout, column) }));
  layout.data.forEach(({ row, section }, i) => {
    const line = grid.cells[row]!;
    const unit = names[i]!;
    if (unit === '') return;
    const cells: UnitCell[] = [];
    const say = (column: string, text: string | undefined, c: number) => {
      if (text) cells.push({ column, text, at: sheet.address(row, c) });
    };
    if (code) say(codeColumn, line[code.index], code.index);
    for (const { column, texts } of groups) say(column.path.join(' ') || 'group', texts[i], column.index);
    say(sectionColumn, section, name.index);
    const at = coordinatesIn(line, columns);
    addUnit(units, { name: unit, cells, ...(at === undefined ? {} : { coordinates: at }) });
  });
  return units;
}

/** The coordinates of a row, where it has both and they are degrees. */
function coordinatesIn(line: readonly string[], columns: readonly SheetColumn[]): Coordinates | undefined {
  const [lon, lat] = (
    [
      ['longitude', 180],
      ['latitude', 90],
    ] as const
  ).map(([of, most]) => {
    const column = columns.find(({ role }) => role === of);
    const read = column && readCell(line[column.index]!);
    return read?.kind === 'figure' && Math.abs(read.number) <= most ? read.number : undefined;
  });
  return lon === undefined || lat === undefined ? undefined : { lon, lat };
}

/**
 * The names of the rows. Where rows have periods or indicators, a name that is written once goes on below. Where nearly all
 * rows have codes of their own, rows of one name are different places, and their names get the code: Nanjing (CNNAN3607B).
 */
export function namesOf(table: Omit<NamedTable, 'sheet' | 'names'>): string[] {
  const names = writtenNames(table);
  const { grid, layout, columns, code } = table;
  if (!code) return names;
  const keys = columns.filter(({ role }) => role === 'period' || role === 'indicator');
  const codes = layout.data.map(({ row }) => grid.cells[row]![code.index]!);
  const keyed = (texts: readonly string[]) =>
    layout.data.map(({ row }, i) =>
      [texts[i], ...keys.map(({ index }) => grid.cells[row]![index])].join('\0'),
    );
  const areOwn = new Set(keyed(codes)).size > 0.95 * codes.length && !codes.includes('');
  const rows = keyed(names);
  if (!areOwn || new Set(rows).size === rows.length) return names;
  const seen = new Set<string>();
  const again = new Set(names.filter((_, i) => seen.size === seen.add(rows[i]!).size));
  return names.map((own, i) => (again.has(own) ? `${own} (${codes[i]})` : own));
}

function writtenNames({ grid, layout, columns, name }: Omit<NamedTable, 'sheet' | 'names'>): string[] {
  const names = layout.data.map(({ row }) => (name ? plainName(grid.cells[row]![name.index]!) : ''));
  const keys = columns.filter(({ role }) => role === 'period' || role === 'indicator');
  if (names[0] === '' || keys.length === 0) return names;
  let above = '';
  return names.map((own, i) => {
    const isKeyed = keys.every(({ index }) => grid.cells[layout.data[i]!.row]![index] !== '');
    if (own !== '') above = own;
    return own === '' && isKeyed ? above : own;
  });
}

/** Whether most names of the rows are periods: a series of one place, with other texts above its years. */
export function areNamedByPeriods(
  { cells }: CellGrid,
  { data }: SheetLayout,
  columns: readonly SheetColumn[],
): boolean {
  const name = columns.find(({ role }) => role === 'name');
  if (!name || columns.some(({ role }) => role === 'period')) return false;
  return 2 * data.filter(({ row }) => periodIn(cells[row]![name.index]!)).length > data.length;
}

/** The groups of the rows. A group that is written once, above its members, goes on until the next. */
function groupTexts(grid: CellGrid, layout: SheetLayout, { index }: SheetColumn): string[] {
  const texts = layout.data.map(({ row }) => grid.cells[row]![index]!);
  const writtenOnce =
    texts[0] !== '' && texts.every((text, i) => i === 0 || text === '' || text !== texts[i - 1]);
  if (!writtenOnce || !texts.includes('')) return texts;
  let above = '';
  return texts.map((text) => (above = text || above));
}

/** Adds what is said of a unit. */
export function addUnit(units: Map<string, OfficeUnit>, { name, cells, coordinates }: OfficeUnit): void {
  const known = units.get(name) ?? { name, cells: [] };
  units.set(name, known);
  if (coordinates) known.coordinates ??= coordinates;
  for (const one of cells)
    if (!known.cells.some(({ column, text }) => column === one.column && text === one.text))
      known.cells.push(one);
}

/** What is said of a unit in a column, the first or the last of it where there are several. */
export function unitText(
  { cells }: OfficeUnit,
  column: string,
  which: 'first' | 'last' = 'first',
): string | undefined {
  const all = cells.filter((one) => one.column === column);
  return (which === 'last' ? all.at(-1) : all[0])?.text;
}

/** Columns in which different texts are said of a unit. */
export function contradictions(
  units: Iterable<OfficeUnit>,
): { unit: string; column: string; said: UnitCell[] }[] {
  return [...units].flatMap(({ name: unit, cells }) =>
    [...new Set(cells.map(({ column }) => column))].flatMap((column) => {
      const texts = cells.filter((one) => one.column === column);
      return texts.length > 1 ? [{ unit, column, said: texts }] : [];
    }),
  );
}

/** A name without the spaces that set it in a column (北 京) and without marks of footnotes. */
export function plainName(text: string): string {
  return withoutSpacing(text.replace(/\s*[*†‡#①-⑳]+$/u, '').trim());
}

/** The unit whose indicators stand in rows below its name: 地区：吉林省. */
export const unitOfSection = (section = '') =>
  section.replace(/^(地区|城市|国家|region|area|country|city)\s*[：:]\s*/iu, '');

/** The place that the lines of a query above a table name; the databases of the country name none. */
export function unitOfTitles(titles: readonly string[]): string {
  const place = titles.find((title) => unitOfSection(title) !== title);
  if (place !== undefined) return unitOfSection(place);
  return titles.some((title) => /^数据库\s*[：:]\s*(年度|季度|月度)数据$/u.test(title)) ? '全国' : '';
}
