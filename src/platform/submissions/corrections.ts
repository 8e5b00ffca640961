import type { DataContract } from '../contract/contract.js';
import { judgeOf } from '../contract/judge.js';
import { judgedLines, type Ledger, type ReceiptRow } from '../intake/index.js';
import { dayOfRecord, periodsOf } from './period.js';
import { turns } from './turns.js';

/** What became of a record by a correction. `held`: it does not count yet, since a signed submission of another period has its key. */
export type Corrected = 'replaced' | 'corrected' | 'held';

/** Outcomes by request and line. */
export type Outcomes = Map<number, Map<number, Corrected>>;

/** Records that took the place of earlier ones with the same key, and those whose place was taken. */
export interface Corrections {
  outcomes: Outcomes;
  /** Those that moved a record to another period. */
  moves: readonly Move[];
}

/** Records with one key in several periods: the one that counts, the others, and those of them that counted before. */
export interface Move {
  last: KeyedLine;
  others: readonly KeyedLine[];
  counted: ReadonlySet<KeyedLine>;
}

/** The log of a platform with its ledger. */
export interface Kept {
  ledger: Ledger;
  log: string;
}

/** For each period whose corrections were announced: the number of the last request before. */
export type Announced = ReadonlyMap<string, number>;

/** A record that is not in quarantine, with its key and period. */
export interface KeyedLine {
  n: number;
  receipt: string;
  line: number;
  key: string;
  period: string;
  is: 'stored' | 'duplicate' | 'conflict';
}

/**
 * A conflict is a record with the key of an earlier record and another content; the first one counts. Once a correction was
 * announced, for the period of either of the two, what comes later with the key counts in its place; of several the last one. What was
 * sent with that key before is then replaced.
 */
export async function correctionsIn(
  kept: Kept,
  receipts: readonly ReceiptRow[],
  contract: DataContract,
  announced: Announced,
): Promise<Corrections> {
  const outcomes: Outcomes = new Map();
  const moves: Move[] = [];
  for (const chain of (await chainsIn(kept, receipts, contract, announced)).values()) {
    const { last, until, counted } = resolved(chain, announced);
    for (const one of chain.slice(0, until)) {
      if (one.is === 'duplicate' || (one === last && one.is === 'stored')) continue;
      note(outcomes, one, one === last ? 'corrected' : 'replaced');
    }
    const others = chain.filter((one) => one !== last && one.period !== last?.period);
    if (last && others.length > 0) moves.push({ last, others, counted });
  }
  return { outcomes, moves };
}

export const note = (outcomes: Outcomes, { n, line }: Pick<KeyedLine, 'n' | 'line'>, what: Corrected) =>
  outcomes.set(n, (outcomes.get(n) ?? new Map<number, Corrected>()).set(line, what));

/**
 * The records of each key with a conflict, in the order in which they came; none where nothing came again since a correction was
 * announced.
 */
async function chainsIn(
  kept: Kept,
  receipts: readonly ReceiptRow[],
  contract: DataContract,
  announced: Announced,
): Promise<Map<string, KeyedLine[]>> {
  const chains = new Map<string, KeyedLine[]>();
  const after = Math.min(...announced.values());
  const isAny = receipts.some(({ n, conflicts, duplicates }) => n > after && conflicts + duplicates > 0);
  const turn = turns();
  for (const row of isAny ? receipts : []) {
    if (row.conflicts === 0) continue;
    for (const line of keyedLines(kept, row, contract)) {
      await turn();
      if (line.is === 'conflict') chains.set(line.key, []);
    }
  }
  for (const row of chains.size === 0 ? [] : receipts) {
    if (row.stored + row.conflicts + row.duplicates === 0) continue;
    for (const line of keyedLines(kept, row, contract)) {
      await turn();
      chains.get(line.key)?.push(line);
    }
  }
  return chains;
}

/** The record of a chain that counts; how many of the chain the last correction settled; and all that counted at some time. */
function resolved(chain: readonly KeyedLine[], announced: Announced) {
  const counted = new Set<KeyedLine>();
  let [stored, last, until]: [KeyedLine | undefined, KeyedLine | undefined, number] = [
    undefined,
    undefined,
    0,
  ];
  for (const [i, one] of chain.entries()) {
    const periods = [one.period, (last ?? one).period];
    const isCorrection = periods.some(
      (period) => one.n > (announced.get(period) ?? Number.POSITIVE_INFINITY),
    );
    // Where a key was erased it is free again, and what is stored with it counts.
    if (one.is === 'stored') last = stored = one;
    else if (isCorrection) {
      // A duplicate is the first content again: with it as the last one the first counts.
      [last, until] = [one.is === 'duplicate' ? stored : one, i + 1];
    }
    if (last) counted.add(last);
  }
  return { last, until, counted };
}

/** The records of a request that are not in quarantine, with their keys and periods. */
function* keyedLines({ ledger, log }: Kept, row: ReceiptRow, contract: DataContract): Generator<KeyedLine> {
  const judge = judgeOf(contract, row.form === 'csv' ? 'text' : 'json');
  const dayOf = dayOfRecord(contract);
  const periodOf = periodsOf(contract);
  for (const { is, line, record, event } of judgedLines(ledger, log, row)) {
    if (is === 'quarantined' || !record) continue;
    const own = event === undefined ? judge(record, row.at).key : undefined;
    const key = event === undefined ? own && `key ${own}` : `event ${event}`;
    const day = dayOf(record);
    const period = day === undefined ? undefined : periodOf(day);
    if (key !== undefined && period !== undefined) yield { n: row.n, receipt: row.id, line, key, period, is };
  }
}
