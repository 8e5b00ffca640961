import type { DataContract } from '../contract/contract.js';
import { judgeOf } from '../contract/judge.js';
import { type JudgedLine, judgedLines, type Ledger, type ReceiptRow } from '../intake/index.js';
import { turns } from './turns.js';

/** What became of a record by a correction. */
export type Corrected = 'replaced' | 'corrected';

/** Records that took the place of earlier ones with the same key, and those whose place was taken: by request and line. */
export type Corrections = ReadonlyMap<number, ReadonlyMap<number, Corrected>>;

/** The log of a platform with its ledger. */
export interface Kept {
  ledger: Ledger;
  log: string;
}

type Keys = (line: JudgedLine) => string | undefined;

const keysOf = (contract: DataContract, { form, at }: ReceiptRow): Keys => {
  const judge = judgeOf(contract, form === 'csv' ? 'text' : 'json');
  return ({ record, event }) => {
    if (event !== undefined) return `event ${event}`;
    const key = record && judge(record, at).key;
    return key === undefined ? undefined : `key ${key}`;
  };
};

/**
 * A conflict is a record with the key of an earlier record and another content; the first one counts. Once a correction was
 * announced, what comes later with the key counts in its place; of several the last one. What was sent with that key before is
 * then replaced.
 */
export async function correctionsIn(
  kept: Kept,
  receipts: readonly ReceiptRow[],
  contract: DataContract,
  after: number | undefined,
): Promise<Corrections> {
  const found = new Map<number, Map<number, Corrected>>();
  if (after === undefined) return found;
  const linesOf = (row: ReceiptRow) => keyedLines(kept, row, contract);
  const last = new Map<string, KeyedLine>();
  const turn = turns();
  for (const row of receipts) {
    if (row.n <= after || row.conflicts + row.duplicates === 0) continue;
    for (const line of linesOf(row)) {
      await turn();
      if (line.is !== 'stored') last.set(line.key, line);
    }
  }
  if (last.size === 0) return found;
  const note = ({ n, line }: KeyedLine, what: Corrected) =>
    found.set(n, (found.get(n) ?? new Map<number, Corrected>()).set(line, what));
  for (const row of receipts) {
    if (row.stored + row.conflicts === 0) continue;
    for (const line of linesOf(row)) {
      await turn();
      const latest = last.get(line.key);
      // A duplicate is the first content again: with it as the last one the first counts.
      const isCounted = line.is === 'stored' && latest?.is === 'duplicate';
      if (!latest || isCounted || line.is === 'duplicate') continue;
      const isLatest = latest.n === line.n && latest.line === line.line;
      note(line, isLatest ? 'corrected' : 'replaced');
    }
  }
  return found;
}

interface KeyedLine {
  n: number;
  line: number;
  key: string;
  is: 'stored' | 'duplicate' | 'conflict';
}

/** The records of a request that are not in quarantine, with their keys. */
function* keyedLines({ ledger, log }: Kept, row: ReceiptRow, contract: DataContract): Generator<KeyedLine> {
  const keyOf = keysOf(contract, row);
  for (const one of judgedLines(ledger, log, row)) {
    const key = one.is === 'quarantined' ? undefined : keyOf(one);
    if (key !== undefined && one.is !== 'quarantined') yield { n: row.n, line: one.line, key, is: one.is };
  }
}
