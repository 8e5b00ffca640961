import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { problems, type Signal, UserError } from '../edition/index.js';
import {
  duckdbFor,
  identifier,
  literal,
  measuresOf,
  type PlaceGrid,
  type RecordsWanted,
  recordsQuery,
} from '../sql/index.js';
import { clusterClient } from './clickhouse/client.js';
import { clusterFrom, type Environment } from './clickhouse/place.js';
import { clusterTable } from './clickhouse/records.js';
import { findDataFiles } from './dataFiles.js';
import { askCounts } from './differentValues.js';
import { confine, withDuckDb } from './duckdb.js';
import { askDuckDb } from './embeddedRecords.js';
import { hashFile } from './hash.js';
import { Merging } from './merging.js';
import { openFiles } from './open/openFiles.js';
import type { OpenEdition } from './openEdition.js';
import { type Asked, askPartials } from './partials.js';
import { type Places, placesOf } from './readPlaces.js';
import { onCluster } from './recordEngine.js';
import { ensureRecords } from './records.js';

/** A file of an edition with the hash it had; of one made out of a package, the hash of the file in the package. */
interface HashedFile {
  path: string;
  sha256: string;
  madeOf?: string;
}

/** Which raw rows made a cell. */
export type RowsWanted =
  | (RecordsWanted & {
      kind: 'records';
      indicator: string;
      files: readonly HashedFile[];
      value: Signal['value'];
      take?: Signal['period']['take'];
      /** The borders, one of the files, that positions were placed by. */
      borders?: string;
    })
  | { kind: 'data'; indicator: string; file: HashedFile; select: Readonly<Record<string, string>> };

/** Raw rows, as texts, and the query that found them. */
export interface RawRowsFound {
  sql: string;
  columns: string[];
  /** The first of them. */
  rows: (string | null)[][];
  /** How many there are. */
  count: number;
  /** What the signal counts or adds up over all of them: its records, and above and below the line. */
  measured: { records: number; above: number; below: number } | null;
}

/**
 * The raw rows of a cell, out of an edition at hand. The engine reads nothing outside the folder of the edition; records on a
 * cluster are asked for there, as they are now.
 *
 * @param limit how many rows are given at most
 * @throws UserError where a file is not the one that the cell was made from
 */
export async function rawRows(
  open: OpenEdition,
  wanted: RowsWanted,
  limit: number,
  env: Environment = process.env,
): Promise<RawRowsFound> {
  const files = wanted.kind === 'data' ? [wanted.file] : wanted.files;
  if (wanted.kind === 'records' && files.some((f) => onCluster(f.path))) {
    const far = files.find((f) => onCluster(f.path))!.path;
    await checkFiles(
      open,
      files.filter((f) => f.path !== far),
    );
    const client = await clusterClient(clusterFrom(env, { file: far }));
    return recordRows(client, clusterTable(far), gridOf(open, wanted), wanted, limit).finally(client.close);
  }
  await checkFiles(open, files);
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-'));
  try {
    return await withDuckDb(async (connection) => {
      await confine(connection, open.folder, scratch);
      const asked = askDuckDb(connection);
      if (wanted.kind === 'records') {
        const paths = files.map((f) => f.path).filter((path) => path !== wanted.borders);
        const { table, columns } = await openFiles(connection, open.folder, paths, scratch);
        const typed = { ...asked, dialect: duckdbFor(columns) };
        return await recordRows(typed, table, gridOf(open, wanted), wanted, limit);
      }
      const sql = await dataQuery(connection, open.folder, scratch, wanted);
      return { ...(await read(asked, sql, limit)), measured: null };
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function recordRows(
  asked: Asked,
  table: string,
  grid: PlaceGrid | undefined,
  wanted: Extract<RowsWanted, { kind: 'records' }>,
  limit: number,
): Promise<RawRowsFound> {
  const sql = recordsQuery(table, { ...wanted, grid }, asked.dialect);
  const found = { ...(await read(asked, sql, limit)), measured: await measured(asked, sql, wanted) };
  // The query as it was asked, but for borders of megabytes.
  return grid ? { ...found, sql: sql.replace(grid.cells, `… ${wanted.borders} …`) } : found;
}

/** The borders of the edition, once their file is known to be the one that was used. */
function gridOf(
  open: OpenEdition,
  { borders }: Extract<RowsWanted, { kind: 'records' }>,
): PlaceGrid | undefined {
  return open.signals.find(({ unit }) => 'lon' in unit && unit.borders === borders)?.grid;
}

/** @throws UserError naming every file that has changed or is gone */
async function checkFiles(open: OpenEdition, files: readonly HashedFile[]): Promise<void> {
  const made = files.filter((f) => f.madeOf !== undefined);
  const facts = made.length === 0 ? [] : await ensureRecords(open.folder, open.sources);
  const changed: string[] = [];
  for (const file of files) {
    const now = file.madeOf
      ? facts.find((f) => `records/${f.id}.parquet` === file.path)?.sha256
      : await hashFile(join(open.folder, file.path)).then(
          (f) => f.sha256,
          () => undefined,
        );
    if (now !== file.sha256) changed.push(file.path);
  }
  if (changed.length > 0) {
    throw new UserError(changed.map((name) => problems.otherRecords(join(open.folder, name))));
  }
}

async function dataQuery(
  connection: DuckDBConnection,
  folder: string,
  scratch: string,
  { file, select }: Extract<RowsWanted, { kind: 'data' }>,
): Promise<string> {
  const { files } = await findDataFiles(connection, folder, scratch);
  const { table } = files.find((f) => f.name === file.path)!;
  const conditions = Object.entries(select).map(
    ([column, word]) => `trim(CAST(${identifier(column)} AS VARCHAR)) = ${literal(word)}`,
  );
  const numbered = `(SELECT row_number() OVER () AS row, * FROM ${table})`;
  return `SELECT *\nFROM ${numbered}\nWHERE ${conditions.join('\n  AND ')}`;
}

async function read(asked: Asked, sql: string, limit: number) {
  const all = await asked.ask(`SELECT count(*) FROM (${sql}) AS found`);
  const some = await asked.ask(`${sql}\nLIMIT ${limit}`);
  return {
    sql,
    columns: some.names,
    rows: Array.from({ length: some.length }, (_, i) => some.columns.map((column) => asText(column[i]))),
    count: Number(all.columns[0]![0]),
  };
}

const asText = (cell: unknown) => (cell === null ? null : String(cell));

/** The signal again, over these records alone: all are of one unit, and of one period. */
async function measured(
  asked: Asked,
  sql: string,
  { indicator, date, value, take }: Extract<RowsWanted, { kind: 'records' }>,
): Promise<RawRowsFound['measured']> {
  const unit = { code: '__all' };
  const { column, zone, format } = date;
  const period = { column, zone, format, take };
  const signal: Signal = { indicator, from: 'records', unit, period, value };
  const records = `(SELECT *, 1 AS __all FROM (${sql}) AS found) AS records`;
  const places = placesOf([signal], await askPartials(asked, records, [signal]));
  const figures = places.of[0]!;
  const sum = (of: 'n' | 'v' | 'd') => figures[of].reduce((total, figure) => total + figure, 0);
  const { adds, below, counted } = measuresOf(signal);
  const over = take === 'mean' && !below ? date.dates.length : 1;
  if (adds) return { records: sum('n'), above: sum('v') / over, below: sum('d') };
  const above = counted
    ? (await different(asked, records, signal, date.dates)) / over
    : merged(signal, places, date.dates);
  return { records: sum('n'), above, below: 0 };
}

/** The only body there is. */
const alone = { units: 1, count: 1, of: [[0]] };

/** How many different values there are in all slots together: one, or each date for itself. */
async function different(
  asked: Asked,
  records: string,
  signal: Signal,
  dates: readonly string[],
): Promise<number> {
  const slots = new Map(dates.map((date) => [date, signal.period.take === 'mean' ? date : '']));
  const placesOn = (of: readonly string[]) => ({
    words: [{ words: ['1'], unit: 0, first: 0, last: of.length - 1 }],
    bodies: new Map([[0, alone.of[0]!]]),
  });
  const rows = await askCounts(asked, records, { signals: [signal], slots, placesOn }, dates);
  return rows.reduce((total, row) => total + row.counts[0]!, 0);
}

function merged(signal: Signal, { observed, of }: Places, dates: readonly string[]): number {
  const merging = new Merging(measuresOf(signal).value.aggregate, alone, signal.period.take === 'mean');
  for (const date of dates) {
    observed.forEach((when, row) => {
      if (when === date) merging.add(0, of[0]!.states![row]!);
    });
    merging.endDate();
  }
  return merging.finish()[0]!;
}
