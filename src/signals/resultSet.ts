import type {
  DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBMaterializedResult,
  DuckDBVarCharVector,
} from '@duckdb/node-api';
import { engineLibrary } from './duckdb.js';
import type { ResultSet } from './partials.js';

/** A result by column: a Float64Array for doubles without NULL, otherwise a list. */
export function resultSetOf(result: DuckDBMaterializedResult): ResultSet {
  const chunks = Array.from({ length: result.chunkCount }, (_, i) => result.getChunk(i));
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const types = result.columnTypes();
  const { DOUBLE, VARCHAR } = engineLibrary().DuckDBTypeId;
  const column = (c: number) => {
    if (types[c]!.typeId === VARCHAR) return textsOf(chunks, c);
    return (types[c]!.typeId === DOUBLE && doublesOf(chunks, c, length)) || valuesOf(chunks, c);
  };
  return { names: result.columnNames(), length, column };
}

/** The doubles of a column; undefined where one is NULL. */
function doublesOf(chunks: readonly DuckDBDataChunk[], c: number, length: number): Float64Array | undefined {
  const all = new Float64Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(c) as DuckDBDoubleVector;
    // Its numbers as they are: asking for each takes several times as long.
    const [items, valid] = [vector['items'], vector['validity']['data']];
    if (valid !== null && !areAllValid(valid, items.length)) return undefined;
    all.set(items, at);
    at += items.length;
  }
  return all;
}

/** Whether the first bits are all set. */
function areAllValid(bits: BigUint64Array, length: number): boolean {
  const all = 2n ** 64n - 1n;
  const over = BigInt(64 * bits.length - length);
  return bits.every((word, i) =>
    i < bits.length - 1 ? word === all : (word << over) % 2n ** 64n === (all << over) % 2n ** 64n,
  );
}

/** The engine keeps texts of at most this many bytes in 16 bytes: the length, then the text. */
const shortText = 12;
/** Short texts that are known: a power of two. */
const knownTexts = 1024;

/** The texts of a column. Most are short and stand there many times: equal ones are decoded once and are one string. */
function textsOf(chunks: readonly DuckDBDataChunk[], c: number): (string | null)[] {
  const all: (string | null)[] = [];
  const words = new Int32Array(4 * knownTexts);
  const texts = Array<string>(knownTexts).fill('');
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(c) as DuckDBVarCharVector;
    const [view, valid] = [vector['dataView'], vector['validity']];
    const own = new Int32Array(view.buffer, view.byteOffset, view.byteLength / 4);
    for (let i = 0; i < vector.itemCount; i++) {
      const at = 4 * i;
      const isShort = own[at]! <= shortText && (valid['data'] === null || valid.itemValid(i));
      if (!isShort) {
        all.push(vector.getItem(i));
        continue;
      }
      const key = Math.imul(
        own[at + 1]! ^ Math.imul(own[at + 2]! ^ Math.imul(own[at + 3]!, 31), 31),
        0x9e3779b1,
      );
      const slot = (key >>> 16) & (knownTexts - 1);
      const to = 4 * slot;
      if (
        words[to] !== own[at] ||
        words[to + 1] !== own[at + 1] ||
        words[to + 2] !== own[at + 2] ||
        words[to + 3] !== own[at + 3]
      ) {
        texts[slot] = vector.getItem(i)!;
        words.set(own.subarray(at, at + 4), to);
      }
      all.push(texts[slot]!);
    }
  }
  return all;
}

function valuesOf(chunks: readonly DuckDBDataChunk[], c: number): unknown[] {
  const all: unknown[] = [];
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(c);
    for (let i = 0; i < vector.itemCount; i++) all.push(vector.getItem(i));
  }
  return all;
}
