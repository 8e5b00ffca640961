import type { DuckDBConnection } from '@duckdb/node-api';
import {
  contractOf,
  type DataRows,
  type NoRows,
  type Panel,
  type Plan,
  type Samples,
} from '../../edition/index.js';
import { groupBy } from '../../sql/index.js';
import type { DataFile } from '../dataFiles.js';
import { openFiles } from '../open/openFiles.js';
import type { OpenEdition } from '../openEdition.js';
import { isOnCluster } from '../recordEngine.js';
import { recordFiles } from '../recordFiles.js';
import type { WrittenSignal } from '../writtenSignal.js';
import { type CandidateSet, type LastObserved, lastObserved } from './candidates.js';
import { dataSamples } from './dataSamples.js';
import { noRowsOf, type RecordsRead } from './noRows.js';
import { type Counted, recordSamples } from './recordSamples.js';
import { leastBytes, mostBytes, withinBudget } from './withinBudget.js';

/** What an edition came to: its plan and panel, its data files and what was found when records were counted. */
export interface Loaded extends Counted {
  plan: Plan;
  panel: Panel;
  files: readonly DataFile[];
  dataRows: readonly DataRows[];
}

/**
 * Sample rows of the records and data files behind the figures of the last period of every indicator, and why there are none of
 * others. The same edition has the same rows.
 */
export async function sampleRows(
  connection: DuckDBConnection,
  open: OpenEdition,
  loaded: Loaded,
  scratch: string,
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
  const found: CandidateSet[] = [];
  const shown = await shownSignals(connection, open, loaded, without);
  const most = Math.floor(mostBytes / leastBytes / Math.max(1, shown.length));
  for (const [from, signals] of groupBy(shown, (one) => one.from)) {
    const names = await recordFiles(connection, open.folder, from);
    const opened = await openFiles(connection, open.folder, names, scratch);
    const sampled = signals.flatMap((signal) => {
      const last = lastOf(signal.indicator);
      return last ? [{ signal, last: { ...last, units: last.units.slice(0, most) } }] : [];
    });
    found.push(...(await recordSamples(connection, opened, sampled, loaded)));
  }
  for (const file of reason === undefined ? files : []) {
    const own = dataRows.filter((rows) => rows.file === file.name);
    found.push(...(await dataSamples(connection, file, own, plan, lastOf)));
  }
  if (reason !== undefined) without.push(...withheldData(dataRows));
  const units = new Map([...orders].map(([id, last]) => [id, last.units]));
  return { ...withinBudget(plan, found, units), without, ...(reason && { reason }) };
}

/** The signals whose records may be shown; why those of others may not goes into `without`. */
async function shownSignals(
  connection: DuckDBConnection,
  { folder, edition, signals, sources }: OpenEdition,
  { geocoding }: Pick<Loaded, 'geocoding'>,
  without: Samples['without'],
): Promise<WrittenSignal[]> {
  const read = new Map<string, RecordsRead>();
  for (const { from } of signals) {
    const files = isInFolder(from) ? await recordFiles(connection, folder, from) : [];
    const ofFiles = geocoding.filter((one) => one.from === from);
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

/** Whether records are files below the edition. */
const isInFolder = (from: string) => !isOnCluster(from) && contractOf(from) === undefined;

const withheldData = (rows: readonly DataRows[]) =>
  [...new Set(rows.map(({ indicator }) => indicator))].map((indicator) => ({
    indicator,
    why: 'withheld' as NoRows,
  }));
