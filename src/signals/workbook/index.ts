import type { CoinrSheets } from './coinrSheets.js';
import type { OfficeSheets } from './officeSheets.js';

/** Reads COINr's two tables from a workbook. The reader is loaded on first use. */
export async function coinrSheets(path: string): Promise<CoinrSheets> {
  const reader = await import('./coinrSheets.js');
  return reader.coinrSheets(path);
}

/** Reads the sheets of an office workbook or CSV file. The reader is loaded on first use. */
export async function officeSheets(path: string): Promise<OfficeSheets> {
  const reader = await import('./officeSheets.js');
  return reader.officeSheets(path);
}
