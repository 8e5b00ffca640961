import { setImmediate } from 'node:timers/promises';

/** More waits to be written than there may be. */
export class LogFull extends Error {}

interface Waiting<T, R> {
  item: T;
  bytes: number;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

export interface GroupCommitHow<T, R> {
  /** Bytes that may wait; beyond them new items are refused. */
  mostBytes: number;
  /** Writes and syncs items together; a result for each. */
  commit: (items: readonly T[]) => Promise<readonly R[]>;
  /** What is done after a failed commit, before its items are refused. */
  afterFault: () => Promise<void>;
}

/**
 * Commits items in the order in which they came: those that come while others are being written are written and synced together. The next
 * group is on its way to the disk before those who sent the last one hear of it, so that the disk works while they prepare more.
 */
export class GroupCommit<T, R> {
  #waiting: Waiting<T, R>[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;

  constructor(readonly how: GroupCommitHow<T, R>) {}

  /** Bytes that wait to be written. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  get isWriting(): boolean {
    return this.#writing !== undefined;
  }

  /** Resolves when the item is committed. @throws LogFull, or the error of the commit */
  add(item: T, bytes: number): Promise<R> {
    if (this.#waitingBytes >= this.how.mostBytes)
      return Promise.reject(new LogFull('the log takes no more for now'));
    this.#waitingBytes += bytes;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, bytes, resolve, reject });
      this.#write();
    });
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #write(): void {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      // A caller whose item is on the disk may add the next one before this runs.
      if (this.#waiting.length > 0) this.#write();
    });
  }

  async #writeAll(): Promise<void> {
    // Items that are at hand at the same moment share a sync.
    await setImmediate();
    // Where nobody came while others were written, disk and senders wait for each other: with half of them, both have work.
    let most = Math.ceil(this.#waiting.length / 2);
    let [done, results]: [readonly Waiting<T, R>[], readonly R[]] = [[], []];
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, most);
      most = Number.POSITIVE_INFINITY;
      const committing = this.how.commit(group.map(({ item }) => item));
      this.#hear(done, results);
      [done, results] = [group, []];
      try {
        results = await committing;
      } catch (error) {
        await this.how.afterFault();
        for (const { bytes, reject } of group) {
          this.#waitingBytes -= bytes;
          reject(error);
        }
        done = [];
      }
    }
    this.#hear(done, results);
  }

  #hear(done: readonly Waiting<T, R>[], results: readonly R[]): void {
    for (const [i, { bytes, resolve }] of done.entries()) {
      this.#waitingBytes -= bytes;
      resolve(results[i]!);
    }
  }
}
