import type { CoinrSheets } from './coinrSheets.js';
import type { OfficeSheets } from './officeSheets.js';

export { address, columnName } from './address.js';
export { decodeText } from './text.js';
export type { CoinrSheets, OfficeSheets };

/** Reads COINr's two tables from the bytes of a workbook. The reader is loaded on first use. */
export async function coinrSheets(file: string, bytes: Uint8Array): Promise<CoinrSheets> {
  const reader = await import('./coinrSheets.js');
  return reader.coinrSheets(file, bytes);
}

/** Reads the sheets of an office workbook or CSV file. The reader is loaded on first use. */
export async function officeSheets(file: string, bytes: Uint8Array): Promise<OfficeSheets> {
  const reader = await import('./officeSheets.js');
  return reader.officeSheets(file, bytes);
}
