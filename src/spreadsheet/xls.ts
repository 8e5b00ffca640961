import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { limits } from '../edition/index.js';
import type { NamedSheet } from './book.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import type { Cell, Sheet } from './sheet.js';
import { type Format, shownBy } from './styles.js';

/** The first bytes of a compound file, the container of the old formats of Microsoft Office. */
const container = [0xd0, 0xcf, 0x11, 0xe0];

/** The name of the part with the sheets in a compound file, by version: Excel 97 to 2003, and Excel 5.0 and 95. */
const partNames = { current: 'Workbook', older: 'Book' };

const isCompound = (bytes: Uint8Array) => container.every((byte, i) => bytes[i] === byte);

/** Whether a file holds `name` in the UTF-16 of a compound file. */
const holds = (latin: string, name: string) => latin.includes([...name].join('\0'));

/** What a compound file is: a workbook of Excel 97 to 2003, an older one, an encrypted XLSX file, or something else. */
export function compoundKind(bytes: Uint8Array): 'xls' | 'older' | 'encrypted' | 'other' | undefined {
  if (!isCompound(bytes)) return undefined;
  const latin = new TextDecoder('latin1').decode(bytes);
  if (holds(latin, 'EncryptedPackage')) return 'encrypted';
  if (holds(latin, partNames.current)) return 'xls';
  return holds(latin, partNames.older) ? 'older' : 'other';
}

/** Opens a workbook; `undefined` where it is locked with a password. */
export type OpenXls = (bytes: Uint8Array) => NamedSheet[] | undefined;

/**
 * Loads SheetJS, half a megabyte that other files do not need, and returns the function that opens a workbook of Excel 97 to 2003
 * with it. Superscripts are not told from other digits. The function throws `BrokenWorkbook` where the file is damaged.
 */
export async function xlsOpener(): Promise<OpenXls> {
  const { CFB, read } = await import('@e965/xlsx');
  return (bytes) => {
    let book: WorkBook;
    try {
      const { content } = CFB.find(CFB.read(bytes, { type: 'array' }), partNames.current);
      book = read(neededRecords(Uint8Array.from(content)), {
        type: 'array',
        dense: true,
        cellNF: true,
        cellStyles: true,
        cellHTML: false,
        cellFormula: false,
      });
    } catch (error) {
      if (error instanceof BrokenWorkbook) throw error;
      if (/password|encrypt/i.test(String(error))) return undefined;
      throw new BrokenWorkbook('records that do not follow the format', '不符合格式的记录');
    }
    const from1904 = book.Workbook?.WBProps?.date1904 ?? false;
    return book.SheetNames.map((name, i): NamedSheet => {
      let sheet: Sheet | undefined;
      return {
        name,
        hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
        read: () => (sheet ??= sheetOf(name, book.Sheets[name], from1904)),
      };
    });
  };
}

/** Where a sheet begins in the records. */
const boundSheet = 0x0085;

/** The records that say what cells hold and whether they are shown, by their numbers in [MS-XLS]. */
const needed = new Set([
  ...[0x0809, 0x000a, 0x003c, 0x002f], // BOF, EOF, Continue, FilePass
  ...[0x0022, 0x0042, 0x041e, 0x00e0, boundSheet, 0x00fc], // Date1904, CodePage, Format, XF, BoundSheet8, SST
  ...[0x0200, 0x0208, 0x007d, 0x00e5], // Dimensions, Row, ColInfo, MergeCells
  ...[0x0203, 0x027e, 0x00bd, 0x0006, 0x0207], // Number, RK, MulRk, Formula, String
  ...[0x00fd, 0x0204, 0x00d6, 0x0205], // LabelSst, Label, RString, BoolErr
]);

/** Settings of a printer: a record that is passed over. */
const passedOver = 0x004d;

/**
 * The records of a workbook with all others passed over, in place: where pictures, themes or properties are damaged, SheetJS may go on
 * without end or ask for all memory.
 */
function neededRecords(records: Uint8Array): Uint8Array {
  const view = new DataView(records.buffer);
  const [starts, sheets] = [new Set<number>(), new Set<number>()];
  let at = 0;
  while (at + 4 <= records.length) {
    const type = view.getUint16(at, true);
    // Zeros fill the last sector.
    if (type === 0) break;
    if (type === boundSheet && at + 8 <= records.length) sheets.add(view.getUint32(at + 4, true));
    starts.add(at);
    if (!needed.has(type)) view.setUint16(at, passedOver, true);
    at += 4 + view.getUint16(at + 2, true);
  }
  if (at > records.length || [...sheets].some((start) => !starts.has(start)))
    throw new BrokenWorkbook('records that do not follow each other', '各条记录前后不衔接');
  return records.subarray(0, at);
}

function sheetOf(name: string, from: WorkSheet | undefined, from1904: boolean): Sheet {
  if (!from) throw new BrokenWorkbook(`no records of the sheet ${name}`, `没有工作表 ${name} 的记录`);
  const formats: Format[] = [];
  const known = new Map<string, number>();
  const styleOf = (code: string) => {
    const style = known.get(code) ?? formats.push({ ...shownBy(code), raised: 'level' }) - 1;
    known.set(code, style);
    return style;
  };
  let count = 0;
  const rows = Array.from(from['!data'] ?? [], (row) =>
    Array.from(row ?? [], (cell) => {
      const made = cell && cellOf(cell, styleOf);
      if (made && ++count > limits.sheetCells.most) throw new TooLarge('sheetCells', count, name);
      return made;
    }),
  );
  const hiddenRows = (from['!rows'] ?? []).flatMap((row, i) => (row?.hidden ? [i] : []));
  return {
    name,
    book: { strings: [], formats, from1904 },
    rows,
    merges: (from['!merges'] ?? []).map(({ s, e }) => ({
      startRow: s.r,
      endRow: e.r,
      startCol: s.c,
      endCol: e.c,
    })),
    hiddenRows: new Set(hiddenRows),
    isHiddenColumn: (column) => from['!cols']?.[column]?.hidden ?? false,
    faults: [],
  };
}

const kinds = { n: 'number', s: 'text', b: 'truth', e: 'error', d: 'date' } as const;

/** A cell, or undefined where it is blank. */
function cellOf({ t, v, w, z, f }: CellObject, styleOf: (code: string) => number): Cell | undefined {
  if (t === 'z' || (v === undefined && f === undefined)) return undefined;
  return {
    kind: kinds[t],
    raw: v === undefined ? undefined : t === 'e' ? (w ?? '#ERROR') : String(v),
    style: styleOf(typeof z === 'string' ? z : 'General'),
    ...(f === undefined ? {} : { formula: f }),
  };
}
