import { csvCell, csvText } from '../edition/index.js';
import { type AnyDefinition, type Cell, type Column, mayBeNull, type RowOf } from './definition.js';
import type { Table } from './table.js';

/**
 * A table as CSV, the ids of its columns as the header; missing is empty.
 * @param cell writes a cell: as it is for programs, guarded for people
 */
export function csvOfTable<D extends AnyDefinition>(table: Table<D>, cell = csvCell): string {
  const ids = table.columns.map(({ id }) => id);
  const rows = table.rows as readonly Readonly<Record<string, Cell>>[];
  return csvText(
    ids,
    rows.map((row) => ids.map((id) => row[id] ?? '')),
    cell,
  );
}

/**
 * The rows of a table from the cells of its CSV file, the header first. An empty cell is null, but an empty text where a text is
 * never null.
 * @throws Error where a column is missing or a cell is not of its type
 */
export function rowsFromCsv<D extends AnyDefinition>(
  definition: D,
  [header = [], ...rows]: readonly (readonly string[])[],
): RowOf<D>[] {
  const { name, columns, open, key } = definition as AnyDefinition;
  const lost = Object.keys(columns).filter((id) => !header.includes(id));
  if (lost.length > 0) throw new Error(`${name}.csv has no column ${lost.join(', ')}`);
  const read = header.flatMap((id, at) => {
    const column: Pick<Column, 'type' | 'optional'> | undefined =
      columns[id] ?? (open && id.startsWith(open.prefix) ? { ...open, optional: true } : undefined);
    if (!column) return [];
    const empty = column.type === 'string' && !mayBeNull(column, key.includes(id)) ? '' : null;
    return [{ id, at, isText: column.type === 'string', empty }];
  });
  return rows.map((cells, number) => {
    const row: Record<string, Cell> = {};
    for (const { id, at, isText, empty } of read) {
      const text = cells[at] || empty;
      const cell = isText || text === null ? text : Number(text);
      if (Number.isNaN(cell)) {
        throw new Error(`${name}.csv, row ${number + 1}, ${id}: found “${cells[at]}”, expected a number`);
      }
      row[id] = cell;
    }
    return row;
  }) as RowOf<D>[];
}
