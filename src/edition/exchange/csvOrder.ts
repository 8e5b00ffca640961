/**
 * CSV readers infer the type of a column from its first rows (DuckDB from 20,480): a column of numeric city codes with
 * a region `east` after that cannot be read. Therefore, in a longer file, the first row with a kind of cell that none
 * of the first 20,000 rows has is moved to the front; all others keep their order. A file with at most this many rows
 * keeps its order.
 */
export const rowsInOrder = 20_000;

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
export function typeRevealingRows(rows: number, columns: readonly ((row: number) => CellKind)[]): number[] {
  const telling = new Set<number>();
  if (rows <= rowsInOrder) return [];
  for (const kindAt of columns) {
    const seen = new Set<CellKind>();
    let before: CellKind | undefined;
    for (let row = 0; row < rows; row++) {
      const kind = kindAt(row);
      // Most cells are of the kind of the one above.
      if (kind === before) continue;
      before = kind;
      if (seen.has(kind)) continue;
      seen.add(kind);
      if (row >= rowsInOrder) telling.add(row);
    }
  }
  return [...telling].sort((a, b) => a - b);
}

/** Maximum number of texts of a column whose kind is cached. */
const maxCachedKinds = 10_000;

/**
 * The rows with those first that show the type of each column.
 * @param columns the value that a row has in each column, to be written with `String`
 */
export function typeRevealingFirst<T>(
  rows: readonly T[],
  columns: readonly ((row: T) => string | number | boolean)[],
): readonly T[] {
  if (rows.length <= rowsInOrder) return rows;
  const kindsAt = columns.map((valueIn) => {
    const kinds = new Map<string, CellKind>();
    const kindOfText = (text: string) => {
      const kind = kinds.get(text) ?? cellKind(text);
      if (kinds.size < maxCachedKinds) kinds.set(text, kind);
      return kind;
    };
    return (row: number) => {
      const value = valueIn(rows[row]!);
      return isPlainNumber(value) ? numberKind(value) : kindOfText(String(value));
    };
  });
  const telling = typeRevealingRows(rows.length, kindsAt);
  if (telling.length === 0) return rows;
  const front = new Set(telling);
  return [...telling.map((row) => rows[row]!), ...rows.filter((_, row) => !front.has(row))];
}

/** Whether a value is a number whose kind does not depend on how many digits it is written with. */
const isPlainNumber = (value: unknown): value is number =>
  typeof value === 'number' &&
  Number.isFinite(value) &&
  !(Number.isInteger(value) && Math.abs(value) >= 1e17);
