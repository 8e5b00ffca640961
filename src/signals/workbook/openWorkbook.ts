import { readFileSync, statSync } from 'node:fs';
import { limits, overLimit, type Problem, problems, type Text } from '../../edition/index.js';
import { type NamedSheet, openBook } from './book.js';
import { Broken, TooLarge } from './broken.js';

/** The sheets of a workbook, or the problem. */
export type OpenedWorkbook = { sheets: NamedSheet[] } | { problem: Problem };

/** Opens an XLSX file; other, damaged or encrypted files are identified as such. */
export function openWorkbook(path: string): OpenedWorkbook {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > limits.workbookSize.most) return { problem: overLimit({ file: path }, 'workbookSize', size) };
    bytes = readFileSync(path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const what = { en: 'a workbook (.xlsx)', zh: '工作簿（.xlsx）' };
    return { problem: code === 'ENOENT' ? problems.absentFile(path, what) : problems.unreadable(path, code) };
  }
  const other = otherKind(bytes);
  if (other) return { problem: problems.notAWorkbook(path, other) };
  return unbroken(path, () => ({ sheets: openBook(bytes) }));
}

/** Runs `make`, turning `Broken` into a problem. */
export function unbroken<T>(path: string, make: () => T): T | { problem: Problem } {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooLarge)
      return { problem: overLimit({ file: path, path: error.part }, error.limit, error.found) };
    if (error instanceof Broken) return { problem: problems.brokenWorkbook(path, error.why) };
    throw error;
  }
}
/** The kind of a file by its first bytes, where it is not a ZIP archive, or one with another kind of table. */
function otherKind(bytes: Uint8Array): Text | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 0) return { en: 'an empty file', zh: '空文件' };
  if (text.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    return text.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? { en: 'a workbook locked with a password', zh: '设有密码的工作簿' }
      : { en: 'a workbook of the old format (.xls)', zh: '旧格式工作簿（.xls）' };
  }
  if (text.subarray(0, 2).toString('latin1') !== 'PK') {
    return /^\s*(<|\ufeff<)/.test(text.subarray(0, 200).toString('utf8'))
      ? {
          en: 'a web page or XML with the file name of a workbook',
          zh: '扩展名为工作簿、内容却是网页或 XML 的文件',
        }
      : { en: 'a file that is not a workbook', zh: '不是工作簿的文件' };
  }
  const ods = text.subarray(0, 200).includes('application/vnd.oasis');
  if (ods) return { en: 'an OpenDocument spreadsheet (.ods)', zh: 'OpenDocument 表格（.ods）' };
  const xlsb = text.includes('xl/workbook.bin');
  return xlsb ? { en: 'a binary workbook (.xlsb)', zh: '二进制工作簿（.xlsb）' } : undefined;
}
