import {
  contractOf,
  mergedColumn,
  type NoRows,
  numbersColumn,
  type RecordSource,
  recordFileOfSource,
} from '../../edition/index.js';
import { isAccepted } from '../ingest/folder.js';
import type { OpenEdition } from '../openEdition.js';
import { isOnCluster } from '../recordEngine.js';
import type { WrittenSignal } from '../writtenSignal.js';

/** The most records of one name (`from`) that are searched for samples. */
const mostRecords = 1_000_000;

/** What is known of the records of a signal. */
export interface RecordsRead {
  /** Below the edition; none where they are not in its folder. */
  files: readonly string[];
  records: number;
}

/**
 * Why no rows of the records of a signal may be shown; undefined where they may. Rules that stand with one signal hold for the
 * records of all signals that read one of its files.
 */
export function noRowsOf(
  { edition, signals, sources }: Pick<OpenEdition, 'edition' | 'signals' | 'sources'>,
  signal: WrittenSignal,
  readBy: (one: WrittenSignal) => RecordsRead,
): NoRows | undefined {
  const { source } = edition;
  const { files, records } = readBy(signal);
  const own = new Set(files);
  const byName = new Map(signals.map((one) => [one.from, one]));
  const isShared = (one: WrittenSignal) =>
    one.from === signal.from || readBy(one).files.some((file) => own.has(file));
  const names = new Set([...byName.values()].filter(isShared).map(({ from }) => from));
  const sameRecords = signals.filter(({ from }) => names.has(from));
  const isReal = source['data-status'] === 'real';
  if (source['no-sample-rows'] !== undefined) return 'withheld';
  if (sameRecords.some(isConfidential)) return 'confidential';
  if (sameRecords.some(isOfPartners)) return 'partners';
  if (isOnCluster(signal.from)) return 'cluster';
  if (isReal && sameRecords.some(countsDifferent)) return 'individuals';
  if (isReal && !files.every((file) => isListed(file, sources))) return 'unlisted';
  return records > mostRecords ? 'many' : undefined;
}

const isConfidential = (one: WrittenSignal) =>
  one['suppress-below'] !== undefined || one.contributors !== undefined || one.noise !== undefined;

const isOfPartners = ({ from, contract }: WrittenSignal) =>
  contract !== undefined || isAccepted(from) || contractOf(from) !== undefined;

/** Whether a signal counts different values: the records tell apart those who are counted. */
const countsDifferent = ({ value }: WrittenSignal) =>
  mergedColumn(value) !== undefined && numbersColumn(value) === undefined;

/** Whether `sources.yaml` says where a file comes from, and under which licence. */
const isListed = (file: string, sources: readonly RecordSource[]) =>
  sources.some((source) => file === recordFileOfSource(source));
