import { limits, type Text } from '../edition/index.js';
import { columnIndex } from './address.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import { RichText, unescaped } from './strings.js';
import type { Format } from './styles.js';
import { isSet, readXml } from './xml.js';

/** The parts of a workbook that its sheets share. */
export interface Book {
  strings: string[];
  /** The number format of each cell style. */
  formats: Format[];
  /** Dates count from 1904, as in early Macintosh versions. */
  from1904: boolean;
}

/** A cell as in the file. */
export interface Cell {
  kind: 'number' | 'text' | 'truth' | 'error' | 'date';
  /** The text, or the original digits; absent in a formula without a cached result. */
  raw: string | undefined;
  style: number;
  formula?: string;
}

/** Cells by row and column, counted from 0, bounds included. */
export interface Range {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

/** A sheet as in the file. */
export interface Sheet {
  name: string;
  book: Book;
  rows: (Cell | undefined)[][];
  merges: Range[];
  hiddenRows: ReadonlySet<number>;
  isHiddenColumn: (column: number) => boolean;
  /** Cells that cannot be read, or not unambiguously. */
  faults: { row: number; column: number; found: Text }[];
}

/** The known elements of a sheet down to its cells; any other could contain a figure, and is refused. */
const inside: Record<string, readonly string[]> = {
  sheetData: ['row'],
  row: ['c', 'extLst'],
  c: ['v', 'f', 'is', 'extLst'],
};

/** The limits of both formats. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 };

/**
 * Reads a sheet cell by cell. Addresses decide where a cell belongs, in whatever order cells come.
 *
 * @throws Broken for anything that is not a sheet
 */
export function readSheet(name: string, part: string, bytes: Uint8Array, book: Book): Sheet {
  const sheet = new SheetReader(name, part, book);
  readXml(part, bytes, {
    open: (tag, attributes, above) => sheet.open(tag, attributes, above),
    text: (words, above) => sheet.text(words, above),
    close: (tag) => sheet.close(tag),
  });
  return sheet.done();
}

class SheetReader {
  readonly #rows: (Cell | undefined)[][] = [];
  #count = 0;
  readonly #merges: Range[] = [];
  readonly #faults: Sheet['faults'] = [];
  readonly #shown = new Map<number, boolean>();
  readonly #hiddenColumns: { first: number; last: number }[] = [];
  #hiddenUnlessSaid = false;
  #at = { row: -1, column: -1 };
  #type = 'n';
  #style = 0;
  #value: string | undefined;
  #formula: string | undefined;
  readonly #inline = new RichText();

  constructor(
    readonly name: string,
    readonly part: string,
    readonly book: Book,
  ) {}

  open(tag: string, attributes: Record<string, string>, above: readonly string[]): void {
    const over = above.at(-1) ?? '';
    if (inside[over] && !inside[over].includes(tag)) {
      throw new BrokenWorkbook(
        `<${tag}> within <${over}> of its part ${this.part}`,
        `其中的 ${this.part} 在 <${over}> 内含 <${tag}>`,
      );
    }
    if (above.includes('c')) this.#openInCell(tag, attributes, above);
    else if (over === 'row' && tag === 'c') this.#openCell(attributes);
    else if (over === 'sheetData') this.#openRow(attributes);
    else if (tag === 'col' && over === 'cols') this.#addColumns(attributes);
    else if (tag === 'sheetFormatPr') this.#hiddenUnlessSaid = isSet(attributes['zeroHeight']);
    else if (tag === 'mergeCell') this.#merges.push(this.#range(attributes['ref'] ?? ''));
  }

  text(words: string, above: readonly string[]): void {
    const over = above.at(-1);
    if (over === 'v') this.#value = (this.#value ?? '') + words;
    else if (over === 'f') this.#formula = (this.#formula ?? '') + words;
    else if (over === 't' && above.includes('is')) this.#inline.take(words, above);
  }

  close(tag: string): void {
    if (tag === 'c') this.#closeCell();
  }

  done(): Sheet {
    const rows = Array.from(this.#rows, (row) => row ?? []);
    const hidden = rows.flatMap((_, row) => ((this.#shown.get(row) ?? !this.#hiddenUnlessSaid) ? [] : [row]));
    return {
      name: this.name,
      book: this.book,
      rows,
      merges: this.#merges,
      hiddenRows: new Set(hidden),
      isHiddenColumn: (c) => this.#hiddenColumns.some(({ first, last }) => first <= c && c <= last),
      faults: this.#faults,
    };
  }

  #openRow({ r, hidden, ht }: Record<string, string>): void {
    const row = r === undefined ? this.#at.row + 1 : /^[1-9]\d*$/.test(r) ? Number(r) - 1 : -1;
    if (row < 0 || row >= sheetLimits.rows) throw this.#noAddress(r ?? String(row + 1));
    this.#at = { row, column: -1 };
    this.#shown.set(row, !isSet(hidden) && !(ht !== undefined && Number(ht) === 0));
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    if (r === undefined) this.#at.column++;
    else {
      const at = this.#address(r);
      if (at.row !== this.#at.row) throw this.#noAddress(r);
      this.#at.column = at.column;
    }
    if (this.#at.column >= sheetLimits.columns) throw this.#noAddress(r ?? '');
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#value = undefined;
    this.#formula = undefined;
    this.#inline.begin();
  }

  #openInCell(tag: string, attributes: Record<string, string>, above: readonly string[]): void {
    if (above.at(-1) !== 'c') this.#inline.open(tag, attributes, above);
    else if (tag === 'f') this.#formula ??= '';
    else if (tag === 'v') this.#value ??= '';
  }

  #closeCell(): void {
    const { row, column: c } = this.#at;
    const cell = this.#cell();
    if (!cell) return;
    if (++this.#count > limits.sheetCells.most) throw new TooLarge('sheetCells', this.#count, this.name);
    const cells = this.#rows[row] ?? [];
    this.#rows[row] = cells;
    const other = cells[c];
    if (other) {
      const [first, second] = [other, cell].map(({ raw }) => raw ?? '');
      this.#fault(
        `two cells of this address (“${first}” and “${second}”)`,
        `此地址有两个单元格（“${first}”与“${second}”）`,
      );
    }
    cells[c] = cell;
  }

  /** The finished cell; undefined where it is empty. */
  #cell(): Cell | undefined {
    const [value, formula] = [this.#value, this.#formula];
    const own = (kind: Cell['kind'], raw: string | undefined): Cell => ({
      kind,
      raw,
      style: this.#style,
      ...(formula === undefined ? {} : { formula }),
    });
    if (this.#type === 'inlineStr') return own('text', this.#inline.end());
    if (value === undefined || (value === '' && this.#type === 'n'))
      return formula === undefined ? undefined : own('number', undefined);
    if (this.#type === 's') return own('text', this.#shared(value));
    if (this.#type === 'str') return own('text', unescaped(value));
    const kind = kinds[this.#type];
    if (kind) return own(kind, value.trim());
    this.#fault(`a cell of the unknown kind “${this.#type}”`, `种类“${this.#type}”未知的单元格`);
    return undefined;
  }

  #shared(index: string): string {
    const text = /^\d+$/.test(index.trim()) ? this.book.strings[Number(index)] : undefined;
    if (text !== undefined) return text;
    const count = this.book.strings.length;
    this.#fault(
      `the shared text ${index} of a workbook that has ${count}`,
      `引用第 ${index} 条共享文本，而工作簿共有 ${count} 条`,
    );
    return '';
  }

  #fault(en: string, zh: string): void {
    this.#faults.push({ row: this.#at.row, column: this.#at.column, found: { en, zh } });
  }

  #addColumns({ min, max, hidden, width }: Record<string, string>): void {
    const isHidden = isSet(hidden) || (width !== undefined && Number(width) === 0);
    if (isHidden) this.#hiddenColumns.push({ first: Number(min) - 1, last: Number(max) - 1 });
  }

  #range(ref: string): Range {
    const [from, to = from] = ref.split(':').map((address) => this.#address(address));
    return {
      startRow: Math.min(from!.row, to!.row),
      endRow: Math.max(from!.row, to!.row),
      startCol: Math.min(from!.column, to!.column),
      endCol: Math.max(from!.column, to!.column),
    };
  }

  #address(address: string): { row: number; column: number } {
    const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
    const at = { row: Number(row) - 1, column: columnIndex(letters ?? '') };
    if (letters === undefined || at.row >= sheetLimits.rows || at.column >= sheetLimits.columns)
      throw this.#noAddress(address);
    return at;
  }

  #noAddress(address: string): BrokenWorkbook {
    return new BrokenWorkbook(
      `a cell or row at “${address}” in the sheet ${this.name}`,
      `工作表 ${this.name} 中有位于“${address}”的行或单元格`,
    );
  }
}

const kinds: Record<string, Cell['kind']> = { n: 'number', b: 'truth', e: 'error', d: 'date' };
