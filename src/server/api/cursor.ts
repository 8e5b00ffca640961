import { digest } from '../../release/index.js';

/**
 * A position in the rows that answer a query, as an opaque token. It contains a checksum of its query, so that a
 * changed one, or one of another query, is detected. A release never changes, so a position stays valid.
 *
 * @param of release, resource and filters
 */
export async function cursorOf(of: string, row: number): Promise<string> {
  const place = row.toString(36);
  return `${place}.${await sumOf(of, place)}`;
}

/** The row of a cursor; undefined for a cursor of another query. */
export async function rowAt(of: string, cursor: string): Promise<number | undefined> {
  const [place = '', sum, ...more] = cursor.split('.');
  if (more.length > 0 || !/^[0-9a-z]{1,8}$/.test(place) || sum !== (await sumOf(of, place))) return undefined;
  return Number.parseInt(place, 36);
}

async function sumOf(of: string, place: string): Promise<string> {
  return (await digest(`${of}\n${place}`)).slice(0, 16);
}
