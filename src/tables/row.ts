/** A missing number as a table has it. */
export function orNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

/** A number of a table for arithmetic: NaN where it is missing. */
export function orNaN(x: number | null | undefined): number {
  return x ?? Number.NaN;
}
