/**
 * Readers of CSV that are told nothing take what stands in a column from its first rows (DuckDB from 20,480): codes of
 * cities that are numbers, and a region `east` after that, cannot be read. So, in a file of more rows, the first row that shows a
 * kind of cell which none of the first 20,000 has stands in front of them; all others keep their order.
 */
const looked = 20_000;

/** What a reader may take a cell for. */
export type CellKind = 'nothing' | 'whole' | 'long' | 'decimal' | 'truth' | 'time' | 'text';

/** The kind of a cell as it is written. */
export function cellKind(cell: string): CellKind {
  if (cell === '') return 'nothing';
  if (/^[+-]?\d+$/.test(cell)) return cell.length < 19 ? 'whole' : 'long';
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell)) return 'decimal';
  if (/^(true|false|yes|no|[tfyn])$/i.test(cell)) return 'truth';
  return /^\d+([-/.: T]\d+)+(Z|[+-]\d\d(:?\d\d)?)?$/.test(cell) ? 'time' : 'text';
}

/** The kind of a number in its shortest decimal; of none there is nothing. */
export function numberKind(x: number): CellKind {
  if (Number.isNaN(x)) return 'nothing';
  return Number.isInteger(x) && Math.abs(x) < 1e17 ? 'whole' : 'decimal';
}

/**
 * The numbers of the rows that are to stand in front.
 * @param columns the kind of each cell of a column, by its row
 */
export function tellingRows(rows: number, columns: readonly ((row: number) => CellKind)[]): number[] {
  const telling = new Set<number>();
  if (rows <= looked) return [];
  for (const kindAt of columns) {
    const seen = new Set<CellKind>();
    for (let row = 0; row < rows; row++) {
      const kind = kindAt(row);
      if (seen.has(kind)) continue;
      seen.add(kind);
      if (row >= looked) telling.add(row);
    }
  }
  return [...telling].sort((a, b) => a - b);
}

/** Rows of texts with those in front that tell a reader what stands in the columns. */
export function tellingFirst<T>(rows: readonly T[], cellsOf: (row: T) => readonly string[]): readonly T[] {
  if (rows.length <= looked) return rows;
  const kinds = new Map<string, CellKind>();
  const kindOf = (cell: string) => {
    const kind = kinds.get(cell) ?? cellKind(cell);
    kinds.set(cell, kind);
    return kind;
  };
  const cells = rows.map(cellsOf);
  const columns = cells[0]!.map((_, c) => (row: number) => kindOf(cells[row]![c] ?? ''));
  const telling = tellingRows(rows.length, columns);
  if (telling.length === 0) return rows;
  const front = new Set(telling);
  return [...telling.map((row) => rows[row]!), ...rows.filter((_, row) => !front.has(row))];
}
