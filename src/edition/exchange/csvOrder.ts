/**
 * CSV readers infer the type of a column from its first rows (DuckDB from 20,480): a column of numeric city codes with a
 * region `east` after that cannot be read. Therefore, in a longer file, the first row with a kind of cell that none of the
 * first 20,000 rows has is moved to the front; all others keep their order.
 */
const looked = 20_000;

/** The type that a reader may infer from a cell. */
export type CellKind = 'nothing' | 'whole' | 'long' | 'decimal' | 'truth' | 'time' | 'text';

/** The kind of a cell as it is written. */
export function cellKind(cell: string): CellKind {
  if (cell === '') return 'nothing';
  if (/^[+-]?\d+$/.test(cell)) return cell.length < 19 ? 'whole' : 'long';
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell)) return 'decimal';
  if (/^(true|false|yes|no|[tfyn])$/i.test(cell)) return 'truth';
  return /^\d+([-/.: T]\d+)+(Z|[+-]\d\d(:?\d\d)?)?$/.test(cell) ? 'time' : 'text';
}

/** The kind of a number in its shortest decimal form; `nothing` for NaN. */
export function numberKind(x: number): CellKind {
  if (Number.isNaN(x)) return 'nothing';
  return Number.isInteger(x) && Math.abs(x) < 1e17 ? 'whole' : 'decimal';
}

/**
 * The indices of the rows to move to the front.
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

/** The rows with those first that show the type of each column. */
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
