import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../disk/index.js';
import { contractOf, type PlatformFacts, type Problem, problems, UserError } from '../../edition/index.js';
import type { OpenEdition, PlatformRecords } from '../../signals/index.js';
import type { DataContract } from '../contract/contract.js';

/** What an edition reads of one platform. */
export interface RecordsRead extends PlatformRecords {
  /** How each contract was read, and whose records are stored under it. */
  readings: readonly { contract: DataContract; columns: readonly string[]; partners: readonly string[] }[];
}

/** An edition with those of its signals that read files or some contracts: of several platforms each has some contracts. */
export const partOf = (open: OpenEdition, contracts: readonly string[]): OpenEdition => ({
  ...open,
  signals: open.signals.filter(({ from }) => contracts.includes(contractOf(from) ?? '') || !contractOf(from)),
});

/**
 * The records of several platforms as those of one. Each has decided what counts, so that sets of records from both keep the rules together
 * as they do alone. A partner sends the records of a contract to one platform, so that no key counts twice.
 *
 * @param names what the reader called each platform
 * @param folder gets the record files
 * @throws UserError where a partner is on two, a contract means other things on two, or no platform has it
 */
export async function mergeRecords(
  open: OpenEdition,
  read: readonly RecordsRead[],
  names: readonly string[],
  folder: string,
): Promise<PlatformRecords> {
  const found = [...unknownContracts(open, read), ...differences(read, names), ...partnersOnTwo(read, names)];
  if (found.length > 0) throw new UserError(found);
  for (const [n, { folder: from, readings, form = 'csv' }] of read.entries())
    for (const { contract } of readings) {
      await makeFolder(join(folder, contract.id));
      for (const name of readdirSync(join(from, contract.id)).filter((one) => one.endsWith(`.${form}`)))
        await linked(join(from, contract.id, name), join(folder, contract.id, `${n + 1}-${name}`));
    }
  const madeOf = new Map(read.flatMap((one) => [...one.madeOf]));
  return { folder, madeOf, facts: mergedFacts(read.map(({ facts }) => facts)), form: '*' };
}

/** The same file under another name; a copy, where that is on another file system. */
const linked = (from: string, to: string): Promise<void> => link(from, to).catch(() => copyFile(from, to));

function unknownContracts(open: OpenEdition, read: readonly RecordsRead[]): Problem[] {
  const known = [...new Set(read.flatMap(({ readings }) => readings.map(({ contract }) => contract.id)))];
  const lacking = open.signals.filter(({ from }) => {
    const id = contractOf(from);
    return id !== undefined && !known.includes(id);
  });
  return lacking.map(({ at, from }) => problems.unknownContract(at, contractOf(from)!, known));
}

/** Pairs of platforms that have the same contract. */
function pairs(read: readonly RecordsRead[]) {
  return read.flatMap(({ readings }, j) =>
    readings.flatMap((other) =>
      read.slice(0, j).flatMap((before, i) => {
        const one = before.readings.find(({ contract }) => contract.id === other.contract.id);
        return one ? [{ i, j, one, other, contract: other.contract.id }] : [];
      }),
    ),
  );
}

/** What figures are made under: the fields that are read, the time, the place and the floor of contributors. Versions may differ. */
function meaningOf({ contract, columns }: RecordsRead['readings'][number]): Record<string, unknown> {
  const { fields, time, place, placeBy, fewestContributors = 0 } = contract;
  const read = fields.filter(({ name }) => columns.includes(name) || name === time);
  return {
    time,
    place,
    placeBy,
    fewestContributors,
    ...Object.fromEntries(
      read
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, type, unit, role, limits: { defaultTimezone } }) => [
          name,
          [type, unit, role, defaultTimezone],
        ]),
    ),
  };
}

function differences(read: readonly RecordsRead[], names: readonly string[]): Problem[] {
  return pairs(read).flatMap(({ i, j, one, other, contract }) => {
    const [left, right] = [meaningOf(one), meaningOf(other)];
    const keys = Object.keys({ ...left, ...right }).filter(
      (key) => JSON.stringify(left[key]) !== JSON.stringify(right[key]),
    );
    const versions = [one, other].map((of, n) => `${of.contract.version} (${names[[i, j][n]!]!})`);
    return keys.length === 0 ? [] : [problems.otherContract(contract, keys.join(', '), versions.join(', '))];
  });
}

function partnersOnTwo(read: readonly RecordsRead[], names: readonly string[]): Problem[] {
  return pairs(read).flatMap(({ i, j, one, other, contract }) => {
    const both = one.partners.filter((partner) => other.partners.includes(partner));
    return both.map((partner) => problems.partnerOnTwo(partner, contract, `${names[i]}, ${names[j]}`));
  });
}

/** One account: each contract of each platform named, the rest added up. */
function mergedFacts(all: readonly PlatformFacts[]): PlatformFacts {
  const segments = all.map((one) => one.segments);
  const sum = (of: (one: PlatformFacts) => number | undefined) =>
    all.reduce((n, one) => n + (of(one) ?? 0), 0);
  const list = <T>(of: (one: PlatformFacts) => readonly T[] | undefined) =>
    all.flatMap((one) => of(one) ?? []);
  const numbers = (['pending', 'unread', 'aside', 'withheld'] as const).map((name) => [
    name,
    sum((one) => one[name]),
  ]);
  const lists = {
    revisions: list((one) => one.revisions),
    mismatched: list((one) => one.mismatched),
    submissions: list((one) => one.submissions),
  };
  const cutOffs = list((one) => (one.cutOff === null ? [] : [one.cutOff]));
  return {
    contracts: all.flatMap(({ contracts }, n) => contracts.map((one) => ({ platform: n + 1, ...one }))),
    segments: {
      sealed: segments.reduce((n, one) => n + one.sealed, 0),
      sha256: hash('sha256', segments.map(({ sha256 }) => `${sha256}\n`).join(''), 'hex'),
      open: segments.reduce((n, one) => n + one.open, 0),
    },
    ...Object.fromEntries(numbers.filter(([, n]) => n !== 0)),
    ...Object.fromEntries(Object.entries(lists).filter(([, one]) => one.length > 0)),
    cutOff: cutOffs.sort().at(-1) ?? null,
  };
}
