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

/** Commits items in the order in which they came: those that come while others are being written are written and synced together. */
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
      // Whoever hears that an item is on the disk may add the next one before this runs.
      if (this.#waiting.length > 0) this.#write();
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Those who have just heard that an item is on the disk may have the next one at hand: all of them share a sync.
      await setImmediate();
      const group = this.#waiting.splice(0);
      try {
        const results = await this.how.commit(group.map(({ item }) => item));
        for (const [i, { resolve }] of group.entries()) resolve(results[i]!);
      } catch (error) {
        await this.how.afterFault();
        for (const { reject } of group) reject(error);
      }
      for (const { bytes } of group) this.#waitingBytes -= bytes;
    }
  }
}
