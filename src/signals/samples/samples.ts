import { isDeepStrictEqual } from 'node:util';
import {
  type DataRows,
  type NoRows,
  type Panel,
  type Plan,
  periodOfDate,
  type RecordCounts,
  type Samples,
} from '../../edition/index.js';
import { groupBy } from '../../sql/index.js';
import type { DataFile } from '../dataFiles.js';
import { isInFolder } from '../engineSettings.js';
import { allEnded, mapInOrder } from '../mapInOrder.js';
import { type OpenFiles, openFiles, ownColumnsOf } from '../open/openFiles.js';
import type { OpenEdition } from '../openEdition.js';
import { memoizeByName, type RecordFolder, readAs } from '../recordFolder.js';
import type { WrittenSignal } from '../writtenSignal.js';
import { type CandidateSet, type LastObserved, lastObserved } from './candidates.js';
import { dataSamples } from './dataSamples.js';
import type { KeptSamples } from './found.js';
import { noRowsOf, type RecordsRead } from './noRows.js';
import { type Counted, recordSamples, type Sampled } from './recordSamples.js';
import { cellBytes, type FiguresWithRows, type Reach, withinBudget, withinReach } from './withinBudget.js';

/** What an edition came to: its plan and panel, its data files and what was found when records were counted. */
export interface Loaded extends Counted {
  plan: Plan;
  panel: Panel;
  files: readonly DataFile[];
  dataRows: readonly DataRows[];
  /** The records behind each figure. */
  measured: readonly RecordCounts[];
}

/**
 * Sample rows of the records and data files behind the figures of the last period of every indicator, and why there are none of
 * others. The same edition has the same rows.
 * @param kept what earlier runs found in files
 */
export async function sampleRows(
  records: RecordFolder,
  open: OpenEdition,
  loaded: Loaded,
  kept?: KeptSamples,
): Promise<Samples> {
  const { plan, panel, files, dataRows } = loaded;
  const reason = open.edition.source['no-sample-rows'];
  const orders = new Map<string, LastObserved>();
  for (const { id } of plan.indicators) {
    const last = lastObserved(plan, panel, id);
    if (last) orders.set(id, last);
  }
  const lastOf = (indicator: string) => orders.get(indicator);
  const without: Samples['without'] = [];
  const shown = await shownSignals(records, open, loaded, without);
  const sampled = shown.flatMap((signal) => {
    const last = lastOf(signal.indicator);
    return last ? [{ signal, last }] : [];
  });
  const byName = groupBy(sampled, ({ signal }) => signal.from);
  const opened = memoizeByName(async (from) => openedFor(records, from, byName.get(from)!, loaded));
  await allEnded([...byName.keys()].map(opened));
  const figures = await figuresWithRows(opened, sampled, loaded);
  const ofData: CandidateSet[] = [];
  for (const file of reason === undefined ? files : []) {
    const own = dataRows.filter((rows) => rows.file === file.name);
    ofData.push(...(await dataSamples(records.connections[0]!, file, own, plan, lastOf)));
  }
  if (reason !== undefined) without.push(...withheldData(dataRows));
  const units = new Map([...orders].map(([id, last]) => [id, last.units]));
  const codes = plan.units.map(({ code }) => code.length);
  const codeLength = codes.reduce((least, n) => Math.min(least, n), Number.POSITIVE_INFINITY);
  const within = async (reach: Reach) => {
    const samplesOf = async ([from, alike]: [string, Sampled[]]) => {
      const near = alike.map(({ signal, last }) => {
        return { signal, last: { ...last, units: last.units.slice(0, reach.figures) } };
      });
      return recordSamples(records, await opened(from), near, reach.places, loaded, kept);
    };
    const found: CandidateSet[] = [];
    for await (const sets of mapInOrder([...byName], records.connections.length, samplesOf))
      found.push(...sets);
    return withinBudget(plan, [...found, ...ofData], units);
  };
  const [usual, most] = [cellBytes.usual, cellBytes.least].map((bytes) =>
    withinReach(figures, codeLength, bytes),
  );
  const { hasRoom, ...near } = await within(usual!);
  const { sets, rows } = hasRoom && !isDeepStrictEqual(usual, most) ? await within(most!) : near;
  return { sets, rows, without, ...(reason && { reason }) };
}

/** The files of a name that have dates in the periods of which samples are wanted, where the dates in each are known; otherwise all. */
async function openedFor(
  { filesOf, opened, dates, connectionOf, folder, scratch }: RecordFolder,
  from: string,
  sampled: readonly Sampled[],
  { frequency }: Pick<Loaded, 'frequency'>,
): Promise<OpenFiles> {
  const files = await filesOf(from);
  const wanted = files.filter((file) =>
    sampled.some(({ signal, last }) => {
      const inFile = dates.get(readAs(signal))?.get(file);
      return !inFile || [...inFile].some((date) => periodOfDate(date, frequency) === last.period);
    }),
  );
  return wanted.length === files.length || wanted.length === 0
    ? opened(from)
    : openFiles(connectionOf(from), folder, wanted, scratch);
}

/** The records behind the figures of each signal, and the columns of its files. */
function figuresWithRows(
  openedOf: RecordFolder['opened'],
  sampled: readonly Sampled[],
  { measured }: Pick<Loaded, 'measured'>,
): Promise<FiguresWithRows[]> {
  const counts = new Map(measured.map((one) => [`${one.indicator} ${one.period}`, one.counts]));
  return allEnded(
    sampled.map(async ({ signal, last }) => {
      const opened = await openedOf(signal.from);
      const of = counts.get(`${signal.indicator} ${last.period}`);
      const columns = opened.files.map((file) => ownColumnsOf(opened, file).length);
      return {
        records: last.units.map((unit) => of?.[unit] ?? 0),
        columns: columns.reduce((least, n) => Math.min(least, n), Number.POSITIVE_INFINITY),
      };
    }),
  );
}

/** The signals whose records may be shown; why those of others may not goes into `without`. */
async function shownSignals(
  { filesOf }: RecordFolder,
  { edition, signals, sources }: OpenEdition,
  { geocoding }: Pick<Loaded, 'geocoding'>,
  without: Samples['without'],
): Promise<WrittenSignal[]> {
  const read = new Map<string, RecordsRead>();
  const byName = groupBy(geocoding, (one) => one.from);
  for (const from of new Set(signals.map((one) => one.from))) {
    const files = isInFolder(from) ? await filesOf(from) : [];
    const ofFiles = byName.get(from) ?? [];
    const [first] = ofFiles;
    const records = ofFiles
      .filter(({ indicator }) => indicator === first!.indicator)
      .reduce((sum, one) => sum + one.records.read, 0);
    read.set(from, { files, records });
  }
  return signals.filter((signal) => {
    const why = noRowsOf({ edition, signals, sources }, signal, ({ from }) => read.get(from)!);
    if (why !== undefined) without.push({ indicator: signal.indicator, why });
    return why === undefined;
  });
}

const withheldData = (rows: readonly DataRows[]) =>
  [...new Set(rows.map(({ indicator }) => indicator))].map((indicator) => ({
    indicator,
    why: 'withheld' as NoRows,
  }));
