import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../edition/index.js';
import { compareVersions, versionProblems } from '../contract/compareContracts.js';
import type { DataContract } from '../contract/contract.js';
import { floorProblems } from '../contract/floors.js';
import { readContract } from '../contract/readContract.js';
import { contractsFolder, versionsFolder } from './places.js';
import { intakeProblems } from './problems.js';

/** A contract, and the text of the file that it was read from. */
export interface ContractFile {
  contract: DataContract;
  text: string;
}

const nameOf = ({ id, version }: DataContract) => `${id}-${version}.yaml`;

/** The contracts in `contracts/`, the versions accepted earlier, in `versions/`, and files of both that cannot be used. */
export interface ContractFiles {
  /** Versions that were never taken up. */
  fresh: ContractFile[];
  /** Versions that were taken up: they never change. */
  kept: ContractFile[];
  problems: Problem[];
  /** Files of versions that were taken up, with another content. */
  changed: Problem[];
}

/** Reads all contracts of a platform. Two are the same where they mean the same: comments and layout are no part of a contract. */
export function contractFiles(folder: string): ContractFiles {
  const all = readAll(versionsFolder(folder));
  const kept = usable(all);
  const known = new Map(kept.map(({ contract }) => [nameOf(contract), JSON.stringify(contract)]));
  const problems = all.flatMap((one) =>
    one.problems.map((problem) => ({ ...problem, at: { ...problem.at, file: `versions/${one.name}` } })),
  );
  const files: ContractFiles = { fresh: [], kept, problems, changed: [] };
  const seen = new Map<string, string>();
  const come: (ContractFile & { name: string })[] = [];
  for (const { name, text, contract, problems } of readAll(contractsFolder(folder), kept)) {
    files.problems.push(...problems);
    if (!contract) continue;
    const version = `${contract.id} ${contract.version}`;
    const other = seen.get(version);
    seen.set(version, name);
    const before = known.get(nameOf(contract));
    if (other !== undefined) files.problems.push(intakeProblems.sameVersionTwice(name, version, other));
    else if (before === undefined) come.push({ name, contract, text });
    else if (before !== JSON.stringify(contract))
      files.changed.push(intakeProblems.changedVersion(name, version));
  }
  come.sort((a, b) => compareVersions(a.contract.version, b.contract.version));
  for (const { name, ...one } of come) {
    const why = [
      ...floorProblems({ file: name }, one.contract),
      ...stepProblems({ file: name, path: 'version' }, [...kept, ...files.fresh], one.contract),
    ];
    files.problems.push(...why);
    if (why.length === 0) files.fresh.push(one);
  }
  return files;
}

/** The number of a new version says what its changes mean for senders and figures, as `contract diff` says it. */
function stepProblems(at: Problem['at'], known: readonly ContractFile[], is: DataContract): Problem[] {
  const earlier = known
    .map(({ contract }) => contract)
    .filter(({ id, version }) => id === is.id && compareVersions(version, is.version) < 0)
    .sort((a, b) => compareVersions(a.version, b.version));
  const was = earlier.at(-1);
  return was ? versionProblems(at, was, is) : [];
}

/** The versions that were taken up, as far as they can be read; `contractFiles` names those that cannot. */
export const keptVersions = (folder: string): ContractFile[] => usable(readAll(versionsFolder(folder)));

const usable = (all: ReturnType<typeof readAll>): ContractFile[] =>
  all.flatMap(({ contract, text }) => (contract ? [{ contract, text }] : []));

/** Stores a version permanently: records are judged by this copy from now on. */
export function keepVersion(folder: string, { contract, text }: ContractFile): void {
  const at = versionsFolder(folder);
  mkdirSync(at, { recursive: true });
  const part = join(at, `${nameOf(contract)}.part`);
  const file = openSync(part, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, join(at, nameOf(contract)));
}

/** Changes whenever a file in a folder does. */
export function stateOf(at: string): string {
  return namesIn(at)
    .map((name) => {
      const { ino, mtimeMs, size } = statSync(join(at, name));
      return `${name} ${ino} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

const namesIn = (at: string) =>
  existsSync(at)
    ? readdirSync(at)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : [];

/** @param known files that were read, which the same text need not be again */
const readAll = (at: string, known: readonly ContractFile[] = []) =>
  namesIn(at).map((name) => {
    const text = readFileSync(join(at, name), 'utf8');
    const same = known.find((one) => one.text === text);
    const read = same ? { contract: same.contract, problems: [] } : readContract(name, text);
    return { name, text, ...read };
  });
