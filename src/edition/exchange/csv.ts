import { typeRevealingFirst } from './csvOrder.js';

/** A cell of a CSV file: quoted only where it must be (RFC 4180). */
export function csvCell(value: string | number | boolean): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Characters that a spreadsheet program may take as the start of a formula, and the apostrophe that prevents it. */
const formulaStart = /^[=+\-@＝＋－＠\t\r\n']/;

/**
 * A cell of a CSV file that people open, where a text is never a formula: an apostrophe is put before a text that could begin
 * one, and before an apostrophe, so that removing one apostrophe always gives the text. Numbers are not texts.
 */
export function guardCell(value: string | number | boolean): string {
  return csvCell(typeof value === 'string' && formulaStart.test(value) ? `'${value}` : value);
}

/** The text of a guarded cell. An apostrophe that guards nothing belongs to the text. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A cell of a table that is read again with `unguardCell`: a text that would lose its apostrophe gets one more. */
export function keptCell(value: string | number | boolean): string {
  return typeof value === 'string' && unguardCell(value) !== value ? guardCell(value) : csvCell(value);
}

/** A cell of a table of an edition, which people open in spreadsheet programs and which is read with `unguardCell`. */
export function editionCell(value: string | number | boolean): string {
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
  return isNumber ? csvCell(value) : guardCell(value);
}

/** A CSV text that spreadsheet programs open correctly: with a byte-order mark where it has characters beyond ASCII. */
export function withByteOrderMark(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return /^[\x00-\x7f]*$/.test(text) || text.startsWith('\ufeff') ? text : `\ufeff${text}`;
}

/** Rows as CSV with \n line ends, header first; in a long file, rows that show the type of a column come first (`typeRevealingFirst`).
 *
 * @param cell writes a cell: as it is for programs, guarded for people
 */
export function csvText(
  header: readonly string[],
  rows: Iterable<readonly (string | number | boolean)[]>,
  cell: typeof csvCell = csvCell,
): string {
  const lines = [header.map(cell).join(',')];
  const all: (readonly (string | number | boolean)[])[] = Array.isArray(rows) ? rows : [...rows];
  const columns = (all[0] ?? []).map((_, c) => (row: (typeof all)[number]) => row[c] ?? '');
  for (const row of typeRevealingFirst(all, columns)) lines.push(row.map(cell).join(','));
  return `${lines.join('\n')}\n`;
}
