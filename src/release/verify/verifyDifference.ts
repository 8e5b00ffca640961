import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { checkParquet } from '../tables/parquetGuard.js';

/** The first difference of two contents of a file: a cell of a table, a line of a text, or a byte. */
export interface Difference {
  /** From 1; in a Parquet file the row. */
  line?: number;
  column?: string;
  found: string;
  expected: string;
}

/** The first difference between a file and what it should be; undefined when no byte differs. */
export async function firstDifference(
  path: string,
  found: Uint8Array,
  expected: Uint8Array,
): Promise<Difference | undefined> {
  if (Buffer.compare(found, expected) === 0) return undefined;
  const compare = path.endsWith('.csv') ? inTable : path.endsWith('.parquet') ? inParquet : inText;
  const where = await Promise.resolve(compare(found, expected)).catch(() => undefined);
  return where ?? inBytes(found, expected);
}

const nothing = '—';

/** A value for a message: short, and never empty. */
function shown(value: unknown): string {
  const text = value === undefined || value === null || value === '' ? nothing : String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

type Row = readonly unknown[];

function firstCell(found: readonly Row[], expected: readonly Row[], columns: Row) {
  for (let i = 0; i < Math.max(found.length, expected.length); i++) {
    const [a = [], b = []] = [found[i], expected[i]];
    for (let j = 0; j < Math.max(a.length, b.length); j++) {
      if (Object.is(a[j], b[j])) continue;
      return { row: i, column: shown(columns[j]), found: shown(a[j]), expected: shown(b[j]) };
    }
  }
  return undefined;
}

async function inTable(found: Uint8Array, expected: Uint8Array): Promise<Difference | undefined> {
  const read = (bytes: Uint8Array) =>
    parse(Buffer.from(bytes), { relax_column_count: true, info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
  const [a, b] = [read(found), read(expected)];
  const records = (rows: typeof a) => rows.map((r) => r.record);
  const cell = firstCell(records(a), records(b), b[0]?.record ?? []);
  if (!cell) return undefined;
  const { row, ...rest } = cell;
  return { line: (a[row] ?? b[row])!.info.lines, ...rest };
}

async function inParquet(found: Uint8Array, expected: Uint8Array): Promise<Difference | undefined> {
  const read = (bytes: Uint8Array) => parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
  const b = await read(expected);
  checkParquet(found, (rows) => rows <= 2 * b.length + 1000);
  const a = await read(found);
  const columns = Object.keys(b[0] ?? {});
  const rows = (list: typeof a) => list.map((r) => columns.map((c) => r[c]));
  const cell = firstCell(rows(a), rows(b), columns);
  if (!cell) return undefined;
  const { row, ...rest } = cell;
  return { line: row + 1, ...rest };
}

async function inText(found: Uint8Array, expected: Uint8Array): Promise<Difference | undefined> {
  const lines = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  const [a, b] = [lines(found), lines(expected)];
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, i) => a[i] !== b[i]);
  return { line: at + 1, found: shown(a[at]?.trim()), expected: shown(b[at]?.trim()) };
}

function inBytes(found: Uint8Array, expected: Uint8Array): Difference {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const byte = (bytes: Uint8Array) =>
    at < bytes.length ? `byte ${at} = ${bytes[at]}` : `${bytes.length} bytes`;
  return { found: byte(found), expected: byte(expected) };
}
