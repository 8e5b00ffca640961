import { overLimit, type Problem, problems, type Text } from '../edition/index.js';
import { type NamedSheet, openBook } from './book.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import { isFlatOds, isLockedOds, isOds, openFlatOds, openOds } from './ods.js';
import { compoundKind, xlsOpener } from './xls.js';
import { zipParts } from './zip.js';

/** The sheets of a workbook, or the problem. */
export type OpenedWorkbook = { sheets: NamedSheet[] } | { problem: Problem };

const locked: Text = { en: 'a workbook locked with a password', zh: '设有密码的工作簿' };

/**
 * Opens the bytes of an XLSX, XLS, ODS or FODS file; other, damaged or encrypted files are identified as such.
 *
 * @param file its name in messages
 */
export async function openWorkbook(file: string, bytes: Uint8Array): Promise<OpenedWorkbook> {
  if (compoundKind(bytes) === 'xls') {
    const open = await xlsOpener();
    return brokenAsProblem(file, () => {
      const sheets = open(bytes);
      return sheets
        ? { sheets: withDistinctNames(sheets) }
        : { problem: problems.notAWorkbook(file, locked) };
    });
  }
  if (isFlatOds(new TextDecoder().decode(bytes.subarray(0, 20_000))))
    return brokenAsProblem(file, () => ({ sheets: withDistinctNames(openFlatOds(file, bytes)) }));
  const other = foreignKind(bytes);
  if (other) return { problem: problems.notAWorkbook(file, other) };
  return brokenAsProblem(file, () => {
    const parts = zipParts(bytes);
    if (!isOds(parts)) return { sheets: withDistinctNames(openBook(parts)) };
    return isLockedOds(parts)
      ? { problem: problems.notAWorkbook(file, locked) }
      : { sheets: withDistinctNames(openOds(parts)) };
  });
}

/** Compound files that are not read. */
const compounds: Record<Exclude<ReturnType<typeof compoundKind>, 'xls' | undefined>, Text> = {
  encrypted: locked,
  older: { en: 'a workbook of Excel 5.0 or 95', zh: 'Excel 5.0 或 95 的工作簿' },
  other: {
    en: 'a file of an old format of Microsoft Office that is not a workbook',
    zh: '旧版 Microsoft Office 的文件，但不是工作簿',
  },
};

/** The sheets, whose names differ by more than case. */
function withDistinctNames(sheets: NamedSheet[]): NamedSheet[] {
  const names = sheets.map(({ name }) => name.toLowerCase());
  const twice = sheets.find((_, i) => names.indexOf(names[i]!) < i);
  if (twice) throw new BrokenWorkbook(`two sheets named ${twice.name}`, `有两个名为 ${twice.name} 的工作表`);
  return sheets;
}

/** Runs `make`, turning `BrokenWorkbook` into a problem. */
export function brokenAsProblem<T>(file: string, make: () => T): T | { problem: Problem } {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooLarge)
      return { problem: overLimit({ file, path: error.part }, error.limit, error.found) };
    if (error instanceof BrokenWorkbook) return { problem: problems.brokenWorkbook(file, error.why) };
    throw error;
  }
}

/** The kind of a file by its first bytes, where it is not a ZIP archive, or one with another kind of table. */
function foreignKind(bytes: Uint8Array): Text | undefined {
  if (bytes.length === 0) return { en: 'an empty file', zh: '空文件' };
  // One sign a byte, to look for names in it.
  const text = new TextDecoder('latin1').decode(bytes);
  const compound = compoundKind(bytes);
  if (compound && compound !== 'xls') return compounds[compound];
  if (!text.startsWith('PK')) {
    return /^\s*(<|\ufeff<)/.test(new TextDecoder().decode(bytes.subarray(0, 200)))
      ? {
          en: 'a web page or XML with the file name of a workbook',
          zh: '扩展名为工作簿、内容却是网页或 XML 的文件',
        }
      : { en: 'a file that is not a workbook', zh: '不是工作簿的文件' };
  }
  if (/application\/vnd\.oasis\.opendocument\.(?!spreadsheet)/.test(text.slice(0, 200)))
    return { en: 'an OpenDocument file that is no spreadsheet', zh: '不是电子表格的 OpenDocument 文件' };
  const xlsb = text.includes('xl/workbook.bin');
  return xlsb ? { en: 'a binary workbook (.xlsb)', zh: '二进制工作簿（.xlsb）' } : undefined;
}
