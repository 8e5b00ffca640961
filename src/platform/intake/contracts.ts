import { type Problem, UserError } from '../../edition/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import type { DataContract } from '../contract/contract.js';
import { contractFiles, keepVersion, keptVersions, stateOf } from './contractFiles.js';
import { judgeFor } from './contractJudge.js';
import type { Judge, Judges } from './judge.js';
import { contractsFolder, versionsFolder } from './places.js';

/**
 * The contracts of a platform, all versions: as they were taken up, where they were. A file that is refused beside them stops nobody.
 *
 * @throws UserError with every problem of them, where none was taken up
 */
export function contractsIn(folder: string): DataContract[] {
  const { fresh, kept, problems } = contractFiles(folder);
  if (problems.length > 0 && kept.length === 0) throw new UserError(problems);
  return [...kept, ...fresh].map(({ contract }) => contract);
}

/** Milliseconds after which a new version is seen at the latest. */
const soon = 1000;

/** The judges of contracts, by name and version; the current version is the highest. */
class Versions {
  readonly #all = new Map<string, Judge[]>();
  count = 0;

  add(contract: DataContract): void {
    if (this.of(contract.id, contract.version)) return;
    const judges = [...(this.#all.get(contract.id) ?? []), judgeFor(contract)];
    this.#all.set(
      contract.id,
      judges.sort((a, b) => compareVersions(a.version, b.version)),
    );
    this.count++;
  }

  names = () => [...this.#all.keys()];
  current = (contract: string) => this.#all.get(contract)?.at(-1);
  of = (contract: string, version: string) =>
    this.#all.get(contract)?.find((judge) => judge.version === version);
}

/**
 * The judges of the contracts of a platform. Versions that are put into `contracts/` are taken up while they are used, and kept in
 * `versions/`; a file that cannot be used, or that changes a version that was taken up, is refused.
 *
 * @param onRefused called with files that are refused later than at the beginning, and with changed versions at any time
 * @throws UserError where a file cannot be used at the beginning
 */
export function judgesIn(folder: string, onRefused: (problem: UserError) => void = () => {}): Judges {
  const versions = new Versions();
  let [checked, state] = [Number.NEGATIVE_INFINITY, ''];
  const refuse = (problems: readonly Problem[]) => {
    if (problems.length > 0) onRefused(new UserError(problems));
  };
  const takeUp = (problemsAre: (problems: readonly Problem[]) => void) => {
    checked = performance.now();
    const now = stateOf(contractsFolder(folder));
    if (now === state) return;
    state = now;
    const { fresh, kept, problems, changed } = contractFiles(folder);
    if (problems.length > 0) problemsAre(problems);
    refuse(changed);
    for (const file of fresh) keepVersion(folder, file);
    for (const { contract } of [...kept, ...fresh]) versions.add(contract);
  };
  takeUp((problems) => {
    throw new UserError(problems);
  });
  const seen = <T>(answer: () => T) => {
    if (performance.now() - checked > soon) takeUp(refuse);
    return answer();
  };
  return {
    folder,
    names: () => seen(versions.names),
    current: (contract) => seen(() => versions.current(contract)),
    of: (contract, version) => seen(() => versions.of(contract, version)),
    count: () => versions.count,
  };
}

/** The judges of all contracts, to try them: none is taken up. @throws UserError */
export function judgesToTry(folder: string): Judges {
  const versions = new Versions();
  for (const contract of contractsIn(folder)) versions.add(contract);
  return { names: versions.names, current: versions.current, of: versions.of };
}

/** The judges of the versions that were taken up, for a thread beside the one that takes them up. */
export function keptJudgesIn(folder: string): Judges {
  const versions = new Versions();
  let state = '';
  const renew = () => {
    const now = stateOf(versionsFolder(folder));
    if (now === state) return;
    state = now;
    for (const { contract } of keptVersions(folder)) versions.add(contract);
  };
  renew();
  return {
    folder,
    names: versions.names,
    current: versions.current,
    of(contract, version) {
      // A frame names a version that was taken up before it was written.
      if (!versions.of(contract, version)) renew();
      return versions.of(contract, version);
    },
    count: () => versions.count,
  };
}
