import { createHash } from 'node:crypto';
import {
  type Contract,
  type Frequency,
  frequencyOf,
  type Problem,
  placeColumns,
  problems,
  UserError,
} from '../../edition/index.js';
import type { DateColumn } from '../../sql/index.js';
import type { OpenEdition } from '../openEdition.js';
import { isOnCluster } from '../recordEngine.js';
import type { WrittenSignal } from '../writtenSignal.js';
import { ingestedFolder } from './folder.js';

/** Signals that share records and a contract: their files are ingested together. */
export interface ContractPass {
  from: string;
  contract: Contract;
  date: DateColumn;
  frequency: Frequency;
  /** Columns that every file must have. */
  needed: string[];
  signals: WrittenSignal[];
  /** Folder of the entries, below the edition: named by a hash of the pattern and of all that a judgement depends on. */
  folder: string;
}

/** To be increased with changes of the rules by which records are judged: files are then taken anew. */
const rulesVersion = 2;

/** Groups the signals with a contract by their records. @throws UserError for one whose records are on a cluster */
export function passesOf({ signals, edition }: OpenEdition): ContractPass[] {
  const frequency = frequencyOf(edition.source.periods);
  const passes = new Map<string, ContractPass>();
  const found: Problem[] = [];
  for (const signal of signals) {
    const { from, contract, unit, period } = signal;
    if (contract === undefined) continue;
    if (isOnCluster(from)) found.push(problems.contractOnCluster(signal.at));
    const { column, zone, format } = period;
    const read = [from, contract, unit, column, zone, frequency, ...(format ? [format] : [])];
    const key = JSON.stringify([...read, rulesVersion]);
    const known = passes.get(key);
    if (known) known.signals.push(signal);
    else {
      const needed = [...placeColumns(unit), column, ...requiredBy(contract)];
      const made = {
        from,
        contract,
        date: { column, zone, format },
        frequency,
        needed: [...new Set(needed)],
      };
      passes.set(key, { ...made, signals: [signal], folder: folderOf(from, key) });
    }
  }
  if (found.length > 0) throw new UserError(found);
  return [...passes.values()];
}

function requiredBy({ columns = {}, key = [] }: Contract): string[] {
  return [...Object.keys(columns).filter((name) => columns[name]!.required), ...key];
}

function folderOf(from: string, key: string): string {
  const words = from.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${ingestedFolder}/${words.slice(0, 40)}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
