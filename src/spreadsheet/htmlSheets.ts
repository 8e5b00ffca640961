import sax from 'sax';
import { limits } from '../edition/index.js';
import type { MergedBlock } from '../office/index.js';

/** A table of a web page: its texts, and the cells that span several. */
export interface HtmlTable {
  rows: string[][];
  merges: MergedBlock[];
}

/** Whether a file is a web page with a table: what many programs write as .xls. */
export const isHtmlTable = (start: string) =>
  /^\s*\ufeff?\s*<(?!\?mso-application)/.test(start) && /<table[\s>]/i.test(start);

/** The encoding that a web page says it has. */
export const charsetOf = (start: string): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]?.toLowerCase();

/** The tables of a web page, those within others as texts of their cells; cells span as the page says. */
export function htmlTables(html: string): HtmlTable[] {
  const tables: HtmlTable[] = [];
  const parser = sax.parser(false, { lowercase: true });
  let depth = 0;
  let table = new TableWriter();
  let hidden = 0;
  parser.onopentag = ({ name, attributes }) => {
    if (/^(br|hr|img|input|link|meta|wbr|col)$/.test(name)) parser.tags.pop();
    if (/^(script|style)$/.test(name)) hidden++;
    if (name === 'table' && ++depth === 1) table = new TableWriter();
    if (depth !== 1) return;
    if (name === 'tr') table.row();
    if (name === 'td' || name === 'th')
      table.cell(spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan'));
    if (name === 'br') table.say(' ');
  };
  parser.onclosetag = (name) => {
    if (/^(script|style)$/.test(name)) hidden--;
    if (name === 'table' && depth > 0 && --depth === 0) tables.push(table.done());
  };
  parser.ontext = (text) => {
    if (depth > 0 && hidden === 0) table.say(text.replace(/<\/[\w:-]+>/g, ''));
  };
  parser.onerror = () => {
    parser.error = null;
  };
  parser.write('<page>').write(html).close();
  return tables.filter(({ rows }) => rows.some((row) => row.some((text) => text !== '')));
}

const spanOf = (attributes: Record<string, unknown>, name: string) =>
  Math.min(Math.max(1, Number.parseInt(String(attributes[name] ?? 1), 10) || 1), 1000);

/** Places the cells of a table one after the other, beside those that reach down from rows above. */
class TableWriter {
  readonly #rows: string[][] = [];
  readonly #merges: MergedBlock[] = [];
  readonly #taken = new Set<string>();
  #column = -1;
  #count = 0;

  row(): void {
    this.#rows.push([]);
    this.#column = -1;
  }

  cell(columns: number, rows: number): void {
    if (this.#rows.length === 0) this.row();
    this.#count += columns * rows;
    if (this.#count > limits.sheetCells.most) return;
    const row = this.#rows.length - 1;
    this.#column++;
    while (this.#taken.has(`${row} ${this.#column}`)) this.#column++;
    const [startCol, endCol] = [this.#column, this.#column + columns - 1];
    if (columns > 1 || rows > 1) {
      this.#merges.push({ startRow: row, endRow: row + rows - 1, startCol, endCol });
      for (let r = row; r < row + rows; r++)
        for (let c = startCol; c <= endCol; c++) this.#taken.add(`${r} ${c}`);
    }
    this.#rows[row]![startCol] = '';
    this.#column = endCol;
    this.#at = [row, startCol];
  }

  #at: [number, number] | undefined;

  say(text: string): void {
    if (!this.#at) return;
    const [row, column] = this.#at;
    this.#rows[row]![column] += text;
  }

  done(): HtmlTable {
    const rows = this.#rows.map((row) =>
      Array.from(row, (text = '') => text.replace(/[\s\u00a0]+/gu, ' ').trim()),
    );
    return { rows, merges: this.#merges };
  }
}
