import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { replace, writeDurably } from '../../disk/index.js';
import { whyAside } from './asideReasons.js';
import { judgedOf } from './damaged.js';
import { type Erased, erasedOf, erasedPath } from './erasedFile.js';
import type { EraseHead } from './frame.js';
import { frameAt, saltBytes, withChecksum } from './frame.js';
import { KeyHash, type KeyKind } from './keyHash.js';
import { KeyIndex } from './keyIndex.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import { erasedLines, type LoggedRecords, loggedRecords } from './lines.js';
import { placeOfLine, recordAt } from './recordAt.js';
import { segmentPath } from './recover.js';
import { recordsIn } from './split.js';
import { wholeBodyOf } from './verdictOf.js';

/** A record to be erased: its position, and its outcome until now. */
export interface ToErase {
  receipt: string;
  line: number;
  was: 'stored' | AsideKind;
  /** Its leaf, in hexadecimal digits, by which what was signed with it can still be checked. Orders of earlier versions have none. */
  leaf?: string;
}

/** The records with a key (its kind, a line break, its text): the one that is stored, and those that came after it with the same key. */
export function recordsOfKey(
  ledger: Ledger,
  { partner, contract, key }: { partner: string; contract: string; key: string },
): ToErase[] {
  const entry = new Uint32Array(4);
  const keyHash = KeyHash.of(ledger.db);
  const kind = key.slice(0, key.indexOf('\n')) as KeyKind;
  const owner = keyHash.ownerOf(partner, contract, kind);
  keyHash.write(owner, key.slice(kind.length + 1), entry, 0);
  const stored = new KeyIndex(ledger.db).find(entry, 0);
  if (!stored) return [];
  const { id: receipt } = ledger.receiptAt(stored.n);
  const text = `receipt ${receipt}, line ${stored.line}`;
  const later = ledger
    .sql(`SELECT receipts.id AS receipt, line, kind AS was, why FROM aside JOIN receipts ON receipts.n = aside.n
      WHERE partner = ? AND contract = ? AND kind <> 'quarantined' AND instr(why, ?) > 0`)
    .all(partner, contract, text) as unknown as (ToErase & { why: string })[];
  const isExact = new RegExp(`${text}(?!\\d)`);
  const same = later
    .filter(({ why }) => isExact.test(why))
    .map(({ receipt, line, was }) => ({ receipt, line, was }));
  return [{ receipt, line: stored.line, was: 'stored' }, ...same];
}

/** One record of a partner, that is judged. */
export function recordOn(
  ledger: Ledger,
  log: string,
  { partner, contract, receipt, line }: { partner: string; contract: string; receipt: string; line: number },
): ToErase[] {
  const row = ledger.receipt(receipt);
  if (row?.partner !== partner || row.contract !== contract || row.waiting > 0) return [];
  const records = judgedRecords(ledger, log, row);
  if (records.length === 0 || recordAt(records, line).line !== line) return [];
  const found = ledger.sql('SELECT kind FROM aside WHERE n = ? AND line = ?').get(row.n, line);
  return [{ receipt, line, was: (found as { kind: AsideKind } | undefined)?.kind ?? 'stored' }];
}

/** All records of a request of a partner that were not erased, once it is judged. */
export function recordsOfReceipt(
  ledger: Ledger,
  log: string,
  { partner, contract, receipt }: { partner: string; contract: string; receipt: string },
): ToErase[] {
  const row = ledger.receipt(receipt);
  if (row?.partner !== partner || row.contract !== contract || row.waiting > 0) return [];
  return linesOf(ledger, log, row)
    .filter(({ line }) => wasBefore(ledger, row.n, line) === undefined)
    .map((one) => ({ receipt, ...one }));
}

/** The same records with their leaves, as far as they can be read: later their bytes are overwritten. */
export function withLeaves(ledger: Ledger, log: string, records: readonly ToErase[]): ToErase[] {
  // Records of one request stand together.
  let last:
    | { receipt: string; found: LoggedRecords | undefined; erased: ReadonlyMap<number, unknown> }
    | undefined;
  return records.map((record) => {
    const { receipt, line } = record;
    if (last?.receipt !== receipt) {
      const row = ledger.receipt(receipt)!;
      last = { receipt, found: loggedRecords(log, row), erased: erasedLines(ledger, row.n) };
    }
    const { found, erased } = last;
    if (!found || erased.has(line)) return record;
    const at = placeOfLine(found.records, line);
    const raw = found.records[at]!;
    return { ...record, leaf: found.leaf(raw, at, found.read(raw)).toString('hex') };
  });
}

/** How many records an erasure took. */
export function erasedBy(ledger: Ledger, id: string): number {
  const found = ledger.sql('SELECT count(*) AS records FROM erasures WHERE id = ?').get(id);
  return (found as { records: number }).records;
}

/** The records of a request that were judged and that can be read. */
const judgedRecords = (ledger: Ledger, log: string, row: ReceiptRow) =>
  wholeBodyOf(log, row).records.slice(0, judgedOf(ledger, row));

/** The next request under a contract, after another one, that has records that were not erased. */
export function nextKept(ledger: Ledger, contract: string, after: number): ReceiptRow | undefined {
  const found = ledger
    .sql('SELECT n FROM receipts WHERE contract = ? AND erased < received AND n > ? ORDER BY n LIMIT 1')
    .get(contract, after) as { n: number } | undefined;
  return found && ledger.receiptAt(found.n);
}

/** Every line of a request, with its outcome. */
export function linesOf(ledger: Ledger, log: string, row: ReceiptRow): Omit<ToErase, 'receipt'>[] {
  const aside = new Map(
    (
      ledger.sql('SELECT line, kind FROM aside WHERE n = ?').all(row.n) as { line: number; kind: AsideKind }[]
    ).map(({ line, kind }) => [line, kind]),
  );
  return judgedRecords(ledger, log, row).map(({ line }) => ({
    line,
    was: aside.get(line) ?? 'stored',
  }));
}

/** Registers an erasure: keys become free again, and reasons that quote a value are removed. */
export function registerErasure(ledger: Ledger, { receipt }: EraseHead, text: string): void {
  const stored = new Set<string>();
  const changed = new Set<number>();
  // What a reason repeated is overwritten in the database too.
  ledger.db.exec('PRAGMA secure_delete = ON');
  const why = JSON.stringify([whyAside('erased')]);
  for (const { receipt: of, line, was, leaf = null } of JSON.parse(text) as ToErase[]) {
    const row = ledger.receipt(of);
    if (!row) continue;
    changed.add(row.n);
    ledger
      .sql('INSERT OR IGNORE INTO erasures (n, line, was, id, leaf) VALUES (?, ?, ?, ?, ?)')
      .run(row.n, line, was, receipt, leaf);
    if (was === 'stored') stored.add(`${row.n} ${line}`);
    else ledger.sql('UPDATE aside SET why = ? WHERE n = ? AND line = ?').run(why, row.n, line);
  }
  ledger.db.exec('PRAGMA secure_delete = OFF');
  for (const n of changed)
    ledger
      .sql('UPDATE receipts SET erased = (SELECT count(*) FROM erasures WHERE n = ?1) WHERE n = ?1')
      .run(n);
  if (stored.size > 0) new KeyIndex(ledger.db).remove(({ n, line }) => stored.has(`${n} ${line}`));
}

/** The outcome that an erased record had; undefined for one that was not erased. */
export function wasBefore(ledger: Ledger, n: number, line: number): ToErase['was'] | undefined {
  const found = ledger.sql('SELECT was FROM erasures WHERE n = ? AND line = ?').get(n, line);
  return (found as { was: ToErase['was'] } | undefined)?.was;
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
  for (const row of rows) found.set(row.segment, [...(found.get(row.segment) ?? []), row]);
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
      frame.salts.fill(0, at * saltBytes, (at + 1) * saltBytes);
    }
    withChecksum(bytes, offset);
  }
  const sha256 = hash('sha256', bytes, 'hex');
  // Overwritten before, by a process that ended before it could register that.
  if (sha256 === before && erasedOf(log, segment)?.sha256 === sha256) return whole;
  await writeDurably(`${path}.part`, bytes);
  // Windows neither syncs nor replaces a file that is read-only.
  await chmod(path, 0o644);
  await replace(`${path}.part`, path);
  await chmod(path, 0o444);
  const said: Erased = {
    segment,
    generation: (erasedOf(log, segment)?.generation ?? 0) + 1,
    sha256,
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
