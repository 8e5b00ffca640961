import { Deciding } from './decision.js';
import type { Judges } from './judge.js';
import { KeyHash } from './keyHash.js';
import { KeyIndex } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { RecordReader } from './recordReader.js';
import { quarantineOf } from './records.js';
import { Passed } from './settle.js';
import { RawRecord } from './split.js';
import type { Body } from './verdictOf.js';

/** The result that a replay would have, as numbers of records in quarantine. */
export interface DryReplay {
  version: string;
  inQuarantine: number;
  /** They pass, and their keys are new. */
  stored: number;
  /** They pass, and their keys are taken: duplicates or conflicts. */
  taken: number;
  stay: number;
}

/** Judges what is in quarantine under a contract by its current version, and changes nothing; undefined where there is no contract. */
export function dryReplay(
  ledger: Ledger,
  log: string,
  judges: Judges,
  contract: string,
): DryReplay | undefined {
  const judge = judges.current(contract);
  if (!judge) return undefined;
  const keys = new KeyIndex(ledger.db);
  const reader = new RecordReader(ledger, log);
  const deciding = new Deciding(ledger);
  const found: DryReplay = { version: judge.version, inQuarantine: 0, stored: 0, taken: 0, stay: 0 };
  const own = new Set<string>();
  const passed = new Passed(KeyHash.of(ledger.db));
  let row: ReceiptRow | undefined;
  for (const { receipt, line, bytes } of quarantineOf(ledger, log, { contract })) {
    if (row?.id !== receipt) row = ledger.receipt(receipt)!;
    const of = row;
    const place = { n: of.n, line, at: 0, length: bytes.length };
    const body: Body = { records: [], read: () => reader.read(of, place, bytes) };
    const verdict = deciding.decide(of, judge, body, new RawRecord(line, bytes, 0, bytes.length));
    found.inQuarantine++;
    if (verdict.is !== 'passed') {
      found[verdict.is === 'staying' ? 'taken' : 'stay']++;
      continue;
    }
    passed.clear();
    const owner = passed.hash.ownerOf(of.partner, of.contract, verdict.kind);
    passed.add(owner, verdict.key, place, false);
    const id = passed.entries.subarray(0, 4).join(' ');
    if (own.has(id) || keys.find(passed.entries, 0)) found.taken++;
    else found.stored++;
    own.add(id);
  }
  reader.close();
  return found;
}
