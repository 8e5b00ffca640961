import { thresholds } from './thresholds.js';

/** The reason why a figure is undefined; it is then NaN (null in JSON). */
export type NoStatisticReason =
  /** No unit has a value. */
  | 'no-values'
  /** Fewer than four units have the required values. */
  | 'too-few'
  /** All values are equal. */
  | 'constant'
  /** The node has fewer than two children that can be compared. */
  | 'one-child'
  /** The children cancel each other: their sum does not vary. */
  | 'cancel'
  /** There are no more units than columns. */
  | 'fewer-units'
  /** A column follows from the others: the correlation matrix has no inverse. */
  | 'singular';

/** The columns reduced to the units that have a value in all of them. */
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

/** Why columns cannot be related to each other; null where they can. Source: method.md, section 9. */
export function whyNot(columns: readonly Float64Array[]): NoStatisticReason | null {
  const both = complete(columns);
  const n = both[0]?.length ?? 0;
  if (n === 0) return 'no-values';
  if (n < thresholds.fewest) return 'too-few';
  return both.some((x) => x.every((v) => v === x[0])) ? 'constant' : null;
}
