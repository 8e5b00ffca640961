import { join, resolve } from 'node:path';
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBResult,
  DuckDBTypeId,
} from '@duckdb/node-api';
import { type InputFile, type Problem, UserError } from '../edition/index.js';
import {
  conditionColumns,
  type Dialect,
  duckdb,
  duckdbFor,
  identifier,
  lettersOfDay,
  type Partials,
  type PlannedSignal,
  readColumns,
} from '../sql/index.js';
import { askCounts } from './differentValues.js';
import { failure } from './duckdb.js';
import { limitSeconds, withinSeconds } from './duration.js';
import type { PartialTable, RecordEngine, Told } from './engine.js';
import { findIn } from './findRecords.js';
import { hashUnlessKnown, type KnownFile } from './hash.js';
import { countsInParts, type DatesOfFiles, partialsInParts } from './inParts.js';
import type { Kept } from './kept.js';
import { checkColumns, type OpenFiles, openFiles } from './open/openFiles.js';
import { type Answer, type Asked, askPartials } from './partials.js';
import { recordFiles } from './recordFiles.js';
import { complaints } from './unreadable.js';

/**
 * The records in the folder of an edition, read by the embedded engine. Files are hashed while they are read.
 *
 * @param scratch a folder for what has to be copied to be read
 * @param kept partials of files that were read before: each file is then read by itself, and only when it is new. What the
 * records say is the same.
 */
export function embeddedRecords(
  connection: DuckDBConnection,
  folder: string,
  scratch: string,
  kept?: Kept,
): RecordEngine {
  const place = { connection, folder, scratch };
  const filesOf = once((from) => recordFiles(connection, folder, from));
  const inputs = once(async (from) => hashed(folder, from, await filesOf(from), kept));
  const opened = once(async (from) => openFiles(connection, folder, await filesOf(from), scratch));
  const dates: DatesOfFiles = new Map();
  return {
    has: async (from) => (await filesOf(from)).length > 0,
    partials: async (from, signals, told = () => {}) => {
      const files = inputs(from);
      // Who waits for the query hears of a file that cannot be read when it asks for the hashes.
      files.catch(() => {});
      if (!kept) return askFiles(place, await opened(from), signals, told);
      const read = async (path: string) =>
        askFiles(place, await openFiles(connection, folder, [path], scratch), signals);
      return partialsInParts(read, await files, signals, kept, dates, told);
    },
    counts: async (from, question, told) => {
      const ask = (files: OpenFiles, of: readonly string[]) =>
        inWords(place, files, question.signals, (dialect) =>
          // Dates are held against those that the partials have: each is looked at.
          askCounts(
            { ...askDuckDb(connection), dialect: { ...dialect, shortDates: [] } },
            files.table,
            question,
            of,
            told,
          ),
        );
      if (!kept) return ask(await opened(from), [...question.slots.keys()]);
      return countsInParts(await inputs(from), question, kept, dates, async (files, of) =>
        ask(await openFiles(connection, folder, files, scratch), of),
      );
    },
    find: async (from, sought) => findIn(place, from, await filesOf(from), sought),
    inputs,
    close: async () => {},
  };
}

/** Work on a name that is done when it is first asked for. */
function once<T>(work: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const begun = new Map<string, Promise<T>>();
  return (name) => {
    const known = begun.get(name) ?? work(name);
    begun.set(name, known);
    return known;
  };
}

/** The embedded engine, to be asked as a cluster is. */
export function askDuckDb(connection: DuckDBConnection): Asked {
  return {
    dialect: duckdb,
    ask: async (sql, told = () => {}) => {
      const watch = setInterval(() => told(Math.max(0, connection.progress.percentage) / 100), 250);
      try {
        const work = async () => answerOf(await connection.run(sql));
        return await withinSeconds(limitSeconds(process.env), () => connection.interrupt(), work);
      } finally {
        clearInterval(watch);
      }
    },
  };
}

/** The engine, the folder of the edition, and one for what has to be copied to be read. */
interface Place {
  connection: DuckDBConnection;
  folder: string;
  scratch: string;
}

/** The partials of files that are open. */
function askFiles(
  place: Place,
  files: OpenFiles,
  signals: readonly PlannedSignal[],
  told?: Told,
): Promise<PartialTable> {
  const asked = askDuckDb(place.connection);
  return inWords(place, files, signals, async (dialect) => {
    const answer = await askPartials({ ...asked, dialect }, files.table, signals, told);
    if (!dialect.shortDates?.length || answer.every(({ partials }) => areShort(partials.observed)))
      return answer;
    return askPartials({ ...asked, dialect: { ...dialect, shortDates: [] } }, files.table, signals, told);
  });
}

function areShort(dates: Partials['observed']): boolean {
  return Array.prototype.every.call(dates, (date) => date === null || date.length <= lettersOfDay);
}

/**
 * A question about files that are open, in the dialect for their types.
 * @throws UserError for files that lack a column which the signals read, or that cannot be read to their end
 */
async function inWords<T>(
  place: Place,
  files: OpenFiles,
  signals: readonly PlannedSignal[],
  ask: (dialect: Dialect) => Promise<T>,
): Promise<T> {
  const columns = readColumns(signals);
  checkColumns(files, columns);
  try {
    return await ask(await dialectFor(place.connection, files, signals));
  } catch (error) {
    const broken = aboutValues.test(failure(error)) ? [] : await unreadableFiles(place, files, columns);
    throw broken.length > 0 ? new UserError(broken) : error;
  }
}

/** What the engine says where it could read the files, but not make of them what was asked. */
const aboutValues =
  /^(Binder|Catalog|Conversion|INTERRUPT|Invalid Type|Out of (Memory|Range)|OutOfMemory|Parser) Error/;

/** Each file by itself, to say which it is that ends the reading of all. */
async function unreadableFiles(
  { connection, folder, scratch }: Place,
  { files }: OpenFiles,
  columns: readonly string[],
): Promise<Problem[]> {
  const found: Problem[] = [];
  const read = columns.map((name) => `bit_xor(hash(${identifier(name)}))`).join(', ');
  for (const { file } of files) {
    try {
      const { table } = await openFiles(connection, folder, [file], scratch);
      await connection.run(`SELECT ${read} FROM ${table}`);
    } catch (error) {
      found.push(...(await complaints(folder, file, error)));
    }
  }
  return found;
}

/** Combinations of values that records are grouped by, beside their places and dates, rather than try every condition on each. */
const fewValues = 100;
const sampled = 5000;

/** The dialect for a table whose columns have types, and some of them few values. */
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
 * What the first records say of all: whether columns have few values together, and whether dates have no time of day. Where later
 * records differ, the answers are the same and take longer.
 */
async function firstRecords(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  date: string | undefined,
): Promise<{ few: boolean; short: boolean }> {
  if (columns.length === 0 && date === undefined) return { few: false, short: false };
  const isLong = date === undefined ? 'false' : `length(${identifier(date)}) > ${lettersOfDay}`;
  const asked = [...columns.map(identifier), `coalesce(${isLong}, false) AS __long`].join(', ');
  const first = `SELECT ${asked} FROM ${table} LIMIT ${sampled}`;
  const different = await connection.runAndReadAll(
    `SELECT DISTINCT * FROM (${first}) LIMIT ${2 * fewValues + 1}`,
  );
  const rows = different.getRows();
  const together = new Set(rows.map((row) => row.slice(0, -1).join('\0')));
  return {
    few: columns.length > 0 && together.size <= fewValues,
    short: date !== undefined && rows.every((row) => row.at(-1) === false),
  };
}

/** A result by column: doubles side by side where none is missing, else a list. */
async function answerOf(result: DuckDBResult): Promise<Answer> {
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = result.columnTypes().map(({ typeId }, c) => {
    return (typeId === DuckDBTypeId.DOUBLE && doublesOf(chunks, c, length)) || valuesOf(chunks, c);
  });
  return { names: result.columnNames(), length, columns };
}

function doublesOf(chunks: readonly DuckDBDataChunk[], c: number, length: number): Float64Array | undefined {
  const all = new Float64Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(c);
    for (let i = 0; i < vector.itemCount; i++, at++) {
      const x = vector.getItem(i);
      if (x === null) return undefined;
      all[at] = x as number;
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

/** The files with their hashes; where some are kept, files that have not changed since are not read. */
async function hashed(
  folder: string,
  from: string,
  files: readonly string[],
  kept: Kept | undefined,
): Promise<InputFile[]> {
  const key = join(resolve(folder), from);
  const known = kept?.find('hashes', key);
  const now = new Map<string, KnownFile>();
  for (const path of files) now.set(path, await hashUnlessKnown(join(folder, path), known?.get(path)));
  const changed = [...now].some(([path, file]) => known?.get(path) !== file);
  if (kept && changed) await kept.keep('hashes', key, now);
  return [...now].map(([path, { bytes, sha256 }]) => ({ path, bytes, sha256 }));
}
