/** The cells of one row: a missing number becomes null, with its reason in the column `why`. */
export interface Cells {
  /** The number, or null with a reason. */
  cell(column: string, value: number, why: string): number | null;
  /** `column:reason`, separated by spaces; empty where nothing is missing. */
  why(): string;
}

/** A new row. A number that is infinite counts as missing. */
export function row(): Cells {
  const reasons: string[] = [];
  return {
    cell(column, value, why) {
      if (Number.isFinite(value)) return value;
      reasons.push(`${column}:${why}`);
      return null;
    },
    why: () => reasons.join(' '),
  };
}
