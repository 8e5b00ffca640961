import { hash } from 'node:crypto';
import { canonical } from '../contract/jsonRecord.js';
import { whyAside } from './asideReasons.js';
import type { RecordsHead } from './frame.js';
import type { Judge, Verdict } from './judge.js';
import type { Passed, ReceiptRow } from './ledger.js';
import { type Read, readerOf } from './readRecord.js';
import { headerOf, type RawRecord, recordsIn } from './split.js';

/** The records of one request. */
export interface Body {
  records: readonly RawRecord[];
  read: (raw: RawRecord) => Read;
}

/** The records of a body, which has been divided before. */
export function bodyOf(form: RecordsHead['form'], body: Uint8Array): Body {
  const header = form === 'csv' ? headerOf(body) : undefined;
  return { records: recordsIn(form, body), read: readerOf(form, header) };
}

/** What a contract says of a record that was read or could not be. A contract that fails sets the record aside, to be judged again. */
export function verdictOf(
  row: ReceiptRow,
  judge: Judge,
  read: Read,
  raw: RawRecord,
): Passed | Extract<Verdict, { is: 'quarantined' }> {
  if ('why' in read) return { is: 'quarantined', why: [read.why] };
  try {
    const verdict = judge.judge(read.record, { received: row.at, isText: row.form === 'csv' });
    if (verdict.is === 'quarantined') return verdict;
    const key = read.event ?? verdict.key;
    return {
      n: row.n,
      line: raw.line,
      id: short(`${row.partner}\n${row.contract}\n${read.event === undefined ? 'key' : 'event'}\n${key}`),
      payload: short(canonical(read.record)),
      late: verdict.late,
    };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { is: 'quarantined', why: [whyAside('contract-failed', '', found)] };
  }
}

/** The first 128 bits of a hash. */
const short = (of: string | Uint8Array) => hash('sha256', of, 'hex').slice(0, 32);
