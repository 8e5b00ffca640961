import { hash } from 'node:crypto';
import { join } from 'node:path';
import { makeFolder } from '../../disk/index.js';
import { frequencyOf, type PlatformFacts, UserError } from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import type { DataContract } from '../contract/contract.js';
import { contractsIn } from '../intake/contracts.js';
import type { Ledger } from '../intake/ledger.js';
import { ledgerIn } from '../intake/openLedger.js';
import { liveFolder } from '../intake/places.js';
import { segmentsIn } from '../intake/recover.js';
import { isSealed, sealOf } from '../intake/seal.js';
import { submissionProvenance } from '../submissions/provenance.js';
import { idOf } from '../submissions/subject.js';
import { shapeOf, type ToPublish } from './account.js';
import type { RecordsRead } from './mergeRecords.js';
import { type Reading, readingsOf } from './reading.js';
import { addFile, sweepAll } from './recordFiles.js';
import { keepTree, treeOf } from './recordTree.js';
import { type ContractState, type LiveState, readState, writeState } from './state.js';
import { changedState, lastErasure, sendersOf } from './stored.js';
import { takeBatches } from './takeBatches.js';
import { partName, takeSigned } from './takeSigned.js';
import type { Taking } from './taking.js';

/** What an edition may read, and what has to be in the log before figures made of it are published. */
export interface StoredRecords extends RecordsRead {
  publications: readonly ToPublish[];
  /** How each contract was read, whose records it may have, and the last order to erase before. */
  readings: readonly {
    contract: DataContract;
    columns: readonly string[];
    basis: string;
    partners: readonly string[];
    erased: string | null;
  }[];
  /** The last period of a release that stays, where the facts are of one; null where it has all. */
  dated: { last: string | null } | null;
}

/**
 * Takes what was stored since the last time into the record files of an edition: the records of each batch together, as far as their
 * cells may be published, with those that were held back before. Where something else changed what is stored, all is taken anew. All or
 * nothing; one process at a time (the caller holds a lock).
 *
 * @param folder of the record files, which are made of the log where they are absent
 * @param to.dated whether a release that stays is made of them, whose records get a tree by which partners can prove what counts
 * @param to.isParted whether they are copied by period and partner
 * @throws UserError where the edition and the contracts do not fit
 */
export async function takeStored(
  platform: string,
  open: OpenEdition,
  folder = liveFolder(platform, open.edition.source.edition),
  { dated = false, isParted = false }: { dated?: boolean; isParted?: boolean } = {},
): Promise<StoredRecords> {
  const contracts = contractsIn(platform).sort((a, b) => compareVersions(a.version, b.version));
  const { readings, problems: found } = readingsOf(open, frequencyOf(open.edition.source.periods), contracts);
  if (found.length > 0) throw new UserError(found);
  await makeFolder(folder);
  const before = readState(folder);
  const { ledger, log } = ledgerIn(platform);
  try {
    // All of it is of one state of the ledger.
    ledger.db.exec('BEGIN');
    const state: LiveState = { ...before, contracts: {} };
    const publications: ToPublish[] = [];
    for (const reading of readings) {
      const known = before.contracts[reading.contract];
      // Once a release that stays is made of them, or a copy, the next one is likely to be too.
      const kept = {
        isMarked: dated || known?.isMarked === true,
        isParted: isParted || known?.isParted === true,
      };
      const taking = { ...takingOf({ ledger, log }, open, reading, folder), ...kept };
      const take = isProvisional(open) ? takeBatches : takeSigned;
      const taken = await take(taking, known);
      state.contracts[reading.contract] = taken.state;
      // A contract without any record has a file without any, so that an edition reads nothing instead of finding no file.
      if (taken.state.files.length === 0) await addFile(taking.folder, taken.state, []);
      for (const one of taken.publications) publications.push(one);
    }
    noteSeals(state, log);
    await writeState(folder, state);
    await sweepAll(folder, state);
    const facts = factsOf(state, readings, ledger, log);
    const last = lastPeriodOf(open);
    if (dated) await plantTrees({ folder, last }, state, readings, facts);
    return {
      folder,
      madeOf: madeOf(state),
      facts,
      publications,
      readings: readings.map((reading) => ({
        contract: contracts.findLast(({ id }) => id === reading.contract)!,
        columns: reading.columns,
        basis: basisOf(open, reading),
        partners: sendersOf(ledger, reading.contract),
        erased: lastErasure(ledger, reading.contract),
      })),
      dated: dated ? { last: last ?? null } : null,
    };
  } finally {
    ledger.close();
  }
}

/** The last period of a release that stays; undefined where it has all. */
export function lastPeriodOf({ edition: { source } }: OpenEdition): string | undefined {
  const { platform: of, periods } = source;
  return periods.list || of?.final === undefined ? undefined : String(of.final);
}

/** Hash of all that decides which records of a contract count, and as what. */
export const basisOf = (open: OpenEdition, { basis }: Pick<Reading, 'basis'>): string =>
  shapeOf([basis, isProvisional(open)]);

/** Keeps the tree of the records of each contract, and names its root in the facts. */
async function plantTrees(
  { folder, last }: { folder: string; last: string | undefined },
  state: LiveState,
  readings: readonly Reading[],
  { contracts }: PlatformFacts,
): Promise<void> {
  for (const facts of contracts) {
    const { contract, rules } = readings.find((one) => one.contract === facts.contract)!;
    const tree = treeOf(join(folder, contract), state.contracts[contract]!, rules.length === 0, last);
    await keepTree(folder, contract, tree);
    facts.tree = { root: tree.root, records: tree.records };
  }
}

const isProvisional = ({ edition }: OpenEdition) => edition.source.platform?.records === 'provisional';

function takingOf(
  kept: { ledger: Ledger; log: string },
  open: OpenEdition,
  reading: Reading,
  folder: string,
): Omit<Taking, 'isMarked' | 'isParted'> {
  const { contract } = reading;
  return {
    ...kept,
    edition: open.edition.source.edition,
    reading,
    folder: join(folder, contract),
    basis: shapeOf([reading.basis, isProvisional(open), changedState(kept.ledger, contract)]),
  };
}

const madeOf = ({ contracts }: LiveState) =>
  new Map(
    Object.values(contracts).flatMap(({ files }) =>
      files.flatMap(({ sha256, of }) => (of ? [[sha256, of] as const] : [])),
    ),
  );

/** Takes note of segments that were sealed since. */
function noteSeals(state: LiveState, log: string): void {
  const isIn = (line: string) => {
    const [segment, sha256] = line.split(' ');
    return isSealed(log, Number(segment)) && sealOf(log, Number(segment)).sha256 === sha256;
  };
  const newest = state.seals.at(-1);
  const seals = newest === undefined || isIn(newest) ? [...state.seals] : [];
  const last = Number(seals.at(-1)?.split(' ')[0] ?? 0);
  for (const segment of segmentsIn(log).filter((n) => n > last)) {
    if (!isSealed(log, segment)) break;
    seals.push(`${segment} ${sealOf(log, segment).sha256}`);
  }
  state.seals = seals;
}

function factsOf(
  { seals, contracts: states }: LiveState,
  readings: readonly Reading[],
  ledger: Ledger,
  log: string,
): PlatformFacts {
  const all = Object.values(states);
  const count = (of: (state: ContractState) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const asideIn = ({ aside }: ContractState) => Object.values(aside).reduce((sum, n) => sum + n, 0);
  const withheldIn = ({ lost }: ContractState) => new Set(lost.map(({ cell }) => cell)).size;
  const numbers = {
    pending: count(({ pending }) => pending.length),
    unread: count(({ unread }) => unread.length),
    aside: count(asideIn),
    withheld: count(withheldIn),
  };
  const revisions = all.flatMap((one) => one.revisions).map(revisionOf);
  const mismatched = all.flatMap((one) => one.mismatched).map((name) => name.split(' ')[0]!);
  const cutOff = all.reduce((latest, one) => Math.max(latest, one.cutOff), 0);
  const last = all.reduce((latest, one) => Math.max(latest, one.segment), 0);
  return {
    ...signedBehind(all, readings, ledger),
    contracts: readings.map(({ contract }) => {
      const { versions, files, batches, chain, parts } = states[contract]!;
      return {
        contract,
        versions: versions.toSorted(compareVersions),
        records: files.reduce((sum, { records }) => sum + records, 0),
        batches,
        sealed: hash('sha256', [chain, ...parts].join('\n'), 'hex'),
      };
    }),
    segments: segmentsBehind(seals, log, last),
    ...(revisions.length > 0 && { revisions }),
    ...(mismatched.length > 0 && { mismatched }),
    ...Object.fromEntries(Object.entries(numbers).filter(([, n]) => n > 0)),
    cutOff: cutOff === 0 ? null : new Date(cutOff).toISOString(),
  };
}

/** The segments up to the last one that has records that were taken. */
function segmentsBehind(seals: readonly string[], log: string, last: number): PlatformFacts['segments'] {
  const numberOf = (seal: string) => Number(seal.split(' ')[0]);
  const sealed = seals.filter((seal) => numberOf(seal) <= last);
  const from = sealed.length > 0 ? numberOf(sealed.at(-1)!) : 0;
  return {
    sealed: sealed.length,
    sha256: hash('sha256', sealed.map((line) => `${line}\n`).join(''), 'hex'),
    open: segmentsIn(log).filter((n) => n > from && n <= last).length,
  };
}

/** The signed submissions behind figures. */
function signedBehind(
  states: readonly ContractState[],
  readings: readonly Reading[],
  ledger: Ledger,
): Pick<PlatformFacts, 'submissions'> {
  const parts = new Set(states.flatMap((one) => one.parts));
  const contracts = parts.size === 0 ? [] : readings.map(({ contract }) => contract);
  const submissions = submissionProvenance(ledger, {
    contracts,
    also: (one) => parts.has(partName(one)),
  }).filter((one) => parts.has(partName({ submission: idOf(one, one.number), ...one })));
  return submissions.length > 0 ? { submissions } : {};
}

/** A revision as a release states it: which submission, and the hashes of what was signed before and since. */
function revisionOf({ was, is }: { was: string; is: string | null }) {
  const [submission, , sha256] = was.split(' ');
  return { submission: submission!, was: sha256!, is: is?.split(' ')[2] ?? null };
}
