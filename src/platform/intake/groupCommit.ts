import { setImmediate } from 'node:timers/promises';

/** More waits to be written than there may be. */
export class LogFull extends Error {}

interface Waiting<T, R> {
  item: T;
  bytes: number;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** A group that is on its way to the disk, and what came of it. */
interface Flight<T, R> {
  group: readonly Waiting<T, R>[];
  isAlone: boolean;
  outcome: Promise<{ finish: () => readonly R[] } | { error: unknown }>;
}

export interface GroupCommitHow<T, R> {
  /** Bytes that may wait; beyond them new items are refused. */
  mostBytes: number;
  /**
   * Writes and syncs items together. It is called again before it resolves, where the next group needs not be alone; what it resolves to
   * is called once all groups before it are on the disk too, and gives a result for each item.
   */
  commit: (items: readonly T[], isAlone: boolean) => Promise<() => readonly R[]>;
  /** Whether the next group may be written only when no other is; all of them where it is absent. */
  isAlone?: () => boolean;
  /** What is done after a failed commit, before its items, and those of the groups after it, are refused. */
  afterFault: () => Promise<void>;
}

/** Groups on their way to the disk at once: a disk syncs two in little more time than one. */
const mostFlights = 2;

/**
 * Commits items in the order in which they came: those that come while others are being written are written and synced together. The next
 * group is on its way to the disk before those who sent the last one hear of it, so that the disk works while they prepare more. Nobody
 * hears of a group before all groups before it are on the disk; where one fails, those that were written after it fail too.
 */
export class GroupCommit<T, R> {
  #waiting: Waiting<T, R>[] = [];
  #waitingBytes = 0;
  #flights: Flight<T, R>[] = [];
  #planned: Promise<void> | undefined;
  #isFaulty = false;
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
      void this.#plan();
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
    await this.#plan();
    for (let first = this.#flights[0]; first; first = this.#flights[0]) {
      const outcome = await first.outcome;
      if ('error' in outcome) await this.#fail(outcome.error);
      else {
        const results = outcome.finish();
        this.#flights.shift();
        this.#begin(first.group.length);
        for (const [i, { bytes, resolve }] of first.group.entries()) {
          this.#waitingBytes -= bytes;
          resolve(results[i]!);
        }
      }
    }
  }

  /** Begins a group after this turn: items that are at hand at the same moment share a sync. */
  async #plan(): Promise<void> {
    if (!this.#mayBegin) return;
    this.#planned ??= setImmediate().then(() => {
      this.#planned = undefined;
      this.#begin();
    });
    await this.#planned;
  }

  get #mayBegin(): boolean {
    if (this.#waiting.length === 0 || this.#isFaulty) return false;
    if (this.#flights.length === 0) return true;
    const isAlone = this.#flights.some((flight) => flight.isAlone) || (this.how.isAlone?.() ?? true);
    return !isAlone && this.#flights.length < mostFlights;
  }

  /** @param heard how many items are on the disk now, whose senders may send as many again */
  #begin(heard = 0): void {
    if (!this.#mayBegin) return;
    // Where nothing is being written, disk and senders would wait for each other: with half of the items, both have work.
    const isFirst = this.#flights.length === 0;
    const most = isFirst ? Math.ceil((this.#waiting.length + heard) / 2) : Number.POSITIVE_INFINITY;
    const group = this.#waiting.splice(0, most);
    const isAlone = this.how.isAlone?.() ?? true;
    const items = group.map(({ item }) => item);
    const outcome = this.how.commit(items, isAlone).then(
      (finish) => ({ finish }),
      (error: unknown) => ({ error }),
    );
    this.#flights.push({ group, isAlone, outcome });
    void this.#plan();
  }

  /** Refuses all that is being written: what follows what failed cannot be read without it. */
  async #fail(error: unknown): Promise<void> {
    this.#isFaulty = true;
    await Promise.all(this.#flights.map(({ outcome }) => outcome));
    const failed = this.#flights.splice(0).flatMap(({ group }) => group);
    await this.how.afterFault();
    this.#isFaulty = false;
    this.#begin();
    for (const { bytes, reject } of failed) {
      this.#waitingBytes -= bytes;
      reject(error);
    }
  }
}
