import { type ColumnId, fileOf, type KeyOf, keyOf } from '../../tables/index.js';
import { type DefinitionNamed, definitions, type TableName } from '../tables/definitions.js';
import { joinReference } from './reference.js';

/** The cells that name a row of a table, by column; an empty cell is a code of its own. */
export type RowKey<N extends TableName> = KeyOf<DefinitionNamed<N>>;

/** A column of a table. */
export type ColumnOf<N extends TableName> = ColumnId<DefinitionNamed<N>>;

/**
 * The reference of a figure of a table, as `receiptOf` takes it: the row that has these cells in the key columns of the table, and
 * the column of the figure. All links to such receipts are made here, from the definition by which receipts find their rows.
 *
 * @throws Error where a key column is missing
 */
export function tableReference<N extends TableName>(table: N, row: RowKey<N>, column: ColumnOf<N>): string {
  const definition = definitions[table];
  return joinReference([...startOf(definition), ...keyOf(definition, row as never), column]);
}

/** The first parts of a reference to a table: the path of its file without the ending. */
export function startOf(definition: Parameters<typeof fileOf>[0]): string[] {
  return fileOf(definition)
    .replace(/\.csv$/, '')
    .split('/');
}
