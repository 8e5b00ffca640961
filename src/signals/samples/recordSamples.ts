import {
  type Frequency,
  type Geocoding,
  type InputFile,
  periodOfDate,
  placeColumns,
} from '../../edition/index.js';
import {
  appendTo,
  columnsOfSignals,
  duckdbFor,
  type GeocodingTable,
  geocodedRecords,
  groupBy,
  identifier,
  orderColumn,
  type SamplePlace,
  samplesQuery,
} from '../../sql/index.js';
import { type NamedUnit, placeKeys } from '../names.js';
import { allNumberedRecords, numberedRecords, type OpenFiles, ownColumnsOf } from '../open/openFiles.js';
import type { RecordFile } from '../open/recordFile.js';
import { knownShortDates, type RecordFolder, readAs } from '../recordFolder.js';
import type { WrittenSignal } from '../writtenSignal.js';
import type { CandidateSet, FoundSamples, LastObserved } from './candidates.js';
import { type FileRow, type RowsFile, rowsOfFiles } from './fileRows.js';
import { columnsOfSignal, foundSamples, type KeptSamples, keptFound, keptRows, mergeFound } from './found.js';

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
 * @param kept what earlier runs found in files: each is then read separately, and only if it is new
 */
export async function recordSamples(
  records: RecordFolder,
  opened: OpenFiles,
  sampled: readonly Sampled[],
  places: readonly SamplePlace[],
  counted: Counted,
  kept?: KeptSamples,
): Promise<CandidateSet[]> {
  const { from } = sampled[0]!.signal;
  const connection = records.connectionOf(from);
  const inputs = new Map((await kept?.inputs(from))?.map((input) => [input.path, input]));
  const chosen: Chosen[] = [];
  for (const alike of groupBy(sampled, (one) => keyOf(one)).values()) {
    const search = { records, opened, alike, places, counted };
    // The middle one of all records cannot be told from those of parts.
    const isInParts = kept && !places.includes('middle');
    const found = await (isInParts ? foundInParts(search, kept, inputs) : foundAtOnce(search));
    chosen.push(...chosenOf(found, alike, places));
  }
  const byFile = new Map<number, Chosen[]>();
  for (const one of chosen) appendTo(byFile, one.file, one);
  const ofFile = opened.files.map((_, number) => byFile.get(number) ?? []);
  const wanted = opened.files.map((file, number) => ({
    file: rowsFile(opened, file),
    numbers: new Set(ofFile[number]!.map(({ row }) => row)),
  }));
  const tablesOf = (files: readonly number[]) => numberedRecords(opened, files, false).map(({ sql }) => sql);
  const files = opened.files.map(({ file }) => inputs.get(file)!);
  const rows = await (kept
    ? keptRows(kept, files, connection, wanted, tablesOf)
    : rowsOfFiles(connection, wanted, tablesOf));
  return opened.files.flatMap((file, i) => setsOfFile(wanted[i]!.file, file, ofFile[i]!, rows[i]!));
}

/** Signals of the same key use the same records of the same units. */
function keyOf({ signal, last }: Sampled): string {
  const { take, ...date } = signal.period;
  return JSON.stringify([signal.unit, date, take === 'last', last.period]);
}

/** A search for samples of signals with the same key. */
interface Search {
  records: RecordFolder;
  opened: OpenFiles;
  alike: readonly Sampled[];
  places: readonly SamplePlace[];
  counted: Counted;
}

/** Searches all files, for the units that are wanted. */
async function foundAtOnce(search: Search): Promise<FoundSamples> {
  const { opened, alike } = search;
  const wanted = new Set(alike.flatMap((one) => one.last.units));
  const map = placesOf(search, (unit) => wanted.has(unit))();
  return foundBy(search, map, [...opened.files.keys()]);
}

/**
 * Searches each file that was not searched before, for all units that it names: which of them are wanted may change with other files.
 */
async function foundInParts(
  search: Search,
  kept: KeptSamples,
  inputs: ReadonlyMap<string, InputFile>,
): Promise<FoundSamples> {
  const { records, opened, alike, places } = search;
  const key = readAs(alike[0]!.signal);
  const dates = records.dates.get(key);
  // Polygons have other names in the files.
  const names = alike[0]!.signal.grid ? undefined : records.names.get(key);
  const query = samplesIn(search, { placeNames: [], dates: [] }, 'records');
  const mapOf = placesOf(search, () => true);
  const parts: { file: number; found: FoundSamples }[] = [];
  for (const [file, { file: path }] of opened.files.entries()) {
    const map = mapOf({ dates: dates?.get(path), names: names?.(path) });
    const question = [query, JSON.stringify([opened.columns, map])].join('\n');
    const find = () => foundBy(search, map, [file]);
    parts.push({ file, found: await keptFound(kept, inputs.get(path)!, question, find) });
  }
  return mergeFound(parts, places);
}

/** Searches some of the files. */
async function foundBy(search: Search, map: PlacesOfPeriod, files: readonly number[]): Promise<FoundSamples> {
  if (map.placeNames.length === 0) return foundSamples([]);
  const { records, opened, alike } = search;
  const sql = samplesIn(search, map, allNumberedRecords(opened, files));
  const answer = await records.connectionOf(alike[0]!.signal.from).runAndReadAll(sql);
  return foundSamples(answer.getRows());
}

/** The query for samples in some records, geocoded by a map. */
function samplesIn({ records, opened, alike, places }: Search, map: PlacesOfPeriod, table: string): string {
  const signals = alike.map((one) => one.signal);
  const { unit, grid, period } = signals[0]!;
  const by = { columns: placeColumns(unit), grid, date: period };
  const dialect = duckdbFor(opened.columns, [], knownShortDates(records, signals[0]!));
  const shown = ['__unit', '__file', '__row', ...columnsOfSignals(signals).map(identifier)].join(', ');
  const placed = `(SELECT ${shown} FROM ${geocodedRecords(table, by, map, dialect)}) AS placed`;
  return samplesQuery(placed, signals, places, duckdbFor(opened.columns));
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
function chosenOf(
  { width, cells }: FoundSamples,
  alike: readonly Sampled[],
  places: readonly SamplePlace[],
): Chosen[] {
  const columns = columnsOfSignal(places.length);
  const rows = Array.from({ length: cells.length / width }, (_, i) => i * width);
  return alike.flatMap((sampled, nth) => {
    const units = new Set(sampled.last.units);
    return rows.flatMap((from) => {
      const [unit, first] = [cells[from]!, from + 1 + nth * columns];
      const of = cells[first]!;
      if (of === 0 || !units.has(unit)) return [];
      const ranked = places.map((place, i) => {
        const [file, row] = [cells[first + 3 * i + 2]!, cells[first + 3 * i + 3]!];
        return { ...sampled, unit, of, rank: ranks[place](of), file, row };
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

type PlacesOfPeriod = Omit<GeocodingTable, 'areas'>;

/** The place names of some units and the dates that count in a period: of all, or only of those that a file has. */
function placesOf(
  { alike, counted: { geocoding, named, frequency } }: Search,
  isWanted: (unit: number) => boolean,
) {
  const { signal, last } = alike[0]!;
  const { indicator, from, unit, grid } = signal;
  const own = geocoding.filter((one) => one.indicator === indicator && one.from === from && one.used);
  const inPeriod = own
    .map(({ observed }) => observed)
    .filter((date) => periodOfDate(date, frequency) === last.period)
    .sort();
  const columns = placeColumns(unit).join();
  const polygons = new Map(grid?.ids.map((id, i) => [id, `${i + 1}`]));
  const known = named.filter(
    (one) => one.from === from && isWanted(one.unit) && one.columns.join() === columns,
  );
  const keys = placeKeys((known[0]?.words ?? ['']).map((_, c) => known.map(({ words }) => words[c]!)));
  return (
    among: { dates?: ReadonlySet<string> | undefined; names?: ReadonlySet<string> | undefined } = {},
  ) => {
    const dates = inPeriod.filter((date) => among.dates?.has(date) ?? true);
    const placeNames = known
      .filter((_, i) => among.names?.has(keys[i]!) ?? true)
      .map((one) => ({
        words: grid ? [polygons.get(one.words[0]!) ?? ''] : one.words,
        unit: one.unit,
        first: dates.findIndex((date) => one.first <= date),
        last: dates.findLastIndex((date) => date <= one.last),
      }))
      .filter(({ first, last: until }) => first >= 0 && first <= until);
    return { placeNames, dates: dates.map((date) => ({ date, slot: 0 })) };
  };
}
