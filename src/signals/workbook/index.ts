import type { CoinrSheets } from './coinrSheets.js';

/** COINr's two tables out of a workbook. What reads workbooks is loaded when the first one is read. */
export async function coinrSheets(path: string): Promise<CoinrSheets> {
  const reader = await import('./coinrSheets.js');
  return reader.coinrSheets(path);
}
