import { csvCell } from '../../edition/index.js';
import type { ReleaseFile } from '../store/store.js';
import { csvBytes } from '../tables/csv.js';
import type { Table } from './table.js';

/** Characters that a spreadsheet program may take as the start of a formula, and the apostrophe that prevents it. */
const formulaStart = /^[=+\-@＝＋－＠\t\r\n']/;

/**
 * A text as a CSV cell that is never a formula: an apostrophe is put before a text that could begin one, and before an apostrophe,
 * so that removing one apostrophe always gives the text. Numbers are not texts.
 */
export function textCell(text: string): string {
  return csvCell(formulaStart.test(text) ? `'${text}` : text);
}

/** A table as CSV (RFC 4180, UTF-8, \n), its fields as the header; missing is empty. */
export function tableCsv({ name, fields, columns }: Table): ReleaseFile {
  const header = fields.map(({ id }) => textCell(id)).join(',');
  return { path: `${name}.csv`, content: csvBytes(header, columns, textCell) };
}
