import { csvText, editionCell } from '../exchange/csv.js';
import type { InputTable } from '../exchange/table.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { RecipeSource } from './recipeSchema.js';

/** The figures of one unit and period: by indicator, and by node the published `[value, rank]`. */
interface Row {
  unit: string;
  period: string;
  values: Map<string, string>;
  published: Map<string, [value: string, rank: string]>;
}

/** Names of a unit in the columns of units.csv: name_en, name_zh … */
export type UnitNames = Readonly<Record<string, string | undefined>>;

/** A unit that is known by its code or a name: its code and names. */
export type KnownUnit = (codeOrName: string) => { code: string; names: UnitNames } | undefined;

/** The tables of an edition, by file name. */
export interface SourceTables {
  files: Map<string, string>;
  /** Periods with figures, in order. */
  periods: string[];
  problems: Problem[];
}

/**
 * The tables units.csv, data/values.csv and published.csv of an edition, from the files of a publisher. Figures are taken over
 * as they are written; nothing is computed. A unit or period in several files is one row.
 *
 * @param known codes and names of units that are known; they precede those of the files
 */
export function tablesOfSources(
  sources: readonly { source: RecipeSource; table: InputTable }[],
  known: KnownUnit,
): SourceTables {
  const rows = new Rows(known);
  const found = sources.flatMap(({ source, table }) => absentColumns(source, table));
  if (found.length > 0) return { files: new Map(), periods: [], problems: found };
  for (const { source, table } of sources) addRows(source, table, rows);
  const all = rows.filled();
  const periods = [...new Set(all.map(({ period }) => period))].sort();
  if (all.length > 0) return { files: filesOf(all, rows.names), periods, problems: [] };
  const { source, table } = sources[0]!;
  const empty = problems.noRowsOfRecipe(table.file, source.unit, source.keep);
  return { files: new Map(), periods: [], problems: [empty] };
}

/** Rows by unit and period, and the names of the units. */
class Rows {
  readonly names = new Map<string, UnitNames>();
  readonly #known: KnownUnit;
  readonly #rows = new Map<string, Row>();

  constructor(known: KnownUnit) {
    this.#known = known;
  }

  /** Takes a unit in with its code and names as they are known, otherwise as the file has them. */
  unit(written: string, name: string): string {
    const { code, names } = this.#known(written) ?? { code: written, names: { name_en: name || written } };
    if (!this.names.has(code)) this.names.set(code, names);
    return code;
  }

  /** The row of a unit and period, which is added if it is new. */
  at(unit: string, period: string): Row {
    const key = `${unit}\n${period}`;
    const row = this.#rows.get(key) ?? { unit, period, values: new Map(), published: new Map() };
    this.#rows.set(key, row);
    return row;
  }

  /** The rows with a figure, by unit and period. */
  filled(): Row[] {
    const ordered = [...this.#rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return ordered.map(([, row]) => row).filter(({ values }) => values.size > 0);
  }
}

/** The periods that the header names for a column, each with the full name of the column. */
function periodsOf(column: string, header: readonly string[]): [period: string, name: string][] {
  const [before, after] = column.split('{period}') as [string, string?];
  if (after === undefined) return header.includes(column) ? [['', column]] : [];
  return header
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name): [string, string] => [name.slice(before.length, name.length - after.length), name])
    .filter(([period]) => /^\d{4}(-(Q\d|\d\d))?$/.test(period));
}

function columnsOf({ values = {}, published = {} }: RecipeSource): string[] {
  return [
    ...Object.values(values),
    ...Object.values(published).flatMap(({ value, rank }) => [value, rank].filter((c) => c !== undefined)),
  ];
}

/** Columns of a recipe that a file does not have. */
function absentColumns(source: RecipeSource, table: InputTable): Problem[] {
  const { period } = source;
  const single = [source.unit, source.name, period && 'column' in period ? period.column : undefined];
  const needed = [...single.filter((c) => c !== undefined), ...columnsOf(source)];
  const absent = needed.filter((column) => periodsOf(column, table.header).length === 0);
  return absent.length > 0
    ? [problems.notTheFileOfRecipe(table.file, source.file, source.address, absent)]
    : [];
}

/** Adds the figures of a file to the rows. */
function addRows(source: RecipeSource, table: InputTable, rows: Rows): void {
  const missing = new Set(['', ...(source.missing ?? [])]);
  const keep = new RegExp(source.keep ?? '');
  const { unit, name, values, published } = cellsRead(source, table.header);
  for (const { cells } of table.rows) {
    const cell = (column: number) => {
      const text = cells[column]?.trim() ?? '';
      return missing.has(text) ? '' : text;
    };
    if (cell(unit) === '' || !keep.test(cell(unit))) continue;
    const code = rows.unit(cell(unit), name < 0 ? '' : cell(name));
    const periodOf = (named: string) => periodOfRow(source, named, cell, table.header);
    for (const { id, period, column } of values)
      if (cell(column) !== '') rows.at(code, periodOf(period)).values.set(id, cell(column));
    for (const { id, period, column, part, digits } of published) {
      if (cell(column) === '') continue;
      const of = rows.at(code, periodOf(period)).published;
      const pair = of.get(id) ?? ['', ''];
      pair[part] = digits === undefined ? cell(column) : Number(cell(column)).toFixed(digits);
      of.set(id, pair);
    }
  }
}

/** The period of a row: that of the header, of a column, or the same for all. */
function periodOfRow(
  { period }: RecipeSource,
  named: string,
  cell: (column: number) => string,
  header: readonly string[],
): string {
  if (!period) return named;
  if ('of' in period) return period.of;
  const text = cell(header.indexOf(period.column));
  return period.as === undefined ? text : text.slice(0, period.as === 'year' ? 4 : 7);
}

/** Which columns are read, for what and of which period. */
function cellsRead(source: RecipeSource, header: readonly string[]) {
  const columns = (id: string, column: string) =>
    periodsOf(column, header).map(([period, name]) => ({ id, period, column: header.indexOf(name) }));
  return {
    unit: header.indexOf(source.unit),
    name: source.name === undefined ? -1 : header.indexOf(source.name),
    values: Object.entries(source.values ?? {}).flatMap(([id, column]) => columns(id, column)),
    published: Object.entries(source.published ?? {}).flatMap(([id, { value, rank, digits }]) =>
      ([value, rank] as const).flatMap((column, part) =>
        column === undefined
          ? []
          : columns(id, column).map((read) => ({
              ...read,
              part: part as 0 | 1,
              digits: part === 0 ? digits : undefined,
            })),
      ),
    ),
  };
}

function filesOf(all: readonly Row[], names: ReadonlyMap<string, UnitNames>): Map<string, string> {
  const units = [...new Set(all.map(({ unit }) => unit))];
  const columns = [...new Set(units.flatMap((unit) => Object.keys(names.get(unit)!)))];
  const indicators = [...new Set(all.flatMap(({ values }) => [...values.keys()]))];
  const published = all.flatMap(({ unit, period, published: of }) =>
    [...of].map(([node, [value, rank]]) => [unit, period, node, value, rank]),
  );
  const table = (header: string[], body: string[][]) => csvText(header, body, editionCell);
  return new Map([
    [
      'units.csv',
      table(
        ['code', ...columns],
        units.map((unit) => [unit, ...columns.map((column) => names.get(unit)![column] ?? '')]),
      ),
    ],
    [
      'data/values.csv',
      table(
        ['unit', 'period', ...indicators],
        all.map(({ unit, period, values }) => [unit, period, ...indicators.map((i) => values.get(i) ?? '')]),
      ),
    ],
    ...(published.length > 0
      ? ([['published.csv', table(['unit', 'period', 'node', 'value', 'rank'], published)]] as const)
      : []),
  ]);
}
