import { csvCell, csvText } from '../edition/index.js';
import type { AnyDefinition, Cell, Column, RowOf } from './definition.js';
import type { Table } from './table.js';

/**
 * A table as CSV, the ids of its columns as the header; missing is empty.
 * @param cell writes a cell: as it is for programs, guarded for people
 */
export function csvOf<D extends AnyDefinition>(table: Table<D>, cell = csvCell): string {
  const ids = table.columns.map(({ id }) => id);
  const rows = table.rows as readonly Readonly<Record<string, Cell>>[];
  return csvText(
    ids,
    rows.map((row) => ids.map((id) => row[id] ?? '')),
    cell,
  );
}

/**
 * The rows of a table from the cells of its CSV file, the header first. An empty cell is null, but an empty text where texts are
 * always there.
 * @throws Error where a column is missing or a cell is not of its type
 */
export function rowsFrom<D extends AnyDefinition>(
  definition: D,
  [header = [], ...rows]: readonly (readonly string[])[],
): RowOf<D>[] {
  const { name, columns, open } = definition as AnyDefinition;
  const lost = Object.keys(columns).filter((id) => !header.includes(id));
  if (lost.length > 0) throw new Error(`${name}.csv has no column ${lost.join(', ')}`);
  const read = header.flatMap((id, at) => {
    const column: Pick<Column, 'type' | 'optional'> | undefined =
      columns[id] ?? (open && id.startsWith(open.prefix) ? { ...open, optional: true } : undefined);
    return column ? [{ id, at, column }] : [];
  });
  return rows.map((cells, row) =>
    Object.fromEntries(
      read.map(({ id, at, column }) => {
        const cell = cellOf(cells[at] ?? '', column);
        if (Number.isNaN(cell)) {
          throw new Error(`${name}.csv, row ${row + 1}, ${id}: found “${cells[at]}”, expected a number`);
        }
        return [id, cell];
      }),
    ),
  ) as RowOf<D>[];
}

function cellOf(cell: string, { type, optional }: Pick<Column, 'type' | 'optional'>): Cell {
  if (cell === '') return optional || type !== 'string' ? null : '';
  return type === 'string' ? cell : Number(cell);
}
