import { limits } from '../edition/index.js';
import type { NamedSheet } from './book.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import { OdsStyles } from './odsStyles.js';
import { OdsText } from './odsText.js';
import { type Book, type Cell, type Range, sheetLimits } from './sheet.js';
import type { Format } from './styles.js';
import { readXml } from './xml.js';
import type { Parts } from './zip.js';

const content = 'content.xml';
const manifest = 'META-INF/manifest.xml';

/** Whether an archive is an OpenDocument file rather than a workbook of Office Open XML. */
export const isOds = (parts: Parts): boolean =>
  !parts.has('[Content_Types].xml') && (parts.has(content) || parts.has(manifest));

/** Whether an OpenDocument file is encrypted, as a whole or part by part. */
export function isLockedOds(parts: Parts): boolean {
  const list = parts.get(manifest);
  if (!list) return false;
  let isLocked = false;
  readXml(manifest, list(), {
    open(tag) {
      if (tag === 'encryption-data') isLocked = true;
    },
  });
  return isLocked;
}

/**
 * The sheets of an OpenDocument spreadsheet (ISO/IEC 26300). All of them are in one part and are read together.
 *
 * @throws Broken where the part is damaged or ambiguous
 */
export function openOds(parts: Parts): NamedSheet[] {
  const reader = new OdsReader();
  const named = parts.get('styles.xml');
  if (named)
    readXml('styles.xml', named(), { open: (tag, attributes) => reader.styles.open(tag, attributes) });
  const unpack = parts.get(content);
  if (!unpack) throw new BrokenWorkbook(`no part ${content}`, `缺少 ${content}`);
  reader.take(content, unpack());
  return reader.done();
}

/** Whether a file is an OpenDocument spreadsheet in one part of plain XML (.fods). */
export const isFlatOds = (head: string): boolean =>
  /<office:document[\s>]/.test(head) && head.includes('opendocument.spreadsheet');

/** The same of a spreadsheet in one part. */
export function openFlatOds(file: string, bytes: Uint8Array): NamedSheet[] {
  const reader = new OdsReader();
  reader.take(file, bytes);
  return reader.done();
}

/** What a row may hold, and what rows may be in. */
const cells = ['table-cell', 'covered-table-cell'];
const overRows = ['table', 'table-rows', 'table-header-rows', 'table-row-group'];
const overColumns = ['table', 'table-columns', 'table-header-columns', 'table-column-group'];

type Attributes = Record<string, string>;

/** A sheet while it is read. */
class SheetBuilder {
  readonly rows: (Cell | undefined)[][] = [];
  readonly merges: Range[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns: { first: number; last: number }[] = [];
  columns = 0;
  row = 0;

  constructor(
    readonly name: string,
    readonly isHidden: boolean,
  ) {}
}

/** A row while it is read: its cells and merged cells as if it were the first one. */
interface RowBuilder {
  cells: (Cell | undefined)[];
  filled: number;
  column: number;
  merges: Range[];
  times: number;
  isHidden: boolean;
}

class OdsReader {
  readonly styles = new OdsStyles();
  readonly #sheets: SheetBuilder[] = [];
  readonly #formats: Format[] = [];
  #hasSpreadsheet = false;
  /** Of all sheets together, as a few signs of the file can stand for a million cells. */
  #count = 0;
  #sheet: SheetBuilder | undefined;
  #row: RowBuilder | undefined;
  #cell: { attributes: Attributes; text: OdsText } | undefined;

  /** Reads a part. */
  take(part: string, bytes: Uint8Array): void {
    readXml(part, bytes, {
      open: (tag, attributes, above) => this.open(tag, attributes, above),
      text: (words, above) => this.text(words, above),
      close: (tag) => this.close(tag),
    });
  }

  open(tag: string, attributes: Attributes, above: readonly string[]): void {
    const over = above.at(-1) ?? '';
    if (above.length === 0) checkPrefixes(attributes);
    if (tag === 'spreadsheet' && over === 'body') this.#hasSpreadsheet = true;
    if (!this.#hasSpreadsheet) this.styles.open(tag, attributes);
    if (this.#cell) this.#openInCell(tag, attributes, above);
    else if (this.#row) this.#openCell(tag, attributes, above);
    else if (tag === 'table' && over === 'spreadsheet') this.#openSheet(attributes);
    else if (tag === 'table-row' && overRows.includes(over)) this.#openRow(attributes);
    else if (tag === 'table-column' && overColumns.includes(over)) this.#addColumns(attributes);
  }

  text(words: string, above: readonly string[]): void {
    this.#cell?.text.take(words, above);
  }

  close(tag: string): void {
    if (this.#cell && cells.includes(tag)) this.#closeCell();
    else if (this.#cell) this.#cell.text.close(tag);
    else if (tag === 'table-row' && this.#row) this.#closeRow();
    else if (tag === 'spreadsheet') this.#sheet = undefined;
  }

  done(): NamedSheet[] {
    if (!this.#hasSpreadsheet) throw new BrokenWorkbook('no spreadsheet in it', '其中没有电子表格');
    const book: Book = { strings: [], formats: this.#formats, from1904: false };
    return this.#sheets.map(({ name, isHidden, rows, merges, hiddenRows, hiddenColumns }) => ({
      name,
      hidden: isHidden,
      read: () => ({
        name,
        book,
        rows: Array.from(rows, (row) => row ?? []),
        merges,
        hiddenRows,
        isHiddenColumn: (c) => hiddenColumns.some(({ first, last }) => first <= c && c <= last),
        faults: [],
      }),
    }));
  }

  #openSheet(attributes: Attributes): void {
    const isHidden = this.styles.hides(attributes['table:style-name'] ?? '');
    this.#sheet = new SheetBuilder(attributes['table:name'] ?? '', isHidden);
    this.#sheets.push(this.#sheet);
  }

  #addColumns(attributes: Attributes): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const times = repeatCount(attributes, 'table:number-columns-repeated');
    const last = sheet.columns + times - 1;
    if (isUnseen(attributes)) sheet.hiddenColumns.push({ first: sheet.columns, last });
    sheet.columns += times;
  }

  #openRow(attributes: Attributes): void {
    if (!this.#sheet) return;
    const times = repeatCount(attributes, 'table:number-rows-repeated');
    const isHidden = isUnseen(attributes);
    this.#row = { cells: [], filled: 0, column: 0, merges: [], times, isHidden };
  }

  #openCell(tag: string, attributes: Attributes, above: readonly string[]): void {
    if (!cells.includes(tag)) throw unexpectedElement(tag, 'table-row');
    this.#cell = { attributes, text: new OdsText(above.length + 1, (style) => this.styles.raisedBy(style)) };
  }

  #openInCell(tag: string, attributes: Attributes, above: readonly string[]): void {
    if (tag === 'table') throw unexpectedElement(tag, 'table-cell');
    this.#cell!.text.open(tag, attributes, above);
  }

  #closeCell(): void {
    const { attributes, text } = this.#cell!;
    const [row, sheet] = [this.#row!, this.#sheet!];
    this.#cell = undefined;
    const times = repeatCount(attributes, 'table:number-columns-repeated');
    const cell = this.#made(attributes, text);
    const first = row.column;
    row.column += times;
    if (cell) {
      if (row.column > sheetLimits.columns) throw this.#outside(sheet);
      this.#counted(times);
      for (let c = first; c < row.column; c++) row.cells[c] = cell;
      row.filled += times;
    }
    const across = repeatCount(attributes, 'table:number-columns-spanned');
    const down = repeatCount(attributes, 'table:number-rows-spanned');
    if (across === 1 && down === 1) return;
    row.merges.push({ startRow: 0, endRow: down - 1, startCol: first, endCol: first + across - 1 });
  }

  #closeRow(): void {
    const [row, sheet] = [this.#row!, this.#sheet!];
    this.#row = undefined;
    const first = sheet.row;
    sheet.row += row.times;
    if (row.filled === 0 && row.merges.length === 0) return;
    if (sheet.row > sheetLimits.rows) throw this.#outside(sheet);
    this.#counted((row.times - 1) * row.filled + row.times * row.merges.length);
    for (let r = first; r < sheet.row; r++) {
      sheet.rows[r] = row.cells;
      if (row.isHidden) sheet.hiddenRows.add(r);
      for (const merge of row.merges) sheet.merges.push({ ...merge, startRow: r, endRow: r + merge.endRow });
    }
  }

  #counted(more: number): void {
    this.#count += more;
    if (this.#count > limits.sheetCells.most)
      throw new TooLarge('sheetCells', this.#count, this.#sheet!.name);
  }

  #outside({ name }: SheetBuilder): BrokenWorkbook {
    return new BrokenWorkbook(
      `filled cells beyond the last row or column in the sheet ${name}`,
      `工作表 ${name} 在末行或末列之外有内容`,
    );
  }

  /** The cell as its attributes and its shown text say; undefined where it is empty. */
  #made(attributes: Attributes, { text, paragraphs }: OdsText): Cell | undefined {
    const type = attributes['office:value-type'];
    const written = attributes['table:formula'];
    const formula = written === undefined ? {} : { formula: written.replace(/^[a-z]*:?=/i, '') };
    const own = (kind: Cell['kind'], raw: string | undefined, style: Format = plain): Cell => ({
      kind,
      raw,
      style: this.#styleOf(style),
      ...formula,
    });
    if (type === undefined && text === '')
      return written === undefined ? undefined : own('number', undefined);
    if (type === 'date') return own('date', attributes['office:date-value'] ?? '');
    if (type === 'boolean') return own('truth', attributes['office:boolean-value'] ?? '');
    if (!isNumber(type)) {
      const said = attributes['office:string-value'] ?? text;
      return said === '' && written === undefined ? undefined : own('text', said);
    }
    // Programs of old write an error as the number 0 that is shown as an error.
    if (/^(#\p{Lu}|Err:\d)/u.test(text)) return own('error', text);
    const sign = /[%％]/.test(text) ? 'sign' : 'none';
    const percent = type === 'percentage' ? 'hundredfold' : sign;
    const unseen = paragraphs > 0 && text.trim() === '';
    return own('number', attributes['office:value'] ?? '', { ...plain, percent, unseen });
  }

  /** The index of a format among those of the workbook. */
  #styleOf({ percent, unseen, ...rest }: Format): number {
    const known = this.#formats.findIndex((one) => one.percent === percent && one.unseen === unseen);
    return known >= 0 ? known : this.#formats.push({ percent, unseen, ...rest }) - 1;
  }
}

const plain: Format = { date: false, percent: 'none', unseen: false, raised: 'level' };

const isNumber = (type: string | undefined) =>
  type === 'float' || type === 'currency' || type === 'percentage';

const isUnseen = (attributes: Attributes) => /^(collapse|filter)$/.test(attributes['table:visibility'] ?? '');

/** How often something is there, or over how many it goes. */
function repeatCount(attributes: Attributes, name: string): number {
  const text = attributes[name] ?? '1';
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BrokenWorkbook(`${name}="${text}" in ${content}`, `${content} 中的 ${name}="${text}"`);
}

const unexpectedElement = (tag: string, over: string) =>
  new BrokenWorkbook(
    `<${tag}> within <${over}> of its part ${content}`,
    `其中的 ${content} 在 <${over}> 内含 <${tag}>`,
  );

/** Names of attributes are compared with the prefixes that all programs use. */
function checkPrefixes(attributes: Attributes): void {
  const unknown = ['office', 'table', 'text', 'style'].filter(
    (prefix) => !attributes[`xmlns:${prefix}`]?.startsWith('urn:oasis:names:tc:opendocument:xmlns:'),
  );
  if (unknown.length === 0) return;
  throw new BrokenWorkbook(
    `no namespace ${unknown.join(', ')} in its part ${content}`,
    `其中的 ${content} 没有命名空间 ${unknown.join('、')}`,
  );
}
