import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenEdition } from '../../signals/index.js';
import { ledgerIn } from '../intake/openLedger.js';
import { type ContractState, readState } from './state.js';
import { judgedState } from './stored.js';
import { type StoredRecords, takeStored } from './take.js';

/** What an edition has taken, and where that differs from what it takes of the log alone: names of contracts, or `facts`. */
export interface Compared {
  records: StoredRecords;
  /** Undefined where the platform took records meanwhile, so that the two are not of one state. */
  differs: string[] | undefined;
}

/**
 * Takes what is new, then all of it anew into a folder beside, and compares the two. The caller holds the lock of the edition.
 *
 * @param publish has the log say what is published by the first
 */
export async function compareAnew(
  platform: string,
  open: OpenEdition,
  publish: (records: StoredRecords) => Promise<void>,
): Promise<Compared> {
  const records = await takeStored(platform, open);
  await publish(records);
  const beside = `${records.folder}.anew`;
  await rm(beside, { recursive: true, force: true });
  try {
    const before = stateOf(platform);
    // Once more: what came while it was published.
    const known = await takeStored(platform, open);
    await publish(known);
    const anew = await takeStored(platform, open, beside);
    if (stateOf(platform) !== before) return { records: known, differs: undefined };
    const [one, other] = [known.folder, beside].map((folder) => readState(folder).contracts);
    const differing = Object.keys({ ...one, ...other }).filter(
      (name) => contentOf(known.folder, name, one![name]) !== contentOf(beside, name, other![name]),
    );
    const areFactsSame = JSON.stringify(known.facts) === JSON.stringify(anew.facts);
    return { records: known, differs: areFactsSame ? differing : [...differing, 'facts'] };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

function stateOf(platform: string): string {
  const { ledger } = ledgerIn(platform);
  try {
    return judgedState(ledger);
  } finally {
    ledger.close();
  }
}

/** All that a state says but for its files and what they have beside the records, and a sum of hashes of these records. */
function contentOf(folder: string, contract: string, state: ContractState | undefined): string {
  if (!state) return '';
  const { files, next: _, isMarked: __, isParted: ___, ...rest } = state;
  let sum = 0n;
  for (const { name } of files) {
    const [, ...lines] = readFileSync(join(folder, contract, name), 'utf8').split('\n');
    for (const line of lines) if (line !== '') sum += BigInt(`0x${hash('sha256', line, 'hex')}`);
  }
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), `${sum}`]);
}
