import {
  actsOf,
  type Ledger,
  recordsToErase,
  type ToErase,
  type WhatToErase,
  type Whose,
} from '../intake/index.js';
import { submissionsFrom } from './fold.js';

/** The effect of an erasure, before it is carried out. */
export interface ErasureEffect {
  records: number;
  /** Of these, how many had which outcome. */
  was: Partial<Record<ToErase['was'], number>>;
  /** The receipts that they came under. */
  receipts: string[];
  /** Signed submissions that rest on one of these requests: the rest of them still verifies. */
  signed: string[];
}

/** Computes the effect of an erasure without changing anything. */
export function effectOfErasing(ledger: Ledger, log: string, whose: Whose, what: WhatToErase): ErasureEffect {
  const records = recordsToErase(ledger, log, whose, what);
  const was: ErasureEffect['was'] = {};
  for (const one of records) was[one.was] = (was[one.was] ?? 0) + 1;
  const receipts = [...new Set(records.map(({ receipt }) => receipt))];
  const signed = submissionsFrom(actsOf(ledger, whose))
    .filter(({ signed }) => receipts.some((receipt) => signed?.statement.includes(receipt)))
    .map(({ id }) => id);
  return { records: records.length, was, receipts, signed };
}
