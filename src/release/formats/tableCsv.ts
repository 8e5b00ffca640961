import { csvCell } from '../../edition/index.js';
import type { ReleaseFile } from '../store/store.js';
import { csvBytes } from '../tables/csv.js';
import type { Table } from './table.js';

/** What a spreadsheet program may take for the start of a formula, and the mark that says it is none. */
const formulaStart = /^[=+\-@＝＋－＠\t\r\n']/;

/**
 * A text as a cell of CSV that is never a formula: one apostrophe stands before whatever could begin one, and before an
 * apostrophe, so that taking away one apostrophe always gives the text. Numbers are not texts.
 */
export function textCell(text: string): string {
  return csvCell(formulaStart.test(text) ? `'${text}` : text);
}

/** A table as CSV (RFC 4180, UTF-8, \n), its fields as the header; missing is empty. */
export function tableCsv({ name, fields, columns }: Table): ReleaseFile {
  const header = fields.map(({ id }) => textCell(id)).join(',');
  return { path: `${name}.csv`, content: csvBytes(header, columns, textCell) };
}
