import type { KnownSet } from './account.js';
import { Entering } from './entering.js';
import { Published } from './published.js';
import { putTogether } from './recordFiles.js';
import type { ContractState } from './state.js';
import { storedAfter, storedBatch } from './stored.js';
import {
  accountFor,
  afresh,
  chained,
  erasedSets,
  isCurrent,
  lostSet,
  noteRequest,
  publicationOf,
  published,
  rowsIn,
  type Taken,
  type Taking,
  Writer,
} from './taking.js';

/**
 * Takes records that count as soon as they are stored: those of new batches, or all of them where something else than a new batch
 * changed what is stored.
 */
export async function takeBatches(taking: Taking, known: ContractState | undefined): Promise<Taken> {
  if (known && isCurrent(taking, known) && known.unread.every((n) => isUnread(taking, Number(n)))) {
    await putTogether(taking.folder, known);
    return (await round(taking, known, [], [])).taken!;
  }
  const account = taking.reading.rules.length > 0 ? accountFor(taking) : undefined;
  const sets = account?.sets.filter(({ isGone }) => !isGone) ?? [];
  let lost = erasedSets(taking, sets);
  for (let next = known?.next; ; ) {
    const state = afresh(taking, next);
    state.lost = lost.map((set) => lostSet(taking, set));
    const { taken, missing } = await round(taking, state, sets, lost);
    if (taken) return taken;
    // Records of these are damaged, or impossible by the contract as it is now.
    lost = [...lost, ...missing];
    next = state.next;
  }
}

const isUnread = ({ ledger, log }: Taking, n: number) => storedBatch(ledger, log, n).unread;

/**
 * Goes through the batches that a state has not seen.
 *
 * @param sets that were published
 * @param lost those of them that are no longer whole
 * @returns `missing`: others that turned out not to be whole, so that all has to be taken again
 */
async function round(
  taking: Taking,
  state: ContractState,
  sets: readonly KnownSet[],
  lost: readonly KnownSet[],
): Promise<{ taken?: Taken; missing: KnownSet[] }> {
  const { ledger, log, reading, folder } = taking;
  const entering = new Entering(reading.rules, state);
  const writer = new Writer(folder, state);
  const known = new Published(sets, lost);
  for (const batch of storedAfter(ledger, log, reading.contract, state.after)) {
    [state.after, state.last] = [batch.n, batch.id];
    if (batch.unread) {
      state.unread.push(batch.n);
      continue;
    }
    await writer.add(entering.take(known.split(rowsIn(taking, batch.records, batch, state.aside))));
    noteRequest(state, batch);
    state.chain = chained(state.chain, batch);
  }
  const missing = known.missing();
  if (missing.length > 0) return { missing };
  await writer.end(entering);
  const publication = publicationOf(reading, entering.sets, { gone: entering.gone });
  return { taken: published(taking, state, [publication]), missing };
}
