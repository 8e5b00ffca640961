import type { ActHead } from './frame.js';
import type { Ledger } from './ledger.js';
import { frameOf } from './recover.js';
import type { Written } from './segmentLog.js';

/** Something that was done about a period of a partner under a contract. */
export interface ActRow {
  n: number;
  id: string;
  partner: string;
  contract: string;
  period: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** The number of the last request that was acknowledged before it. */
  before: number;
  /** Where its frame lies in the log. */
  segment: number;
  offset: number;
  length: number;
  /** What was done, as JSON. */
  text: string;
}

/** Registers an act. Its order among the requests is that of the log, so that it does not change when the ledger is rebuilt. */
export function registerAct(
  ledger: Ledger,
  { receipt, partner, contract, period, received }: ActHead,
  { segment, offset, length }: Written,
  text: string,
): void {
  ledger
    .sql(`INSERT INTO acts (id, partner, contract, period, at, before, segment, offset, length, text)
      SELECT ?, ?, ?, ?, ?, coalesce(max(n), 0), ?, ?, ?, ? FROM receipts`)
    .run(receipt, partner, contract, period, received, segment, offset, length, text);
}

export function actOf(ledger: Ledger, id: string): ActRow | undefined {
  return ledger.sql('SELECT * FROM acts WHERE id = ?').get(id) as ActRow | undefined;
}

/** What was done, in the order of the log: all of it, or that of a partner, a contract, a period, or after an act. */
export function actsOf(
  ledger: Ledger,
  {
    partner,
    contract,
    period,
    after = 0,
  }: { partner?: string; contract?: string; period?: string; after?: number } = {},
): ActRow[] {
  // A folder that is only read may be that of a platform from before there were acts.
  const known = ledger.sql("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'acts'").get();
  if (!known) return [];
  return ledger
    .sql(`SELECT * FROM acts WHERE (?1 IS NULL OR partner = ?1) AND (?2 IS NULL OR contract = ?2)
      AND (?3 IS NULL OR period = ?3) AND n > ?4 ORDER BY n`)
    .all(partner ?? null, contract ?? null, period ?? null, after) as unknown as ActRow[];
}

/** The entry of the log at the position that the ledger has for an act. @throws UserError where the bytes are damaged */
export function loggedAct(log: string, row: ActRow): { head: ActHead; text: string } | undefined {
  const { head, body } = frameOf(log, row, row.length);
  return head.kind === 'act' ? { head, text: Buffer.from(body).toString() } : undefined;
}
