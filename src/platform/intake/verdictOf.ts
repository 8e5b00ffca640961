import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { whyAside } from './asideReasons.js';
import type { RecordsHead } from './frame.js';
import type { Judge, Verdict } from './judge.js';
import type { ReceiptRow } from './ledger.js';
import { type Read, readerOf, type TextOf, textOf } from './readRecord.js';
import { headerOf, type RawRecord, recordsIn } from './split.js';

/** The records of one request. */
export interface Body {
  records: readonly RawRecord[];
  read: (raw: RawRecord) => Read;
}

/** The records of a body, which has been divided before. */
export function bodyOf(form: RecordsHead['form'], body: Uint8Array): Body {
  const header = form === 'csv' ? { header: headerOf(body) } : {};
  return { records: recordsIn(form, body), read: readerOf(form, { ...header, text: textsIn(body) }) };
}

/** The texts of the records of a body. Where all of it is ASCII, which is usual, it is read once. */
function textsIn(body: Uint8Array): TextOf {
  if (!isAscii(body)) return textOf;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  return ({ from, to }) => text.slice(from, to);
}

/** A record that passed its contract. */
export interface PassedVerdict {
  is: 'passed';
  /** The first 128 bits of the hash of partner, contract and key, as a text of bytes. */
  id: string;
  late: boolean;
}

/** What a contract says of a record that was read or could not be. A contract that fails sets the record aside, to be judged again. */
export function verdictOf(
  row: ReceiptRow,
  judge: Judge,
  read: Read,
): PassedVerdict | Extract<Verdict, { is: 'quarantined' }> {
  if ('why' in read) return { is: 'quarantined', why: [read.why] };
  try {
    const verdict = judge.judge(read.record, { received: row.at, isText: row.form === 'csv' });
    if (verdict.is === 'quarantined') return verdict;
    const key = read.event === undefined ? `key\n${verdict.key}` : `event\n${read.event}`;
    const id = hash('sha256', `${row.partner}\n${row.contract}\n${key}`, 'binary');
    return { is: 'passed', id, late: verdict.late };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { is: 'quarantined', why: [whyAside('contract-failed', '', found)] };
  }
}
