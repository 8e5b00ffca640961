import { digest } from '../../release/index.js';

/**
 * A place in the rows that answer one query, as an opaque word. It carries a sum over the query it belongs to, so that
 * a changed one, or one of another query, is found. A release never changes: the place stays right for ever.
 *
 * @param of release, resource and filters
 */
export async function cursorOf(of: string, row: number): Promise<string> {
  const place = row.toString(36);
  return `${place}.${await sumOf(of, place)}`;
}

/** The row a cursor points at; undefined when it is none of this query's. */
export async function rowAt(of: string, cursor: string): Promise<number | undefined> {
  const [place = '', sum, ...more] = cursor.split('.');
  if (more.length > 0 || !/^[0-9a-z]{1,8}$/.test(place) || sum !== (await sumOf(of, place))) return undefined;
  return Number.parseInt(place, 36);
}

async function sumOf(of: string, place: string): Promise<string> {
  return (await digest(`${of}\n${place}`)).slice(0, 16);
}
