import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type InputFile, type Problem, UserError } from '../edition/index.js';
import {
  columnsOfSignals,
  conditionColumns,
  type Dialect,
  dayLength,
  duckdb,
  duckdbFor,
  identifier,
  type Partials,
  type PlannedSignal,
} from '../sql/index.js';
import type { ResultCache } from './cache.js';
import { queryDistinctCounts } from './distinctCounts.js';
import { errorMessage } from './duckdb.js';
import { limitSeconds, withinSeconds } from './duration.js';
import type { OnProgress, PartialTable, RecordEngine } from './engine.js';
import { findIn } from './findRecords.js';
import { hashFile, hashUnlessKnown, type KnownFile } from './hash.js';
import { type ComposedFiles, countsInParts, partialsInParts } from './inParts.js';
import { checkColumns, type OpenFiles, openFiles } from './open/openFiles.js';
import { queryPartials, type SqlConnection } from './partials.js';
import { datesKey, knownShortDates, memoizeByName, type RecordFolder } from './recordFolder.js';
import { resultSetOf } from './resultSet.js';
import { fileProblems } from './unreadable.js';

/**
 * The records in the folder of an edition, read by DuckDB. Files are hashed while they are read.
 *
 * @param cache partials of files read before: each file is then read separately, and only if it is new. The results are
 * the same.
 * @param madeOf files composed of others that were read before, by hash
 */
export function duckDbRecords(
  place: RecordFolder,
  cache?: ResultCache,
  madeOf?: ComposedFiles,
): RecordEngine {
  const { connectionOf, folder, scratch, filesOf, opened, dates } = place;
  const inputs = memoizeByName(async (from) => hashInputs(folder, from, await filesOf(from), cache));
  return {
    has: async (from) => (await filesOf(from)).length > 0,
    partials: async (from, signals, onProgress = () => {}) => {
      const files = inputs(from);
      // A failure is reported to whoever awaits the hashes; this handler avoids an unhandled rejection.
      files.catch(() => {});
      if (!cache) return partialsOfFiles(place, await opened(from), signals, onProgress, true);
      const read = async (path: string) =>
        partialsOfFiles(place, await openFiles(connectionOf(from), folder, [path], scratch), signals);
      return partialsInParts(read, await files, signals, cache, place, onProgress, madeOf);
    },
    counts: async (from, question, onProgress) => {
      const connection = connectionOf(from);
      const query = (files: OpenFiles, of: readonly string[]) =>
        readFiles(place, files, question.signals, () => {
          // The dates are those of the partials.
          const dialect = duckdbFor(files.columns, [], knownShortDates(place, question.signals[0]!));
          const db = { ...duckDbConnection(connection), dialect };
          return queryDistinctCounts(db, files.table, question, of, onProgress);
        });
      if (!cache) return query(await opened(from), [...question.slots.keys()]);
      return countsInParts(await inputs(from), question, cache, dates, async (files, of) =>
        query(await openFiles(connection, folder, files, scratch), of),
      );
    },
    find: async (from, sought) =>
      findIn({ connection: connectionOf(from), folder, scratch }, from, await filesOf(from), sought),
    inputs,
    close: async () => {},
  };
}

/** A DuckDB connection with the interface of a cluster's. */
export function duckDbConnection(connection: DuckDBConnection): SqlConnection {
  return {
    dialect: duckdb,
    query: async (sql, onProgress = () => {}) => {
      const watch = setInterval(() => onProgress(Math.max(0, connection.progress.percentage) / 100), 250);
      try {
        const work = async () => resultSetOf(await connection.run(sql));
        return await withinSeconds(limitSeconds(process.env), () => connection.interrupt(), work);
      } finally {
        clearInterval(watch);
      }
    },
  };
}

/**
 * Computes the partials of opened files.
 * @param whole whether they are all files of the signals
 */
function partialsOfFiles(
  place: RecordFolder,
  files: OpenFiles,
  signals: readonly PlannedSignal[],
  onProgress?: OnProgress,
  whole = false,
): Promise<PartialTable> {
  const connection = place.connectionOf(signals[0]!.from);
  const db = duckDbConnection(connection);
  return readFiles(place, files, signals, async () => {
    const dialect = await dialectFor(connection, files, signals);
    const answer = await queryPartials({ ...db, dialect }, files.table, signals, onProgress);
    if (!dialect.shortDates?.length) return answer;
    if (answer.every(({ partials }) => areShort(partials.observed))) {
      if (whole) place.shortDates.add(datesKey(signals[0]!.from, signals[0]!.period.column));
      return answer;
    }
    return queryPartials(
      { ...db, dialect: { ...dialect, shortDates: [] } },
      files.table,
      signals,
      onProgress,
    );
  });
}

function areShort(dates: Partials['observed']): boolean {
  return Array.prototype.every.call(dates, (date) => date === null || date.length <= dayLength);
}

/**
 * Runs a query on opened files.
 * @throws UserError for files that lack a column which the signals read, or that cannot be read to their end
 */
async function readFiles<T>(
  place: RecordFolder,
  files: OpenFiles,
  signals: readonly PlannedSignal[],
  query: () => Promise<T>,
): Promise<T> {
  const columns = columnsOfSignals(signals);
  checkColumns(files, columns);
  try {
    return await query();
  } catch (error) {
    const broken = aboutValues.test(errorMessage(error))
      ? []
      : await unreadableFiles(place, signals[0]!.from, files, columns);
    throw broken.length > 0 ? new UserError(broken) : error;
  }
}

/** Errors about values and queries, as opposed to unreadable files. */
const aboutValues =
  /^(Binder|Catalog|Conversion|INTERRUPT|Invalid Type|Out of (Memory|Range)|OutOfMemory|Parser) Error/;

/** Reads each file separately, to find those that fail. */
async function unreadableFiles(
  { connectionOf, folder, scratch }: RecordFolder,
  from: string,
  { files }: OpenFiles,
  columns: readonly string[],
): Promise<Problem[]> {
  const connection = connectionOf(from);
  const found: Problem[] = [];
  const read = columns.map((name) => `bit_xor(hash(${identifier(name)}))`).join(', ');
  for (const { file } of files) {
    try {
      const { table } = await openFiles(connection, folder, [file], scratch);
      await connection.run(`SELECT ${read} FROM ${table}`);
    } catch (error) {
      found.push(...(await fileProblems(folder, file, error)));
    }
  }
  return found;
}

/**
 * Up to this number of combinations of values, records are grouped by them, in addition to place and date, rather than
 * evaluating every condition on each record.
 */
const maxGroupedValues = 100;
/** Records of a sample: of the values of conditions, and of dates alone. */
const sampleSizes = { values: 5000, dates: 10 };

/** The dialect for the column types of a table. */
async function dialectFor(
  connection: DuckDBConnection,
  { sample, columns }: OpenFiles,
  signals: readonly PlannedSignal[],
): Promise<Dialect> {
  const about = conditionColumns(
    signals,
    columns.map((c) => c.name),
  );
  const date = signals[0]!.period.column;
  const isText = columns.some((c) => c.type === 'VARCHAR' && c.name.toLowerCase() === date.toLowerCase());
  const first = await firstRecords(connection, sample, about, isText ? date : undefined);
  return duckdbFor(columns, first.few ? about : [], first.short ? [identifier(date)] : []);
}

/**
 * Samples the first records: whether some columns together have few values, and whether dates have no time of day.
 * Where later records differ, results are the same and take longer.
 */
async function firstRecords(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  date: string | undefined,
): Promise<{ few: boolean; short: boolean }> {
  if (columns.length === 0 && date === undefined) return { few: false, short: false };
  const isLong = date === undefined ? 'false' : `length(${identifier(date)}) > ${dayLength}`;
  const asked = [...columns.map(identifier), `coalesce(${isLong}, false) AS __long`].join(', ');
  const first = `SELECT ${asked} FROM ${table} LIMIT ${columns.length > 0 ? sampleSizes.values : sampleSizes.dates}`;
  const different = await connection.runAndReadAll(
    `SELECT DISTINCT * FROM (${first}) LIMIT ${2 * maxGroupedValues + 1}`,
  );
  const rows = different.getRows();
  const together = new Set(rows.map((row) => row.slice(0, -1).join('\0')));
  return {
    few: columns.length > 0 && together.size <= maxGroupedValues,
    short: date !== undefined && rows.every((row) => row.at(-1) === false),
  };
}

/** The files with their hashes; with a cache, files that have not changed are not read. */
async function hashInputs(
  folder: string,
  from: string,
  files: readonly string[],
  cache: ResultCache | undefined,
): Promise<InputFile[]> {
  if (!cache) {
    const all: InputFile[] = [];
    for (const path of files) all.push({ path, ...(await hashFile(join(folder, path))) });
    return all;
  }
  const key = join(resolve(folder), from);
  const known = cache.find('hashes', key);
  const now = new Map<string, KnownFile>();
  for (const path of files) now.set(path, await hashUnlessKnown(join(folder, path), known?.get(path)));
  const changed = [...now].some(([path, file]) => known?.get(path) !== file);
  if (changed) await cache.store('hashes', key, now);
  return [...now].map(([path, { bytes, sha256 }]) => ({ path, bytes, sha256 }));
}
