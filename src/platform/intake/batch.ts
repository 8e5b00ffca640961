import type { BodyForm, RecordsHead } from './frame.js';
import { LogFull } from './groupCommit.js';
import type { ReceiptRow, RequestKey } from './ledger.js';

/** A request with records. */
export interface SentBatch {
  partner: string;
  /** The idempotency key: a repeated request with the same key, contract and form is the same request. */
  key: string;
  contract: string;
  form: BodyForm;
  body: Uint8Array;
}

/** What stands for a request with its idempotency key, and for no other one. */
export const requestName = ({ partner, contract, form, key }: RequestKey) =>
  JSON.stringify([partner, contract, form, key]);

/** Why nothing was taken; each is answered in its own way. */
export type Refusal =
  | 'in-flight'
  | 'key-reused'
  | 'erased-since'
  | 'no-contract'
  | 'busy'
  | 'no-space'
  | 'disk-failed';

/** Nothing of a request was taken. */
export class Refused extends Error {
  constructor(
    readonly why: Refusal,
    cause?: unknown,
  ) {
    super(why, { cause });
  }
}

/** An acknowledged request; `replayed`: acknowledged before. */
export interface Acknowledged {
  receipt: ReceiptRow;
  replayed: boolean;
}

/** Why the log did not take a frame. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof LogFull) return new Refused('busy');
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
  return new Refused(isFull ? 'no-space' : 'disk-failed', error);
}

/** A receipt that the ledger does not know yet. */
export function newRow(
  head: RecordsHead,
  at: { segment: number; offset: number; length: number },
): ReceiptRow {
  const { receipt: id, partner, contract, version, key, received, form, sha256, lines, leaves = null } = head;
  const counts = {
    received: lines,
    stored: 0,
    quarantined: 0,
    duplicates: 0,
    conflicts: 0,
    waiting: lines,
    late: 0,
  };
  return {
    n: 0,
    id,
    partner,
    contract,
    version,
    key,
    at: received,
    ...at,
    form,
    sha256,
    leaves,
    erased: 0,
    ...counts,
  };
}
