import type { TidyTable } from '../analysis/index.js';
import { remembered } from '../edition/index.js';

/** A row of a table by the ids of its columns. */
export type TableRow = Record<string, string | number | null>;

/** The rows of one of the tables by column; none where there is no such table. */
export function tableRows(tables: readonly TidyTable[], name: string): readonly TableRow[] {
  const table = tables.find((t) => t.name === name);
  return table ? rowsOf(table) : [];
}

/** The rows of a table by column. */
export const rowsOf = remembered(({ columns, rows }: TidyTable): readonly TableRow[] =>
  rows.map((cells) => Object.fromEntries(columns.map(({ id }, i) => [id, cells[i]!]))),
);
