import { editionCell, unguardCell } from '../exchange/csv.js';
import { type CsvCell, readCsv } from './csvText.js';
import { type ChangedLines, TextPatch } from './textPatch.js';

/** A CSV text in which cells are changed, and rows and columns are added or taken away; all other cells keep their place, quotes and line ends. */
export class CsvPatch {
  readonly #patch: TextPatch;
  readonly #rows: CsvCell[][];
  readonly #head: CsvCell[];
  readonly #columns: { name: string; cells: readonly string[] }[] = [];
  readonly #cells = new Map<string, string>();
  readonly #added: string[][] = [];
  readonly #removedRows = new Set<number>();
  readonly #removedColumns = new Set<number>();
  readonly header: string[];

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#patch = new TextPatch(text);
    const [header = [], ...rows] = readCsv(text).rows.map(({ cells }) => cells);
    this.header = header.map((field) => field.text.trim());
    this.#head = header;
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The text of a cell before the changes; rows count from 0 below the header. */
  cell(row: number, column: string): string {
    return unguardCell(this.#rows[row]?.[this.header.indexOf(column)]?.text ?? '').trim();
  }

  set(row: number, column: string, text: string): void {
    if (this.header.includes(column)) this.#cells.set(`${row}\0${this.header.indexOf(column)}`, text);
  }

  /** Adds a row; columns that are not named stay empty. */
  add(cells: Readonly<Record<string, string>>): void {
    this.#added.push(this.header.map((column) => cells[column] ?? ''));
  }

  /** Adds a last column, with a text for each row. */
  addColumn(name: string, cells: readonly string[]): void {
    this.#columns.push({ name, cells });
  }

  /** Takes a row away. */
  removeRow(row: number): void {
    this.#removedRows.add(row);
  }

  /** Takes a column away, with its cells. */
  removeColumn(name: string): void {
    if (this.header.includes(name)) this.#removedColumns.add(this.header.indexOf(name));
  }

  get isEmpty(): boolean {
    const removed = this.#removedRows.size + this.#removedColumns.size;
    return removed + this.#cells.size + this.#added.length + this.#columns.length === 0;
  }

  get patched(): string {
    return this.#applied().patched;
  }

  get changes(): ChangedLines[] {
    return this.#applied().changes;
  }

  #applied(): TextPatch {
    const patch = new TextPatch(this.#patch.before);
    this.#remove(patch);
    for (const [key, text] of this.#cells) {
      const [row, column] = key.split('\0').map(Number) as [number, number];
      const field = this.#rows[row]![column]!;
      const isQuoted = patch.before[field.start] === '"';
      patch.replace(field.start, field.end, isQuoted ? quoted(text) : editionCell(text));
    }
    for (const { name, cells } of this.#columns) {
      [this.#head, ...this.#rows].forEach((row, r) => {
        const { end } = row.at(-1)!;
        patch.replace(end, end, `,${editionCell(r === 0 ? name : (cells[r - 1] ?? ''))}`);
      });
    }
    if (this.#added.length > 0) {
      const { before, lineEnd } = patch;
      const ended = before === '' || /\n$/.test(before);
      const lines = this.#added.map((cells) => cells.map((cell) => editionCell(cell)).join(',') + lineEnd);
      patch.replace(before.length, before.length, (ended ? '' : lineEnd) + lines.join(''));
    }
    return patch;
  }

  #remove(patch: TextPatch): void {
    [this.#head, ...this.#rows].forEach((row, r, rows) => {
      if (this.#removedRows.has(r - 1)) {
        patch.replace(row[0]!.start, rows[r + 1]?.[0]?.start ?? patch.before.length, '');
        return;
      }
      for (const column of this.#removedColumns) {
        const [before, cell, after] = [row[column - 1], row[column], row[column + 1]];
        if (cell)
          patch.replace(after ? cell.start : (before?.end ?? cell.start), after?.start ?? cell.end, '');
      }
    });
  }
}

/** A quoted cell that is read as exactly this text. */
function quoted(text: string): string {
  const kept = unguardCell(text) === text ? text : `'${text}`;
  return `"${kept.replaceAll('"', '""')}"`;
}
