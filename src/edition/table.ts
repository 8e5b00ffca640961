/** A small table as read from a file: the header and, for each row, its line number (from 1) and its cells. */
export interface Table {
  file: string;
  header: string[];
  rows: { line: number; cells: string[] }[];
}

/** A row as a lookup by column name; an absent column or an empty cell is undefined. */
export function cellsOf(table: Table, row: Table['rows'][number]): Record<string, string | undefined> {
  return Object.fromEntries(table.header.map((name, i) => [name, row.cells[i]?.trim() || undefined]));
}
