import { type ColumnChunk, type FileMetaData, parquetMetadata, snappyUncompress } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { checkThrift, varint } from './thriftGuard.js';

type Page = ReturnType<typeof parquetHeader>;

/** Unpacks a page of a known size. */
type Unpack = (packed: Uint8Array, size: number) => Uint8Array;
export type Unpackers = Readonly<Record<string, Unpack>>;

/** A column that is compressed in a way that is not read here. */
export class OtherCompression extends Error {
  constructor(
    readonly compression: string,
    readonly column: string,
  ) {
    super(`${compression} of ${column}`);
  }
}

const unpackedSize = 'the unpacked size of a page';

function unpackSnappy(packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  snappyUncompress(packed, bytes);
  return bytes;
}

/** How many times its size a page of Snappy unpacks to at most: 64 bytes for three. */
const mostUnpacked = 22;

/** The encodings of pages whose values are indices into a dictionary. */
const encodings: readonly unknown[] = ['RLE_DICTIONARY', 'PLAIN_DICTIONARY'];

/**
 * Checks that every number by which a reader of a Parquet file loops or takes memory fits the file: sizes and offsets of its parts,
 * counts of rows and values, lengths of runs. The reader (hyparquet) trusts them: a forged length of a run keeps it busy without end.
 *
 * @param fits whether the file may have this number of rows
 * @param allows throws where a file with such metadata should not be read; it is called before any page is checked
 * @param unpackers what else may unpack pages, by compression; each gives no more bytes than it is told
 * @throws OtherCompression where a column has another one
 * @throws Error where a number does not fit, or the file is not one that this program or others usually write: flat columns, with values
 *   as they are or from a dictionary
 */
export function checkParquet(
  bytes: Uint8Array,
  fits: (rows: number) => boolean,
  allows: (metadata: FileMetaData) => void = () => {},
  unpackers: Unpackers = {},
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  must(bytes.length >= 12, 'too short');
  const footer = bytes.length - 8 - view.getUint32(bytes.length - 8, true);
  must(footer >= 4, 'the length of its list');
  must(checkThrift(view, footer, bytes.length - 8) <= bytes.length - 8, 'its list');
  const metadata = parquetMetadata(bytes);
  const columns = checkedColumns(metadata);
  allows(metadata);
  must(fits(Number(metadata.num_rows)), `${metadata.num_rows} rows`);
  let left = metadata.num_rows;
  for (const group of metadata.row_groups) {
    left -= group.num_rows;
    must(group.num_rows >= 0n && left >= 0n, 'rows of a group');
    must(group.columns.length === columns.length, 'columns of a group');
    for (const [i, column] of group.columns.entries()) {
      const isOptional = columns[i]!.repetition_type === 'OPTIONAL';
      checkColumn(view, column, { rows: Number(group.num_rows), footer, isOptional, unpackers });
    }
  }
  must(left === 0n, 'rows of its groups');
}

/** The columns of the schema, which must be flat. */
function checkedColumns({ schema }: FileMetaData): FileMetaData['schema'] {
  const [root, ...columns] = schema;
  must(root?.num_children === columns.length, 'its schema');
  for (const { num_children, repetition_type } of columns) {
    must(!num_children && repetition_type !== 'REPEATED', 'a column that is not flat');
  }
  return columns;
}

interface Place {
  rows: number;
  footer: number;
  isOptional: boolean;
  unpackers: Unpackers;
}

function checkColumn(
  view: DataView,
  { meta_data: of }: ColumnChunk,
  { rows, footer, isOptional, unpackers }: Place,
): void {
  must(of !== undefined && of.num_values === BigInt(rows), 'values of a column');
  const starts = [of.data_page_offset, of.dictionary_page_offset].flatMap((at) => at ?? []).map(Number);
  const from = Math.min(...starts);
  const to = from + Number(of.total_compressed_size);
  must(from >= 4 && from <= to && to <= footer, 'the place of a column');
  const isSnappy = of.codec === 'SNAPPY';
  const unpack = isSnappy ? unpackSnappy : unpackers[of.codec];
  if (!unpack && of.codec !== 'UNCOMPRESSED')
    throw new OtherCompression(of.codec, of.path_in_schema.join('.'));
  const reader = { view: new DataView(view.buffer, view.byteOffset + from, to - from), offset: 0 };
  let left = rows;
  let room = Number(of.total_uncompressed_size);
  while (reader.offset < to - from) {
    must(checkThrift(reader.view, reader.offset, to - from) < to - from, 'the head of a page');
    const page = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: size } = page;
    must(packed >= 0 && reader.offset + packed <= to - from, 'the size of a page');
    room -= size;
    must(size >= 0 && (isSnappy || !unpack ? size <= packed * mostUnpacked + 64 : room >= 0), unpackedSize);
    const content = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, packed);
    left -= checkPage(page, content, {
      rows: left,
      isOptional,
      unpack,
      type: of.type,
    });
    reader.offset += packed;
  }
  must(left === 0, 'values of pages');
}

interface PageOf {
  /** Rows of its column that are left. */
  rows: number;
  isOptional: boolean;
  /** How its content is unpacked; undefined where it is not packed. */
  unpack: Unpack | undefined;
  type: string;
}

/** @returns the number of its rows */
function checkPage(page: Page, content: Uint8Array, { rows, isOptional, unpack, type }: PageOf): number {
  const size = page.uncompressed_page_size;
  if (page.type === 'DICTIONARY_PAGE') {
    checkPlain(unpacked(content, size, unpack), type, page.dictionary_page_header?.num_values ?? -1);
    return 0;
  }
  const first = page.data_page_header;
  if (page.type === 'DATA_PAGE' && first) {
    must(first.num_values > 0 && first.num_values <= rows, 'values of a page');
    checkFirst(unpacked(content, size, unpack), first, { isOptional, type });
    return first.num_values;
  }
  const head = page.data_page_header_v2;
  must(page.type === 'DATA_PAGE_V2' && head !== undefined, 'a kind of page');
  const { num_values: values, num_nulls: nulls, num_rows, encoding } = head;
  must(values > 0 && values <= rows && num_rows === values, 'values of a page');
  must(nulls >= 0 && nulls <= values, 'nulls of a page');
  const levels = head.definition_levels_byte_length;
  must(head.repetition_levels_byte_length === 0 && levels >= 0 && levels <= content.length, 'levels');
  if (isOptional) checkRuns(content.subarray(0, levels), 1, values);
  const packs = head.is_compressed === false ? undefined : unpack;
  const bytes = unpacked(content.subarray(levels), size - levels, packs);
  checkValues(bytes, encoding, type, values - nulls);
  return values;
}

/** A page of the first version, as most programs write them: the levels stand behind their length, packed with the values. */
function checkFirst(
  bytes: Uint8Array,
  { num_values: values, encoding, definition_level_encoding: levels }: NonNullable<Page['data_page_header']>,
  { isOptional, type }: Pick<PageOf, 'isOptional' | 'type'>,
): void {
  if (!isOptional) {
    checkValues(bytes, encoding, type, values);
    return;
  }
  must(levels === 'RLE' && bytes.length >= 4, 'levels');
  const to = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  must(to <= bytes.length, 'levels');
  checkValues(bytes.subarray(to), encoding, type, checkRuns(bytes.subarray(4, to), 1, values));
}

function checkValues(bytes: Uint8Array, encoding: unknown, type: string, count: number): void {
  if (encoding === 'PLAIN') {
    checkPlain(bytes, type, count);
    return;
  }
  must(encodings.includes(encoding) && (bytes.length > 0 || count === 0), 'an encoding');
  if (count === 0) return;
  must(bytes[0]! <= 32, 'an encoding');
  checkRuns(bytes.subarray(1), bytes[0]!, count);
}

function unpacked(content: Uint8Array, size: number, unpack: Unpack | undefined): Uint8Array {
  must(unpack ? size >= 0 : size === content.length, unpackedSize);
  if (!unpack) return content;
  const bytes = unpack(content, size);
  must(bytes.length === size, unpackedSize);
  return bytes;
}

/** Bytes of numbers of fixed length. */
const lengths: Record<string, number> = { BOOLEAN: 1 / 8, INT32: 4, FLOAT: 4, INT64: 8, DOUBLE: 8 };

/** Checks that a page has `count` values: numbers of fixed length, or texts, each preceded by its length. */
function checkPlain(bytes: Uint8Array, type: string, count: number): void {
  must(count >= 0 && count <= 8 * bytes.length, 'values of a page');
  const length = lengths[type];
  if (length !== undefined) {
    must(count * length <= bytes.length, 'values of a page');
    return;
  }
  must(type === 'BYTE_ARRAY', 'a type');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let i = 0; i < count; i++) {
    must(at + 4 <= bytes.length, 'the length of a text');
    at += 4 + view.getUint32(at, true);
  }
  must(at <= bytes.length, 'the length of a text');
}

/** Bit-packed runs hold multiples of eight values; some programs write up to this many beyond the last value. */
const surplus = 512;

/**
 * Checks that the runs of a page add up to its number of values.
 * @returns how many values are 1, for values of one bit
 */
function checkRuns(bytes: Uint8Array, width: number, count: number): number {
  let set = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let seen = 0; seen < count; ) {
    const { value: head, next } = varint(view, at, bytes.length);
    const isPacked = (head & 1) === 1;
    const length = Math.floor(head / 2) * (isPacked ? 8 : 1);
    must(length > 0 && length < count - seen + (isPacked ? surplus : 1), 'the length of a run');
    if (width === 1) set += bitsIn(bytes, next, Math.min(length, count - seen), isPacked);
    at = next + Math.ceil((isPacked ? length * width : width) / 8);
    must(at <= bytes.length || (isPacked && seen + length >= count), 'the end of a run');
    seen += length;
  }
  return set;
}

/** How many bits of a run are set; in a repeated run, all or none. */
function bitsIn(bytes: Uint8Array, at: number, length: number, isPacked: boolean): number {
  if (!isPacked) return bytes[at] === 1 ? length : 0;
  let set = 0;
  for (let i = 0; i < length; i++) set += ((bytes[at + (i >> 3)] ?? 0) >> (i & 7)) & 1;
  return set;
}

function must(fits: boolean, what: string): asserts fits {
  if (!fits) throw new Error(`a damaged Parquet file: ${what}`);
}
