import { resolve } from 'node:path';
import { openCsv } from '../dataFiles.js';
import { countedRow, type RecordFile } from './recordFile.js';

/** Opens a CSV file: every column is text, without type detection. */
export async function openCsvFile(folder: string, file: string, scratch: string): Promise<RecordFile> {
  const { columns, csv, options } = await openCsv(resolve(folder, file), file, scratch);
  return {
    file,
    path: csv!,
    columns: columns.map((name) => ({ name, type: 'VARCHAR' })),
    rowNumber: countedRow,
    readerKey: options,
    read: (paths, folders) => `read_csv(${paths}, ${options}, ${folders})`,
  };
}
