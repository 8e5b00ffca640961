import { readFileSync, statSync } from 'node:fs';
import { limits, overLimit, type Problem, problems } from '../edition/index.js';
import * as spreadsheet from '../spreadsheet/index.js';

/** Reads COINr's two tables from a workbook. */
export async function coinrSheets(path: string): Promise<spreadsheet.CoinrSheets> {
  const read = bytesOf(path);
  if ('problem' in read) return { tables: undefined, status: 'real', problems: [read.problem] };
  return spreadsheet.coinrSheets(path, read.bytes);
}

/** Reads the sheets of an office workbook or CSV file. @param encoding of a CSV file, where the user says it */
export async function officeSheets(
  path: string,
  encoding?: spreadsheet.NamedEncoding,
): Promise<spreadsheet.OfficeSheets> {
  const read = bytesOf(path);
  if ('problem' in read) return { sheets: [], unseen: { sheets: [], cells: 0 }, problems: [read.problem] };
  return spreadsheet.officeSheets(path, read.bytes, encoding);
}

function bytesOf(path: string): { bytes: Uint8Array } | { problem: Problem } {
  try {
    const found = statSync(path);
    // A device or a pipe might never end.
    if (!found.isFile() && !found.isDirectory()) return { problem: problems.unreadable(path, 'EINVAL') };
    const { size } = found;
    if (size > limits.workbookSize.most) return { problem: overLimit({ file: path }, 'workbookSize', size) };
    return { bytes: readFileSync(path) };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const what = {
      en: 'a workbook (.xlsx, .xls, .ods, .fods) or a CSV file',
      zh: '工作簿（.xlsx、.xls、.ods、.fods）或 CSV 文件',
    };
    return { problem: code === 'ENOENT' ? problems.absentFile(path, what) : problems.unreadable(path, code) };
  }
}
