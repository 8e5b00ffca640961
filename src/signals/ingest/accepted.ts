import {
  type IngestedFile,
  type InputFile,
  type Problem,
  problems,
  UserError,
  type Verdict,
} from '../../edition/index.js';
import type { OpenEdition } from '../openEdition.js';
import { isAccepted } from './folder.js';
import { type Entry, entryFiles, readEntry, readLedger } from './ledger.js';
import { passesOf } from './passes.js';

/** The files of the records accepted so far. */
export function acceptedFiles(entries: readonly Entry[]): string[] {
  return entries.filter((e) => e.used > 0).map((e) => `${e.folder}/${entryFiles.accepted}`);
}

/** The accepted records under the contract of a pass, as the `from` of a signal. */
export function acceptedFrom(pass: string): string {
  return `${pass}/*/${entryFiles.accepted}`;
}

/** The sum of several verdicts. */
export function totalOf(verdicts: readonly Verdict[]): Verdict {
  const total: Verdict = { read: 0, used: 0, late: 0, aside: {} };
  for (const { read, used, late, aside } of verdicts) {
    total.read += read;
    total.used += used;
    total.late += late;
    for (const [why, n] of Object.entries(aside) as [keyof Verdict['aside'], number][])
      total.aside[why] = (total.aside[why] ?? 0) + n;
  }
  return total;
}

/** An edition whose signals with a contract read the records accepted under it, and the entries that must be among the inputs. */
export interface WithAccepted {
  open: OpenEdition;
  entries: Entry[];
}

/** Redirects signals with a contract to the accepted records; without an ingest they have a problem. */
export async function withAccepted(open: OpenEdition): Promise<WithAccepted> {
  const found: Problem[] = [];
  const all: Entry[] = [];
  const from = new Map<object, string>();
  for (const { signals, folder, from: files } of passesOf(open)) {
    const entries = await readLedger(open.folder, folder);
    if (entries.length === 0) found.push(problems.notIngested(signals[0]!.at, files));
    all.push(...entries);
    for (const signal of signals) from.set(signal, acceptedFrom(folder));
  }
  const signals = open.signals.map((s) => ({ ...s, from: from.get(s) ?? s.from }));
  return { open: { ...open, signals, problems: [...open.problems, ...found] }, entries: all };
}

/**
 * What happened to the records of every file that signals were computed from.
 *
 * @param inputs the record files that were read
 * @throws UserError for an accepted file that is absent or was changed
 */
export async function ingestedFiles(
  { open, entries }: WithAccepted,
  inputs: readonly InputFile[],
): Promise<IngestedFile[]> {
  const read = inputs.filter((f) => isAccepted(f.path));
  const paths = new Set(read.map((f) => f.path));
  const lost = entries.map((e) => `${e.folder}/${entryFiles.accepted}`).filter((path) => !paths.has(path));
  const damaged = lost.map((path) => problems.damagedTaken(path, folderOf(path)));
  const files = new Map<string, IngestedFile[]>();
  for (const { path, sha256 } of read) {
    const entry = await readEntry(open.folder, folderOf(path));
    if (entry.accepted !== sha256) damaged.push(problems.damagedTaken(path, folderOf(path)));
    const pass = acceptedFrom(folderOf(folderOf(path)));
    for (const { indicator } of open.signals.filter((s) => s.from === pass)) {
      const { file, sha256: hash, read: all, used, late, aside } = entry;
      const known = files.get(indicator) ?? [];
      files.set(indicator, [...known, { indicator, file, sha256: hash, read: all, used, late, aside }]);
    }
  }
  if (damaged.length > 0) throw new UserError(damaged);
  return [...files.values()].flat();
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
