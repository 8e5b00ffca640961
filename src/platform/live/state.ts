import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replace, writeDurably } from '../../disk/index.js';
import type { Change } from './revision.js';
import type { Row } from './rules.js';

/** A file with records of a contract. It never changes; several may be put together into a larger one. */
export interface RecordFile {
  name: string;
  records: number;
  bytes: number;
  sha256: string;
  /** 0 for the records of one run; one more for files that were put together. */
  level: number;
  /** Of a file that was put together: the hashes of those it was made of, which need not be read again. */
  of?: string[];
}

/** How far a contract was read for an edition. */
export interface ContractState {
  columns: string[];
  /** The number of the last batch that was taken, and its receipt. */
  after: number;
  last?: string;
  versions: string[];
  batches: number;
  files: RecordFile[];
  /** The number of the next file. */
  next: number;
  /** Signed submissions that were taken, where records count once they are signed: id, number and hash. */
  parts: string[];
  /** Records that may not be in any figure yet, by cell. */
  held: [string, Row[]][];
  /** Lines in quarantine when their batch was taken, by its number. */
  quarantined: [number, number[]][];
  /** Batches whose bytes were damaged, by number, and signed submissions that have such: taken once they can be read. */
  unread?: (number | string)[];
  /** Signed submissions that were withdrawn or replaced and still count, as the difference would say too much. */
  pending?: string[];
  /** The changes by which figures were revised, and the submissions that caused them, as named in `parts`. */
  changes?: Change[];
  revisions?: { was: string; is: string | null; cells: number }[];
}

/** What an edition has taken from the platform. */
export interface LiveState {
  format: 1;
  contracts: Record<string, ContractState>;
  /** Number and hash of every sealed segment, one a line, as far as known. */
  seals: string[];
  /** When the last batch that was taken came, in milliseconds since 1970; 0 before the first. */
  cutOff: number;
  /** A secret, in hexadecimal digits: hashes of confidential records in releases are salted with it. */
  secret: string;
}

const stateFile = (folder: string) => join(folder, 'state.json');

export const newContract = (columns: string[]): ContractState => ({
  columns,
  after: 0,
  versions: [],
  batches: 0,
  files: [],
  next: 1,
  parts: [],
  held: [],
  quarantined: [],
});

export function readState(folder: string): LiveState {
  const path = stateFile(folder);
  if (!existsSync(path))
    return { format: 1, contracts: {}, seals: [], cutOff: 0, secret: randomBytes(32).toString('hex') };
  return JSON.parse(readFileSync(path, 'utf8')) as LiveState;
}

/** Takes over a state: all files that it names are on the disk. */
export async function writeState(folder: string, state: LiveState): Promise<void> {
  const part = `${stateFile(folder)}.part`;
  await writeDurably(part, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await replace(part, stateFile(folder));
}
