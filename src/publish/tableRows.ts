import type { TidyTable } from '../analysis/index.js';
import { remembered } from '../edition/index.js';
import { type Release, tableOf } from '../release/index.js';

/** A row of a table by the ids of its columns. */
export type TableRow = Record<string, string | number | null>;

/** Tables of an analysis by name; undefined for a name that is none. */
export type TableSource = (name: string) => TidyTable | undefined;

/** Those of a release, each made when first asked for; of a node alone where one is named and that suffices. */
export const tablesIn =
  (release: Release, node?: string): TableSource =>
  (name) =>
    tableOf(release, name, node);

/** Tables that are there. */
export const among =
  (tables: readonly TidyTable[]): TableSource =>
  (name) =>
    tables.find((table) => table.name === name);

/** The rows of a table by column; none where there is no such table. */
export function tableRows(tables: TableSource, name: string): readonly TableRow[] {
  const table = tables(name);
  return table ? rowsOf(table) : [];
}

const rowsOf = remembered(({ columns, rows }: TidyTable): readonly TableRow[] =>
  rows.map((cells) => Object.fromEntries(columns.map(({ id }, i) => [id, cells[i]!]))),
);
