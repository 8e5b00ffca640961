import type { WhyAside } from '../intake/judge.js';
import type { Ledger } from '../intake/ledger.js';
import { recordAt } from '../intake/recordAt.js';
import { frameOf } from '../intake/recover.js';
import { bodyOf } from '../intake/verdictOf.js';

/** Records in quarantine that are looked at for a summary, the newest ones: a page takes no longer where there are millions. */
export const mostLookedAt = 10_000;

const newest = `SELECT aside.n, aside.line, aside.why, receipts.contract, receipts.at FROM aside
  JOIN receipts ON receipts.n = aside.n WHERE aside.kind = 'quarantined' AND receipts.partner = ?1
  ORDER BY aside.n DESC, aside.line DESC LIMIT ${mostLookedAt}`;

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
  const { looked } = ledger.sql(`SELECT count(*) AS looked FROM (${newest})`).get(partner) as {
    looked: number;
  };
  const reasons = ledger
    .sql(`SELECT contract, why.value ->> '$.code' AS code, why.value ->> '$.pointer' AS pointer,
      count(DISTINCT n || ':' || line) AS records, min(at) AS first, max(at) AS last
      FROM (${newest}) AS found, json_each(found.why) AS why
      GROUP BY contract, code, pointer ORDER BY records DESC, contract, code, pointer`)
    .all(partner) as unknown as ReasonAside[];
  return { reasons, looked };
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
    // What is to be erased may still be in the log for a while.
    const isErased = reasons.some((reason) => reason.code === 'erased');
    const { records } = isErased ? { records: [] } : bodyOf(row.form, frameOf(log, row, row.length).body);
    const record = records.length > 0 ? recordAt(records, line) : undefined;
    const bytes = record?.line === line ? record.bytes : new Uint8Array();
    const isCut = bytes.length > mostShown;
    return { receipt: row.id, line, bytes: bytes.subarray(0, mostShown), isCut, why: reasons };
  });
}
