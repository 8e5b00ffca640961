import type { CoinrSheets } from './coinrSheets.js';

/** Reads COINr's two tables from a workbook. The reader is loaded on first use. */
export async function coinrSheets(path: string): Promise<CoinrSheets> {
  const reader = await import('./coinrSheets.js');
  return reader.coinrSheets(path);
}
