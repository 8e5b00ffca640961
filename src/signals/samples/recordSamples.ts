import type { DuckDBConnection } from '@duckdb/node-api';
import { type Frequency, type Geocoding, periodOfDate, placeColumns } from '../../edition/index.js';
import {
  appendTo,
  columnsOfSignals,
  duckdbFor,
  geocodedRecords,
  groupBy,
  identifier,
  orderColumn,
  type SamplePlace,
  samplesQuery,
} from '../../sql/index.js';
import type { NamedUnit } from '../names.js';
import { allNumberedRecords, numberedRecords, type OpenFiles, ownColumnsOf } from '../open/openFiles.js';
import type { RecordFile } from '../open/recordFile.js';
import { knownShortDates, type RecordFolder } from '../recordFolder.js';
import type { WrittenSignal } from '../writtenSignal.js';
import type { CandidateSet, LastObserved } from './candidates.js';
import { type FileRow, type RowsFile, rowsOfFiles } from './fileRows.js';

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

/**
 * Some of the first, the last and the middle record behind each figure of signals that read the same files, a set for each file.
 * @param places which of them
 */
export async function recordSamples(
  records: RecordFolder,
  opened: OpenFiles,
  sampled: readonly Sampled[],
  places: readonly SamplePlace[],
  counted: Counted,
): Promise<CandidateSet[]> {
  const connection = records.connectionOf(sampled[0]!.signal.from);
  const chosen: Chosen[] = [];
  for (const alike of groupBy(sampled, (one) => keyOf(one)).values()) {
    const placed = placedRecords(records, opened, alike, counted);
    if (placed !== undefined) chosen.push(...(await chosenBy(connection, opened, alike, { placed, places })));
  }
  const byFile = new Map<number, Chosen[]>();
  for (const one of chosen) appendTo(byFile, one.file, one);
  const own = opened.files.map((_, number) => byFile.get(number) ?? []);
  const wanted = opened.files.map((file, number) => ({
    file: rowsFile(opened, file),
    numbers: new Set(own[number]!.map(({ row }) => row)),
  }));
  const tablesOf = (files: readonly number[]) => numberedRecords(opened, files).map(({ sql }) => sql);
  const rows = await rowsOfFiles(connection, wanted, tablesOf);
  return opened.files.flatMap((file, i) => setsOfFile(wanted[i]!.file, file, own[i]!, rows[i]!));
}

/** Signals of the same key use the same records of the same units. */
function keyOf({ signal, last }: Sampled): string {
  const { take, ...date } = signal.period;
  return JSON.stringify([signal.unit, date, take === 'last', last.period]);
}

/**
 * The geocoded records of the dates that count, with the columns that the choice depends on: an SQL expression. Undefined where no record
 * of these dates belongs to a unit that is wanted.
 */
function placedRecords(
  records: RecordFolder,
  opened: OpenFiles,
  alike: readonly Sampled[],
  counted: Counted,
): string | undefined {
  const { signal, last } = alike[0]!;
  const wanted = new Set(alike.flatMap((one) => one.last.units));
  const map = placesOf(signal, last.period, counted, wanted);
  if (map.placeNames.length === 0) return undefined;
  const { unit, grid, period } = signal;
  const columns = placeColumns(unit);
  const dialect = duckdbFor(opened.columns, [], knownShortDates(records, signal));
  const placed = geocodedRecords(allNumberedRecords(opened), { columns, grid, date: period }, map, dialect);
  const needed = columnsOfSignals(alike.map((one) => one.signal)).map(identifier);
  return `(SELECT ${['__unit', '__file', '__row', ...needed].join(', ')} FROM ${placed}) AS placed`;
}

/** A record that was chosen: its file, its number in it, and its place among those of its unit. */
interface Chosen extends Sampled {
  unit: number;
  of: number;
  rank: number;
  file: number;
  row: number;
}

/** The chosen records of signals with the same key, by unit and place among its records. */
async function chosenBy(
  connection: DuckDBConnection,
  { columns }: OpenFiles,
  alike: readonly Sampled[],
  { placed, places }: { placed: string; places: readonly SamplePlace[] },
): Promise<Chosen[]> {
  const signals = alike.map(({ signal }) => signal);
  const answer = await connection.runAndReadAll(samplesQuery(placed, signals, places, duckdbFor(columns)));
  const rows = answer.getRows().map((cells) => cells.map(Number));
  const width = 1 + 2 * places.length;
  return alike.flatMap((sampled, nth) => {
    const units = new Set(sampled.last.units);
    return rows.flatMap(([unit, ...cells]) => {
      const [of, ...found] = cells.slice(nth * width, (nth + 1) * width) as [number, ...number[]];
      if (of === 0 || !units.has(unit!)) return [];
      const ranked = places.map((place, i) => {
        return {
          ...sampled,
          unit: unit!,
          of,
          rank: ranks[place](of),
          file: found[2 * i]!,
          row: found[2 * i + 1]!,
        };
      });
      const different = ranked.filter((one, i) => ranked.findIndex(({ rank }) => rank === one.rank) === i);
      return different.sort((a, b) => a.rank - b.rank);
    });
  });
}

/** The place of a sample among all records of a unit, from 1. */
const ranks: Record<SamplePlace, (of: number) => number> = {
  first: () => 1,
  last: (of) => of,
  middle: (of) => Math.floor((of + 1) / 2),
};

function rowsFile(opened: OpenFiles, file: RecordFile): RowsFile {
  const csv = /\.csv(\.gz)?$/i.test(file.file) ? file.path : undefined;
  return { csv, columns: ownColumnsOf(opened, file) };
}

/** The chosen records of one file, a set for each signal. */
function setsOfFile(
  { columns, csv }: RowsFile,
  file: RecordFile,
  chosen: readonly Chosen[],
  rows: ReadonlyMap<number, FileRow>,
): CandidateSet[] {
  return [...groupBy(chosen, ({ signal }) => signal.indicator).values()].map((own) => {
    const { signal, last } = own[0]!;
    const by = orderColumn(signal);
    return {
      set: {
        indicator: signal.indicator,
        period: last.period,
        file: file.file,
        from: signal.from,
        columns: [...columns],
        numbered: csv === undefined ? 'row' : 'line',
        ...(by === undefined ? {} : { by }),
      },
      rows: own.flatMap(({ unit, rank, of, row }) => {
        const found = rows.get(row);
        return found ? [{ unit, number: found.line ?? row, rank, of, cells: found.cells }] : [];
      }),
    };
  });
}

/** The place names of some units and the dates that count in a period. */
function placesOf(
  signal: WrittenSignal,
  period: string,
  { geocoding, named, frequency }: Counted,
  wanted: ReadonlySet<number>,
) {
  const { indicator, from, unit, grid } = signal;
  const own = geocoding.filter((one) => one.indicator === indicator && one.from === from && one.used);
  const dates = own
    .map(({ observed }) => observed)
    .filter((date) => periodOfDate(date, frequency) === period);
  dates.sort();
  const columns = placeColumns(unit).join();
  const polygons = new Map(grid?.ids.map((id, i) => [id, `${i + 1}`]));
  const placeNames = named
    .filter((one) => one.from === from && one.columns.join() === columns && wanted.has(one.unit))
    .map((one) => ({
      words: grid ? [polygons.get(one.words[0]!) ?? ''] : one.words,
      unit: one.unit,
      first: dates.findIndex((date) => one.first <= date),
      last: dates.findLastIndex((date) => date <= one.last),
    }))
    .filter(({ first, last }) => first >= 0 && first <= last);
  return { placeNames, dates: dates.map((date) => ({ date, slot: 0 })) };
}
