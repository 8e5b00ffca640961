import { tellingFirst } from './csvOrder.js';

/** A cell of a CSV file: quoted only where it must be (RFC 4180). */
export function csvCell(value: string | number | boolean): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with \n line ends, header first; in a long file, rows that show the type of a column come first (`tellingFirst`). */
export function csvText(
  header: readonly string[],
  rows: Iterable<readonly (string | number | boolean)[]>,
): string {
  const lines = [header.join(',')];
  const all = Array.isArray(rows) ? rows : [...rows];
  for (const row of tellingFirst(all, (cells) => cells.map(String))) lines.push(row.map(csvCell).join(','));
  return `${lines.join('\n')}\n`;
}
