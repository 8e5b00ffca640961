import type { Text } from '../../edition/index.js';
import {
  type AnyDefinition,
  type ColumnId,
  columnsOf,
  type Said,
  type TableColumn,
} from '../../tables/index.js';
import { type Coded, coded } from '../tables/coded.js';
import { type Cells, cellsOf } from '../tables/columnar.js';

/** A code of a field and what it stands for. */
export interface Code {
  code: string;
  title: Text;
}

/** A column of an exported table. */
export interface ExportField extends TableColumn {
  /** Every code that can stand in it. */
  codes?: readonly Code[] | undefined;
}

/** Fields whose cells stand in another table of the same form, field by field. */
export interface Link {
  fields: readonly string[];
  table: string;
  to: readonly string[];
}

/** A table of a release as it is taken away: one file of CSV or Parquet. */
export interface Table {
  /** Of its file, without the ending. */
  name: string;
  title: Text;
  fields: readonly ExportField[];
  /** Fields that together name a row; none where rows have no name. */
  key: readonly string[];
  links: readonly Link[];
  /** The cells of each field: numbered words where it is of texts. Missing is NaN, or an empty text. */
  columns: readonly (Coded | ArrayLike<number>)[];
}

/** What is said of a table beside its definition and cells. */
interface Taken<D extends AnyDefinition> {
  /** The codes that can stand in columns. */
  codes?: { readonly [id in ColumnId<D>]?: readonly Code[] };
  links?: readonly Link[];
}

/** A table of a definition as it is taken away. */
export function takenTable<D extends AnyDefinition>(
  definition: D,
  cells: Cells<D>,
  { codes = {}, links = [] }: Taken<D> = {},
  said: Said<D> = {},
): Table {
  const known: Readonly<Record<string, readonly Code[] | undefined>> = codes;
  const { name, title, key } = definition;
  const fields = columnsOf(definition, said).map((column) => {
    const own = known[column.id];
    return own ? { ...column, codes: own } : column;
  });
  return { name, title, fields, key, links, columns: cellsOf(definition, cells) };
}

/** The cells of a field as a column of a table. */
export const columnOf = (
  { type }: ExportField,
  cells: readonly (string | number)[],
): Table['columns'][number] => (type === 'string' ? coded(cells.map(String)) : cells.map(Number));
