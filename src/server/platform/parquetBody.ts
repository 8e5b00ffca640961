import zlib, { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { same, type Text } from '../../edition/index.js';
import { checkParquet, OtherCompression, type Unpackers } from '../../release/index.js';
import { largestBody } from './body.js';
import { type IntakeKind, IntakeProblem } from './problem.js';

/** The result of reading a file in another thread: its rows as NDJSON, or why it is refused. */
export type Divided = { lines: Uint8Array } | { kind: IntakeKind; found: Text | undefined };

/** Bytes of a Parquet file, of all its pages unpacked, and values in it. */
const most = { file: 4 << 20, unpacked: 32 << 20, values: 4_000_000 };

/** Fields that are dates, and the lengths of their forms (`2026-11-28`, `2026-11`, `2026`). */
export type DateFields = Readonly<Record<string, number>>;

/** Since version 22.15 Node reads Zstandard. Other readers cannot be stopped where a few bytes unpack without end. */
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: typeof gunzipSync };

/** Compressions that are read besides Snappy; what unpacks to more than the page says is refused before it is there. */
const unpackers: Unpackers = {
  ...(zstdDecompressSync && {
    ZSTD: (packed, size) => zstdDecompressSync(packed, { maxOutputLength: Math.max(1, size) }),
  }),
  GZIP: (packed, size) => gunzipSync(packed, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (packed, size) => brotliDecompressSync(packed, { maxOutputLength: Math.max(1, size) }),
};

/**
 * The rows of a Parquet file as NDJSON, which is what is kept: one object a row, its names in the order of the columns. Texts and truth
 * values are as they are, numbers as JSON writes them, whole numbers with all their digits; days as 2026-11-28, moments in UTC with
 * milliseconds; what is null is left out; a number that JSON does not have is a text. Where a field is a date, a day or moment at the
 * beginning of a day, month or year is written in its form: pandas writes days as midnights. Everything is bounded before it is done.
 *
 * @throws IntakeProblem
 */
export async function ndjsonOf(bytes: Buffer, dates: DateFields = {}): Promise<Buffer> {
  if (bytes.length > most.file) throw new IntakeProblem('large-parquet');
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
      const line = `{${columns.flatMap((column, i) => memberOf(column, row[i], dates)).join(',')}}\n`;
      size += Buffer.byteLength(line);
      if (size > largestBody) throw new IntakeProblem('large-parquet');
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
        if (!(unpacked <= most.unpacked && values <= most.values)) throw new IntakeProblem('large-parquet');
      },
      unpackers,
    );
    return parquetMetadata(file);
  } catch (error) {
    if (error instanceof IntakeProblem) throw error;
    if (error instanceof OtherCompression)
      throw new IntakeProblem('bad-parquet', { found: compressedText(error) });
    throw new IntakeProblem('bad-parquet', {
      found: same(error instanceof Error ? error.message.slice(0, 200) : ''),
    });
  }
}

const compressedText = ({ compression, column }: OtherCompression): Text => ({
  en: `column ${column} is compressed with ${compression}`,
  zh: `列 ${column} 以 ${compression} 压缩`,
});

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
      compressors: unpackers,
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
function memberOf(
  { name, converted_type, logical_type }: Column,
  value: unknown,
  dates: DateFields,
): string[] {
  if (value === null || value === undefined) return [];
  const isDay = converted_type === 'DATE' || logical_type?.type === 'DATE';
  const length = Object.hasOwn(dates, name) ? dates[name] : undefined;
  return [`${JSON.stringify(name)}:${textOf(value, isDay, length)}`];
}

/** The first moment of a year. */
const beginning = '0000-01-01T00:00:00.000Z';

function textOf(value: unknown, isDay: boolean, length: number | undefined): string {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`;
  if (!(value instanceof Date)) return JSON.stringify(value) ?? 'null';
  if (Number.isNaN(value.getTime())) return '"Invalid Date"';
  const text = value.toISOString();
  if (length !== undefined && text.slice(length) === beginning.slice(length))
    return `"${text.slice(0, length)}"`;
  return `"${isDay ? text.slice(0, 10) : text}"`;
}
