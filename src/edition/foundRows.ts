/** Raw rows, as texts, and the query that found them. */
export interface FoundRows {
  sql: string;
  columns: string[];
  /** The first rows, up to the limit. */
  rows: (string | null)[][];
  /** Number of all rows. */
  count: number;
  /** The signal computed over all of them: number of records, value or numerator, and denominator. */
  measured: { records: number; above: number; below: number } | null;
}
