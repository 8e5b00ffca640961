import type { DuckDBConnection } from '@duckdb/node-api';
import { type Frequency, type Geocoding, periodOfDate, placeColumns } from '../../edition/index.js';
import {
  columnsOfSignals,
  duckdbFor,
  geocodedRecords,
  groupBy,
  identifier,
  orderColumn,
  type RecordColumn,
  samplesQuery,
} from '../../sql/index.js';
import type { NamedUnit } from '../names.js';
import { numberedRecords, type OpenFiles, recordsOfFile } from '../open/openFiles.js';
import { partitionsOf } from '../open/partitions.js';
import type { RecordFile } from '../open/recordFile.js';
import type { WrittenSignal } from '../writtenSignal.js';
import type { CandidateSet, LastObserved } from './candidates.js';
import { rowsOfFile } from './fileRows.js';

/** What was found when records were counted. */
export interface Counted {
  geocoding: readonly Geocoding[];
  named: readonly NamedUnit[];
  frequency: Frequency;
}

/** A signal, and the last period in which its indicator was observed. */
export interface Sampled {
  signal: WrittenSignal;
  last: LastObserved;
}

/** The first, the middle and the last record behind each figure of signals that read the same files, a set for each file. */
export async function recordSamples(
  connection: DuckDBConnection,
  opened: OpenFiles,
  sampled: readonly Sampled[],
  counted: Counted,
): Promise<CandidateSet[]> {
  const chosen: Chosen[] = [];
  for (const alike of groupBy(sampled, (one) => keyOf(one)).values()) {
    if (!(await placeRecords(connection, opened, alike, counted))) continue;
    for (const one of alike) chosen.push(...(await chosenBy(connection, opened, one)));
    await connection.run(`DROP TABLE ${records}`);
  }
  const sets: CandidateSet[] = [];
  for (const [number, file] of opened.files.entries()) {
    const own = chosen.filter((one) => one.file === number);
    sets.push(...(await setsOfFile(connection, opened, file, own)));
  }
  return sets;
}

/** Signals of the same key use the same records of the same units. */
function keyOf({ signal, last }: Sampled): string {
  const { take, ...date } = signal.period;
  return JSON.stringify([signal.unit, date, take === 'last', last.period]);
}

/** The geocoded records of the dates that count, with the columns that the choice depends on. */
const records = '__sampled';

/** Fills the table; false where no record of these dates belongs to a unit. */
async function placeRecords(
  connection: DuckDBConnection,
  opened: OpenFiles,
  alike: readonly Sampled[],
  counted: Counted,
): Promise<boolean> {
  const { signal, last } = alike[0]!;
  const map = placesOf(signal, last.period, counted);
  if (map.placeNames.length === 0) return false;
  const { unit, grid, period } = signal;
  const keys = { columns: placeColumns(unit), grid, date: period };
  const read = columnsOfSignals(alike.map((one) => one.signal)).map(identifier);
  const placed = geocodedRecords(numberedRecords(opened), keys, map, duckdbFor(opened.columns));
  const columns = ['__unit', '__file', '__row', ...read].join(', ');
  await connection.run(`CREATE TEMP TABLE ${records} AS SELECT ${columns} FROM ${placed}`);
  return true;
}

/** A record that was chosen: its file, its number in it, and its place among those of its unit. */
interface Chosen extends Sampled {
  unit: number;
  of: number;
  rank: number;
  file: number;
  row: number;
}

async function chosenBy(
  connection: DuckDBConnection,
  { columns }: OpenFiles,
  sampled: Sampled,
): Promise<Chosen[]> {
  const { signal, last } = sampled;
  const answer = await connection.runAndReadAll(
    samplesQuery(records, signal, last.units, duckdbFor(columns)),
  );
  return answer.getRows().map((cells) => {
    const [unit, of, rank, file, row] = cells.map(Number) as [number, number, number, number, number];
    return { ...sampled, unit, of, rank, file, row };
  });
}

/** The chosen records of one file, a set for each signal. */
async function setsOfFile(
  connection: DuckDBConnection,
  opened: OpenFiles,
  file: RecordFile,
  chosen: readonly Chosen[],
): Promise<CandidateSet[]> {
  const columns = ownColumns(opened, file);
  const isCsv = /\.csv(\.gz)?$/i.test(file.file);
  const rows = await rowsOfFile(
    connection,
    { csv: isCsv ? file.path : undefined, table: recordsOfFile(opened, file), columns },
    new Set(chosen.map(({ row }) => row)),
  );
  return [...groupBy(chosen, ({ signal }) => signal.indicator).values()].map((own) => {
    const { signal, last } = own[0]!;
    const by = orderColumn(signal);
    return {
      set: {
        indicator: signal.indicator,
        period: last.period,
        file: file.file,
        from: signal.from,
        columns,
        numbered: isCsv ? 'line' : 'row',
        ...(by === undefined ? {} : { by }),
      },
      rows: own.flatMap(({ unit, rank, of, row }) => {
        const found = rows.get(row);
        return found ? [{ unit, number: found.line ?? row, rank, of, cells: found.cells }] : [];
      }),
    };
  });
}

/** The place names of units and the dates that count in a period. */
function placesOf(signal: WrittenSignal, period: string, { geocoding, named, frequency }: Counted) {
  const { indicator, from, unit, grid } = signal;
  const own = geocoding.filter((one) => one.indicator === indicator && one.from === from && one.used);
  const dates = own
    .map(({ observed }) => observed)
    .filter((date) => periodOfDate(date, frequency) === period);
  dates.sort();
  const columns = placeColumns(unit).join();
  const polygons = new Map(grid?.ids.map((id, i) => [id, `${i + 1}`]));
  const placeNames = named
    .filter((one) => one.from === from && one.columns.join() === columns)
    .map((one) => ({
      words: grid ? [polygons.get(one.words[0]!) ?? ''] : one.words,
      unit: one.unit,
      first: dates.findIndex((date) => one.first <= date),
      last: dates.findLastIndex((date) => date <= one.last),
    }))
    .filter(({ first, last }) => first >= 0 && first <= last);
  return { placeNames, dates: dates.map((date) => ({ date, slot: 0 })) };
}

/** The columns that a file has itself, without those that its folders name. */
function ownColumns({ files }: OpenFiles, { file, columns }: RecordFile): string[] {
  const folders = partitionsOf(files.map((one) => one.file)).of(file);
  const isOfFolder = ({ name }: RecordColumn) => folders.some((one) => one.name === name);
  return columns.filter((one) => !isOfFolder(one)).map(({ name }) => name);
}
