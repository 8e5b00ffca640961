import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { replace, writeDurably } from '../../disk/index.js';
import { appendTo } from '../../sql/index.js';
import { whyAside } from './asideReasons.js';
import { countErased, erasedLines, type StayingAside } from './decision.js';
import { type Erased, erasedOf, erasedPath } from './erasedFile.js';
import type { EraseHead } from './frame.js';
import { frameAt, saltBytes, withChecksum } from './frame.js';
import { KeyIndex } from './keyIndex.js';
import type { AsideKind, Ledger } from './ledger.js';
import { type LoggedRecords, lateLines, loggedRecords } from './lines.js';
import { placeOfLine } from './recordAt.js';
import { segmentPath } from './recover.js';
import { sealedHash } from './seal.js';
import { recordsIn } from './split.js';

/** A record that is set aside because of one that is erased, and stays so. `of`: the other one. */
export interface Stays {
  receipt: string;
  line: number;
  stays: StayingAside['kind'];
  of: [receipt: string, line: number];
}

/** A record to be erased: its position, and its outcome until now. */
export interface ToErase {
  receipt: string;
  line: number;
  was: 'stored' | AsideKind;
  /** Where it was stored: whether it had come late. */
  late?: true;
  /** Its leaf, in hexadecimal digits, by which what was signed with it can still be checked; none in orders of earlier versions, or without a salt. */
  leaf?: string;
  /** The hash of its salt and bytes, likewise, by which what its receipt promised can still be checked. */
  salted?: string;
}

/** The same records with what has to be known of them later: whether they came late, and their leaves, as far as they can be read. */
export function withOutcomes(ledger: Ledger, log: string, records: readonly ToErase[]): ToErase[] {
  // Records of one request stand together.
  let last:
    | {
        receipt: string;
        found: LoggedRecords | undefined;
        erased: { has(line: number): boolean };
        late: Set<number>;
      }
    | undefined;
  return records.map((record) => {
    const { receipt, line } = record;
    if (last?.receipt !== receipt) {
      const row = ledger.receipt(receipt)!;
      const [found, erased] = [loggedRecords(log, row), erasedLines(ledger, row.n)];
      last = { receipt, found, erased, late: lateLines(ledger, row.n) };
    }
    const { found, erased, late } = last;
    if (!found || erased.has(line)) return record;
    const at = placeOfLine(found.records, line);
    const raw = found.records[at]!;
    const outcome = { ...record, ...(late.has(line) && { late: true as const }) };
    // Without a salt, the hashes of what was erased could be guessed.
    if (found.salt(at).length === 0) return outcome;
    const leaf = found.leaf(raw, at, found.read(raw)).toString('hex');
    const salted = found.salted(raw, at).toString('hex');
    return { ...outcome, leaf, salted };
  });
}

/** How many records an erasure took. */
export function erasedBy(ledger: Ledger, id: string): number {
  const found = ledger.sql('SELECT count(*) AS records FROM erasures WHERE id = ?').get(id);
  return (found as { records: number }).records;
}

/** Registers an erasure: keys become free again, and reasons that quote a value are removed. */
export function registerErasure(ledger: Ledger, { receipt: id, contract }: EraseHead, text: string): void {
  ledger.sql('INSERT OR IGNORE INTO erase_orders (id, contract) VALUES (?, ?)').run(id, contract);
  const stored = new Set<string>();
  const changed = new Set<number>();
  // What a reason repeated is overwritten in the database too.
  ledger.db.exec('PRAGMA secure_delete = ON');
  for (const one of JSON.parse(text) as (ToErase | Stays)[]) {
    const row = ledger.receipt(one.receipt);
    if (!row) continue;
    if ('stays' in one) registerStaying(ledger, row.n, one);
    else if (registerErased(ledger, row.n, id, one)) stored.add(`${row.n} ${one.line}`);
    changed.add(row.n);
  }
  ledger.db.exec('PRAGMA secure_delete = OFF');
  for (const n of changed) countErased(ledger, n);
  if (stored.size > 0) new KeyIndex(ledger.db).remove(({ n, line }) => stored.has(`${n} ${line}`));
}

/** Says whether its key becomes free. */
function registerErased(
  ledger: Ledger,
  n: number,
  id: string,
  { line, was, late, leaf, salted }: ToErase,
): boolean {
  ledger
    .sql('INSERT OR IGNORE INTO erasures (n, line, was, id, late, leaf, salted) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(n, line, was, id, late ? 1 : 0, leaf ?? null, salted ?? null);
  if (was === 'stored') return true;
  const why = JSON.stringify([whyAside('erased')]);
  ledger.sql('UPDATE aside SET why = ? WHERE n = ? AND line = ?').run(why, n, line);
  return false;
}

const registerStaying = (ledger: Ledger, n: number, { line, stays, of: [receipt, of] }: Stays) =>
  ledger.sql('INSERT OR IGNORE INTO staying VALUES (?, ?, ?, ?, ?)').run(n, line, stays, receipt, of);

/**
 * The records that are set aside because of stored ones that are to be overwritten, by contract, as far as no order says it yet. They
 * stay aside, although the key is free again: a ledger that is made anew cannot see any more whose key it was.
 */
export function stayingAside(ledger: Ledger): Map<string, Stays[]> {
  const gone = ledger
    .sql(`SELECT DISTINCT receipts.id AS receipt, line, partner, contract FROM erasures JOIN receipts ON receipts.n = erasures.n
      WHERE done = 0 AND was = 'stored'`)
    .all() as { receipt: string; line: number; partner: string; contract: string }[];
  const keys = new Set(gone.map(({ receipt, line }) => `${receipt} ${line}`));
  const found = new Map<string, Stays[]>();
  for (const whose of new Set(gone.map(({ partner, contract }) => JSON.stringify([partner, contract])))) {
    const [partner, contract] = JSON.parse(whose) as [string, string];
    const rows = ledger
      .sql(`SELECT receipts.id AS receipt, aside.line, aside.kind AS stays, aside.why FROM aside JOIN receipts ON receipts.n = aside.n
        LEFT JOIN staying ON staying.n = aside.n AND staying.line = aside.line
        WHERE partner = ? AND contract = ? AND aside.kind <> 'quarantined' AND staying.n IS NULL`)
      .iterate(partner, contract) as Iterable<Omit<Stays, 'of'> & { why: string }>;
    for (const { receipt, line, stays, why } of rows) {
      const [, other, at] = /receipt (rcp_[\w-]+), line (\d+)/.exec(why) ?? [];
      if (other === undefined || !keys.has(`${other} ${at}`)) continue;
      const own = found.get(contract) ?? [];
      own.push({ receipt, line, stays, of: [other, Number(at)] });
      found.set(contract, own);
    }
  }
  return found;
}

interface Pending {
  segment: number;
  offset: number;
  length: number;
  form: 'ndjson' | 'csv' | 'cloudevents';
  n: number;
  lines: string;
}

/** The frames with records whose bytes are not overwritten yet, by segment. */
export function pendingErasures(ledger: Ledger): Map<number, Pending[]> {
  const rows = ledger
    .sql(`SELECT segment, offset, length, form, receipts.n AS n, json_group_array(line) AS lines
      FROM erasures JOIN receipts ON receipts.n = erasures.n WHERE done = 0 GROUP BY receipts.n ORDER BY offset`)
    .all() as unknown as Pending[];
  const found = new Map<number, Pending[]>();
  for (const row of rows) appendTo(found, row.segment, row);
  return found;
}

/**
 * Overwrites records of a sealed segment: a new file takes the place of the old one, with all else where it was.
 *
 * @returns those that were overwritten: not those in damaged frames, in which the positions of records are unknown
 */
export async function eraseIn(log: string, segment: number, pending: readonly Pending[]): Promise<Pending[]> {
  const path = segmentPath(log, segment);
  const bytes = readFileSync(path);
  const before = hash('sha256', bytes, 'hex');
  const whole = pending.filter(({ offset }) => frameAt(bytes, offset));
  if (whole.length === 0) return [];
  for (const { offset, form, lines } of whole) {
    const frame = frameAt(bytes, offset)!;
    const records = recordsIn(form, frame.body);
    for (const line of JSON.parse(lines) as number[]) {
      const at = placeOfLine(records, line);
      if (records[at]?.line !== line) continue;
      overwrite(records[at].bytes);
      if (frame.salts.length > 0) frame.salts.fill(0, at * saltBytes, (at + 1) * saltBytes);
    }
    withChecksum(bytes, offset);
  }
  const sha256 = hash('sha256', bytes, 'hex');
  // Overwritten before, by a process that ended before it could register that.
  if (sha256 === before && erasedOf(log, segment)?.sha256 === sha256) return whole;
  await writeDurably(`${path}.part`, bytes, { mode: 0o600 });
  // Windows neither syncs nor replaces a file that is read-only.
  await chmod(path, 0o600);
  await replace(`${path}.part`, path);
  await chmod(path, 0o400);
  const said: Erased = {
    segment,
    generation: (erasedOf(log, segment)?.generation ?? 0) + 1,
    sha256,
    sealed: sealedHash(log, segment),
  };
  const part = `${erasedPath(log, segment)}.part`;
  await writeDurably(part, `${JSON.stringify(said)}\n`);
  await replace(part, erasedPath(log, segment));
  return whole;
}

const [quote, newline] = [0x22, 0x0a];

/** Zeros in place of a record, so that it stays one record on its lines. */
function overwrite(bytes: Uint8Array): void {
  const isLong = bytes.includes(newline);
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== newline) bytes[i] = 0;
  if (isLong) bytes[0] = bytes[bytes.length - 1] = quote;
}
