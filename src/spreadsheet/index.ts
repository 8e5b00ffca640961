import type { Text } from '../edition/index.js';
import type { CoinrSheets } from './coinrSheets.js';
import type { OfficeSheets } from './officeSheets.js';
import type { NamedEncoding } from './text.js';

export { address, columnName } from './address.js';
export { decodeText, namedEncodings } from './text.js';
export type { CoinrSheets, NamedEncoding, OfficeSheets };

/** Reads COINr's two tables from the bytes of a workbook. The reader is loaded on first use. */
export async function coinrSheets(file: string, bytes: Uint8Array): Promise<CoinrSheets> {
  const reader = await import('./coinrSheets.js');
  return reader.coinrSheets(file, bytes);
}

/** Reads the sheets of an office workbook or CSV file. The reader is loaded on first use. */
export async function officeSheets(
  file: string,
  bytes: Uint8Array,
  encoding?: NamedEncoding,
): Promise<OfficeSheets> {
  const reader = await import('./officeSheets.js');
  return reader.officeSheets(file, bytes, encoding);
}

/** The paragraphs of a Word document, each on a line, or why it cannot be read. The reader is loaded on first use. */
export async function docxText(bytes: Uint8Array): Promise<{ text: string } | { why: Text }> {
  const reader = await import('./docxText.js');
  return reader.docxText(bytes);
}

/** What a web page says, each block on a line. The reader is loaded on first use. */
export async function htmlText(html: string): Promise<string> {
  const reader = await import('./htmlText.js');
  return reader.htmlText(html);
}
