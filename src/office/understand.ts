import type { Text } from '../edition/index.js';
import { type CellAccount, countNames, filledCells } from './account.js';
import type { SheetColumn, UnassignedColumn } from './column.js';
import { columnsOf } from './columns.js';
import { type CellFault, frameworkOf, type IndicatorSheet, placeIndicators } from './framework.js';
import {
  addIndicator,
  addMeasure,
  contentsOf,
  type FigureCell,
  type OfficeIndicator,
  pathKey,
  type SheetContents,
} from './items.js';
import { layoutOf, type SheetLayout } from './layout.js';
import { yearOfData, yearWithin } from './periods.js';
import { type KnownPlaces, matchPlaces } from './places.js';
import type { Recipe } from './recipe.js';
import { joinRenamed, type Renamed } from './renamed.js';
import { type CellGrid, gridOf, notesIn, type OfficeSheet, turnSheet } from './sheet.js';
import { populationAlone, type SheetRead, tableRead } from './sheetRead.js';
import { isSameName, letterIn, saidOf, unmetSayings } from './steering.js';
import { tablesIn } from './tablesBelow.js';
import { addUnit, areNamedByPeriods, codeColumn, contradictions, type OfficeUnit } from './units.js';
import { namingTitle, statisticWords, statusIn, unitKindOf, withoutNoteMarks } from './vocabulary.js';

/** What office sheets hold, before questions are answered. */
export interface UnderstoodSheets {
  sheets: SheetRead[];
  items: FigureCell[];
  indicators: Map<string, OfficeIndicator>;
  units: Map<string, OfficeUnit>;
  /** The sheet of indicators, where there is one. */
  framework: IndicatorSheet | undefined;
  /** What a title says of the figures. */
  status: 'real' | 'example' | 'simulated';
  /** What the units are, by the header of their names. */
  unitKind: { level: string; title: Partial<Text> } | undefined;
  /** The first text above a table. */
  title: string | undefined;
  faults: OfficeFault[];
  /** The units of measure that are written of each indicator. */
  measures: SheetContents['measures'];
  /** The texts of notes. */
  notes: string[];
  account: CellAccount;
  /** Units that are places of another level than the others, with a cell of each: provinces among cities. */
  otherLevel?: ReadonlyMap<string, string>;
  /** Whether the table was read with its rows as columns, because the places stand in its header. */
  turned?: true;
  /** Places with several names under one code. */
  renamed?: Renamed;
  /** The year of all figures, where no title, header or row has one. */
  yearFrom?: { year: string; from: 'note' | 'file' };
  /** A financial or school year as it was written. */
  financialYear?: string;
  /** What the text of its file could be, where the bytes do not say. */
  decodings?: OfficeSheet['decodings'];
}

/** Why sheets cannot be read as a table, with the cell. */
export type OfficeFault =
  | { why: 'no-table' }
  | { why: 'no-header' | 'second-table' | 'second-framework' | 'no-names'; at: string }
  | { why: 'no-sheet' | 'no-column'; text: string; there: string }
  | { why: 'no-unit' | 'no-indicator' | 'no-year' | CellFault; at: string; text: string }
  | { why: 'percent-elsewhere'; at: string; text: string; unit: string }
  | {
      why: 'contradiction' | 'two-codes' | 'two-measures' | 'same-header';
      at: string;
      other: string;
      texts: [string, string];
      of: string;
    };

/**
 * Reads the tables of office sheets: who is measured, by what, when, and every figure with its cell.
 *
 * @param file the name of their file, which may have the year
 * @param known places by which a table is recognised whose units stand in its header
 * @param recipe what the user says of it
 */
export function understandSheets(
  sheets: readonly OfficeSheet[],
  file = '',
  known: readonly KnownPlaces[] = [],
  recipe: Recipe = {},
): UnderstoodSheets {
  if (recipe.transpose) return { ...readSheets(sheets.map(turnSheet), file, recipe), turned: true };
  const as = readSheets(sheets, file, recipe);
  if (recipe.transpose === false) return as;
  const right = sheets.map((sheet) => {
    const titles = titlesOf(as.sheets.filter(({ name }) => name === sheet.name));
    if (!areKnown(titles, known)) return sheet;
    const own = sheets.length === 1 ? as : readSheets([sheet], file, recipe);
    if (!hasPlacesAbove(own, known)) return sheet;
    const turned = readSheets([turnSheet(sheet)], file, recipe);
    return turned.faults.length > 0 || hasPlacesAbove(turned, known) ? sheet : turnSheet(sheet);
  });
  return right.some(({ turned }) => turned) ? { ...readSheets(right, file, recipe), turned: true } : as;
}

const areKnown = (names: readonly string[], known: readonly KnownPlaces[]) =>
  names.length > 1 && matchPlaces([...new Set(names)], known, (text) => text) !== undefined;

/** The headers of the columns of figures. */
const titlesOf = (sheets: readonly SheetRead[]) =>
  sheets.flatMap(({ columns }) =>
    columns.flatMap(({ role, header }) => (role === 'figures' ? [header.split(' › ').at(-1)!] : [])),
  );

/** Whether known places stand where the indicators do, and none where the units do. A table without names may have places in its header. */
function hasPlacesAbove(read: UnderstoodSheets, known: readonly KnownPlaces[]): boolean {
  const indicators = [...read.indicators.values()].map(({ path }) => path.at(-1)!);
  const above = indicators.length > 0 ? indicators : titlesOf(read.sheets);
  return areKnown(above, known) && !areKnown([...read.units.keys()], known);
}

function readSheets(sheets: readonly OfficeSheet[], file: string, recipe: Recipe): UnderstoodSheets {
  const all: UnderstoodSheets = {
    sheets: [],
    items: [],
    indicators: new Map(),
    units: new Map(),
    framework: undefined,
    status: 'real',
    unitKind: undefined,
    title: undefined,
    faults: [],
    measures: new Map(),
    notes: [],
    account: { cells: 0, headers: 0, names: 0 },
  };
  const names = sheets.map(({ name }) => name);
  const isRead = ({ name }: OfficeSheet) =>
    !recipe.sheets || names.length === 1 || recipe.sheets.some((one) => isSameName(one, name));
  for (const sheet of sheets) {
    const grid = gridOf(sheet);
    all.account.cells += filledCells(grid);
    if (isRead(sheet)) addSheet(all, sheet, grid, recipe);
    else all.sheets.push({ name: sheet.name, columns: [], left: [], as: 'out' });
  }
  all.faults.push(
    ...unmetSayings(
      names.length === 1 ? { ...recipe, sheets: undefined } : recipe,
      all.sheets,
      names,
      sheets[0]?.turned === true,
    ),
  );
  const decodings = sheets.flatMap((sheet) => (sheet.decodings ? [sheet.decodings] : []))[0];
  if (decodings) all.decodings = decodings;
  all.faults.push(...twoCodes(all), ...twoMeasures(all));
  populationAlone(all);
  all.renamed = joinRenamed(all.units, all.items);
  if (all.items.length === 0 && all.faults.length === 0) all.faults.push({ why: 'no-table' });
  if (all.items.every(({ period }) => period === undefined)) assignYear(all, file);
  if (all.framework) {
    const { paths, indicators } = placeIndicators(all.indicators, all.framework);
    all.indicators = indicators;
    all.items = all.items.map((item) => ({ ...item, path: paths.get(pathKey(item.path))! }));
  }
  return all;
}

/** Dates all figures by the one year that notes give, or by that in the name of the file. */
function assignYear(all: UnderstoodSheets, file: string): void {
  const noted = [...new Set(all.notes.flatMap((note) => yearOfData(note) ?? []))];
  const name = file.replace(/^.*[\\/]/, '');
  const named = /年鉴|yearbook/iu.test(name) ? undefined : yearWithin(name);
  const year = noted.length > 0 ? noted[0] : named;
  if (year === undefined || noted.length > 1) return;
  all.yearFrom = { year, from: noted.length > 0 ? 'note' : 'file' };
  all.items = all.items.map((item) => ({ ...item, period: year }));
}

/** Units of one name with several codes. */
function twoCodes({ units }: UnderstoodSheets): OfficeFault[] {
  return contradictions(units.values())
    .filter(({ column }) => column === codeColumn)
    .map(
      ({ unit, said: [first, second] }): OfficeFault => ({
        why: 'two-codes',
        at: first!.at,
        other: second!.at,
        texts: [first!.text, second!.text],
        of: unit,
      }),
    );
}

/** Indicators of which two units of measure are written. */
function twoMeasures({ measures }: UnderstoodSheets): OfficeFault[] {
  return [...measures].flatMap(([key, [first, second]]): OfficeFault[] => {
    if (!first || !second) return [];
    const of = key.split('\0').at(-1)!;
    return [{ why: 'two-measures', at: first.at, other: second.at, texts: [first.text, second.text], of }];
  });
}

/** Columns of figures with one header: nobody can tell them apart. */
function sameHeaders(
  { address }: OfficeSheet,
  { header }: SheetLayout,
  columns: readonly SheetColumn[],
): OfficeFault[] {
  const seen = new Map<string, number>();
  return columns.flatMap(({ role, path, period, index }): OfficeFault[] => {
    if ((role !== 'figures' && role !== 'denominator') || path.length === 0) return [];
    const key = `${pathKey(path)}\0${period ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    const [at, other] = [first ?? index, index].map((c) => address(header.at(-1)!, c)) as [string, string];
    const of = path.at(-1)!;
    return first === undefined ? [] : [{ why: 'same-header', at, other, texts: [of, of], of }];
  });
}

function addSheet(all: UnderstoodSheets, sheet: OfficeSheet, grid: CellGrid, recipe: Recipe): void {
  if (recipe.decimal) grid.comma = recipe.decimal === ',' ? 'decimal' : 'thousands';
  const framework = frameworkOf(sheet, grid);
  if (framework) {
    if (all.framework) all.faults.push({ why: 'second-framework', at: sheet.address(0, 0) });
    all.framework ??= framework;
    all.account.headers += filledCells(grid);
    all.faults.push(...framework.faults.map(({ what, ...cell }): OfficeFault => ({ why: what, ...cell })));
    all.sheets.push({ name: sheet.name, columns: [], left: [], as: 'framework' });
    return;
  }
  const found = layoutOf(grid, recipe);
  const nothing = { name: sheet.name, columns: [], left: [] };
  if ('none' in found) all.sheets.push({ ...nothing, as: found.none });
  else if ('wrong' in found) {
    const parts = found.wrong === 'second-table' ? tablesIn(sheet, grid, found.row) : [];
    for (const part of parts) addSheet(all, part, gridOf(part), recipe);
    if (parts.length === 0) all.faults.push({ why: found.wrong, at: sheet.address(found.row, 0) });
  } else {
    const { layout } = found;
    const said = ({ path, index }: UnassignedColumn) =>
      saidOf(recipe, path, letterIn(sheet.address(0, index), sheet.turned));
    const tables = columnsOf(grid, layout, said);
    if (grid.financialYear !== undefined) all.financialYear ??= grid.financialYear;
    if (tables.every(hasNoFigures)) all.sheets.push({ ...nothing, as: 'texts' });
    if (grid.yearMissing && !tables.every(hasNoFigures)) {
      const { row, column } = grid.yearMissing;
      const text = grid.cells[row]![column]!;
      all.faults.push({ why: 'no-year', at: sheet.address(row, column), text });
    }
    for (const columns of tables) if (!hasNoFigures(columns)) addTable(all, sheet, grid, layout, columns);
  }
}

const hasNoFigures = (columns: readonly SheetColumn[]) =>
  !columns.some(({ role }) => role === 'figures' || role === 'denominator');

function addTable(
  all: UnderstoodSheets,
  sheet: OfficeSheet,
  grid: CellGrid,
  layout: SheetLayout,
  columns: readonly SheetColumn[],
): void {
  const has = (role: SheetColumn['role']) => columns.some((column) => column.role === role);
  if ((!has('name') && !has('indicator')) || areNamedByPeriods(grid, layout, columns)) {
    all.faults.push({ why: 'no-names', at: sheet.address(layout.data[0]!.row, 0) });
    all.sheets.push(tableRead(sheet, grid, layout, columns));
    return;
  }
  const named = columns.find(({ role }) => role === 'name')?.path.at(-1) ?? '';
  if (statisticWords.test(named)) {
    all.sheets.push({ name: sheet.name, columns: [], left: [], as: 'summary' });
    return;
  }
  all.faults.push(...sameHeaders(sheet, layout, columns));
  countNames(all.account, grid, layout, columns);
  const contents = contentsOf(sheet, grid, layout, columns);
  for (const [key, said] of contents.measures)
    for (const { text, at } of said) addMeasure(all, key.split('\0'), text, at);
  // One by one: a sheet may have more cells than a call can have arguments.
  for (const item of contents.items) all.items.push(item);
  for (const about of contents.indicators.values()) addIndicator(all.indicators, about);
  for (const about of contents.units.values()) addUnit(all.units, about);
  for (const fault of contents.nameless) all.faults.push(fault);
  all.unitKind ??= unitKindOf(named);
  // A note below may say it as well: 数据来源：……（示例数据）.
  const notes = notesIn(grid, layout.leftOut);
  all.notes.push(...notes);
  const status = [...layout.titles, ...notes].map(statusIn).find((said) => said !== undefined);
  if (status) all.status = status;
  const title = namingTitle(layout.titles);
  if (title) all.title ??= withoutNoteMarks(title);
  all.sheets.push(tableRead(sheet, grid, layout, columns));
}
