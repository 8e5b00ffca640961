import { commaMeaning, readCell } from './cell.js';
import type { ColumnRole, SheetColumn, UnassignedColumn } from './column.js';
import type { SheetLayout } from './layout.js';
import { periodIn } from './periods.js';
import type { SaidRole } from './recipe.js';
import type { CellGrid } from './sheet.js';
import { spannedHeader } from './spans.js';
import { settleRoles, toldColumn } from './steering.js';
import { assignUnitNames, hasUnitsAbove } from './unitNames.js';
import { apartByUnit } from './unitRow.js';
import {
  headers,
  isUnit,
  rankOf,
  rankWords,
  ratioWords,
  rowNumberHeader,
  splitUnit,
  totalWords,
  unitInBrackets,
  unitOfTable,
  withoutNoteMarks,
  wordBefore,
} from './vocabulary.js';

/** What the user says of a column; of most nothing. */
type SaidColumns = (column: UnassignedColumn) => SaidRole | undefined;

/** The columns of a sheet and what each is read as: one list, or several where tables stand side by side under one header. */
export function columnsOf(grid: CellGrid, layout: SheetLayout, said: SaidColumns): SheetColumn[][] {
  // A name may stand over several units, too.
  const below = layout.header.at(-1)! < (layout.labelRows.unit ?? -1) ? [layout.labelRows.unit!] : [];
  const header = spannedHeader(grid, [...layout.header, ...below]).slice(0, layout.header.length);
  const columns = Array.from({ length: grid.width }, (_, c) => columnAt(grid, layout, header, c));
  const all = layout.labelRows.unit === undefined ? columns : apartByUnit(columns);
  const cells = ({ index }: UnassignedColumn) => layout.data.map(({ row }) => grid.cells[row]![index]!);
  const unit = unitOfTable(layout.titles);
  // 单位：万元 above a table is not the unit of its rates and populations.
  const isOfTable = (column: SheetColumn) =>
    column.role === 'figures' &&
    !ratioWords.test(column.path.at(-1) ?? '') &&
    !cells(column).some((text) => /[%％‰]/u.test(text));
  const ofTitle = splitUnit(layout.titles[0] ?? '').unit;
  return sideBySide(all).map((part) =>
    withRoles(part, cells, said, grid.comma).map((column) => {
      const own = column.unit ?? (isOfTable(column) ? unit : undefined);
      const measure = own ?? (column.role === 'figures' && column.path.length === 0 ? ofTitle : undefined);
      return measure === undefined ? column : { ...column, unit: measure };
    }),
  );
}

/** Tables side by side: their headers are the same, one after the other. */
function sideBySide(all: readonly UnassignedColumn[]): UnassignedColumn[][] {
  const named = all.filter(({ path, period }) => path.length > 0 || period !== undefined);
  const key = ({ path, period }: UnassignedColumn) => `${path.join(' ')} ${period ?? ''}`;
  for (let width = 2; width <= named.length / 2; width++) {
    const count = named.length / width;
    if (!Number.isInteger(count) || named.some((column, c) => key(column) !== key(named[c % width]!)))
      continue;
    return Array.from({ length: count }, (_, n) => named.slice(n * width, (n + 1) * width));
  }
  return [[...all]];
}

/** Whether a column tells rows of the same names apart by their years, whatever its header: Jahr, año. */
function areYearsOfRows(column: number, columns: readonly (readonly string[])[]): boolean {
  const isWord = (text: string) => /\p{L}/u.test(text) && readCell(text).kind === 'doubt';
  const names = columns.filter((texts, c) => c !== column && texts.every(isWord));
  const keys = columns[column]!.map((_, r) => names.map((texts) => texts[r]).join('\0'));
  const rows = keys.map((key, r) => `${key}\0${columns[column]![r]}`);
  const count = new Set(keys).size;
  return names.length > 0 && count < keys.length && new Set(rows).size === rows.length;
}

function withRoles(
  all: readonly UnassignedColumn[],
  cellsOf: (column: UnassignedColumn) => string[],
  said: SaidColumns,
  comma: CellGrid['comma'],
): SheetColumn[] {
  const told = all.map((column) => {
    const own = said(column);
    return own && toldColumn(column, own, cellsOf(column));
  });
  const cells = (c: number) => cellsOf(all[c]!);
  const hasIndicators = all.some(({ path }) => headers.indicator.test(path.at(-1) ?? ''));
  const hasPeriods = all.some(({ path }) => headers.period.test(path.at(-1) ?? ''));
  const roles = all.map(({ path, period }, c): ColumnRole => {
    // What is told to be no name must not be found to be one.
    const own = told[c]?.role;
    if (own !== undefined) return own === 'group' || own === 'note' ? 'out' : own;
    const texts = cells(c).filter((text) => text !== '');
    const isMeasure =
      headers.unit.test(path.at(-1) ?? '') && (hasIndicators || (texts.length > 0 && texts.every(isUnit)));
    if (isMeasure) return 'unit';
    // dim_time__year, 统计年度: a column of nothing but years; quarters and months need no word above them.
    const periods = texts.map(periodIn);
    const arePeriods =
      texts.length > 0 &&
      periods.every((text) => text !== undefined) &&
      (/year|年/iu.test(path.at(-1) ?? '') ||
        periods.some((text) => text.length > 4) ||
        areYearsOfRows(c, all.map(cellsOf)));
    return arePeriods && period === undefined && !hasPeriods
      ? 'period'
      : roleOf(path, period, cells(c), comma);
  });
  // A column Subject says which figures of the indicator beside it.
  if (roles.includes('indicator'))
    all.forEach(({ path }, c) => {
      if (/^subjects?$/iu.test(path.at(-1) ?? '')) roles[c] = 'indicator';
    });
  assignUnitNames(all, roles, cells);
  assignRowNumbers(all, roles, cells);
  assignRanks(all, roles, cells);
  if (hasUnitsAbove(all, roles)) {
    // A unit without figures stays, and one that adds up the others goes.
    all.forEach(({ path }, c) => {
      if (roles[c] === 'empty' && path.length > 0) roles[c] = 'figures';
      if (roles[c] === 'figures' && totalWords.test(path.join(''))) roles[c] = 'total';
    });
  }
  const settled = settleRoles(
    roles,
    told.map((one) => one?.role),
    cells,
  );
  return all.map((column, c) => ({ ...column, ...told[c], role: settled[c]! }));
}

function columnAt(
  grid: CellGrid,
  { labelRows }: SheetLayout,
  header: readonly string[][],
  index: number,
): UnassignedColumn {
  const levels = header
    .map((row) => withoutNoteMarks(row[index]!))
    .filter((text, i, list) => text !== '' && text !== list[i - 1]);
  let period: string | undefined;
  const inRow = labelRows.unit === undefined ? '' : grid.cells[labelRows.unit]![index]!;
  const ofRow = unitInBrackets(inRow) ?? (inRow || undefined);
  let unit = ofRow;
  const path: string[] = [];
  for (const level of levels) {
    const when = periodIn(level);
    if (when !== undefined) {
      period = when;
      continue;
    }
    const [, behind] = /[（( ]((?:19|20)\d\d年?)[)） ]?$/u.exec(level) ?? [];
    const rest =
      behind === undefined
        ? level
        : level
            .slice(0, level.length - behind.length - 1)
            .replace(/[（( ]+$/, '')
            .replace(wordBefore, '');
    const before = behind === undefined ? /^((?:19|20)\d\d)年?\s*(?=\D{2,})/u.exec(rest) : null;
    period ??= periodIn(behind ?? before?.[1] ?? '');
    const { title, unit: own } = splitUnit(before ? rest.slice(before[0].length) : rest);
    // A rate under the header of a sum has not its unit: GDP（亿元） › 增长率.
    const isOther = path.length > 0 && ratioWords.test(title) && !ratioWords.test(unit ?? '');
    unit = ofRow ?? own ?? (isOther ? undefined : unit);
    // Broadband 2023 (per 100 people): the year stands before the unit.
    const [year, within] = period === undefined ? (yearBehind.exec(title) ?? []) : [];
    period ??= periodIn(within ?? '');
    const bare =
      within === undefined
        ? ''
        : title
            .slice(0, -year!.length)
            .replace(/[,，、:：\s_.-]+$/u, '')
            .replace(wordBefore, '');
    path.push(bare === '' ? title : bare);
  }
  return {
    index,
    path,
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
  };
}

/** A year behind a title, but not the end of a span: Change 2016-2017. */
const yearBehind = /\s*(?<!\d\s*[-–—~～/至到]\s*)((?:19|20)\d\d)年?$/u;

const nameColumnIn = [
  'serial',
  'rank',
  'indicator',
  'dimension',
  'note',
  'period',
  'code',
  'name',
] as const satisfies readonly (keyof typeof headers)[];

function roleOf(
  path: readonly string[],
  period: string | undefined,
  cells: readonly string[],
  said: CellGrid['comma'],
): ColumnRole {
  const title = path.at(-1) ?? '';
  const filled = cells.filter((text) => text !== '');
  const comma = said ?? commaMeaning(filled);
  const reads = filled.map((text) => readCell(text, comma));
  const texts = reads.filter((read) => read.kind === 'doubt' && read.doubt === 'text').length;
  if (period === undefined && reads.every(({ kind }) => kind === 'missing')) return 'empty';
  if (filled.length === 0) return 'empty';
  // Beside plain figures, texts that begin like figures are asked about: 2.1:1.
  const areLike = texts < filled.length && filled.every((text) => /^[-+(（约€$£¥￥]?\s*\d/u.test(text));
  // Marks beside the figures of another column.
  if (filled.every((text) => /^[*†‡]+$/u.test(text))) return 'note';
  // Months before their years: 09.2018 is no 9.2018, and 10.202 was 10.2020.
  const areMonths =
    filled.some((text) => /^0\d\.\d{4}$/.test(text)) &&
    reads.every(({ kind }, i) => kind === 'missing' || /^(0[1-9]|1[0-2])\.(19|20)\d\d?$/.test(filled[i]!));
  if (areMonths) return 'note';
  const mostlyText = texts > filled.length / 2 && !areLike;
  for (const role of nameColumnIn) {
    if (
      period === undefined &&
      headers[role].test(title) &&
      (role !== 'period' || filled.every((t) => periodIn(t)))
    )
      return role;
  }
  for (const [role, most] of [
    ['longitude', 180],
    ['latitude', 90],
  ] as const) {
    // A few of them may be typed wrong.
    const off = reads.filter((read) => read.kind !== 'figure' || Math.abs(read.number) > most).length;
    if (period === undefined && headers[role].test(title) && 10 * off <= reads.length) return role;
  }
  if (headers.indicatorCode.test(title)) return 'note';
  if (title === '' && period === undefined && filled.every((text) => periodIn(text))) return 'period';
  // Flags of an observation beside its figure: b, e, bp.
  if (title === '' && period === undefined && filled.every((text) => /^[a-z]{1,2}$/u.test(text)))
    return 'note';
  if (!mostlyText) return isDenominator(path) ? 'denominator' : 'figures';
  // In a long table, texts of which hardly any comes again group nothing: addresses, remarks.
  const different = new Set(filled).size;
  const areGroups = filled.length < 100 ? different < filled.length : different <= 0.8 * filled.length;
  return areGroups || headers.group.test(title) ? 'group' : 'note';
}

/** Population and the like, in absolute figures. */
function isDenominator(path: readonly string[]): boolean {
  const title = path.at(-1) ?? '';
  return headers.population.test(title) && !ratioWords.test(title);
}

/** Whether whole numbers are places among so many: none above their number, but for rows that the table does not show. */
function arePlaces(texts: readonly string[]): boolean {
  const places = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  return places.length > 1 && Math.min(...places) >= 1 && Math.max(...places) <= 2 * texts.length + 10;
}

/** Whether other columns than one have figures. */
const hasOtherFigures = (roles: readonly ColumnRole[], column: number) =>
  roles.some((role, c) => c !== column && role === 'figures');

/** Rows that a program has numbered from 0 or 1, in the first column, beside columns of figures. */
function assignRowNumbers(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  cells: (c: number) => string[],
): void {
  const title = all[0]?.path.at(-1) ?? '';
  if (roles[0] !== 'figures' || !rowNumberHeader.test(title) || !hasOtherFigures(roles, 0)) return;
  const texts = cells(0);
  const rises = texts.every(
    (text, r) => /^\d+$/.test(text) && (r === 0 || Number(text) > Number(texts[r - 1])),
  );
  // Rows between them may have been left out, as totals.
  if (rises && Number(texts[0]) <= 1 && Number(texts.at(-1)) <= 1.5 * texts.length + 5) roles[0] = 'serial';
}

/** A column of ranks beside figures says nothing that these do not: Score, Score rank; rank_2022, EPI.rnk.new. */
function assignRanks(
  all: readonly UnassignedColumn[],
  roles: ColumnRole[],
  cells: (c: number) => string[],
): void {
  const titles = new Set(all.flatMap(({ path }, c) => (roles[c] === 'figures' ? [path.join(' ')] : [])));
  all.forEach(({ path }, c) => {
    const of = rankOf.exec(path.join(' '))?.[1];
    const areWhole = cells(c).every((text) => /^(\d+|\D*)$/u.test(text));
    if (roles[c] !== 'figures' || !areWhole) return;
    const title = path.at(-1) ?? '';
    const saysRank = headers.rank.test(title) || (rankWords.test(title) && arePlaces(cells(c)));
    const isNamed = saysRank && hasOtherFigures(roles, c);
    if (isNamed || (of !== undefined && titles.has(of))) roles[c] = 'rank';
  });
}
