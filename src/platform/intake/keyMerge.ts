import { type Run, RunReader, type RunWriter } from './keyRun.js';

/** Makes one run of some, a part at a time; they stay as they are until it is whole. */
export class Merge {
  readonly #readers: RunReader[];
  /** The order of the next entry of each run. */
  readonly #orders: Float64Array;

  /** @param blockOf entries of a block of a run */
  constructor(
    readonly runs: readonly Run[],
    readonly writer: RunWriter,
    blockOf: (run: Run, block: number) => Uint32Array,
  ) {
    this.#readers = runs.map((run) => new RunReader(run, (block) => blockOf(run, block)));
    this.#orders = Float64Array.from(this.#readers, (reader) => reader.next());
  }

  /** Entries of all runs together, those that were removed among them. */
  get count(): number {
    return this.runs.reduce((sum, { count }) => sum + count, 0);
  }

  /** Merges at most so many entries, and returns how many: fewer where no more are left. */
  move(most: number): number {
    const [readers, orders] = [this.#readers, this.#orders];
    for (let moved = 0; moved < most; moved++) {
      let least = 0;
      for (let i = 1; i < orders.length; i++) if (orders[i]! < orders[least]!) least = i;
      if (orders[least] === Number.POSITIVE_INFINITY) return moved;
      const reader = readers[least]!;
      // What was removed is left out.
      if (reader.entries[reader.at + 4] !== 0) this.writer.add(reader.entries, reader.at);
      orders[least] = reader.next();
    }
    return most;
  }
}
