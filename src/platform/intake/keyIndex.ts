import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { Filter, firstBlock, isSameHash, lowerBound, orderOf, type Run, RunWriter, words } from './keyRun.js';

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

const aligned = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;

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
        filter: new Filter(new Uint32Array(aligned(filter))),
        firsts: new Float64Array(aligned(firsts)),
      }),
    );
  }

  /**
   * Takes keys, at most `mostTogether`; says for each that was taken before, by an earlier one of these or by an older record, where
   * that record is.
   */
  take(entries: Uint32Array): Map<number, RecordPlace> {
    const taken = new Map<number, RecordPlace>();
    const count = entries.length / words;
    const order = new Float64Array(count);
    for (let i = 0; i < count; i++) order[i] = orderOf(entries, i * words) * mostTogether + i;
    order.sort();
    const writer = new RunWriter(count, (block, bytes) => this.#put(this.#next(), block, bytes));
    /** Those of the same order that are new. */
    let near: number[] = [];
    for (let i = 0; i < count; i++) {
      const at = (order[i]! % mostTogether) * words;
      if (near.length > 0 && orderOf(entries, near[0]!) !== orderOf(entries, at)) near = [];
      const twin = near.find((other) => isSameHash(entries, other, entries, at));
      const known = twin === undefined ? this.find(entries, at) : placeAt(entries, twin);
      if (known) taken.set(at / words, known);
      else {
        near.push(at);
        writer.add(entries, at);
      }
    }
    if (taken.size < count) this.#keep(writer.end(this.#next()));
    return taken;
  }

  /** All records whose keys are kept. */
  *places(): Generator<RecordPlace> {
    for (const run of this.#runs) {
      for (let block = 0; block < run.firsts.length; block++) {
        const entries = this.#block(run.id, block);
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
        const entries = this.#fresh(run.id, block);
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

  #next(): number {
    return (this.#runs.at(-1)?.id ?? 0) + 1;
  }

  /** Where the record is whose key these words are the hash of. */
  find(entries: Uint32Array, at: number): RecordPlace | undefined {
    for (const run of this.#runs) {
      if (!run.filter.mayHave(entries, at)) continue;
      const order = orderOf(entries, at);
      for (let block = firstBlock(run.firsts, order); block < run.firsts.length; block++) {
        if (run.firsts[block]! > order) break;
        const found = this.#block(run.id, block);
        for (let i = lowerBound(found, order); i < found.length && orderOf(found, i) === order; i += words)
          if (isSameHash(found, i, entries, at) && found[i + 4] !== 0) return placeAt(found, i);
      }
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

  /** Makes one run of the last ones. */
  #merge(runs: readonly Run[]): void {
    const id = this.#next();
    const count = runs.reduce((n, run) => n + run.count, 0);
    const writer = new RunWriter(count, (block, bytes) => this.#put(id, block, bytes));
    const readers = runs
      .filter(({ firsts }) => firsts.length > 0)
      .map((run) => ({ run, block: 0, entries: this.#fresh(run.id, 0), at: 0, order: 0 }));
    for (const reader of readers) reader.order = orderOf(reader.entries, 0);
    while (readers.length > 0) {
      let least = readers[0]!;
      for (const reader of readers) if (reader.order < least.order) least = reader;
      if (least.entries[least.at + 4] !== 0) writer.add(least.entries, least.at);
      least.at += words;
      if (least.at === least.entries.length) {
        if (++least.block === least.run.firsts.length) {
          readers.splice(readers.indexOf(least), 1);
          continue;
        }
        least.entries = this.#fresh(least.run.id, least.block);
        least.at = 0;
      }
      least.order = orderOf(least.entries, least.at);
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
    this.#keep(writer.end(id));
  }

  #put(run: number, block: number, entries: Uint32Array): void {
    this.#sql('INSERT INTO key_blocks VALUES (?, ?)').run(blockId(run, block), bytesOf(entries));
  }

  /** A block; the last one is kept, as keys are looked up in order. */
  #block(run: number, block: number): Uint32Array {
    const id = blockId(run, block);
    if (this.#cached?.id !== id) this.#cached = { id, entries: this.#fresh(run, block) };
    return this.#cached.entries;
  }

  #fresh(run: number, block: number): Uint32Array {
    const { entries } = this.#sql('SELECT entries FROM key_blocks WHERE id = ?').get(blockId(run, block)) as {
      entries: Uint8Array;
    };
    return new Uint32Array(aligned(entries));
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
