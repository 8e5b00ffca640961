import { overLimit, type Problem, problems, type Text } from '../edition/index.js';
import { type NamedSheet, openBook } from './book.js';
import { Broken, TooLarge } from './broken.js';

/** The sheets of a workbook, or the problem. */
export type OpenedWorkbook = { sheets: NamedSheet[] } | { problem: Problem };

/**
 * Opens the bytes of an XLSX file; other, damaged or encrypted files are identified as such.
 *
 * @param file its name in messages
 */
export function openWorkbook(file: string, bytes: Uint8Array): OpenedWorkbook {
  const other = otherKind(bytes);
  if (other) return { problem: problems.notAWorkbook(file, other) };
  return unbroken(file, () => ({ sheets: openBook(bytes) }));
}

/** Runs `make`, turning `Broken` into a problem. */
export function unbroken<T>(file: string, make: () => T): T | { problem: Problem } {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooLarge)
      return { problem: overLimit({ file, path: error.part }, error.limit, error.found) };
    if (error instanceof Broken) return { problem: problems.brokenWorkbook(file, error.why) };
    throw error;
  }
}

/** The kind of a file by its first bytes, where it is not a ZIP archive, or one with another kind of table. */
function otherKind(bytes: Uint8Array): Text | undefined {
  if (bytes.length === 0) return { en: 'an empty file', zh: '空文件' };
  // One sign a byte, to look for names in it.
  const text = new TextDecoder('latin1').decode(bytes);
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)) {
    return text.includes([...'EncryptedPackage'].join('\0'))
      ? { en: 'a workbook locked with a password', zh: '设有密码的工作簿' }
      : { en: 'a workbook of the old format (.xls)', zh: '旧格式工作簿（.xls）' };
  }
  if (!text.startsWith('PK')) {
    return /^\s*(<|\ufeff<)/.test(new TextDecoder().decode(bytes.subarray(0, 200)))
      ? {
          en: 'a web page or XML with the file name of a workbook',
          zh: '扩展名为工作簿、内容却是网页或 XML 的文件',
        }
      : { en: 'a file that is not a workbook', zh: '不是工作簿的文件' };
  }
  const ods = text.slice(0, 200).includes('application/vnd.oasis');
  if (ods) return { en: 'an OpenDocument spreadsheet (.ods)', zh: 'OpenDocument 表格（.ods）' };
  const xlsb = text.includes('xl/workbook.bin');
  return xlsb ? { en: 'a binary workbook (.xlsb)', zh: '二进制工作簿（.xlsb）' } : undefined;
}
