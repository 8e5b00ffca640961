import type { AnalysisName } from '../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../edition/index.js';
import {
  type ColumnOf,
  definitions,
  type Release,
  type RowKey,
  subjectsOf,
  type TableName,
  tableReference,
} from '../release/index.js';
import { type Cell, columnsOf } from '../tables/index.js';
import type { TableSource } from '../words/index.js';
import { formatNumber, formatPoints, usualDigits } from '../words/index.js';
import type { FigureField } from './figure.js';

/** The path, behind the language, of the page with the receipt of a figure of the index. */
export function placePath(code: string, period: string, node?: string): string {
  const parts = node === undefined ? ['place', code, period] : ['place', code, period, node];
  return parts.map(encodeURIComponent).join('/');
}

/** The path, behind the language, of the receipt of a figure of a table: the row with these cells in its key columns, and the column. */
export function receiptPath<N extends TableName>(table: N, row: RowKey<N>, column: ColumnOf<N>): string {
  return `receipt?of=${encodeURIComponent(tableReference(table, row, column))}`;
}

/** The name of a place by its code: of a unit unless told, where places of two levels have it (北京 and 北京市). */
export function placeNames(
  { plan }: Pick<Release, 'plan'>,
  level = plan.level,
): (code: string, lang: Lang) => string {
  const all = subjectsOf(plan);
  const names = new Map([...all, ...all.filter((s) => s.level === level)].map((s) => [s.code, s.name]));
  return (code, lang) => names.get(code)?.[lang] ?? code;
}

/** What more is said of a column than its name. */
type FieldOptions<R extends object> = Partial<FigureField<R>>;

/** The columns of a figure; each is one of its rows, or it does not compile. */
export interface ColumnsFor<R extends object> {
  /** A column that names a place: shown by name, taken away by code; it leads to the page of the place. */
  place(id: keyof R & string, release: Release, period: number, more?: FieldOptions<R>): FigureField<R>;
  /** A column of words. */
  words(id: keyof R & string, title: Text, more?: FieldOptions<R>): FigureField<R>;
  /** A column of numbers with so many digits; index points where nothing is said. */
  figures(id: keyof R & string, title: Text, digits?: number, more?: FieldOptions<R>): FigureField<R>;
  /** A column of numbers as a table of the analysis has it: its title, unit and formula. */
  of<N extends AnalysisName>(
    tables: TableSource,
    table: N,
    id: keyof R & ColumnOf<N>,
    digits?: number,
    more?: FieldOptions<R>,
  ): FigureField<R>;
}

/** What makes the columns of a figure of these rows. */
export function columnsFor<R extends object>(rows: readonly R[]): ColumnsFor<R> {
  const figures: ColumnsFor<R>['figures'] = (id, title, digits, more = {}) => {
    let decimals = digits;
    const show = (value: number, lang: Lang) => {
      decimals ??= usualDigits(numbersIn(rows, id));
      return formatNumber(value, decimals, lang);
    };
    return { id, type: 'number', title, show, ...more };
  };
  return {
    figures,
    words: (id, title, more = {}) => ({ id, type: 'string', title, ...more }),
    place: (id, release, period, more = {}) => {
      const at = publishedPeriods(release.plan)[period]!;
      const to = (row: R) => (row[id] ? placePath(String(row[id]), at) : undefined);
      return {
        id,
        type: 'string',
        title: { en: 'Place', zh: '地区' },
        name: placeNames(release),
        to,
        ...more,
      };
    },
    of: (tables, table, id, digits, more = {}) => {
      const columns = tables(table)?.columns ?? columnsOf(definitions[table]);
      const { type, title, unit, note } = columns.find((c) => c.id === id)!;
      const said = { ...(unit ? { unit } : {}), ...(note ? { note } : {}) };
      return { ...figures(id, title, digits), type, ...said, ...more };
    },
  };
}

/** The numbers in a column. */
export const numbersIn = <R extends object>(rows: readonly R[], id: keyof R): number[] =>
  rows.map((row) => row[id]).filter((cell): cell is R[keyof R] & number => typeof cell === 'number');

/** A figure that a caption tells of all rows together; its id must be none of theirs. */
export interface CaptionFigure {
  id: string;
  title: Text;
  value: number;
}

/** Columns of what a caption tells of all rows together, so that the table taken away holds it with all its digits; not shown on pages. */
export function captionFields(stated: readonly CaptionFigure[]): FigureField[] {
  return stated.map(({ id, title }) => ({
    ...{ id, type: 'number', title, hidden: true },
    show: (value: number, lang: Lang) => formatPoints(value, lang),
  }));
}

/** Rows with what their caption tells of them together. */
export function withCaptionFigures<R extends object>(
  rows: readonly R[],
  stated: readonly CaptionFigure[],
): (R & Readonly<Record<string, Cell>>)[] {
  const cells = Object.fromEntries(stated.map(({ id, value }) => [id, Number.isNaN(value) ? null : value]));
  return rows.map((row) => ({ ...row, ...cells }));
}
