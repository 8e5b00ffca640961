import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { Merge } from './keyMerge.js';
import { inOrder } from './keyOrder.js';
import { firstBlock, isSameHash, lowerBound, orderOf, type Run, RunWriter, words } from './keyRun.js';
import { KeyTable } from './keyTable.js';

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
const largestRun = 1 << 21;

/**
 * Entries that are moved from run to run whenever some are added: so many for each of these, and some more. An entry is moved once for
 * each level, so that merging keeps up and no step takes long.
 */
const usualMerging = { each: 6, least: 2048 };

/** How large a run is, in powers of `fan`. */
const levelOf = (count: number) =>
  Math.floor(Math.log2(Math.max(count, mostTogether / fan)) / Math.log2(fan));

/**
 * Which keys are taken, and by which record. Keys are 128 bits of a hash; they are kept in runs, each in order, in blocks that the
 * database holds. Runs of about the same size are merged, so that there are few: a part with each step, so that none takes long. All
 * changes are those of the transaction around them.
 */
export class KeyIndex {
  #runs: Run[] = [];
  /** What is being merged, the smallest first. */
  #merges: Merge[] = [];
  /** Runs that are no more, whose blocks are to be deleted. */
  #left: number[] = [];
  /** The number of the next run. */
  #next = 1;
  #cached: { run: number; block: number; entries: Uint32Array } | undefined;
  readonly #table: KeyTable;

  constructor(
    db: DatabaseSyncInstance,
    readonly merging = usualMerging,
  ) {
    this.#table = new KeyTable(db);
    this.reload();
  }

  /** Reads anew what the database says, after a transaction that failed. */
  reload(): void {
    this.#cached = undefined;
    this.#merges = [];
    this.#runs = this.#table.runs();
    this.#left = this.#table.remains();
    this.#next = 1 + Math.max(0, this.#runs.at(-1)?.id ?? 0, this.#left.at(-1) ?? 0);
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
    // What is being merged was read before; it is begun anew.
    this.#left.push(...this.#merges.map(({ writer }) => writer.id));
    this.#merges = [];
    for (const run of this.#runs) {
      for (let block = 0; block < run.firsts.length; block++) {
        const entries = this.#table.block(run, block);
        let isChanged = false;
        for (let at = 0; at < entries.length; at += words) {
          if (entries[at + 4] === 0 || !isGone(placeAt(entries, at))) continue;
          // Where it was is no place; it is left out when runs are merged.
          entries.fill(0, at + 4, at + words);
          isChanged = true;
        }
        if (!isChanged) continue;
        this.#table.change(run.id, block, entries);
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

  /** Keeps a run of new entries, which are in order, and does a part of what is to be merged. */
  #add(entries: Uint32Array): void {
    const count = entries.length / words;
    const writer = this.#writer(count);
    for (let at = 0; at < entries.length; at += words) writer.add(entries, at);
    this.#keep({ ...writer.end(), entries });
    this.#mergeSome(this.merging.least + this.merging.each * count);
  }

  #keep(run: Run): void {
    this.#table.keep(run);
    this.#runs.push(run);
  }

  /** Goes on merging, the smallest first, until so many entries were moved; and deletes blocks of runs that were merged. */
  #mergeSome(most: number): void {
    for (let left = most; left > 0; ) {
      this.#beginMerge();
      const merge = this.#merges[0];
      if (!merge) break;
      const moved = merge.move(left);
      if (moved === left) break;
      left -= moved;
      this.#merges.shift();
      this.#end(merge);
    }
    if (this.#left.length > 0 && this.#table.deleteSome(this.#left[0]!)) this.#left.shift();
  }

  /** Begins to merge runs of about the same size, where there are enough that are not being merged. */
  #beginMerge(): void {
    const busy = new Set(this.#merges.flatMap(({ runs }) => runs));
    const levels = new Map<number, Run[]>();
    for (const run of this.#runs) {
      if (run.count >= largestRun || busy.has(run)) continue;
      const level = levelOf(run.count);
      levels.set(level, [...(levels.get(level) ?? []), run]);
    }
    const runs = [...levels.values()].find(({ length }) => length >= fan)?.slice(0, fan);
    if (!runs) return;
    const writer = this.#writer(runs.reduce((n, { count }) => n + count, 0));
    this.#merges.push(new Merge(runs, writer, (run, block) => this.#table.block(run, block)));
    this.#merges.sort((a, b) => a.count - b.count);
  }

  /** One run takes the place of those of which it was made. */
  #end({ runs, writer }: Merge): void {
    for (const { id } of runs) this.#table.forget(id);
    this.#left.push(...runs.map(({ id }) => id));
    this.#runs = this.#runs.filter((run) => !runs.includes(run));
    this.#cached = undefined;
    this.#keep(writer.end());
  }

  /** A writer of the next run. */
  #writer(most: number): RunWriter {
    const id = this.#next++;
    return new RunWriter(id, most, (block, entries) => this.#table.put(id, block, entries));
  }

  /** A block; the last one is kept, as keys are looked up in order. */
  #block(run: Run, block: number): Uint32Array {
    if (this.#cached?.run !== run.id || this.#cached.block !== block)
      this.#cached = { run: run.id, block, entries: this.#table.block(run, block) };
    return this.#cached.entries;
  }
}

function placeAt(entries: Uint32Array, at: number): RecordPlace {
  return { n: entries[at + 4]!, line: entries[at + 5]!, at: entries[at + 6]!, length: entries[at + 7]! };
}

/** Where, in a part of some entries, the hash of a later one is. */
function sameIn(entries: Uint32Array, from: number, to: number, at: number): number | undefined {
  for (let i = from; i < to; i += words) if (isSameHash(entries, i, entries, at)) return i;
  return undefined;
}
