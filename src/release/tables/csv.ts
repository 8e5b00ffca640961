import { cellKind, numberKind, tellingRows } from '../../edition/index.js';
import type { Coded } from './coded.js';

/** A double as the shortest decimal that reads back as the same double (at most 17 digits); missing is empty. */
export function numberCell(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** A writer of the cells of a column. */
interface Putter {
  /** The maximal number of bytes of a cell, with its separator. */
  most: number;
  /** Writes the cell of a row and its separator; returns the next position. */
  put: (bytes: Uint8Array, at: number, row: number) => number;
}

/** The buffer is enlarged by this number of rows at a time. */
const piece = 4096;

/**
 * Columns as CSV in UTF-8 with \n line ends below a header line. Missing numbers are empty. Texts and numbers are
 * written directly as bytes: joining strings takes four times as long.
 *
 * In a long file, rows that show the type of a column come first (`tellingRows`).
 *
 * @param cell formats a text; called once for each distinct word
 */
export function csvBytes(
  header: string,
  given: readonly (Coded | ArrayLike<number>)[],
  cell: (text: string) => string,
): Uint8Array {
  const rows = given.reduce((_, column) => ('words' in column ? column.at : column).length, 0);
  const columns = inOrder(given, rows, cell);
  const putters = columns.map((column, i) => {
    const mark = i === columns.length - 1 ? '\n' : ',';
    return 'words' in column ? wordPutter(column, cell, mark) : numberPutter(column, mark);
  });
  const most = piece * putters.reduce((sum, putter) => sum + putter.most, 0);
  const pieces = [utf8.encode(`${header}\n`)];
  for (let from = 0; from < rows; from += piece) {
    const bytes = new Uint8Array(most);
    let at = 0;
    for (let row = from; row < Math.min(rows, from + piece); row++) {
      for (const { put } of putters) at = put(bytes, at, row);
    }
    pieces.push(bytes.slice(0, at));
  }
  return joined(pieces);
}

/** The columns with those rows first that show the type of each. */
function inOrder(
  columns: readonly (Coded | ArrayLike<number>)[],
  rows: number,
  cell: (text: string) => string,
): readonly (Coded | ArrayLike<number>)[] {
  const kinds = columns.map((column) => {
    if (!('words' in column)) return (row: number) => numberKind(column[row]!);
    const ofWords = column.words.map((word) => cellKind(cell(word)));
    return (row: number) => ofWords[column.at[row]!]!;
  });
  const telling = tellingRows(rows, kinds);
  if (telling.length === 0) return columns;
  const front = new Set(telling);
  const rest = Array.from({ length: rows }, (_, row) => row).filter((row) => !front.has(row));
  const order = Int32Array.from([...telling, ...rest]);
  return columns.map((column) =>
    'words' in column
      ? { words: column.words, at: order.map((row) => column.at[row]!) }
      : Float64Array.from(order, (row) => column[row]!),
  );
}

const utf8 = new TextEncoder();

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pieces) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

function wordPutter({ words, at: numbers }: Coded, cell: (text: string) => string, mark: string): Putter {
  const cells = words.map((word) => utf8.encode(cell(word) + mark));
  const put: Putter['put'] = (bytes, at, row) => {
    const word = cells[numbers[row]!]!;
    let next = at;
    for (let i = 0; i < word.length; i++) bytes[next++] = word[i]!;
    return next;
  };
  return { most: Math.max(0, ...cells.map(({ length }) => length)), put };
}

/** The length of the longest double, -1.2345678901234567e-308, with its separator. */
const longestNumber = 25;

function numberPutter(values: ArrayLike<number>, mark: string): Putter {
  const end = mark.charCodeAt(0);
  const put: Putter['put'] = (bytes, at, row) => {
    const text = numberCell(values[row]!);
    let next = at;
    for (let i = 0; i < text.length; i++) bytes[next++] = text.charCodeAt(i);
    bytes[next] = end;
    return next + 1;
  };
  return { most: longestNumber, put };
}
