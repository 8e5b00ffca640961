import { join } from 'node:path';
import { type IngestedRecords, type InputFile, type Problem, problems } from '../../edition/index.js';
import { hashFile, stateOf } from '../hash.js';
import { unreadable } from '../unreadable.js';
import type { Entry } from './ledger.js';

/** A record file as it was hashed. */
export interface Input extends Omit<InputFile, 'path'> {
  file: string;
  /** Its state on the disk before it was hashed: while it is the same, the hash is of its bytes. */
  state: string;
}

/** What is new among record files, what is there under another name, and what must not be taken. */
export interface Inputs {
  fresh: Input[];
  again: IngestedRecords['again'];
  refused: Problem[];
}

/**
 * Every file is hashed each time: only its bytes say whether it was taken. Bytes that were taken under another name are not taken
 * again; other bytes under a name that was taken are refused, since nobody could say which of the two counts.
 */
export async function sortInputs(
  folder: string,
  files: readonly string[],
  entries: readonly Entry[],
  pass: string,
): Promise<Inputs> {
  const byHash = new Map(entries.map((e) => [e.sha256, e.file]));
  const byName = new Map(entries.map((e) => [e.file, e.sha256]));
  const found: Inputs = { fresh: [], again: [], refused: [] };
  for (const file of files) {
    const hashed = await hashedFile(folder, file).catch((error: unknown) => unreadable(folder, file, error));
    if (Array.isArray(hashed)) {
      found.refused.push(...hashed);
      continue;
    }
    const { state, bytes, sha256 } = hashed;
    const as = byHash.get(sha256);
    if (as === undefined && byName.has(file)) found.refused.push(problems.otherBytes(file, pass));
    else if (as === undefined) {
      byHash.set(sha256, file);
      found.fresh.push({ file, bytes, sha256, state });
    } else if (as !== file) found.again.push({ file, as });
  }
  return found;
}

async function hashedFile(folder: string, file: string): Promise<Omit<Input, 'file'>> {
  const state = await stateOf(join(folder, file));
  return { state, ...(await hashFile(join(folder, file))) };
}
