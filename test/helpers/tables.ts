import type { Cell, Table } from '../../src/tables/index.js';

/** A row of a table, whichever. */
export type AnyRow = Readonly<Record<string, Cell>>;

/** A table by its name; undefined where there is none. */
export const tableIn = (tables: readonly Table[], name: string): Table | undefined =>
  tables.find(({ definition }) => definition.name === name);

/** The rows of a table by its name, those with these cells. */
export function rowsIn(
  tables: readonly Table[],
  name: string,
  where: Readonly<Record<string, unknown>> = {},
): readonly AnyRow[] {
  const rows: readonly AnyRow[] = tableIn(tables, name)!.rows;
  return rows.filter((row) => Object.entries(where).every(([id, cell]) => row[id] === cell));
}
