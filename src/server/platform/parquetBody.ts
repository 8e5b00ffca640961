import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { same, type Text } from '../../edition/index.js';
import { checkParquet } from '../../release/index.js';
import { largestBody } from './body.js';
import { type IntakeKind, IntakeProblem } from './problem.js';

/** The result of reading a file in another thread: its rows as NDJSON, or why it is refused. */
export type Divided = { lines: Uint8Array } | { kind: IntakeKind; found: Text | undefined };

/** Bytes of a Parquet file, of all its pages unpacked, and values in it. */
const most = { file: 4 << 20, unpacked: 32 << 20, values: 4_000_000 };

/**
 * The rows of a Parquet file as NDJSON, which is what is kept: one object a row, its names in the order of the columns. Texts and truth
 * values are as they are, numbers as JSON writes them, whole numbers with all their digits; days as 2026-11-28, moments in UTC with
 * milliseconds; what is null is left out; a number that JSON does not have is a text. Everything is bounded before it is done.
 *
 * @throws IntakeProblem
 */
export async function ndjsonOf(bytes: Buffer): Promise<Buffer> {
  if (bytes.length > most.file) throw new IntakeProblem('too-large');
  const file = Uint8Array.from(bytes).buffer;
  const metadata = checked(bytes, file);
  const columns = metadata.schema.slice(1);
  const parts: string[] = [];
  let size = 0;
  let from = 0;
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows);
    const rows = to === from ? [] : await rowsOf(file, metadata, from, to);
    for (const row of rows) {
      const line = `{${columns.flatMap((column, i) => memberOf(column, row[i])).join(',')}}\n`;
      size += Buffer.byteLength(line);
      if (size > largestBody) throw new IntakeProblem('too-large');
      parts.push(line);
    }
    from = to;
  }
  return Buffer.from(parts.join(''));
}

function checked(bytes: Uint8Array, file: ArrayBuffer): FileMetaData {
  try {
    checkParquet(
      bytes,
      () => true,
      (metadata) => {
        const chunks = metadata.row_groups.flatMap(({ columns }) => columns);
        const unpacked = chunks.reduce(
          (sum, { meta_data: of }) => sum + Number(of?.total_uncompressed_size ?? 0),
          0,
        );
        const values = Number(metadata.num_rows) * (metadata.schema.length - 1);
        if (!(unpacked <= most.unpacked && values <= most.values)) throw new IntakeProblem('too-large');
      },
    );
    return parquetMetadata(file);
  } catch (error) {
    if (error instanceof IntakeProblem) throw error;
    throw new IntakeProblem('bad-parquet', {
      found: same(error instanceof Error ? error.message.slice(0, 200) : ''),
    });
  }
}

async function rowsOf(
  file: ArrayBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<unknown[][]> {
  let rows: unknown[][] = [];
  try {
    await parquetRead({
      file,
      metadata,
      rowStart,
      rowEnd,
      onComplete: (read) => {
        rows = read as unknown as unknown[][];
      },
    });
  } catch (error) {
    throw new IntakeProblem('bad-parquet', {
      found: same(error instanceof Error ? error.message.slice(0, 200) : ''),
    });
  }
  return rows;
}

type Column = FileMetaData['schema'][number];

/** A column of a row as a member of its object; none where it is null. */
function memberOf({ name, converted_type, logical_type }: Column, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const isDay = converted_type === 'DATE' || logical_type?.type === 'DATE';
  return [`${JSON.stringify(name)}:${textOf(value, isDay)}`];
}

function textOf(value: unknown, isDay: boolean): string {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
  if (!(value instanceof Date)) return JSON.stringify(value) ?? 'null';
  if (Number.isNaN(value.getTime())) return '"Invalid Date"';
  const text = value.toISOString();
  return `"${isDay ? text.slice(0, 10) : text}"`;
}
