import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { makeFolder, replace, sync } from '../../disk/index.js';
import { problems, UserError } from '../../edition/index.js';
import { literal } from '../../sql/index.js';
import { engineLibrary, errorMessage, withConnections } from '../duckdb.js';
import type { Progress } from '../records.js';
import { type Cell, cellsOf, nestingOf } from './cells.js';
import type { Model, Stream } from './model.js';
import { cellsQuery, recordsQuery } from './query.js';
import { readModel, simulationTables } from './readModel.js';

/** What to simulate: the approximate number of all records, and the random seed. */
export interface Simulation {
  records: number;
  seed: number;
  /** Output folder: a folder per record type, a file per segment and year. */
  out: string;
  threads: number;
}

/** To be increased whenever the same parameters would give other records. */
const version = 3;

/**
 * Simulates the raw records of an edition from its `simulation/` tables, as Parquet. The same tables, number and seed
 * give the same bytes on any number of threads; memory holds the cells of all years, and one row group per thread.
 * Existing records with the same parameters are kept.
 *
 * @returns the number of records, and whether they were made now
 * @throws UserError when the tables are invalid or the folder is not writable
 */
export async function simulate(
  folder: string,
  { records, seed, out, threads }: Simulation,
  progress: Progress = () => {},
): Promise<{ records: number; files: number; made: boolean }> {
  const model = readModel(folder);
  const ledger = join(out, 'simulation.json');
  const key = keyOf(folder, records, seed);
  const known = await readLedger(ledger);
  const files = model.streams.length * model.years.length;
  if (known?.key === key) return { records: known.records, files, made: false };
  const types = [...new Set(model.streams.map((s) => s.type.id))];
  if (!known) refuseRecordsOfOthers(types.map((type) => join(out, type)));
  const note = async (of: Ledger) => {
    await writeFile(`${ledger}.part`, `${JSON.stringify(of, null, 1)}\n`);
    await sync(`${ledger}.part`);
    await replace(`${ledger}.part`, ledger);
  };
  try {
    await makeFolder(out);
    // Until all is there, the folders are known to be those of a simulation that did not end.
    await note({ key: 'unfinished', records: 0 });
    for (const type of types) {
      await rm(join(out, type), { recursive: true, force: true });
      await makeFolder(join(out, type));
    }
    const made = await writeAll(model, { records, seed, out, threads }, progress);
    await sync(out);
    await note({ key, records: made });
    return { records: made, files, made: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined && !/IO Error/.test(errorMessage(error))) throw error;
    throw new UserError([problems.unwritable(out, code ?? errorMessage(error))]);
  }
}

/** What tells that the records of a folder were simulated, and with which parameters. */
interface Ledger {
  key: string;
  records: number;
}

/** Refuses folders with files where no simulation is known to have written them: they would be removed. */
function refuseRecordsOfOthers(folders: readonly string[]): void {
  const used = folders.filter((folder) => existsSync(folder) && readdirSync(folder).length > 0);
  if (used.length > 0) throw new UserError(used.map((folder) => problems.folderInUse(folder)));
}

async function readLedger(path: string): Promise<Ledger | undefined> {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined;
}

function keyOf(folder: string, records: number, seed: number): string {
  const hash = createHash('sha256');
  for (const name of simulationTables) {
    hash.update(readFileSync(join(folder, 'simulation', `${name}.csv`)));
  }
  return `${version} ${records} ${seed} ${hash.digest('hex')}`;
}

/** Fast to write; columns with hardly any repetition get no dictionary. */
const format = 'FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1000';

/**
 * Writes as many files at a time as there are threads; the cells of a year are loaded while files of the year before
 * are written. Within a year the largest files come first, so that no thread is left with a large one at the end.
 */
async function writeAll(model: Model, how: Simulation, progress: Progress): Promise<number> {
  const years = [...model.years.keys()];
  const tasks = years.flatMap((year) => {
    return model.streams
      .map((stream) => ({ stream, year }))
      .sort((a, b) => b.stream.volume[year]! - a.stream.volume[year]!);
  });
  let [made, next] = [0, 0];
  await withConnections(
    how.threads + 1,
    async ([loader, ...writers]) => {
      const loaded: Promise<number>[] = [];
      for (const year of years) {
        const before = loaded.at(-1) ?? Promise.resolve(0);
        loaded.push(before.then(() => loadCells(loader!, model, year, how)));
      }
      const ended = await Promise.allSettled([
        ...loaded,
        ...writers.map(async (connection) => {
          for (let task = tasks[next++]; task; task = tasks[next++]) {
            progress(next - 1, tasks.length, { en: 'simulated records', zh: '模拟记录' });
            try {
              await loaded[task.year];
              await writeStream(connection, model, task.stream, task.year, how);
            } catch (error) {
              next = tasks.length; // other workers finish their current file before their connections are closed
              throw error;
            }
          }
        }),
      ]);
      for (const end of ended) if (end.status === 'rejected') throw end.reason;
      made = (await Promise.all(loaded)).reduce((sum, records) => sum + records, 0);
    },
    // A file is written by one thread, in the order of its cells.
    { threads: '1' },
  );
  progress(tasks.length, tasks.length, { en: 'simulated records', zh: '模拟记录' });
  return made;
}

/** Writes one file from its cells. */
async function writeStream(
  connection: DuckDBConnection,
  model: Model,
  stream: Stream,
  year: number,
  { seed, records, out }: Simulation,
): Promise<void> {
  const cells = `${tableOf(year)} WHERE stream = ${model.streams.indexOf(stream)}`;
  const query = recordsQuery(cells, stream, year, nestingOf(stream, year, seed, records), seed);
  const path = join(out, stream.type.id, `${stream.id}-${model.years[year]}.parquet`);
  await connection.run(`COPY (${query}) TO ${literal(path)} (${format})`);
}

const tableOf = (year: number) => `cells_${year}`;

const numbers: readonly (readonly [keyof Cell, (cell: Cell) => number])[] = [
  ['city', (cell) => cell.city],
  ['month', (cell) => cell.month],
  ['first', (cell) => cell.first],
  ['records', (cell) => cell.records],
  ['firstOwner', (cell) => cell.firstOwner],
  ['owners', (cell) => cell.owners],
  ['firstGroup', (cell) => cell.firstGroup],
  ['groups', (cell) => cell.groups],
];

/**
 * Loads the cells of all streams in a year into a table: only numbers cross over to DuckDB, texts are added there.
 * @returns their number of records
 */
async function loadCells(
  connection: DuckDBConnection,
  model: Model,
  year: number,
  { seed, records }: Simulation,
): Promise<number> {
  const columns = ['stream', ...numbers.map(([name]) => name)].map((name) => `${name} DOUBLE`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE numbers (${columns})`);
  const appender = await connection.createAppender('numbers');
  const { DOUBLE, DuckDBDataChunk } = engineLibrary();
  const types = Array(numbers.length + 1).fill(DOUBLE);
  let made = 0;
  for (const [number, stream] of model.streams.entries()) {
    const nesting = nestingOf(stream, year, seed, records);
    const cells = cellsOf(model, stream, year, nesting, { seed, records });
    for (let from = 0; from < cells.length; from += 2048) {
      const part = cells.slice(from, from + 2048);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setColumns([part.map(() => number), ...numbers.map(([, of]) => part.map(of))]);
      appender.appendDataChunk(chunk);
    }
    for (const cell of cells) made += cell.records;
    await setImmediate(); // workers that wait for the cells continue
  }
  appender.closeSync();
  await connection.run(`CREATE TABLE ${tableOf(year)} AS ${cellsQuery(model, year)}`);
  return made;
}
