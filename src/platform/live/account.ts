import { hash } from 'node:crypto';
import { appendTo } from '../../sql/index.js';
import type { Ledger } from '../intake/ledger.js';
import { newId } from '../intake/newId.js';
import type { PublicationOrder } from '../intake/orders.js';
import type { Platform } from '../intake/platform.js';
import { loggedPublication, publicationsOf } from '../intake/publications.js';
import { linesIn, rangesOf } from '../submissions/lines.js';
import { decimalSum } from './decimal.js';
import type { Row, Rule } from './rules.js';

/** Records that entered figures together. */
export interface PublishedSet {
  cell: string;
  /** By request: their lines. */
  of: [receipt: string, lines: string][];
  /** Each amount of the rules, added up exactly. */
  sums: string[];
}

/** What enters the figures of an edition from the records of a contract, or leaves them. */
export interface Publication {
  /** Hash of the reading: places, periods and rules. Under other ones figures begin anew. */
  shape: string;
  /** Signed submissions that count from now on, and those whose place others take (null for none). */
  parts?: string[];
  revised?: { was: string; is: string | null }[];
  /** Sets of records that enter figures together, where there are rules. */
  sets?: PublishedSet[];
  /** Numbers of sets that are in no figure any more: the first set that was ever published is 0. */
  gone?: number[];
}

/** A publication, of which edition and contract, and the id that it will have in the log. */
export type ToPublish = PublicationOrder;

/** Has the log of a platform say what is about to be published, in order. @throws Refused */
export async function publishAll(platform: Platform, all: readonly ToPublish[]): Promise<void> {
  for (const { id, edition, contract, text } of all) await platform.publish(id, { edition, contract }, text);
}

export function toPublish(edition: string, contract: string, publication: Publication): ToPublish {
  return { id: newId('pub'), edition, contract, text: JSON.stringify(publication) };
}

/** A published set, with its number, and whether it is in figures still. */
export interface KnownSet extends PublishedSet {
  number: number;
  isGone: boolean;
}

/** A revision of figures: submissions whose place was taken, and the sets that left figures and entered them. */
export interface KnownRevision {
  was: string[];
  is: (string | null)[];
  gone: number[];
  sets: number[];
}

/** All that was published of an edition from the records of a contract. */
export interface Account {
  sets: KnownSet[];
  /** Signed submissions that count, in the order in which they entered. */
  parts: string[];
  revisions: KnownRevision[];
}

/** What the log says was published under the same reading. @throws UserError where it cannot be read */
export function accountOf(
  ledger: Ledger,
  log: string,
  { edition, contract, shape }: { edition: string; contract: string; shape: string },
): Account {
  const account: Account = { sets: [], parts: [], revisions: [] };
  for (const row of publicationsOf(ledger, edition, contract)) {
    const publication = JSON.parse(loggedPublication(log, row)) as Publication;
    if (publication.shape === shape) addTo(account, publication);
  }
  return account;
}

/** Adds to an account what is published next. */
export function addTo(
  account: Account,
  { parts = [], revised = [], sets = [], gone = [] }: Publication,
): void {
  const first = account.sets.length;
  for (const [i, set] of sets.entries()) account.sets.push({ ...set, number: first + i, isGone: false });
  for (const number of gone) account.sets[number]!.isGone = true;
  if (revised.length > 0)
    account.revisions.push({
      was: revised.map(({ was }) => was),
      is: revised.map(({ is }) => is),
      gone,
      sets: sets.map((_, i) => first + i),
    });
  const successors = new Map(revised.map(({ was, is }) => [was, is]));
  const next = account.parts.flatMap((name) => (successors.has(name) ? (successors.get(name) ?? []) : name));
  account.parts = [...new Set([...next, ...parts])];
}

/** A set of records as it is published. */
export function publishedSet(rows: readonly Row[], rules: readonly Rule[]): PublishedSet {
  const lines = new Map<string, number[]>();
  for (const { receipt, line } of rows) appendTo(lines, receipt, line);
  const of = [...lines].map(([receipt, own]): [string, string] => [
    receipt,
    rangesOf(own.sort((a, b) => a - b)),
  ]);
  return { cell: rows[0]!.cell, of, sums: sumsOf(rows, rules) };
}

/** Each amount of the rules, added up exactly over records. */
export function sumsOf(rows: readonly Row[], rules: readonly Rule[]): string[] {
  return amountColumns(rules).map((column) =>
    column === undefined ? `${rows.length}` : decimalSum(rows.map(({ values }) => values[column]!)),
  );
}

/** The columns of all amounts that rules name, each once; undefined stands for the number of records. */
export const amountColumns = (rules: readonly Rule[]) => [
  ...new Set(rules.flatMap(({ amounts }) => amounts)),
];

/** Published sets by the requests of their records. */
export type Members = ReadonlyMap<string, readonly (readonly [lines: string, set: KnownSet])[]>;

export function membersOf(sets: readonly KnownSet[]): Members {
  const members = new Map<string, [string, KnownSet][]>();
  for (const set of sets)
    for (const [receipt, lines] of set.of) {
      appendTo(members, receipt, [lines, set]);
    }
  return members;
}

/** The set of each line of a request. */
export function setsOf(members: Members, receipt: string): Map<number, KnownSet> {
  const found = new Map<number, KnownSet>();
  for (const [lines, set] of members.get(receipt) ?? [])
    for (const line of linesIn(lines)) found.set(line, set);
  return found;
}

/** The number of records of a set. */
export const sizeOf = ({ of }: PublishedSet): number =>
  of.reduce((sum, [, lines]) => sum + linesIn(lines).length, 0);

/** A short hash of what figures are made under. */
export const shapeOf = (of: unknown) => hash('sha256', JSON.stringify(of), 'hex').slice(0, 16);
