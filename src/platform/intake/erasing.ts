import { setTimeout } from 'node:timers/promises';
import { refusalOf } from './batch.js';
import { linesOf, nextKept, recordOn, recordsOfKey, recordsOfReceipt } from './chosenRecords.js';
import { eraseIn, pendingErasures, type Stays, stayingAside, type ToErase, withOutcomes } from './erased.js';
import type { EraseHead } from './frame.js';
import type { Judges } from './judge.js';
import type { Judging } from './judging.js';
import type { Ledger } from './ledger.js';
import { newId } from './newId.js';
import type { SegmentLog } from './segmentLog.js';
import { emptyWal } from './sqlite.js';

/** Which records are to be erased: those with a key (`key` or `event`, a line break, its text), or one of a receipt, or all of it. */
export type WhatToErase = { key: string } | { receipt: string; line?: number | undefined };

/** Whose records, under which contract. */
export interface Whose {
  partner: string;
  contract: string;
}

const hour = 3_600_000;

/** How often, and after how many milliseconds each time, it is tried to empty the write-ahead log before an erasure is answered. */
const emptying = { tries: 100, pause: 100 };

/** The least number of records erased in one pass, where there are so many: each pass goes through all keys. */
const together = 100_000;

/** The records that would be erased; those that wait to be judged are not known yet. */
export function recordsToErase(ledger: Ledger, log: string, whose: Whose, what: WhatToErase): ToErase[] {
  if ('key' in what) return recordsOfKey(ledger, log, { ...whose, key: what.key });
  const { receipt, line } = what;
  if (line !== undefined) return recordOn(ledger, log, { ...whose, receipt, line });
  return recordsOfReceipt(ledger, log, { ...whose, receipt });
}

/** A new name for an erasure. */
export const erasureId = () => newId('era');

/** Erases records: first the log says which, then their bytes are overwritten. */
export class Erasing {
  #running: Promise<void> = Promise.resolve();
  /** When it was looked for what is due, as the clock said then: of the last days. */
  #looked: number[] = [];
  /** Whether the ledger's write-ahead log may hold what was erased, also from before the start. */
  #isWalToEmpty = true;

  constructor(
    readonly ledger: Ledger,
    readonly log: SegmentLog,
    readonly judging: Judging,
    readonly now: () => number,
  ) {}

  /**
   * Erases records of a partner: their bytes are overwritten when this resolves. Sums stay as they are. Says how many, 0 where there is
   * none. @throws Refused
   */
  async erase(
    { partner, contract }: Whose,
    what: WhatToErase,
    receipt = erasureId(),
  ): Promise<{ receipt: string; records: number }> {
    await this.judging.idle();
    const records = recordsToErase(this.ledger, this.log.folder, { partner, contract }, what);
    if (records.length === 0) return { receipt, records: 0 };
    const head = { kind: 'erase', receipt, partner, contract, received: this.now() } as const;
    await this.#put(head, withOutcomes(this.ledger, this.log.folder, records));
    await this.carryOut();
    return { receipt, records: records.length };
  }

  /**
   * Erases what was kept for as long as its contract says; looks once an hour, also after the clock was set back. What is erased was due
   * a day ago already, by what the clock said then: a clock that is set ahead, and is set right within a day, erases nothing early.
   */
  async sweep(judges: Judges): Promise<void> {
    const now = this.now();
    // A reader that kept the write-ahead log from being emptied may have ended.
    if (this.#isWalToEmpty) await this.carryOut();
    if (this.#looked.some((at) => Math.abs(now - at) < hour)) return;
    const sure = this.#sureTime(now - 24 * hour);
    this.#looked = [...this.#looked.filter((at) => at <= now && at > now - 48 * hour), now];
    for (const name of sure === undefined ? [] : judges.names()) {
      const { keptDays } = judges.current(name)!;
      if (keptDays !== undefined) await this.eraseBefore(name, sure! - keptDays * 24 * hour);
    }
    await this.carryOut();
  }

  /** The last time up to a moment at which the clock was looked at, or something came; undefined where there is none. */
  #sureTime(upTo: number): number | undefined {
    const came = this.ledger.sql('SELECT at FROM receipts WHERE at <= ? ORDER BY n DESC LIMIT 1').get(upTo) as
      | { at: number }
      | undefined;
    const all = [...this.#looked.filter((at) => at <= upTo), ...(came ? [came.at] : [])];
    return all.length > 0 ? Math.max(...all) : undefined;
  }

  /** Orders that all be erased that came before a time under a contract, of all partners. What waits to be judged is not among it. */
  async eraseBefore(contract: string, before: number): Promise<void> {
    for (let after = 0; ; ) {
      const records: ToErase[] = [];
      for (let row = nextKept(this.ledger, contract, after); row && records.length < together; ) {
        if (row.at >= before || row.waiting > 0) break;
        after = row.n;
        const receipt = row.id;
        for (const line of linesOf(this.ledger, this.log.folder, row)) records.push({ receipt, ...line });
        row = nextKept(this.ledger, contract, row.n);
      }
      if (records.length === 0) return;
      const head = { kind: 'erase', receipt: erasureId(), contract, received: this.now() } as const;
      await this.#put(head, withOutcomes(this.ledger, this.log.folder, records));
    }
  }

  /** Overwrites what is to be erased and is not yet; one after another. */
  carryOut(): Promise<void> {
    const done = this.#running.then(() => this.#overwrite());
    this.#running = done.catch(() => {});
    return done;
  }

  /** The log and the ledger say what is to be erased. @throws Refused */
  async #put(head: EraseHead, records: readonly (ToErase | Stays)[]): Promise<void> {
    const text = JSON.stringify(records);
    try {
      const at = await this.log.append(head, Buffer.from(text));
      this.judging.add({ head, at, text });
    } catch (error) {
      throw refusalOf(error);
    }
    await this.judging.known(head.receipt);
  }

  async #overwrite(): Promise<void> {
    const pending = pendingErasures(this.ledger);
    if (pending.size > 0) await this.#overwriteIn(pending);
    const tries = pending.size > 0 ? emptying.tries : 1;
    for (let i = 0; this.#isWalToEmpty && i < tries; i++) {
      if (i > 0) await setTimeout(emptying.pause);
      if (!this.ledger.db.isOpen) return;
      this.#isWalToEmpty = !emptyWal(this.ledger.db);
    }
  }

  async #overwriteIn(pending: ReturnType<typeof pendingErasures>): Promise<void> {
    this.#isWalToEmpty = true;
    // Now that the ledger knows the order, nothing more is set aside because of what is erased.
    for (const [contract, staying] of stayingAside(this.ledger))
      await this.#put({ kind: 'erase', receipt: erasureId(), contract, received: this.now() }, staying);
    await this.log.endSegment();
    for (const [segment, frames] of pending) {
      const done = await eraseIn(this.log.folder, segment, frames);
      await this.log.files.tended?.(segment);
      this.ledger.together(() => {
        for (const { n, lines } of done)
          this.ledger
            .sql('UPDATE erasures SET done = 1 WHERE n = ? AND line IN (SELECT value FROM json_each(?))')
            .run(n, lines);
      });
    }
  }
}
