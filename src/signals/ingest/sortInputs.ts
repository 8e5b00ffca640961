import { join } from 'node:path';
import { type IngestedRecords, type InputFile, type Problem, problems } from '../../edition/index.js';
import { hashFile, stateOf } from '../hash.js';
import { unreadableFile } from '../unreadable.js';
import type { Entry } from './ledger.js';

/** A record file with its hash. */
export interface RecordInput extends Omit<InputFile, 'path'> {
  file: string;
  /** Fingerprint of its state on disk before it was hashed (`stateOf`). */
  state: string;
}

/** Record files that are new, that were taken under another name, and that must be refused. */
export interface SortedInputs {
  fresh: RecordInput[];
  again: IngestedRecords['again'];
  refused: Problem[];
}

/**
 * Every file is hashed each time: only its bytes show whether it was taken. Bytes taken under another name are not
 * taken again; other bytes under a name already taken are refused, since it is unclear which of the two counts.
 */
export async function sortInputs(
  folder: string,
  files: readonly string[],
  entries: readonly Entry[],
  pass: string,
): Promise<SortedInputs> {
  const byHash = new Map(entries.map((e) => [e.sha256, e.file]));
  const byName = new Map(entries.map((e) => [e.file, e.sha256]));
  const found: SortedInputs = { fresh: [], again: [], refused: [] };
  for (const file of files) {
    const hashed = await hashedFile(folder, file).catch((error: unknown) =>
      unreadableFile(folder, file, error),
    );
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

async function hashedFile(folder: string, file: string): Promise<Omit<RecordInput, 'file'>> {
  const state = await stateOf(join(folder, file));
  return { state, ...(await hashFile(join(folder, file))) };
}
