import type { Column } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import {
  type Release,
  type RowKey,
  subjectsOf,
  type TableName,
  tableReference,
} from '../../release/index.js';
import { number, points } from '../numbers.js';
import type { TableRow, TableSource } from '../tableRows.js';
import type { FigureField } from './figure.js';

/** The path, behind the language, of the page with the receipt of a figure of the index. */
export function placePath(code: string, period: string, node?: string): string {
  const parts = node === undefined ? ['place', code, period] : ['place', code, period, node];
  return parts.map(encodeURIComponent).join('/');
}

/** The path, behind the language, of the receipt of a figure of a table: the row with these cells in its key columns, and the column. */
export function receiptPath<T extends TableName>(table: T, row: RowKey<T>, column: string): string {
  return `receipt?of=${encodeURIComponent(tableReference(table, row, column))}`;
}

/** A column that names a place: shown by name, taken away by code; it leads to the page of the place. */
export function placeField(release: Release, period: number, more: Partial<FigureField> = {}): FigureField {
  const names = new Map(subjectsOf(release.plan).map((s) => [s.code, s.name]));
  const at = publishedPeriods(release.plan)[period]!;
  return {
    id: 'unit',
    type: 'string',
    title: { en: 'Place', zh: '地区' },
    name: (code, lang) => names.get(code)?.[lang] ?? code,
    to: (row) => (row['unit'] ? placePath(String(row['unit']), at) : undefined),
    ...more,
  };
}

/** A column of words. */
export function words(id: string, title: Text, more: Partial<FigureField> = {}): FigureField {
  return { id, type: 'string', title, ...more };
}

/** A column of numbers with so many digits; index points where nothing is said. */
export function figures(
  id: string,
  title: Text,
  digits?: number,
  more: Partial<FigureField> = {},
): FigureField {
  const show = (value: number, lang: Lang) =>
    digits === undefined ? points(value, lang) : number(value, digits, lang);
  return { id, type: 'number', title, show, ...more };
}

/** A column of numbers as a table of the analysis has it: its title, unit and formula. */
export function figuresOf(
  tables: TableSource,
  table: string,
  id: string,
  digits?: number,
  more: Partial<FigureField> = {},
): FigureField {
  const column = columnOf(tables, table, id);
  const { title, unit, note } = column;
  return { ...figures(id, title, digits), ...(unit ? { unit } : {}), ...(note ? { note } : {}), ...more };
}

function columnOf(tables: TableSource, table: string, id: string): Column {
  return (
    tables(table)?.columns.find((c) => c.id === id) ?? {
      id,
      title: { en: id, zh: id },
    }
  );
}

/** A figure that a caption tells of all rows together; its id must be none of theirs. */
export interface Stated {
  id: string;
  title: Text;
  value: number;
}

/** Columns of what a caption tells of all rows together, so that the table taken away holds it with all its digits; not shown on pages. */
export function statedFields(stated: readonly Stated[]): FigureField[] {
  return stated.map(({ id, title }) => figures(id, title, undefined, { hidden: true }));
}

/** Rows with what their caption tells of them together. */
export function withStated<R extends TableRow>(rows: readonly R[], stated: readonly Stated[]) {
  const cells = Object.fromEntries(stated.map(({ id, value }) => [id, Number.isNaN(value) ? null : value]));
  return rows.map((row) => ({ ...row, ...cells }));
}

/** A number of a row; NaN where it is missing. */
export function value(row: TableRow | undefined, id: string): number {
  return (row?.[id] as number | null | undefined) ?? Number.NaN;
}
