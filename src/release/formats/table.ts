import type { Text } from '../../edition/index.js';
import {
  type AnyDefinition,
  type ColumnId,
  columnsOf,
  type TableAdditions,
  type TableColumn,
} from '../../tables/index.js';
import { type Cells, cellsOf } from '../tables/columnar.js';
import { type DictionaryColumn, dictionaryColumn } from '../tables/dictionaryColumn.js';

/** A code of a column and its meaning. */
export interface Code {
  code: string;
  title: Text;
}

/** A column of an exported table. */
export interface ExportField extends TableColumn {
  /** Every code that can occur in it. */
  codes?: readonly Code[] | undefined;
}

/** A foreign key: fields whose values are in another table of the export, field by field. */
export interface Link {
  fields: readonly string[];
  table: string;
  to: readonly string[];
}

/** An exported table of a release: one file of CSV or Parquet. */
export interface ExportTable {
  /** The name of its file, without extension. */
  name: string;
  title: Text;
  fields: readonly ExportField[];
  /** Fields that together name a row; empty where rows have no key. */
  key: readonly string[];
  links: readonly Link[];
  /** The cells of each field: numbered words where it is of texts. Missing is NaN, or an empty text. */
  columns: readonly (DictionaryColumn | ArrayLike<number>)[];
}

/** Options of an exported table in addition to its definition and cells. */
interface ExportOptions<D extends AnyDefinition> {
  /** The codes that can occur in columns. */
  codes?: { readonly [id in ColumnId<D>]?: readonly Code[] };
  links?: readonly Link[];
}

/** The exported table of a definition. */
export function exportTable<D extends AnyDefinition>(
  definition: D,
  cells: Cells<D>,
  { codes = {}, links = [] }: ExportOptions<D> = {},
  said: TableAdditions<D> = {},
): ExportTable {
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
): ExportTable['columns'][number] =>
  type === 'string' ? dictionaryColumn(cells.map(String)) : cells.map(Number);
