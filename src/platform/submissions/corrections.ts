import type { DataContract } from '../contract/contract.js';
import { judgeOf } from '../contract/judge.js';
import { type JudgedLine, judgedLines, type Ledger, type ReceiptRow } from '../intake/index.js';

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

const keysOf = (contract: DataContract, form: ReceiptRow['form']): Keys => {
  const judge = judgeOf(contract, form === 'csv' ? 'text' : 'json');
  return ({ record, event }) => {
    if (event !== undefined) return `event ${event}`;
    const key = record && judge(record).key;
    return key === undefined ? undefined : `key ${key}`;
  };
};

/**
 * A conflict is a record whose key had been taken by another content, and the first one counts. Once a correction was announced, those
 * that came later count in place of the first; of several the last one.
 */
export function correctionsIn(
  { ledger, log }: Kept,
  receipts: readonly ReceiptRow[],
  contract: DataContract,
  after: number | undefined,
): Corrections {
  const found = new Map<number, Map<number, Corrected>>();
  if (after === undefined) return found;
  const last = new Map<string, { n: number; line: number }>();
  for (const row of receipts) {
    if (row.n <= after || row.conflicts + row.duplicates === 0) continue;
    const keyOf = keysOf(contract, row.form);
    for (const one of judgedLines(ledger, log, row)) {
      const key = one.is === 'conflict' || one.is === 'duplicate' ? keyOf(one) : undefined;
      if (key === undefined) continue;
      // A duplicate is the first content again: it takes a correction back.
      if (one.is === 'duplicate') last.delete(key);
      else last.set(key, { n: row.n, line: one.line });
    }
  }
  if (last.size === 0) return found;
  const note = (n: number, line: number, what: Corrected) =>
    found.set(n, (found.get(n) ?? new Map<number, Corrected>()).set(line, what));
  for (const row of receipts) {
    if (row.stored === 0) continue;
    const keyOf = keysOf(contract, row.form);
    for (const one of judgedLines(ledger, log, row)) {
      const key = one.is === 'stored' ? keyOf(one) : undefined;
      const correction = key === undefined ? undefined : last.get(key);
      if (!correction) continue;
      note(row.n, one.line, 'replaced');
      note(correction.n, correction.line, 'corrected');
    }
  }
  return found;
}
