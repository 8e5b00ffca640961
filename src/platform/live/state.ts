import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replace, writeDurably } from '../../disk/index.js';
import { nothingWaits, type Waiting } from './entering.js';

/** A file with records of a contract. It never changes; several may be put together into a larger one. */
export interface RecordFile {
  name: string;
  records: number;
  bytes: number;
  /** Bytes of the files beside it: with what its records are known by, and with whose they are, where that is kept. */
  marks: number;
  whose?: number;
  sha256: string;
  /** 0 for the records of one run; one more for files that were put together. */
  level: number;
  /** Of a file that was put together: the hashes of those it was made of, which need not be read again. */
  of?: string[];
}

/** How far a contract was read for an edition. */
export interface ContractState extends Waiting {
  /** What the state follows from beside batches, acts and publications that are only added. Where it is another one, all is taken anew. */
  basis: string;
  /** Whether its files have what the records are known by, which a release that stays needs. */
  isMarked: boolean;
  /** Whether its files have whose the records are, which copies by period and partner need. */
  isParted: boolean;
  columns: string[];
  /** The last batch that was looked at. */
  after: number;
  last?: string;
  /** The last act that was looked at, where records count once they are signed. */
  act?: string;
  /** The last publication that the state follows from. */
  published?: string;
  versions: string[];
  batches: number;
  /** When the last batch that was taken came, in milliseconds since 1970; 0 before the first. */
  cutOff: number;
  /** The last segment that has a batch that was taken. */
  segment: number;
  /** Hash of the receipts of all batches that were taken, one after the other. */
  chain: string;
  files: RecordFile[];
  /** The number of the next file. */
  next: number;
  /** Signed submissions that count: id, number and hash. */
  parts: string[];
  /** Batches whose bytes were damaged, by number, and signed submissions that have such: taken once they can be read. */
  unread: (number | string)[];
  /** Signed submissions whose records are not those that were signed: they do not count. */
  mismatched: string[];
  /** Signed submissions that were withdrawn or replaced and still count, as the difference would say too much. */
  pending: string[];
  revisions: { was: string; is: string | null }[];
  /** Records whose day is impossible, by batch. */
  aside: Record<string, number>;
}

/** What an edition has taken from the platform. All of it follows from the log, the contracts and the edition: it may be removed. */
export interface LiveState {
  format: 5;
  contracts: Record<string, ContractState>;
  /** Number and hash of every sealed segment, one a line, as far as known. */
  seals: string[];
}

const stateFile = (folder: string) => join(folder, 'state.json');

export const newContract = (
  of: Pick<ContractState, 'columns' | 'basis' | 'isMarked' | 'isParted'>,
  next = 1,
): ContractState => ({
  ...nothingWaits(),
  ...of,
  after: 0,
  versions: [],
  batches: 0,
  cutOff: 0,
  segment: 0,
  chain: '',
  files: [],
  next,
  parts: [],
  unread: [],
  mismatched: [],
  pending: [],
  revisions: [],
  aside: {},
});

export function readState(folder: string): LiveState {
  try {
    const state = JSON.parse(readFileSync(stateFile(folder), 'utf8')) as LiveState;
    if (state.format === 5) return state;
  } catch {
    // None, or one that is broken: all is taken anew.
  }
  return { format: 5, contracts: {}, seals: [] };
}

/** Whether all record files of a contract are there. */
export const hasFiles = (folder: string, { files }: ContractState): boolean =>
  files.every(({ name, bytes, marks, whose }) => {
    const isThere = (path: string, size: number) => existsSync(path) && statSync(path).size === size;
    return (
      isThere(join(folder, name), bytes) &&
      isThere(join(folder, marksOf(name)), marks) &&
      (whose === undefined || isThere(join(folder, whoseOf(name)), whose))
    );
  });

/** The file with what the records of a file are known by. */
export const marksOf = (name: string): string => name.replace(/csv$/, 'marks');

/** The file with the period and the partner of the records of a file. */
export const whoseOf = (name: string): string => name.replace(/csv$/, 'whose');

/** Takes over a state: all files that it names are on the disk. */
export async function writeState(folder: string, state: LiveState): Promise<void> {
  const part = `${stateFile(folder)}.part`;
  await writeDurably(part, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await replace(part, stateFile(folder));
}
