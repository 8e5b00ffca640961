import { readFileSync } from 'node:fs';
import { type Problem, problems, type Text } from '../../edition/index.js';
import { type NamedSheet, openBook } from './book.js';
import { Broken } from './broken.js';

/** The sheets of a workbook, or why there are none. */
export type OpenedWorkbook = { sheets: NamedSheet[] } | { problem: Problem };

/** Opens an XLSX file: anything else, and a damaged or locked one, is named for what it is. */
export function openWorkbook(path: string): OpenedWorkbook {
  let bytes: Uint8Array;
  try {
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

/** What is made of a workbook, or how it is broken. */
export function unbroken<T>(path: string, make: () => T): T | { problem: Problem } {
  try {
    return make();
  } catch (error) {
    if (error instanceof Broken) return { problem: problems.brokenWorkbook(path, error.why) };
    throw error;
  }
}
/** What a file is by its first bytes, when it is no ZIP archive, or one that holds another kind of table. */
function otherKind(bytes: Uint8Array): Text | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 0) return { en: 'an empty file', zh: '空文件' };
  if (text.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    return text.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? { en: 'a workbook locked with a password', zh: '设有密码的工作簿' }
      : { en: 'a workbook of the old kind (.xls)', zh: '旧格式工作簿（.xls）' };
  }
  if (text.subarray(0, 2).toString('latin1') !== 'PK') {
    return /^\s*(<|\ufeff<)/.test(text.subarray(0, 200).toString('utf8'))
      ? { en: 'a web page or XML under the name of a workbook', zh: '以工作簿命名的网页或 XML 文件' }
      : { en: 'a file that is no workbook', zh: '并非工作簿的文件' };
  }
  const ods = text.subarray(0, 200).includes('application/vnd.oasis');
  if (ods) return { en: 'an OpenDocument spreadsheet (.ods)', zh: 'OpenDocument 表格（.ods）' };
  const xlsb = text.includes('xl/workbook.bin');
  return xlsb ? { en: 'a binary workbook (.xlsb)', zh: '二进制工作簿（.xlsb）' } : undefined;
}
