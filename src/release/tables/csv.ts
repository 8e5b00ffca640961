import { cellKind, numberKind, typeRevealingRows } from '../../edition/index.js';
import type { DictionaryColumn } from './dictionaryColumn.js';

/** A double as the shortest decimal that reads back as the same double (at most 17 digits). */
export function numberCell(value: number, missing = ''): string {
  return Number.isNaN(value) ? missing : String(value);
}

/** Writes cells of a row and their separators. */
interface Putter {
  /** How many bytes it writes at most in all rows. */
  most: number;
  /** Writes the cells of a row; returns the next position. */
  put: (bytes: DataView, at: number, row: number) => number;
}

type Column = DictionaryColumn | ArrayLike<number>;

/**
 * Columns as CSV in UTF-8 with \n line ends below a header line. Texts and numbers are written directly as bytes: joining
 * strings takes four times as long.
 *
 * In a long file, rows that show the type of a column come first (`typeRevealingRows`).
 *
 * @param cell formats a text; called once for each distinct word
 * @param missing stands for a missing number: at most three characters
 */
export function csvBytes(
  header: string,
  given: readonly Column[],
  cell: (text: string) => string,
  missing = '',
): Uint8Array {
  const rows = given.reduce((_, column) => ('words' in column ? column.at : column).length, 0);
  const written = given.map((column, i) => {
    const mark = i === given.length - 1 ? '\n' : ',';
    return 'words' in column ? encodeWords(column, cell, mark) : encodeNumbers(column, missing, mark);
  });
  const putters = joinedWords(written, rows).map((column) =>
    'at' in column ? wordPutter(column) : numberPutter(column, rows),
  );
  const top = utf8.encode(`${header}\n`);
  const bytes = new Uint8Array(putters.reduce((sum, { most }) => sum + most, top.length + spare));
  const view = new DataView(bytes.buffer);
  bytes.set(top);
  let at = top.length;
  const telling = new Set(typeRevealingRows(rows, kindsOf(given, cell, missing)));
  for (const row of telling) for (const { put } of putters) at = put(view, at, row);
  for (let row = 0; row < rows; row++) {
    if (telling.has(row)) continue;
    for (let i = 0; i < putters.length; i++) at = putters[i]!.put(view, at, row);
  }
  return bytes.subarray(0, at);
}

/**
 * For each column with cells of several kinds, the kind of its cell by row. Columns of one kind are left out, since any
 * row shows it.
 */
function kindsOf(columns: readonly Column[], cell: (text: string) => string, missing: string) {
  const none = cellKind(missing);
  return columns.flatMap((column) => {
    if (!('words' in column))
      return [(row: number) => (Number.isNaN(column[row]) ? none : numberKind(column[row]!))];
    const ofWords = column.words.map((word) => cellKind(cell(word)));
    return new Set(ofWords).size < 2 ? [] : [(row: number) => ofWords[column.at[row]!]!];
  });
}

const utf8 = new TextEncoder();

/** A column of texts as the bytes of each word with its separator, and which of them each row has. */
interface Words {
  cells: readonly Uint8Array[];
  at: Int32Array;
}

interface Numbers {
  values: ArrayLike<number>;
  missing: string;
  mark: string;
}

function encodeWords({ words, at }: DictionaryColumn, cell: (text: string) => string, mark: string): Words {
  return { cells: words.map((word) => utf8.encode(cell(word) + mark)), at };
}

/** A column of at most this many distinct numbers is written like texts, each number formatted once. */
const mostNumbers = 4096;

function encodeNumbers(values: ArrayLike<number>, missing: string, mark: string): Words | Numbers {
  const numbers = new Map<number, number>();
  const at = new Int32Array(values.length);
  for (let row = 0; row < at.length; row++) {
    const value = values[row]!;
    let number = numbers.get(value);
    if (number === undefined) {
      if (numbers.size === mostNumbers) return { values, missing, mark };
      number = numbers.size;
      numbers.set(value, number);
    }
    at[row] = number;
  }
  return { cells: Array.from(numbers.keys(), (value) => utf8.encode(numberCell(value, missing) + mark)), at };
}

/** The maximum number of combinations of words when neighbouring columns are joined. */
const mostJoined = 20_000;

/**
 * Joins neighbouring columns of few words into one, so that a row takes one step for all of them. More combinations
 * than rows would take longer to make than they save.
 */
function joinedWords(columns: readonly (Words | Numbers)[], rows: number): (Words | Numbers)[] {
  const all: (Words | Numbers)[] = [];
  const most = Math.min(mostJoined, rows);
  for (const column of columns) {
    const before = all.at(-1);
    const few =
      before && 'at' in before && 'at' in column && before.cells.length * column.cells.length <= most;
    if (few) all[all.length - 1] = joinColumns(before, column, rows);
    else all.push(column);
  }
  return all;
}

function joinColumns(a: Words, b: Words, rows: number): Words {
  const width = b.cells.length;
  const cells = a.cells.flatMap((left) => b.cells.map((right) => concatBytes(left, right)));
  const at = new Int32Array(rows);
  for (let row = 0; row < rows; row++) at[row] = a.at[row]! * width + b.at[row]!;
  return { cells, at };
}

/** One after the other; browsers, which have no `Buffer`, write CSV too. */
function concatBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** Words are written in blocks of four bytes, the last of which may reach beyond the word. */
const spare = 3;

function wordPutter({ cells, at: numbers }: Words): Putter {
  const lengths = Int32Array.from(cells, ({ length }) => length);
  const [starts, blocks] = inBlocks(cells);
  let most = 0;
  for (let row = 0; row < numbers.length; row++) most += lengths[numbers[row]!]!;
  const put: Putter['put'] = (bytes, at, row) => {
    const word = numbers[row]!;
    const end = starts[word + 1]!;
    for (let i = starts[word]!, to = at; i < end; i++, to += 4) bytes.setUint32(to, blocks[i]!, true);
    return at + lengths[word]!;
  };
  return { most, put };
}

/** The words in blocks of four bytes, and where the blocks of each begin. */
function inBlocks(cells: readonly Uint8Array[]): [starts: Int32Array, blocks: Uint32Array] {
  const starts = new Int32Array(cells.length + 1);
  for (const [i, { length }] of cells.entries()) starts[i + 1] = starts[i]! + Math.ceil(length / 4);
  const blocks = new Uint32Array(starts.at(-1)!);
  for (const [i, cell] of cells.entries()) {
    for (const [k, byte] of cell.entries()) blocks[starts[i]! + (k >> 2)]! |= byte << (8 * (k & 3));
  }
  return [starts, blocks];
}

/** The length of the longest double, -1.2345678901234567e-308, with its separator. */
const longestNumber = 25;

function numberPutter({ values, missing, mark }: Numbers, rows: number): Putter {
  const end = mark.charCodeAt(0);
  const put: Putter['put'] = (bytes, at, row) => {
    const text = numberCell(values[row]!, missing);
    const { length } = text;
    for (let i = 0; i < length; i++) bytes.setUint8(at + i, text.charCodeAt(i));
    bytes.setUint8(at + length, end);
    return at + length + 1;
  };
  return { most: rows * longestNumber, put };
}
