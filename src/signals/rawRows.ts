import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type FoundRows, problems, type Signal, UserError } from '../edition/index.js';
import {
  duckdbFor,
  identifier,
  literal,
  measuresOf,
  nearestQuotient,
  type PlaceGrid,
  type RecordSelection,
  recordsQuery,
  wholeDecimal,
} from '../sql/index.js';
import { clusterClient } from './clickhouse/client.js';
import { type Environment, readCluster } from './clickhouse/cluster.js';
import { clusterTable } from './clickhouse/records.js';
import { findDataFiles } from './dataFiles.js';
import { queryDistinctCounts } from './distinctCounts.js';
import { duckDbConnection } from './duckDbRecords.js';
import { restrictFileAccess, withDuckDb } from './duckdb.js';
import { hashFile } from './hash.js';
import { MergedStates } from './merging.js';
import { openFiles } from './open/openFiles.js';
import type { OpenEdition } from './openEdition.js';
import { queryPartials, type SqlConnection } from './partials.js';
import { BlankDates, PartSums } from './partSums.js';
import { type PlaceTable, placesOf } from './readPlaces.js';
import { isOnCluster } from './recordEngine.js';
import { ensureRecords } from './records.js';

/** An input file with its hash; for a file made from a package, the hash of the file in the package. */
interface HashedFile {
  path: string;
  sha256: string;
  madeOf?: string;
}

/** Selects the raw rows behind a cell. */
export type RawRowSelection =
  | (RecordSelection & {
      kind: 'records';
      indicator: string;
      files: readonly HashedFile[];
      value: Signal['value'];
      take?: Signal['period']['take'];
      /** The border file, one of `files`, that positions were geocoded with. */
      borders?: string;
    })
  | { kind: 'data'; indicator: string; file: HashedFile; select: Readonly<Record<string, string>> };

/**
 * Finds the raw rows behind a cell in the edition at hand. File access is restricted to the folder of the edition;
 * records on a cluster are queried as they are now.
 *
 * @param limit maximum number of rows returned
 * @throws UserError where a file differs from the one that the cell was computed from
 */
export async function rawRows(
  open: OpenEdition,
  wanted: RawRowSelection,
  limit: number,
  env: Environment = process.env,
): Promise<FoundRows> {
  const files = wanted.kind === 'data' ? [wanted.file] : wanted.files;
  if (wanted.kind === 'records' && files.some((f) => isOnCluster(f.path))) {
    const far = files.find((f) => isOnCluster(f.path))!.path;
    await checkFiles(
      open,
      files.filter((f) => f.path !== far),
    );
    const client = await clusterClient(readCluster(env, { file: far }));
    return recordRows(client, clusterTable(far), gridOf(open, wanted), wanted, limit).finally(client.close);
  }
  await checkFiles(open, files);
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-'));
  try {
    return await withDuckDb(async (connection) => {
      await restrictFileAccess(connection, [open.folder], scratch);
      const db = duckDbConnection(connection);
      if (wanted.kind === 'records') {
        const paths = files.map((f) => f.path).filter((path) => path !== wanted.borders);
        const { table, columns } = await openFiles(connection, open.folder, paths, scratch);
        const typed = { ...db, dialect: duckdbFor(columns) };
        return await recordRows(typed, table, gridOf(open, wanted), wanted, limit);
      }
      const sql = await dataQuery(connection, open.folder, scratch, wanted);
      return { ...(await read(db, sql, limit)), measured: null };
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function recordRows(
  db: SqlConnection,
  table: string,
  grid: PlaceGrid | undefined,
  wanted: Extract<RawRowSelection, { kind: 'records' }>,
  limit: number,
): Promise<FoundRows> {
  const sql = recordsQuery(table, { ...wanted, grid }, db.dialect);
  const found = { ...(await read(db, sql, limit)), measured: await measureRows(db, sql, wanted) };
  // Borders, which may have megabytes, are omitted from the query shown.
  return grid ? { ...found, sql: sql.replace(grid.cells, `… ${wanted.borders} …`) } : found;
}

/** The borders of the edition; their file was checked against the release before. */
function gridOf(
  open: OpenEdition,
  { borders }: Extract<RawRowSelection, { kind: 'records' }>,
): PlaceGrid | undefined {
  return open.signals.find(({ unit }) => 'lon' in unit && unit.borders === borders)?.grid;
}

/** @throws UserError naming every file that was changed or is absent */
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
  { file, select }: Extract<RawRowSelection, { kind: 'data' }>,
): Promise<string> {
  const { files } = await findDataFiles(connection, folder, scratch);
  const { table } = files.find((f) => f.name === file.path)!;
  const conditions = Object.entries(select).map(
    ([column, word]) => `trim(CAST(${identifier(column)} AS VARCHAR)) = ${literal(word)}`,
  );
  const numbered = `(SELECT row_number() OVER () AS row, * FROM ${table})`;
  return `SELECT *\nFROM ${numbered}\nWHERE ${conditions.join('\n  AND ')}`;
}

async function read(db: SqlConnection, sql: string, limit: number) {
  const all = await db.query(`SELECT count(*) FROM (${sql}) AS found`);
  const some = await db.query(`${sql}\nLIMIT ${limit}`);
  const columns = some.names.map((_, c) => some.column(c));
  return {
    sql,
    columns: some.names,
    rows: Array.from({ length: some.length }, (_, i) => columns.map((column) => asText(column[i]))),
    count: Number(all.column(0)[0]),
  };
}

const asText = (cell: unknown) => (cell === null ? null : String(cell));

/** Computes the signal again over these records, which belong to one unit and period. */
async function measureRows(
  db: SqlConnection,
  sql: string,
  { indicator, date, value, take }: Extract<RawRowSelection, { kind: 'records' }>,
): Promise<FoundRows['measured']> {
  const unit = { code: '__all' };
  const { column, zone, format } = date;
  const period = { column, zone, format, take };
  const signal: Signal = { indicator, from: 'records', unit, period, value };
  const records = `(SELECT *, 1 AS __all FROM (${sql}) AS found) AS records`;
  const places = placesOf([signal], await queryPartials(db, records, [signal]));
  const count = places.of[0]!.n.reduce((total, n) => total + n, 0);
  const { isAdditive, distinct } = measuresOf(signal);
  if (isAdditive) return { records: count, ...additiveFigure(signal, places, date.dates) };
  const above = distinct
    ? await meanOfDistinct(db, records, signal, places, date.dates)
    : mergedFigure(signal, places, date.dates);
  return { records: count, above, below: 0 };
}

/** The value, or its numerator and denominator; NaN for sums without any number. */
function additiveFigure({ period }: Signal, { observed, of }: PlaceTable, dates: readonly string[]) {
  const { v, d } = of[0]!;
  const [above, below] = [v, d].map((part) => part && new PartSums(part, 1));
  const units = new Int32Array(observed.length);
  for (const date of dates) {
    const rows = [...observed.keys()].filter((row) => observed[row] === date);
    for (const part of [above, below]) part?.addDate(rows, units);
  }
  const figure = (part: PartSums, over: number) =>
    part.blank.isBlank(0) ? Number.NaN : nearestQuotient([part.at(0)], [wholeDecimal(over)]);
  const over = period.take === 'mean' && !below ? dates.length - above!.blank.of(0) : 1;
  return { above: figure(above!, over), below: below ? figure(below, 1) : 0 };
}

/** A single area. */
const singleArea = { units: 1, count: 1, ofUnit: [[0]] };

/** The number of different values over all dates, or with `take: mean` the mean of those on each date; NaN without any value. */
async function meanOfDistinct(
  db: SqlConnection,
  records: string,
  signal: Signal,
  places: PlaceTable,
  dates: readonly string[],
): Promise<number> {
  const slots = new Map(dates.map((date) => [date, signal.period.take === 'mean' ? date : '']));
  const placesOn = (of: readonly string[]) => ({
    placeNames: [{ words: ['1'], unit: 0, first: 0, last: of.length - 1 }],
    areas: new Map([[0, singleArea.ofUnit[0]!]]),
  });
  const rows = await queryDistinctCounts(db, records, { signals: [signal], slots, placesOn }, dates);
  const counted = new Map(rows.map(({ slot, counts }) => [slot, counts[0]!]));
  const blank = new BlankDates(1);
  for (const slot of new Set(slots.values())) {
    const of = places.observed.map((date, row) => (slots.get(date) === slot ? places.of[0]!.n[row]! : 0));
    blank.enter(
      0,
      of.reduce((sum, n) => sum + n, 0),
      counted.has(slot),
    );
  }
  const total = rows.reduce((sum, row) => sum + row.counts[0]!, 0);
  return blank.isBlank(0) ? Number.NaN : total / (new Set(slots.values()).size - blank.of(0));
}

function mergedFigure(signal: Signal, { observed, of }: PlaceTable, dates: readonly string[]): number {
  const merging = new MergedStates(
    measuresOf(signal).value.aggregate,
    singleArea,
    signal.period.take === 'mean',
  );
  for (const date of dates) {
    observed.forEach((when, row) => {
      if (when === date) merging.add(0, of[0]!.states![row]!, of[0]!.n[row]!);
    });
    merging.endDate();
  }
  return merging.finish()[0]!;
}
