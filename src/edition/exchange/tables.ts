import type { z } from 'zod';
import type { Coordinates } from '../plan.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { IndicatorSource } from '../schema/schema.js';
import { languageTag, type Text, textOf } from '../text.js';
import { readFigure } from './figure.js';
import { cellsOf, type InputTable } from './table.js';
import { expectation } from './yaml.js';

/** A row of units.csv: the fixed columns and one cell for every grouping column. */
export interface UnitRow {
  code: string;
  name: Text;
  pinyin?: string;
  /** The English name within a sentence, where it is another one. */
  within?: string;
  until?: string;
  coordinates?: Coordinates;
  line: number;
  groups: Record<string, string | undefined>;
}

const unitColumns = ['code', 'name_en', 'name_zh'] as const;
const unitExtras = ['pinyin', 'within_en', 'until', 'lon', 'lat', 'short_zh', 'note'] as const;

/** Reads units.csv: every row needs a code and a name in at least one language; codes are unique. */
export function readUnits(
  table: InputTable,
  groupColumns: readonly string[],
): { rows: UnitRow[]; problems: Problem[] } {
  const found = headerProblems(table, ['code', ...groupColumns]);
  if (!table.header.some((column) => languageOf(column, 'name'))) {
    found.push(problems.absentColumn(table.file, 'name_en'));
  }
  found.push(...unknownColumns(table, [...unitColumns, ...unitExtras, ...groupColumns], ['name']));
  const seen = new Map<string, number>();
  const rows: UnitRow[] = [];
  for (const row of table.rows) {
    const cells = cellsOf(table, row);
    const at = { file: table.file, line: row.line };
    const code = cells['code'];
    if (!code) {
      found.push(problems.badCell({ ...at, column: 'code' }, '', { en: 'a code', zh: '代码' }));
      continue;
    }
    const first = seen.get(code);
    if (first !== undefined) {
      found.push(problems.duplicate(at, code, first));
      continue;
    }
    seen.set(code, row.line);
    const { coordinates, problems: misplaced } = coordinatesOf(cells, at);
    found.push(...misplaced);
    rows.push({
      code,
      name: textOf(wordsIn(cells, 'name'), code),
      ...(cells['pinyin'] ? { pinyin: cells['pinyin'] } : {}),
      ...(cells['within_en'] ? { within: cells['within_en'] } : {}),
      ...(cells['until'] ? { until: cells['until'] } : {}),
      ...(coordinates ? { coordinates } : {}),
      line: row.line,
      groups: Object.fromEntries(groupColumns.map((c) => [c, cells[c]])),
    });
  }
  return { rows, problems: found };
}

/** Longitude and latitude in degrees, both or neither. */
function coordinatesOf(
  cells: Record<string, string | undefined>,
  at: { file: string; line: number },
): { coordinates?: Coordinates; problems: Problem[] } {
  const [lon, lat] = [cells['lon'], cells['lat']];
  if (!lon && !lat) return { problems: [] };
  const place = { lon: Number(lon || Number.NaN), lat: Number(lat || Number.NaN) };
  const faults = (['lon', 'lat'] as const).filter((c) => !(Math.abs(place[c]) <= furthest[c]));
  if (faults.length === 0) return { coordinates: place, problems: [] };
  const problem = (column: 'lon' | 'lat') => {
    const most = furthest[column];
    const expected = { en: `degrees from −${most} to ${most}`, zh: `−${most} 至 ${most} 之间的度数` };
    return problems.badCell({ ...at, column }, cells[column] ?? '', expected);
  };
  return { problems: faults.map(problem) };
}

const furthest = { lon: 180, lat: 90 };

/** A line of groups.csv: the name of a group in a column of the units. */
export interface GroupRow {
  column: string;
  code: string;
  name: Text;
  within?: string;
  line: number;
}

/** Reads groups.csv: the names of the groups, in the order in which they are to be shown. */
export function readGroups(table: InputTable): { rows: GroupRow[]; problems: Problem[] } {
  const found = headerProblems(table, ['column', 'code']);
  const rows = table.rows.map((row) => {
    const cells = cellsOf(table, row);
    const code = cells['code'] ?? '';
    return {
      column: cells['column'] ?? '',
      code,
      name: textOf(wordsIn(cells, 'name'), code),
      ...(cells['within_en'] ? { within: cells['within_en'] } : {}),
      line: row.line,
    };
  });
  return { rows: found.length > 0 ? [] : rows, problems: found };
}

const indicatorColumns = [
  'id',
  'title_en',
  'title_zh',
  'unit',
  'unit_zh',
  'direction',
  'kind',
  'parent',
  'weight',
  'denominator',
  'per',
  'formula',
  'low',
  'high',
  'target',
  'round',
  'digits',
  'source',
  'source_zh',
  'licence',
  'url',
  'error',
  'sector',
] as const;

/** Reads indicators.csv into the same form as `indicators:` of edition.yaml. */
export function readIndicators(
  table: InputTable,
  schema: z.ZodType<IndicatorSource>,
): { rows: (IndicatorSource & { line: number })[]; problems: Problem[] } {
  const found = [
    ...headerProblems(table, ['id']),
    ...unknownColumns(table, indicatorColumns, ['title', 'unit', 'source']),
  ];
  const rows: (IndicatorSource & { line: number })[] = [];
  for (const row of table.rows) {
    const cells = cellsOf(table, row);
    const {
      unit: _,
      source: __,
      weight,
      direction,
      per,
      low,
      high,
      target,
      round,
      digits,
      error,
      ...rest
    } = cells;
    const number = (column: string, cell: string | undefined) => {
      if (cell === undefined) return {};
      const figure = readFigure(cell);
      if (typeof figure === 'number') return { [column]: figure };
      found.push(problems.textInNumbers({ file: table.file, line: row.line, column }, cell));
      return { [column]: Number.NaN };
    };
    const candidate = {
      ...Object.fromEntries(
        Object.entries(rest).filter(([k, v]) => v && indicatorColumns.includes(k as 'id') && !isText(k)),
      ),
      title: { ...orElse(wordsIn(cells, 'title'), cells['id'] ?? '') },
      ...plainTextOf(cells, 'unit'),
      ...plainTextOf(cells, 'source'),
      ...number('weight', weight),
      ...number('direction', direction),
      ...number('per', per),
      ...number('low', low),
      ...number('high', high),
      ...number('target', target),
      ...(round === 'none' ? { round } : number('round', round)),
      ...number('digits', digits),
      ...errorOf(error),
    };
    const parsed = schema.safeParse(candidate);
    const issues = parsed.success ? [] : parsed.error.issues;
    const columns = issues.map((issue) => String(issue.path[0] ?? 'id'));
    issues.forEach((issue, i) => {
      const column = columns[i]!;
      if (Number.isNaN((candidate as Record<string, unknown>)[column])) return;
      const at = { file: table.file, line: row.line, column };
      found.push(problems.badCell(at, cells[column] ?? '', expectation(issue)));
    });
    // A row with a faulty cell is kept without that cell, so that references to the row are not reported too.
    const kept = Object.entries(candidate).filter(([key]) => !columns.includes(key));
    const usable = parsed.success ? parsed : schema.safeParse(Object.fromEntries(kept));
    if (usable.success) rows.push({ ...usable.data, line: row.line });
  }
  return { rows, problems: found };
}

/** The error of an indicator: a number, or a share or id as it stands. */
function errorOf(cell: string | undefined): { error?: number | string } {
  if (!cell) return {};
  const figure = readFigure(cell);
  return { error: typeof figure === 'number' && !cell.includes('%') ? figure : cell };
}

/** The texts of a row in the columns of each language: name_en, name_fr. */
function wordsIn(cells: Record<string, string | undefined>, of: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => {
      const tag = languageOf(column, of);
      return tag && cell ? [[tag, cell]] : [];
    }),
  );
}

/** The language of a column such as name_fr. */
function languageOf(column: string, of: string): string | undefined {
  const tag = column.startsWith(`${of}_`) ? column.slice(of.length + 1) : '';
  return languageTag.test(tag) ? tag : undefined;
}

const isText = (column: string) =>
  ['title', 'unit', 'source'].some((of) => languageOf(column, of) !== undefined);

function orElse(words: Record<string, string>, fallback: string): Record<string, string> {
  return Object.keys(words).length > 0 ? words : { en: fallback, zh: fallback };
}

/** The unit of measurement, or the source; the column without a language (RMB, km²) applies to all languages that have none of their own. */
function plainTextOf(
  cells: Record<string, string | undefined>,
  of: 'unit' | 'source',
): Record<string, Record<string, string>> {
  const cell = cells[of];
  const words = { ...(cell ? { en: cell, zh: cell } : {}), ...wordsIn(cells, of) };
  return Object.keys(words).length > 0 ? { [of]: words } : {};
}

/** Columns that are missing, and columns that occur twice, of which only one could be read. */
export function headerProblems(table: InputTable, columns: readonly string[]): Problem[] {
  const absent = columns
    .filter((c) => !table.header.includes(c))
    .map((c) => problems.absentColumn(table.file, c));
  const twice = new Set(table.header.filter((c, i) => c !== '' && table.header.indexOf(c) < i));
  return [
    ...absent,
    ...[...twice].map((c) => problems.twiceInHeader({ file: table.file, line: 1, column: c }, c)),
  ];
}

/** @param texts columns that may occur in any language, as `title` does in title_fr */
function unknownColumns(table: InputTable, known: readonly string[], texts: readonly string[]): Problem[] {
  return table.header
    .filter((c) => c !== '' && !known.includes(c) && !texts.some((of) => languageOf(c, of)))
    .map((c) => problems.unknownColumn(table.file, c, known));
}
