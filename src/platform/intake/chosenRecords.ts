import { groupBy } from '../../sql/index.js';
import { judgedOf } from './damaged.js';
import { erasedLines, type StayingAside } from './decision.js';
import type { ToErase } from './erased.js';
import { KeyHash, type KeyKind } from './keyHash.js';
import { KeyIndex } from './keyIndex.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import { loggedRecords } from './lines.js';
import { placeOfLine, recordAt } from './recordAt.js';
import { wholeBodyOf } from './verdictOf.js';

/** A key of a partner under a contract: its kind, a line break, its text. */
interface OfKey {
  partner: string;
  contract: string;
  key: string;
}

/**
 * The records with a key: the one that is stored, those that came after it with the same key, and those that are left aside because of
 * earlier ones that were erased alone.
 */
export const recordsOfKey = (ledger: Ledger, log: string, of: OfKey): ToErase[] => [
  ...storedWithKey(ledger, of),
  ...leftWithKey(ledger, log, of),
];

/** The records that stay aside because of an erased one, as far as they have this key: by what they say themselves. */
function leftWithKey(ledger: Ledger, log: string, { partner, contract, key }: OfKey): ToErase[] {
  const [kind, text] = [key.slice(0, key.indexOf('\n')), key.slice(key.indexOf('\n') + 1)];
  const values = kind === 'event' ? [text] : valuesIn(text);
  const rows = ledger
    .sql(`SELECT staying.n AS n, staying.line AS line, kind AS was FROM staying JOIN receipts ON receipts.n = staying.n
      LEFT JOIN erasures ON erasures.n = staying.n AND erasures.line = staying.line
      WHERE partner = ? AND contract = ? AND erasures.n IS NULL ORDER BY staying.n, staying.line`)
    .all(partner, contract) as { n: number; line: number; was: StayingAside['kind'] }[];
  const isSame = (own: readonly unknown[]) =>
    own.length > 0 && own.length === values.length && own.every((one, i) => isSameValue(one, values[i]));
  return [...groupBy(rows, ({ n }) => `${n}`).values()].flatMap((ofRequest): ToErase[] => {
    const row = ledger.receiptAt(ofRequest[0]!.n);
    const found = loggedRecords(log, row);
    return ofRequest.flatMap(({ line, was }): ToErase[] => {
      const raw = found?.records[placeOfLine(found.records, line)];
      if (!found || !raw) return [];
      const read = found.read(raw);
      if (!('record' in read) || (read.event === undefined) !== (kind === 'key')) return [];
      return isSame(found.key(read)) ? [{ receipt: row.id, line, was }] : [];
    });
  });
}

/** The values of a key; none where its text is no list. */
function valuesIn(text: string): unknown[] {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** Whether a value as it was sent, in CSV as text, is that of a key. */
const isSameValue = (sent: unknown, key: unknown) =>
  typeof key === 'number' ? Number(sent) === key : String(sent) === String(key);

function storedWithKey(ledger: Ledger, { partner, contract, key }: OfKey): ToErase[] {
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
  const erased = erasedLines(ledger, row.n);
  return linesOf(ledger, log, row)
    .filter(({ line }) => !erased.has(line))
    .map((one) => ({ receipt, ...one }));
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
