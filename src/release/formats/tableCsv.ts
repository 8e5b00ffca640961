import { guardCell, type Lang, removeControls } from '../../edition/index.js';
import type { ReleaseFile } from '../store/store.js';
import { csvBytes } from '../tables/csv.js';
import type { ExportTable } from './table.js';

/** A table as CSV (RFC 4180, UTF-8, \n), its fields as the header; missing is empty. */
export function tableCsv({ name, fields, columns }: ExportTable): ReleaseFile {
  const header = fields.map(({ id }) => guardCell(id)).join(',');
  return { path: `${name}.csv`, content: csvBytes(header, columns, guardCell) };
}

/**
 * A table as CSV for people: with the byte order mark that spreadsheet programs need to read Chinese, titles as its header,
 * and no control characters.
 */
export function readersCsv({ fields, columns }: ExportTable, lang: Lang): Uint8Array {
  const cell = (text: string) => guardCell(removeControls(text));
  const header = fields.map(({ title, unit }) => cell(title[lang] + (unit ? ` (${unit[lang]})` : '')));
  return csvBytes(`\ufeff${header.join(',')}`, columns, cell);
}
