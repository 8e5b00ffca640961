import { csvCell } from '../../edition/index.js';
import { numberCell } from '../csv.js';
import type { ReleaseFile } from '../store.js';
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

/** Rows are made to bytes so many at a time: a text has a greatest length. */
const piece = 20_000;

/** A table as CSV (RFC 4180, UTF-8, \n), its fields as the header; missing is empty. */
export function tableCsv({ name, fields, columns }: Table): ReleaseFile {
  const cells = fields.map(({ type }, i) => cellsOf(type, columns[i]!));
  const rows = columns[0]!.length;
  const utf8 = new TextEncoder();
  const pieces = [utf8.encode(`${fields.map(({ id }) => textCell(id)).join(',')}\n`)];
  for (let from = 0; from < rows; from += piece) {
    let text = '';
    const to = Math.min(rows, from + piece);
    for (let row = from; row < to; row++) {
      text += cells[0]!(row);
      for (let i = 1; i < cells.length; i++) text += `,${cells[i]!(row)}`;
      text += '\n';
    }
    pieces.push(utf8.encode(text));
  }
  return { path: `${name}.csv`, content: joined(pieces) };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pieces) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

/** How a column writes the cell of a row; each distinct text is looked at once. */
function cellsOf(
  type: Table['fields'][number]['type'],
  column: ArrayLike<string | number>,
): (row: number) => string {
  if (type !== 'string') return (row) => numberCell(column[row] as number);
  const known = new Map<string, string>();
  return (row) => {
    const text = column[row] as string;
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell = textCell(text);
    known.set(text, cell);
    return cell;
  };
}
