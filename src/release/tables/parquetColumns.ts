import {
  type ColumnMetaData,
  type DecodedArray,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
} from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, convertWithDictionary, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { getTreePath } from 'hyparquet/src/schema.js';

type Page = ReturnType<typeof parquetHeader>;
type Decoder = Parameters<typeof readPage>[2];

/**
 * Some columns of a flat Parquet file, each cell in the order of its rows; undefined where it is null. The library makes an object of each row, and a
 * list of each column with nulls, which takes several times as long.
 *
 * @param bytes a file that `checkParquet` accepts
 */
export function parquetColumns<C extends string>(
  bytes: Uint8Array,
  names: readonly C[],
): Record<C, unknown[]> {
  const metadata = parquetMetadata(bytes);
  const columns = names.map((name) => [name, columnOf(bytes, metadata, name)] as const);
  return Object.fromEntries(columns) as Record<C, unknown[]>;
}

function columnOf(bytes: Uint8Array, metadata: FileMetaData, name: string): unknown[] {
  const cells = new Array<unknown>(Number(metadata.num_rows)).fill(undefined);
  const schemaPath = getTreePath(parquetSchema(metadata), [name]);
  let at = 0;
  for (const { columns } of metadata.row_groups) {
    const of = columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
    if (!of) throw new Error(`no column ${name}`);
    const decoder = {
      ...of,
      pathInSchema: [name],
      schemaPath,
      element: schemaPath.at(-1)!.element,
      parsers: DEFAULT_PARSERS,
    } as Decoder;
    at = fill(cells, at, pagesOf(bytes, of), decoder);
  }
  return cells;
}

/** Puts the cells of the pages of a column in their places. @returns the place behind the last one */
function fill(cells: unknown[], from: number, pages: Iterable<[Page, Uint8Array]>, decoder: Decoder): number {
  let dictionary: DecodedArray | undefined;
  let at = from;
  for (const [page, content] of pages) {
    if (page.type === 'DICTIONARY_PAGE') {
      const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
      const { data } = readPage({ view, offset: 0 }, page, decoder, undefined, undefined, 0);
      dictionary = convert(data!, decoder);
      continue;
    }
    const second = page.data_page_header_v2;
    const head = second ?? page.data_page_header!;
    const { definitionLevels: levels, dataPage } = second
      ? readDataPageV2(content, page, decoder)
      : firstVersion(content, page, decoder);
    const values = convertWithDictionary(dataPage, dictionary, head.encoding, decoder);
    const hasLevels = levels !== undefined && levels.length > 0;
    for (let i = 0, next = 0; i < head.num_values; i++) {
      if (!hasLevels || levels[i] === 1) cells[at + i] = values[next++];
    }
    at += head.num_values;
  }
  return at;
}

/** A page of the first version, whose levels are packed with its values. */
function firstVersion(content: Uint8Array, page: Page, decoder: Decoder) {
  const unpacked = decompressPage(content, page.uncompressed_page_size, decoder.codec, undefined);
  return readDataPage(unpacked, page.data_page_header!, decoder);
}

/** The pages of a column chunk with their bytes as they are stored. */
function* pagesOf(bytes: Uint8Array, of: ColumnMetaData): Generator<[Page, Uint8Array]> {
  const starts = [of.data_page_offset, of.dictionary_page_offset].flatMap((at) => at ?? []).map(Number);
  const from = Math.min(...starts);
  const length = Number(of.total_compressed_size);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset + from, length), offset: 0 };
  while (reader.offset < length) {
    const page = parquetHeader(reader);
    const start = from + reader.offset;
    yield [page, bytes.subarray(start, start + page.compressed_page_size)];
    reader.offset += page.compressed_page_size;
  }
}
