import type { ColumnChunk, KeyValue, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { writeColumn } from 'hyparquet-writer/src/column.js';
import { writeDataPageV2 } from 'hyparquet-writer/src/datapage.js';
import { writeDictionaryPage } from 'hyparquet-writer/src/dictionary.js';
import type { DictionaryColumn } from './dictionaryColumn.js';

/** A column of a Parquet file: dictionary-encoded texts, texts that may be null, or numbers where NaN is null. */
export interface ParquetColumn {
  name: string;
  type: 'STRING' | 'DOUBLE' | 'INT32';
  data: DictionaryColumn | readonly (string | null)[] | ArrayLike<number>;
}

/** The size of the first row group, small for a quick preview, and of each later one. */
const [firstGroup, group] = [1000, 100_000];

/**
 * Columns of equal length as a Parquet file. Dictionary-encoded texts are written as Parquet dictionaries directly, processed once
 * for each word instead of once for each row, which would take most of the time.
 */
export function parquetBytes(columns: readonly ParquetColumn[], kvMetadata?: KeyValue[]): Uint8Array {
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({
    columnData: columns.map(({ name, type }) => ({ name, type, data: [] })),
  });
  const file = new ParquetWriter({
    writer,
    schema,
    createdBy: 'internet-plus-index',
    ...(kvMetadata && { kvMetadata }),
  });
  const rows = columns.reduce((_, { data }) => ('words' in data ? data.at : data).length, 0);
  for (let from = 0; from < rows; ) {
    const to = Math.min(rows, from + (from === 0 ? firstGroup : group));
    putGroup(file, columns, from, to);
    from = to;
  }
  file.finish();
  return new Uint8Array(writer.getBuffer());
}

function putGroup(file: ParquetWriter, columns: readonly ParquetColumn[], from: number, to: number): void {
  const start = file.writer.offset;
  const chunks = columns.map(({ data }, i) => {
    const column = encoderOf(file, file.schema[i + 1]!);
    const words = 'words' in data ? usedWords(data, from, to) : undefined;
    const isFew = words && to - from > firstGroup && 2 * words.dictionary.length < to - from;
    return isFew ? putWords(file, column, words) : putCells(file, column, cellsOf(data, from, to));
  });
  const sum = (sizes: bigint[]) => sizes.reduce((all, size) => all + size, 0n);
  file.row_groups.push({
    columns: chunks,
    total_byte_size: sum(chunks.map((chunk) => chunk.meta_data!.total_uncompressed_size)),
    num_rows: BigInt(to - from),
    total_compressed_size: BigInt(file.writer.offset - start),
  });
  file.num_rows += BigInt(to - from);
}

type Encoder = Parameters<typeof writeColumn>[0]['column'];

function encoderOf(file: ParquetWriter, element: SchemaElement): Encoder {
  return {
    columnName: element.name,
    element,
    schemaPath: [file.schema[0]!, element],
    codec: file.codec,
    compressors: file.compressors as Encoder['compressors'],
    stats: true,
    pageSize: 1 << 20,
    columnIndex: false,
    offsetIndex: true,
  };
}

/** A column chunk as the library writes it, cell by cell. */
function putCells(file: ParquetWriter, column: Encoder, cells: Cells): ColumnChunk {
  const result = writeColumn({ writer: file.writer, column, pageData: pageOf(cells) });
  file.pendingIndexes.push(result);
  return result.chunk;
}

type Cells = (string | number | null)[] | Float64Array | Int32Array;

/** @param values of a page, where null is missing */
function pageOf(values: Cells) {
  const levels = new Uint8Array(values.length).fill(1);
  if (Array.isArray(values)) for (let i = 0; i < levels.length; i++) if (values[i] === null) levels[i] = 0;
  // The library reads the levels by index and in slices: bytes do, and take a tenth of the time of a list.
  const definitionLevels = levels as unknown as number[];
  return { values, definitionLevels, repetitionLevels: [], maxDefinitionLevel: 1 };
}

/** A column chunk of one dictionary and one page; the statistics of the library for the dictionary apply to its rows. */
function putWords(file: ParquetWriter, column: Encoder, { dictionary, indexes }: UsedWords): ColumnChunk {
  const { chunk } = writeColumn({ writer: new ByteWriter(), column, pageData: pageOf(dictionary) });
  const start = file.writer.offset;
  const head = writeDictionaryPage(file.writer, column, dictionary);
  const pageStart = file.writer.offset;
  const pageData = pageOf(indexes);
  const body = writeDataPageV2({ writer: file.writer, column, encoding: 'RLE_DICTIONARY', pageData });
  return {
    file_offset: BigInt(start),
    meta_data: {
      ...chunk.meta_data!,
      encodings: ['PLAIN', 'RLE_DICTIONARY'],
      num_values: BigInt(indexes.length),
      total_compressed_size: BigInt(file.writer.offset - start),
      total_uncompressed_size: BigInt(head + body),
      data_page_offset: BigInt(pageStart),
      dictionary_page_offset: BigInt(start),
      encoding_stats: [
        { page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 },
        { page_type: 'DATA_PAGE_V2', encoding: 'RLE_DICTIONARY', count: 1 },
      ],
    },
  };
}

interface UsedWords {
  /** In the order in which they are first met. */
  dictionary: string[];
  indexes: Int32Array;
}

function usedWords({ words, at }: DictionaryColumn, from: number, to: number): UsedWords {
  const numbers = new Int32Array(words.length).fill(-1);
  const dictionary: string[] = [];
  const indexes = at.slice(from, to);
  for (let row = 0; row < indexes.length; row++) {
    const word = indexes[row]!;
    if (numbers[word] === -1) numbers[word] = dictionary.push(words[word]!) - 1;
    indexes[row] = numbers[word]!;
  }
  return { dictionary, indexes };
}

function cellsOf(data: ParquetColumn['data'], from: number, to: number): Cells {
  if ('words' in data) return Array.from(data.at.subarray(from, to), (number) => data.words[number]!);
  const own = data instanceof Float64Array || data instanceof Int32Array;
  if (!own) {
    const cells: (string | number | null)[] = Array.prototype.slice.call(data, from, to);
    return cells.map((x) => (Number.isNaN(x) ? null : x));
  }
  const cells = data.subarray(from, to);
  return hasNaN(cells) ? Array.from(cells, (x) => (Number.isNaN(x) ? null : x)) : cells;
}

function hasNaN(cells: Float64Array | Int32Array): boolean {
  for (let i = 0; i < cells.length; i++) if (Number.isNaN(cells[i])) return true;
  return false;
}
