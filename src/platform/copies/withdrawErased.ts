import { groupBy } from '../../sql/index.js';
import { lockOf } from '../intake/lock.js';
import { hasLedger, ledgerIn } from '../intake/openLedger.js';
import { lastErasure } from '../live/stored.js';
import { copyProblems } from './problems.js';
import { editionOf, findContents, type RecordContents, writeContents } from './recordContents.js';
import type { ObjectStorage } from './storage.js';

/** What is noted of the records of editions in a storage: the last order to erase that they follow, or that a copy has begun. */
export const recordsNote = 'records/';

/** Locks the records of editions in the storage of a platform against other processes. @throws UserError where another one has it */
export const recordsLock = (platform: string) =>
  lockOf(platform, { file: 'copying.sqlite', inUse: copyProblems.copying });

/** Changes with every order to erase; empty before the first. */
export function erasedState(platform: string): string {
  if (!hasLedger(platform)) return '';
  const { ledger } = ledgerIn(platform);
  try {
    const { id } = (ledger.sql('SELECT id FROM erase_orders ORDER BY n DESC LIMIT 1').get() ?? {}) as {
      id?: string;
    };
    return id ?? '';
  } finally {
    ledger.close();
  }
}

/** Those of some contracts of which records were erased since they were taken. */
export function erasedSince(
  platform: string,
  contracts: readonly { contract: { id: string }; erased: string | null }[],
): string[] {
  const { ledger } = ledgerIn(platform);
  try {
    const stale = contracts.filter(({ contract, erased }) => lastErasure(ledger, contract.id) !== erased);
    return stale.map(({ contract }) => contract.id);
  } finally {
    ledger.close();
  }
}

/**
 * Removes the records of contracts from the storage of which some were erased since they were copied: an edition reads them again once
 * they are copied anew. Objects that no contents name go, too: a copy that was killed left them, and they may have what was erased. The caller holds the lock.
 *
 * @returns how many objects were removed
 * @throws UserError
 */
export async function withdrawErased(platform: string, storage: ObjectStorage): Promise<number> {
  const all = groupBy(await storage.names('records/'), (name) => name.split('/')[1]!);
  let removed = 0;
  for (const [edition, names] of all) {
    const contents = await findContents(storage, edition);
    const left = contents ? await withdrawn(platform, storage, contents) : [];
    const named = new Set(left.map(({ name }) => name));
    for (const name of names.filter((one) => !named.has(one) && !editionOf(one))) {
      await storage.remove(name);
      removed++;
    }
  }
  return removed;
}

/** Says in the contents of an edition which contracts are withdrawn; the objects that are left. */
async function withdrawn(
  platform: string,
  storage: ObjectStorage,
  contents: RecordContents,
): Promise<RecordContents['objects']> {
  const stale = erasedSince(
    platform,
    contents.contracts.filter((one) => !one.withdrawn),
  );
  if (stale.length === 0) return contents.objects;
  const objects = contents.objects.filter(({ contract }) => !stale.includes(contract));
  const contracts = contents.contracts.map((one) => ({
    ...one,
    withdrawn: one.withdrawn || stale.includes(one.contract.id),
  }));
  await writeContents(storage, { ...contents, contracts, objects });
  return objects;
}
