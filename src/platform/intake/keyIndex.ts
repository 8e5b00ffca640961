import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { inOrder } from './keyOrder.js';
import {
  blockWords,
  Filter,
  firstBlock,
  isSameHash,
  lowerBound,
  orderOf,
  type Run,
  RunReader,
  RunWriter,
  words,
} from './keyRun.js';

/** Where a record is: the number of its receipt, its line, and its bytes, counted from the beginning of the frame. */
export interface RecordPlace {
  n: number;
  line: number;
  at: number;
  length: number;
}

/** Entries that are added together at most. */
export const mostTogether = 8192;

/** Runs of about the same size that are made one. */
const fan = 8;

/** A run of so many entries stays as it is. */
const largestRun = 1 << 22;

export const keySchema = `
  CREATE TABLE IF NOT EXISTS key_runs (
    id INTEGER PRIMARY KEY, count INTEGER NOT NULL, filter BLOB NOT NULL, firsts BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS key_blocks (id INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
`;

/** The number of a block in the table: runs have fewer blocks than this. */
const blockId = (run: number, block: number) => run * 65_536 + block;

const bytesOf = (array: Uint32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Bytes that the database gave, as words; a copy only where they begin anywhere. */
const wordsOf = (bytes: Uint8Array) =>
  bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    : new Uint32Array(bytes.slice().buffer);

/** How large a run is, in powers of `fan`. */
const levelOf = (count: number) =>
  Math.floor(Math.log2(Math.max(count, mostTogether / fan)) / Math.log2(fan));

/**
 * Which keys are taken, and by which record. Keys are 128 bits of a hash; they are kept in runs, each in order, in blocks that the
 * database holds. Runs of about the same size are merged, so that there are few. All changes are those of the transaction around them.
 */
export class KeyIndex {
  #runs: Run[] = [];
  #cached: { id: number; entries: Uint32Array } | undefined;
  readonly #statements = new Map<string, StatementSyncInstance>();

  constructor(readonly db: DatabaseSyncInstance) {
    this.reload();
  }

  /** Reads anew what the database says, after a transaction that failed. */
  reload(): void {
    this.#cached = undefined;
    const rows = this.#sql('SELECT id, count, filter, firsts FROM key_runs ORDER BY id').all();
    this.#runs = (rows as { id: number; count: number; filter: Uint8Array; firsts: Uint8Array }[]).map(
      ({ id, count, filter, firsts }) => ({
        id,
        count,
        filter: new Filter(wordsOf(filter)),
        firsts: new Float64Array(firsts.slice().buffer),
      }),
    );
  }

  /**
   * Takes keys, at most `mostTogether`; says for each that was taken before, by an earlier one of these or by an older record, where
   * that record is.
   */
  take(entries: Uint32Array): Map<number, RecordPlace> {
    const { order, sorted } = inOrder(entries);
    const taken = new Map<number, RecordPlace>();
    // One run after another, as each has a filter of its own: most keys are in none.
    for (const run of this.#runs) {
      const { filter } = run;
      for (let i = 0, at = 0; i < order.length; i++, at += words) {
        if (!filter.mayHave(sorted, at)) continue;
        const place = this.#placeIn(run, sorted, at);
        if (place) taken.set(order[i]!, place);
      }
    }
    // Those that are new move together at the beginning. Where those begin that have the same order as the last one:
    let [end, near] = [0, 0];
    for (let i = 0, at = 0; i < order.length; i++, at += words) {
      if (taken.size > 0 && taken.has(order[i]!)) continue;
      if (end > 0 && orderOf(sorted, near) !== orderOf(sorted, at)) near = end;
      const twin = sameIn(sorted, near, end, at);
      if (twin !== undefined) {
        taken.set(order[i]!, placeAt(sorted, twin));
        continue;
      }
      if (end < at) sorted.copyWithin(end, at, at + words);
      end += words;
    }
    if (end > 0) this.#add(end < sorted.length ? sorted.slice(0, end) : sorted);
    return taken;
  }

  /** All records whose keys are kept. */
  *places(): Generator<RecordPlace> {
    for (const run of this.#runs) {
      for (let block = 0; block < run.firsts.length; block++) {
        const entries = this.#block(run, block);
        for (let at = 0; at < entries.length; at += words)
          if (entries[at + 4] !== 0) yield placeAt(entries, at);
      }
    }
  }

  /** Frees the keys of some records. All of the index is read for it. */
  remove(isGone: (place: RecordPlace) => boolean): void {
    this.#cached = undefined;
    for (const run of this.#runs) {
      for (let block = 0; block < run.firsts.length; block++) {
        const entries = this.#fresh(run, block);
        let isChanged = false;
        for (let at = 0; at < entries.length; at += words) {
          if (entries[at + 4] === 0 || !isGone(placeAt(entries, at))) continue;
          // Where it was is no place; it is left out when runs are merged.
          entries.fill(0, at + 4, at + words);
          isChanged = true;
        }
        if (!isChanged) continue;
        this.#sql('UPDATE key_blocks SET entries = ? WHERE id = ?').run(
          bytesOf(entries),
          blockId(run.id, block),
        );
      }
    }
  }

  /** Where the record is whose key these words are the hash of. */
  find(entries: Uint32Array, at: number): RecordPlace | undefined {
    for (const run of this.#runs) {
      const place = run.filter.mayHave(entries, at) ? this.#placeIn(run, entries, at) : undefined;
      if (place) return place;
    }
    return undefined;
  }

  #placeIn(run: Run, entries: Uint32Array, at: number): RecordPlace | undefined {
    const order = orderOf(entries, at);
    for (let block = firstBlock(run.firsts, order); block < run.firsts.length; block++) {
      if (run.firsts[block]! > order) break;
      const found = this.#block(run, block);
      for (let i = lowerBound(found, order); i < found.length && orderOf(found, i) === order; i += words)
        if (isSameHash(found, i, entries, at) && found[i + 4] !== 0) return placeAt(found, i);
    }
    return undefined;
  }

  #keep(run: Run): void {
    this.#sql('INSERT INTO key_runs VALUES (?, ?, ?, ?)').run(
      run.id,
      run.count,
      bytesOf(run.filter.bits),
      bytesOf(run.firsts),
    );
    this.#runs.push(run);
    const level = levelOf(run.count);
    let from = this.#runs.length;
    while (from > 0 && isSmall(this.#runs[from - 1]!, level)) from--;
    if (this.#runs.length - from >= fan) this.#merge(this.#runs.slice(from));
  }

  /** Keeps a run of new entries, which are in order. */
  #add(entries: Uint32Array): void {
    const writer = this.#writer(entries.length / words);
    for (let at = 0; at < entries.length; at += words) writer.add(entries, at);
    this.#keep({ ...writer.end(), entries });
  }

  /** Makes one run of the last ones. */
  #merge(runs: readonly Run[]): void {
    const writer = this.#writer(runs.reduce((n, run) => n + run.count, 0));
    const readers = runs.map((run) => new RunReader(run, (block) => this.#fresh(run, block)));
    const orders = Float64Array.from(readers, (reader) => reader.next());
    for (;;) {
      let least = 0;
      for (let i = 1; i < orders.length; i++) if (orders[i]! < orders[least]!) least = i;
      if (orders[least] === Number.POSITIVE_INFINITY) break;
      const reader = readers[least]!;
      // What was removed is left out.
      if (reader.entries[reader.at + 4] !== 0) writer.add(reader.entries, reader.at);
      orders[least] = reader.next();
    }
    for (const run of runs) {
      this.#sql('DELETE FROM key_runs WHERE id = ?').run(run.id);
      this.#sql('DELETE FROM key_blocks WHERE id >= ? AND id < ?').run(
        blockId(run.id, 0),
        blockId(run.id + 1, 0),
      );
    }
    this.#runs = this.#runs.slice(0, this.#runs.length - runs.length);
    this.#cached = undefined;
    this.#keep(writer.end());
  }

  /** A writer of the next run. */
  #writer(most: number): RunWriter {
    const id = (this.#runs.at(-1)?.id ?? 0) + 1;
    return new RunWriter(id, most, (block, entries) =>
      this.#sql('INSERT INTO key_blocks VALUES (?, ?)').run(blockId(id, block), bytesOf(entries)),
    );
  }

  /** A block; the last one is kept, as keys are looked up in order. */
  #block(run: Run, block: number): Uint32Array {
    const id = blockId(run.id, block);
    if (this.#cached?.id !== id) this.#cached = { id, entries: this.#fresh(run, block) };
    return this.#cached.entries;
  }

  #fresh(run: Run, block: number): Uint32Array {
    if (run.entries) return run.entries.subarray(block * blockWords, (block + 1) * blockWords);
    const { entries } = this.#sql('SELECT entries FROM key_blocks WHERE id = ?').get(
      blockId(run.id, block),
    ) as {
      entries: Uint8Array;
    };
    return wordsOf(entries);
  }

  #sql(text: string): StatementSyncInstance {
    const found = this.#statements.get(text) ?? this.db.prepare(text);
    this.#statements.set(text, found);
    return found;
  }
}

const isSmall = ({ count }: Run, level: number) => count < largestRun && levelOf(count) <= level;

function placeAt(entries: Uint32Array, at: number): RecordPlace {
  return { n: entries[at + 4]!, line: entries[at + 5]!, at: entries[at + 6]!, length: entries[at + 7]! };
}

/** Where, in a part of some entries, the hash of a later one is. */
function sameIn(entries: Uint32Array, from: number, to: number, at: number): number | undefined {
  for (let i = from; i < to; i += words) if (isSameHash(entries, i, entries, at)) return i;
  return undefined;
}
