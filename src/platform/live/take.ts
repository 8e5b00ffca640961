import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../disk/index.js';
import { frequencyOf, type PlatformFacts, problems, UserError } from '../../edition/index.js';
import type { OpenEdition, PlatformRecords } from '../../signals/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import { contractsIn } from '../intake/contracts.js';
import { ledgerIn } from '../intake/openLedger.js';
import { segmentsIn } from '../intake/recover.js';
import { isSealed, sealOf } from '../intake/seal.js';
import { submissionProvenance } from '../submissions/provenance.js';
import { idOf } from '../submissions/subject.js';
import { type Reading, readingsOf } from './reading.js';
import { addFile, putTogether, sweep, sweepPartials } from './recordFiles.js';
import { letIn, type Row } from './rules.js';
import { type ContractState, type LiveState, newContract, readState, writeState } from './state.js';
import { type StoredBatch, storedAfter, storedBatch } from './stored.js';
import { partName, takeSigned } from './takeSigned.js';

/** The folder of what an edition has taken from a platform. */
export const liveFolder = (platform: string, edition: string) => join(platform, 'live', edition);

/** The state of one contract while its batches are taken. */
interface Taking {
  reading: Reading;
  state: ContractState;
  folder: string;
}

/**
 * Takes what was stored since the last time into the record files of an edition: the records of each batch together, as far as their
 * cells may be published, with those that were held back before. All or nothing; one process at a time (the caller holds a lock).
 *
 * @throws UserError where the edition and the contracts do not fit
 */
export async function takeStored(platform: string, open: OpenEdition): Promise<PlatformRecords> {
  const contracts = contractsIn(platform).sort((a, b) => compareVersions(a.version, b.version));
  const { readings, problems: found } = readingsOf(open, frequencyOf(open.edition.source.periods), contracts);
  const isProvisional = open.edition.source.platform?.records === 'provisional';
  if (found.length > 0) throw new UserError(found);
  const folder = liveFolder(platform, open.edition.source.edition);
  await makeFolder(folder);
  const state = readState(folder);
  const { ledger, log } = ledgerIn(platform);
  try {
    for (const reading of readings) {
      const own = stateOf(state, reading);
      const taking = { reading, state: own, folder: join(folder, reading.contract) };
      const onBatch = (at: number) => {
        state.cutOff = Math.max(state.cutOff, at);
      };
      if (isProvisional) await takeContract(ledger, log, taking, onBatch);
      else await takeSigned({ ledger, log, ...taking, onBatch });
    }
    noteSeals(state, log);
    await writeState(folder, state);
    for (const { contract } of readings) {
      const own = join(folder, contract);
      if (existsSync(own)) await sweep(own, state.contracts[contract]!);
    }
    await sweepPartials(join(folder, 'partials'), Object.values(state.contracts));
    return { folder, madeOf: madeOf(state), facts: factsOf(state, readings, ledger, log) };
  } finally {
    ledger.close();
  }
}

const madeOf = ({ contracts }: LiveState) =>
  new Map(
    Object.values(contracts).flatMap(({ files }) =>
      files.flatMap(({ sha256, of }) => (of ? [[sha256, of] as const] : [])),
    ),
  );

/** The state of a contract; it is read anew where an edition reads other columns. */
function stateOf(state: LiveState, { contract, columns }: Reading): ContractState {
  const known = state.contracts[contract];
  const isSame = known && JSON.stringify(known.columns) === JSON.stringify(columns);
  const own = isSame ? known : newContract(columns);
  state.contracts[contract] = own;
  return own;
}

/** Records that are written into one file at most. */
const mostRows = 500_000;

async function takeContract(
  ledger: Parameters<typeof storedAfter>[0],
  log: string,
  { reading, state, folder }: Taking,
  onBatch: (at: number) => void,
): Promise<void> {
  const last = state.last === undefined ? undefined : ledger.receipt(state.last);
  if (state.last !== undefined && last?.n !== state.after)
    throw new UserError([problems.otherNumbers(folder)]);
  await putTogether(folder, state);
  const held = new Map(state.held);
  let rows: Row[] = [];
  const take = (batch: StoredBatch, records: StoredBatch['records']) => {
    rows.push(
      ...letIn(
        held,
        records.map(({ record }) => reading.rowOf(record, batch)),
        reading.rules,
      ),
    );
    if (!state.versions.includes(batch.version)) state.versions.push(batch.version);
    onBatch(batch.at);
  };
  state.quarantined = state.quarantined.flatMap(([n, lines]): ContractState['quarantined'] => {
    if (ledger.receiptAt(n).quarantined === lines.length) return [[n, lines]];
    const batch = storedBatch(ledger, log, n);
    if (batch.unread) return [[n, lines]];
    take(
      batch,
      batch.records.filter(({ line }) => lines.includes(line)),
    );
    return batch.quarantined.length > 0 ? [[n, batch.quarantined]] : [];
  });
  const takeAll = (batch: StoredBatch) => {
    take(batch, batch.records);
    state.batches += 1;
    if (batch.quarantined.length > 0) state.quarantined.push([batch.n, batch.quarantined]);
  };
  state.unread = (state.unread ?? []).filter((n) => {
    const batch = storedBatch(ledger, log, Number(n));
    if (!batch.unread) takeAll(batch);
    return batch.unread;
  });
  for (const batch of storedAfter(ledger, log, reading.contract, state.after)) {
    [state.after, state.last] = [batch.n, batch.id];
    if (batch.unread) state.unread.push(batch.n);
    else takeAll(batch);
    if (rows.length < mostRows) continue;
    await addFile(folder, state, rows);
    rows = [];
  }
  await addFile(folder, state, rows);
  state.held = [...held];
}

/** Takes note of segments that were sealed since. */
function noteSeals(state: LiveState, log: string): void {
  const last = Number(state.seals.at(-1)?.split(' ')[0] ?? 0);
  for (const segment of segmentsIn(log).filter((n) => n > last)) {
    if (!isSealed(log, segment)) return;
    state.seals.push(`${segment} ${sealOf(log, segment).sha256}`);
  }
}

function factsOf(
  state: LiveState,
  readings: readonly Reading[],
  ledger: Parameters<typeof storedAfter>[0],
  log: string,
): PlatformFacts {
  const { seals, cutOff, secret } = state;
  const text = seals.map((line) => `${line}\n`).join('');
  const parts = new Set(readings.flatMap(({ contract }) => state.contracts[contract]!.parts));
  const unread = readings.reduce(
    (sum, { contract }) => sum + (state.contracts[contract]!.unread ?? []).length,
    0,
  );
  const pending = readings.reduce(
    (sum, { contract }) => sum + (state.contracts[contract]!.pending ?? []).length,
    0,
  );
  const revisions = readings
    .flatMap(({ contract }) => state.contracts[contract]!.revisions ?? [])
    .map(revisionOf);
  const contracts = parts.size === 0 ? [] : readings.map(({ contract }) => contract);
  const submissions = submissionProvenance(ledger, {
    contracts,
    also: (one) => parts.has(partName(one)),
  }).filter((one) => parts.has(partName({ submission: idOf(one, one.number), ...one })));
  return {
    ...(submissions.length > 0 && { submissions }),
    contracts: readings.map(({ contract }) => {
      const { versions, files, batches } = state.contracts[contract]!;
      return {
        contract,
        versions: versions.toSorted(compareVersions),
        records: files.reduce((sum, { records }) => sum + records, 0),
        batches,
        sealed: hash('sha256', [secret, ...files.map(({ sha256 }) => sha256)].join('\n'), 'hex'),
      };
    }),
    segments: {
      sealed: seals.length,
      sha256: hash('sha256', text, 'hex'),
      open: segmentsIn(log).filter((n) => n > Number(seals.at(-1)?.split(' ')[0] ?? 0)).length,
    },
    ...(revisions.length > 0 && { revisions }),
    ...(pending > 0 && { pending }),
    ...(unread > 0 && { unread }),
    cutOff: cutOff === 0 ? null : new Date(cutOff).toISOString(),
  };
}

/** A revision as a release states it: which submission, and the hashes of what was signed before and since. */
function revisionOf({ was, is }: { was: string; is: string | null }) {
  const [submission, , sha256] = was.split(' ');
  return { submission: submission!, was: sha256!, is: is?.split(' ')[2] ?? null };
}
