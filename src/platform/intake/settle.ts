import { canonical } from '../contract/jsonRecord.js';
import type { KeyText } from '../contract/keyText.js';
import { whyTaken } from './asideReasons.js';
import type { KeyHash, KeyOwner } from './keyHash.js';
import { KeyIndex, mostTogether, type RecordPlace } from './keyIndex.js';
import { words } from './keyRun.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import { RecordReader } from './recordReader.js';

/** The outcome of each record that passed its contract, in order. */
export type Settled = 'stored' | 'duplicate' | 'conflict';

/** Records that passed their contracts, before it is known whether they are new: at most `mostTogether`. */
export class Passed {
  readonly entries = new Uint32Array(mostTogether * words);
  readonly late: boolean[] = [];

  get count(): number {
    return this.late.length;
  }

  constructor(readonly hash: KeyHash) {}

  add(owner: KeyOwner, key: string | KeyText, { n, line, at, length }: RecordPlace, late: boolean): void {
    const i = this.count * words;
    this.hash.write(owner, key, this.entries, i);
    this.entries[i + 4] = n;
    this.entries[i + 5] = line;
    this.entries[i + 6] = at;
    this.entries[i + 7] = length;
    this.late.push(late);
  }

  placeOf(i: number): RecordPlace {
    const [n, line, at, length] = this.entries.subarray(i * words + 4, (i + 1) * words);
    return { n: n!, line: line!, at: at!, length: length! };
  }

  clear(): void {
    this.late.length = 0;
  }
}

/** Decides which records are new. */
export class Settling {
  readonly keys: KeyIndex;
  readonly reader: RecordReader;

  constructor(
    readonly ledger: Ledger,
    folder: string,
  ) {
    this.keys = new KeyIndex(ledger.db);
    this.reader = new RecordReader(ledger, folder);
  }

  /**
   * A record with the key of an earlier one is a duplicate where its content is the same, and a conflict where it differs: the two are
   * read and compared, no hash decides.
   */
  settle(passed: Passed): Settled[] {
    if (passed.count === 0) return [];
    const settled = new Array<Settled>(passed.count).fill('stored');
    const taken = this.keys.take(passed.entries.subarray(0, passed.count * words));
    // Records that were sent again are mostly of few requests.
    const rows = new Map<number, ReceiptRow>();
    const rowAt = (n: number) => {
      const row = rows.get(n) ?? this.ledger.receiptAt(n);
      rows.set(n, row);
      return row;
    };
    for (const [i, earlier] of [...taken].sort(([a], [b]) => a - b)) {
      const place = passed.placeOf(i);
      const [own, other] = [rowAt(place.n), rowAt(earlier.n)];
      const kind: AsideKind = this.#isSame(own, place, other, earlier) ? 'duplicate' : 'conflict';
      settled[i] = kind;
      this.ledger.aside(place.n, place.line, kind, [whyTaken(kind, other.id, earlier.line)]);
    }
    this.#noteLate(passed, settled);
    return settled;
  }

  /** By one statement for each request: one for each record takes four times as long, and those of a whole month may be late. */
  #noteLate({ late, entries }: Passed, settled: readonly Settled[]): void {
    const lines = new Map<number, number[]>();
    for (const [i, isLate] of late.entries()) {
      if (!isLate || settled[i] !== 'stored') continue;
      const [n, line] = [entries[i * words + 4]!, entries[i * words + 5]!];
      const known = lines.get(n);
      if (known) known.push(line);
      else lines.set(n, [line]);
    }
    for (const [n, all] of lines)
      this.ledger
        .sql('INSERT OR REPLACE INTO late SELECT ?, value FROM json_each(?)')
        .run(n, JSON.stringify(all));
  }

  #isSame(a: ReceiptRow, atA: RecordPlace, b: ReceiptRow, atB: RecordPlace): boolean {
    const [bytesA, bytesB] = [this.reader.bytesOf(a, atA), this.reader.bytesOf(b, atB)];
    // Rows of CSV have their names in another line.
    if (a.form === b.form && a.form !== 'csv' && bytesA.equals(bytesB)) return true;
    const [readA, readB] = [this.reader.read(a, atA, bytesA), this.reader.read(b, atB, bytesB)];
    return 'record' in readA && 'record' in readB && canonical(readA.record) === canonical(readB.record);
  }
}
