import { hash } from 'node:crypto';
import type { Ledger, ReceiptRow } from '../intake/ledger.js';
import { lastPublication } from '../intake/publications.js';
import { isInRanges } from '../submissions/lines.js';
import {
  type Account,
  accountOf,
  type KnownSet,
  type Publication,
  publishedSet,
  type ToPublish,
  toPublish,
} from './account.js';
import type { Entering, LostSet } from './entering.js';
import type { Reading } from './reading.js';
import { addFile } from './recordFiles.js';
import type { Row } from './rules.js';
import { type ContractState, hasFiles, newContract } from './state.js';
import type { Stored } from './stored.js';

/** The records of a contract that are taken for an edition. */
export interface Taking {
  ledger: Ledger;
  log: string;
  edition: string;
  reading: Reading;
  /** Of the record files of the contract. */
  folder: string;
  /** What the state has to follow from. */
  basis: string;
  /** Whether what the records are known by is needed. */
  isMarked: boolean;
  /** Whether whose they are is needed. */
  isParted: boolean;
}

/** A state, and what is to be published before its figures are. */
export interface Taken {
  state: ContractState;
  publications: ToPublish[];
}

/** Whether a state still follows from the log, but for what was added. */
export function isCurrent(
  { ledger, edition, reading, folder, basis, isMarked, isParted }: Taking,
  state: ContractState,
): boolean {
  return (
    state.basis === basis &&
    (state.isMarked || !isMarked) &&
    (state.isParted || !isParted) &&
    (state.last === undefined || ledger.receipt(state.last)?.n === state.after) &&
    lastPublication(ledger, edition, reading.contract) === state.published &&
    hasFiles(folder, state)
  );
}

/** An empty state beside another one, whose files stay until it takes the place of that one. */
export function afresh(
  { ledger, edition, reading, basis, isMarked, isParted }: Taking,
  next: number | undefined,
): ContractState {
  const published = lastPublication(ledger, edition, reading.contract);
  const of = { columns: reading.columns, basis, isMarked, isParted };
  return { ...newContract(of, next), ...(published !== undefined && { published }) };
}

export const accountFor = ({ ledger, log, edition, reading: { contract, shape } }: Taking): Account =>
  accountOf(ledger, log, { edition, contract, shape });

/** Records that are written into one file at most. */
const mostRows = 500_000;

/** Writes records that enter figures into files. */
export class Writer {
  #rows: Row[] = [];

  constructor(
    readonly folder: string,
    readonly state: ContractState,
  ) {}

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.#rows.push(row);
    if (this.#rows.length >= mostRows) await this.flush();
  }

  /** What enters at the end, and takes note of what waits. */
  async end(entering: Entering): Promise<void> {
    await this.add(entering.end());
    await this.flush();
    Object.assign(this.state, entering.waiting);
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    await addFile(this.folder, this.state, this.#rows);
    this.#rows = [];
  }
}

/** The rows of a request; records about a time that cannot be are set aside, and counted. */
export function rowsIn(
  { reading, isMarked }: Pick<Taking, 'reading' | 'isMarked'>,
  records: readonly Stored[],
  { partner, id, at, unit = id }: Pick<ReceiptRow, 'partner' | 'id' | 'at'> & { unit?: string },
  aside: Record<string, number>,
): Row[] {
  const rows: Row[] = [];
  const from = { receipt: id, unit, partner };
  for (const { line, record, mark } of records) {
    if (reading.isPossible(record, at)) {
      const row = reading.rowOf(record, line, from);
      rows.push(isMarked ? { ...row, mark: mark() } : row);
    } else aside[id] = (aside[id] ?? 0) + 1;
  }
  return rows;
}

/** Takes note of a request whose records count. */
export function noteRequest(
  state: ContractState,
  { version, at, segment }: Pick<ReceiptRow, 'version' | 'at' | 'segment'>,
): void {
  state.batches += 1;
  state.cutOff = Math.max(state.cutOff, at);
  state.segment = Math.max(state.segment, segment);
  if (!state.versions.includes(version)) state.versions.push(version);
}

/** A hash that each request is added to, one after the other. Their ids are known to nobody but their senders. */
export const chained = (chain: string, { id, sha256 }: Pick<ReceiptRow, 'id' | 'sha256'>) =>
  hash('sha256', `${chain} ${id} ${sha256}`, 'hex');

/** The sets of which records were erased. */
export function erasedSets({ ledger }: Taking, sets: readonly KnownSet[]): KnownSet[] {
  const erased = new Map<string, Set<number>>();
  const linesOf = (receipt: string) => {
    const known = erased.get(receipt);
    if (known) return known;
    const n = ledger.receipt(receipt)?.n ?? 0;
    const rows = ledger.sql('SELECT line FROM erasures WHERE n = ?').all(n) as { line: number }[];
    const lines = new Set(rows.map(({ line }) => line));
    erased.set(receipt, lines);
    return lines;
  };
  return sets.filter(({ of }) =>
    of.some(([receipt, lines]) => {
      const gone = linesOf(receipt);
      return gone.size > 0 && [...gone].some(isInRanges(lines));
    }),
  );
}

/** A set that lost a record, as the others of its partners are judged by it. */
export function lostSet({ ledger }: Taking, { number, cell, of, sums }: KnownSet): LostSet {
  const partners = [...new Set(of.flatMap(([receipt]) => ledger.receipt(receipt)?.partner ?? []))];
  return { number, cell, partners, sums };
}

/** Sets that enter figures and others that leave them, with what else is published; undefined where there is nothing. */
export function publicationOf(
  { shape, rules }: Reading,
  sets: readonly (readonly Row[])[],
  rest: Omit<Publication, 'shape' | 'sets'>,
): Publication | undefined {
  const isNothing = sets.length === 0 && Object.values(rest).every((one) => one.length === 0);
  if (isNothing) return undefined;
  const given = Object.fromEntries(Object.entries(rest).filter(([, one]) => one.length > 0));
  const published = sets.map((rows) => publishedSet(rows, rules));
  return { shape, ...given, ...(sets.length > 0 && { sets: published }) };
}

/** Publications of a state, which goes on from them. */
export function published(
  { edition, reading }: Taking,
  state: ContractState,
  publications: readonly (Publication | undefined)[],
): Taken {
  const all = publications.flatMap((one) => (one ? [toPublish(edition, reading.contract, one)] : []));
  const last = all.at(-1)?.id;
  return { state: { ...state, ...(last !== undefined && { published: last }) }, publications: all };
}
