import type { DuckDBConnection } from '@duckdb/node-api';
import type { InputFile } from '../../edition/index.js';
import type { SamplePlace } from '../../sql/index.js';
import type { ResultCache } from '../cache.js';
import { duckdbVersion } from '../duckdb.js';
import { contentOf, readingVersion } from '../inParts.js';
import type { FoundSamples } from './candidates.js';
import { type FileRow, rowsOfFiles, type WantedRows } from './fileRows.js';

const perRecord = 3;

/** The columns of a signal in `FoundSamples`. */
export const columnsOfSignal = (places: number) => 1 + perRecord * places;

/** What earlier runs found in files, and what these hold. */
export interface KeptSamples {
  cache: ResultCache;
  inputs(from: string): Promise<InputFile[]>;
}

/** The rows of an answer. */
export function foundSamples(rows: readonly (readonly unknown[])[]): FoundSamples {
  const width = rows[0]?.length ?? 1;
  const cells = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    for (let c = 0; c < width; c++) cells[i * width + c] = Number(row[c]);
  });
  return { width, cells };
}

/**
 * What was found in several files, each read alone: of the records in a place the first or the last of all.
 * @param parts in the order of the files
 */
export function mergeFound(
  parts: readonly { file: number; found: FoundSamples }[],
  places: readonly SamplePlace[],
): FoundSamples {
  const width = parts.reduce((most, { found }) => Math.max(most, found.width), 1);
  const rows = new Map<number, Float64Array>();
  for (const { file, found } of parts) {
    for (let from = 0; from < found.cells.length; from += width) {
      const row = found.cells.slice(from, from + width);
      for (let c = 1; c < width; c += columnsOfSignal(places.length))
        for (const p of places.keys()) row[c + 2 + perRecord * p] = file;
      const known = rows.get(row[0]!);
      if (known) mergeRow(known, row, places);
      else rows.set(row[0]!, row);
    }
  }
  const all = [...rows.values()].sort((a, b) => a[0]! - b[0]!);
  const cells = new Float64Array(all.length * width);
  for (const [i, row] of all.entries()) cells.set(row, i * width);
  return { width, cells };
}

/** Merges what later files have of a unit. */
function mergeRow(into: Float64Array, row: Float64Array, places: readonly SamplePlace[]): void {
  for (let c = 1; c < row.length; c += columnsOfSignal(places.length)) {
    if (row[c] === 0) continue;
    for (const [p, place] of places.entries()) {
      const at = c + 1 + perRecord * p;
      const isBefore = comesBefore(row[at]!, into[at]!);
      if (into[c] === 0 || isBefore === (place === 'first')) into.set(row.subarray(at, at + perRecord), at);
    }
    into[c]! += row[c]!;
  }
}

/** Whether a record comes before one of an earlier file: what is no number comes last, as in the engine. */
function comesBefore(less: number, earlier: number): boolean {
  return less < earlier || (Number.isNaN(earlier) && !Number.isNaN(less));
}

/** What a query finds in a file: from the cache, if it was found before. @param question all that it depends on but the file */
export async function keptFound(
  { cache }: KeptSamples,
  file: InputFile,
  question: string,
  find: () => Promise<FoundSamples>,
): Promise<FoundSamples> {
  const key = keyOf(file, question);
  const known = cache.find('samples', key);
  if (known) return known;
  const found = await find();
  await cache.store('samples', key, found);
  return found;
}

/** The same as `rowsOfFiles`; only rows that are not kept are read. @param files those of `wanted` */
export async function keptRows(
  { cache }: KeptSamples,
  files: readonly InputFile[],
  connection: DuckDBConnection,
  wanted: readonly WantedRows[],
  tablesOf: Parameters<typeof rowsOfFiles>[2],
): Promise<ReadonlyMap<number, FileRow>[]> {
  const keys = wanted.map(({ file }, i) => keyOf(files[i]!, JSON.stringify(file.columns)));
  const known = wanted.map(({ numbers }, i) =>
    numbers.size === 0 ? undefined : cache.find('rows', keys[i]!),
  );
  const missing = wanted.map(({ file, numbers }, i) => {
    return { file, numbers: new Set([...numbers].filter((number) => !known[i]?.has(number))) };
  });
  const read = await rowsOfFiles(connection, missing, tablesOf);
  const all = read.map((rows, i) => new Map([...(known[i] ?? []), ...rows]));
  for (const [i, rows] of all.entries()) if (read[i]!.size > 0) await cache.store('rows', keys[i]!, rows);
  return all;
}

const keyOf = (file: InputFile, question: string) =>
  [contentOf(file), duckdbVersion(), readingVersion, question].join('\n');
