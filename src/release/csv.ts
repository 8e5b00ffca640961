import { parse } from 'csv-parse/sync';
/** A double as the shortest decimal that reads back as the same double (at most 17 digits); missing is empty. */
export function numberCell(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** Rows of a CSV file this program wrote, without the header. */
export function rowsOf(text: string): string[][] {
  return (parse(text, { relax_column_count: true }) as string[][]).slice(1);
}
