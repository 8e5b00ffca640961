import type { WhyAside } from '../intake/judge.js';
import type { Ledger } from '../intake/ledger.js';
import { recordAt } from '../intake/recordAt.js';
import { wholeBodyOf } from '../intake/verdictOf.js';

/** Records in quarantine that are looked at for a summary, the newest ones: a page takes no longer where there are millions. */
export const mostLookedAt = 10_000;

// From the newest receipt on, so that it ends when enough are found.
const newest = `SELECT aside.n, aside.line, aside.why, receipts.contract, receipts.at FROM receipts NOT INDEXED
  CROSS JOIN aside ON aside.n = receipts.n WHERE receipts.partner = ?1 AND receipts.quarantined > 0
  AND aside.kind = 'quarantined' ORDER BY receipts.n DESC, aside.line DESC LIMIT ${mostLookedAt}`;

/** A reason for which records of a partner are in quarantine. */
export interface ReasonAside {
  contract: string;
  code: string;
  pointer: string;
  records: number;
  /** When the first and the last of them came. */
  first: number;
  last: number;
}

/** The reasons for which records of a partner are in quarantine, the most frequent first; a record may have several. */
export function reasonsAside(ledger: Ledger, partner: string): { reasons: ReasonAside[]; looked: number } {
  const rows = ledger.sql(newest).all(partner) as unknown as { why: string; contract: string; at: number }[];
  const found = new Map<string, ReasonAside>();
  for (const { why, contract, at } of rows) {
    const mine = new Map(
      (JSON.parse(why) as WhyAside[]).map((one) => [`${contract}\n${one.code}\n${one.pointer}`, one]),
    );
    for (const [key, { code, pointer }] of mine) {
      const known = found.get(key) ?? { contract, code, pointer, records: 0, first: at, last: at };
      known.records++;
      known.first = Math.min(known.first, at);
      known.last = Math.max(known.last, at);
      found.set(key, known);
    }
  }
  const reasons = [...found].sort(([a, x], [b, y]) => y.records - x.records || (a < b ? -1 : 1));
  return { reasons: reasons.map(([, reason]) => reason), looked: rows.length };
}

/** A record in quarantine, as it was sent. */
export interface ExampleAside {
  receipt: string;
  line: number;
  /** The first bytes of it. */
  bytes: Uint8Array;
  isCut: boolean;
  why: readonly WhyAside[];
}

/** Most bytes of a record that are shown as an example. */
const mostShown = 400;

/** Records that are in quarantine for a reason, the newest first. */
export function examplesAside(
  ledger: Ledger,
  log: string,
  {
    partner,
    contract,
    code,
    pointer,
  }: { partner: string } & Pick<ReasonAside, 'contract' | 'code' | 'pointer'>,
  most: number,
): ExampleAside[] {
  const found = ledger
    .sql(`SELECT n, line, found.why AS why FROM (${newest}) AS found WHERE contract = ?2 AND EXISTS (
      SELECT 1 FROM json_each(found.why) AS why WHERE why.value ->> '$.code' = ?3 AND why.value ->> '$.pointer' = ?4)
      ORDER BY n DESC, line LIMIT ?5`)
    .all(partner, contract, code, pointer, most) as { n: number; line: number; why: string }[];
  return found.map(({ n, line, why }) => {
    const row = ledger.receiptAt(n);
    const reasons = JSON.parse(why) as WhyAside[];
    // Records to be erased may still be in the log for a while.
    const isErased = reasons.some((reason) => reason.code === 'erased');
    const { records } = isErased ? { records: [] } : wholeBodyOf(log, row);
    const record = records.length > 0 ? recordAt(records, line) : undefined;
    const bytes = record?.line === line ? record.bytes : new Uint8Array();
    const isCut = bytes.length > mostShown;
    return { receipt: row.id, line, bytes: bytes.subarray(0, mostShown), isCut, why: reasons };
  });
}
