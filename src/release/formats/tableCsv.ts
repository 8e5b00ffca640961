import { guardedCell, type Lang, withoutControls } from '../../edition/index.js';
import type { ReleaseFile } from '../store/store.js';
import { csvBytes } from '../tables/csv.js';
import type { Table } from './table.js';

/** A table as CSV (RFC 4180, UTF-8, \n), its fields as the header; missing is empty. */
export function tableCsv({ name, fields, columns }: Table): ReleaseFile {
  const header = fields.map(({ id }) => guardedCell(id)).join(',');
  return { path: `${name}.csv`, content: csvBytes(header, columns, guardedCell) };
}

/**
 * A table as CSV for people: with the byte order mark that spreadsheet programs need to read Chinese, titles as its header,
 * and no control characters.
 */
export function readersCsv({ fields, columns }: Table, lang: Lang): Uint8Array {
  const cell = (text: string) => guardedCell(withoutControls(text));
  const header = fields.map(({ title, unit }) => cell(title[lang] + (unit ? ` (${unit[lang]})` : '')));
  return csvBytes(`\ufeff${header.join(',')}`, columns, cell);
}
