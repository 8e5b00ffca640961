import type { KeyText } from '../contract/keyText.js';
import { whyAside } from './asideReasons.js';
import type { RecordsHead } from './frame.js';
import type { Judge, Verdict } from './judge.js';
import type { KeyKind } from './keyHash.js';
import type { ReceiptRow } from './ledger.js';
import { BodyText } from './plainText.js';
import { type Read, readerOf } from './readRecord.js';
import { wholeFrameOf } from './recover.js';
import { headerOf, type RawRecord, recordsIn } from './split.js';

/** The records of one request. */
export interface Body {
  records: readonly RawRecord[];
  /** The body as a text whose positions are those of its bytes, where it is NDJSON in UTF-8. */
  text?: BodyText | undefined;
  read: (raw: RawRecord) => Read;
}

/** The records of a request where it lies in the log; none where its bytes are damaged, so that others can still be read. */
export function wholeBodyOf(log: string, row: ReceiptRow): Body {
  const frame = wholeFrameOf(log, row, row.length);
  return bodyOf(frame ? row.form : 'ndjson', frame?.body ?? new Uint8Array());
}

/** The records of a body, which has been divided before. */
export function bodyOf(form: RecordsHead['form'], body: Uint8Array): Body {
  const records = recordsIn(form, body);
  if (form === 'csv') return { records, read: readerOf(form, { header: headerOf(body) }) };
  const text = BodyText.of(body);
  if (!text) return { records, read: readerOf(form) };
  // Where all of it is ASCII, the text of all records is read at once.
  const read = readerOf(form, {
    text: ({ from, to }) => (text.isAscii ? text.text.slice(from, to) : text.utf8(from, to)),
  });
  return { records, read, ...(form === 'ndjson' && { text }) };
}

/** A record that passed its contract. Its key holds until the next verdict. */
export interface PassedVerdict {
  is: 'passed';
  kind: KeyKind;
  key: string | KeyText;
  late: boolean;
}

/** What a contract says of a record. A contract that fails sets the record aside, to be judged again. */
export function verdictOf(
  row: ReceiptRow,
  judge: Judge,
  { read, text }: Body,
  raw: RawRecord,
): PassedVerdict | Extract<Verdict, { is: 'quarantined' }> {
  if (judge.plain && text !== undefined && raw.length <= longestPlain) {
    const found = judge.plain(text, raw.from, raw.to, row.at);
    if (found) return { is: 'passed', kind: 'key', key: found.key, late: found.late };
  }
  const one = read(raw);
  if ('why' in one) return { is: 'quarantined', why: [one.why] };
  try {
    const verdict = judge.judge(one.record, { received: row.at, isText: row.form === 'csv' });
    if (verdict.is === 'quarantined') return verdict;
    const kind = one.event === undefined ? 'key' : 'event';
    return { is: 'passed', kind, key: one.event ?? verdict.key, late: verdict.late };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { is: 'quarantined', why: [whyAside('contract-failed', '', found)] };
  }
}

/** Longer records are read as JSON, by all its rules. */
const longestPlain = 1 << 16;
