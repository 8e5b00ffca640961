import { keptCell, unguarded } from '../exchange/csv.js';
import { type ChangedLines, TextPatch } from './textPatch.js';

interface Field {
  start: number;
  end: number;
  text: string;
}

/** A CSV text in which cells are changed and rows are added; all other cells keep their place, quotes and line ends. */
export class CsvPatch {
  readonly #patch: TextPatch;
  readonly #rows: Field[][];
  readonly #cells = new Map<string, string>();
  readonly #added: string[][] = [];
  readonly header: string[];

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#patch = new TextPatch(text);
    const [header = [], ...rows] = fieldsOf(text);
    this.header = header.map((field) => field.text.trim());
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The text of a cell before the changes; rows count from 0 below the header. */
  cell(row: number, column: string): string {
    return unguarded(this.#rows[row]?.[this.header.indexOf(column)]?.text ?? '').trim();
  }

  set(row: number, column: string, text: string): void {
    if (this.header.includes(column)) this.#cells.set(`${row}\0${this.header.indexOf(column)}`, text);
  }

  /** Adds a row; columns that are not named stay empty. */
  add(cells: Readonly<Record<string, string>>): void {
    this.#added.push(this.header.map((column) => cells[column] ?? ''));
  }

  get isEmpty(): boolean {
    return this.#cells.size === 0 && this.#added.length === 0;
  }

  get after(): string {
    return this.#applied().after;
  }

  get changes(): ChangedLines[] {
    return this.#applied().changes;
  }

  #applied(): TextPatch {
    const patch = new TextPatch(this.#patch.before);
    for (const [key, text] of this.#cells) {
      const [row, column] = key.split('\0').map(Number) as [number, number];
      const field = this.#rows[row]![column]!;
      patch.replace(field.start, field.end, keptCell(text));
    }
    if (this.#added.length > 0) {
      const { before, lineEnd } = patch;
      const ended = before === '' || /\n$/.test(before);
      const lines = this.#added.map((cells) => cells.map((cell) => keptCell(cell)).join(',') + lineEnd);
      patch.replace(before.length, before.length, (ended ? '' : lineEnd) + lines.join(''));
    }
    return patch;
  }
}

/** The cells of a CSV text with their places; empty lines are skipped. */
function fieldsOf(text: string): Field[][] {
  const rows: Field[][] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const row: Field[] = [];
    let more = true;
    while (more) {
      const field = fieldAt(text, at);
      row.push(field);
      more = text[field.end] === ',';
      at = field.end + 1;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    if (row.length > 1 || row[0]!.text !== '') rows.push(row);
  }
  return rows;
}

function fieldAt(text: string, start: number): Field {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !',\r\n'.includes(text[end]!)) end++;
    return { start, end, text: text.slice(start, end) };
  }
  let end = start + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const quoted = text.slice(start + 1, end).replaceAll('""', '"');
  return { start, end: Math.min(end + 1, text.length), text: quoted };
}
