import { thresholds } from './thresholds.js';

/** Why a figure does not exist: it is then NaN (null in JSON), and this word goes with it. */
export type Why =
  /** No unit has a value. */
  | 'no-values'
  /** Fewer than four units have what is needed. */
  | 'too-few'
  /** All values are equal. */
  | 'constant'
  /** The node has fewer than two children that can be compared. */
  | 'one-child'
  /** The children cancel each other: their sum does not vary. */
  | 'cancel';

/** The units that have a value in every column, each column cut down to them. */
export function complete(columns: readonly Float64Array[]): Float64Array[] {
  const units = columns[0]?.length ?? 0;
  const all: number[] = [];
  for (let c = 0; c < units; c++) if (everyHas(columns, c)) all.push(c);
  return all.length === units ? [...columns] : columns.map((x) => Float64Array.from(all, (c) => x[c]));
}

function everyHas(columns: readonly Float64Array[], c: number): boolean {
  for (let k = 0; k < columns.length; k++) if (columns[k][c] !== columns[k][c]) return false;
  return true;
}

/** Whether columns cannot be related to each other, and why; null when they can. Source: method.md, section 9. */
export function whyNot(columns: readonly Float64Array[]): Why | null {
  const both = complete(columns);
  const n = both[0]?.length ?? 0;
  if (n === 0) return 'no-values';
  if (n < thresholds.fewest) return 'too-few';
  return both.some((x) => x.every((v) => v === x[0])) ? 'constant' : null;
}
