import { joinReference } from './reference.js';
import { type KeyOf, ownTables, type TableName, tableKeys } from './tableKeys.js';

/** The cells that name a row of a table, by column; an empty cell is a code of its own. */
export type RowKey<T extends TableName> = Readonly<Record<KeyOf<T>, string | number | null>>;

/**
 * The reference of a figure of a table, as `receiptOf` takes it: the row that has these cells in the key columns of the table, and
 * the column of the figure. Every link to such a receipt is made here, from the keys by which receipts find their rows.
 *
 * @throws Error where a key column is missing
 */
export function tableReference<T extends TableName>(table: T, row: RowKey<T>, column: string): string {
  const key = tableKeys[table]!.key.map((id) => {
    const cell = row[id as KeyOf<T>];
    if (cell === undefined) throw new Error(`A row of ${table} is named by ${id}, which is missing.`);
    return String(cell ?? '');
  });
  const start = Object.hasOwn(ownTables, table) ? [table] : ['analysis', table];
  return joinReference([...start, ...key, column]);
}
