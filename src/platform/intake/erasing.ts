import { randomBytes } from 'node:crypto';
import { refusalOf } from './batch.js';
import { eraseIn, pendingErasures, recordOn, recordsOfKey } from './erased.js';
import type { Judging } from './judging.js';
import type { Ledger } from './ledger.js';
import type { SegmentLog } from './segmentLog.js';

/** Which records are to be erased: those with a key, as it is written in the ledger, or one of a receipt. */
export type WhatToErase = { key: string } | { receipt: string; line: number };

/** Erases records: first the log says which, then their bytes are overwritten. */
export class Erasing {
  #running: Promise<void> = Promise.resolve();

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
    { partner, contract }: { partner: string; contract: string },
    what: WhatToErase,
  ): Promise<{ receipt: string; records: number }> {
    await this.judging.idle();
    const records =
      'key' in what
        ? recordsOfKey(this.ledger, { partner, contract, key: what.key })
        : recordOn(this.ledger, this.log.folder, { partner, contract, ...what });
    const receipt = `era_${randomBytes(15).toString('base64url')}`;
    if (records.length === 0) return { receipt, records: 0 };
    const head = { kind: 'erase', receipt, partner, contract, received: this.now() } as const;
    const text = JSON.stringify(records);
    try {
      const at = await this.log.append(head, Buffer.from(text));
      this.judging.add({ head, at, text });
    } catch (error) {
      throw refusalOf(error);
    }
    await this.judging.known(receipt);
    await this.carryOut();
    return { receipt, records: records.length };
  }

  /** Overwrites what is to be erased and is not yet; one after another. */
  carryOut(): Promise<void> {
    const done = this.#running.then(() => this.#overwrite());
    this.#running = done.catch(() => {});
    return done;
  }

  async #overwrite(): Promise<void> {
    const pending = pendingErasures(this.ledger);
    if (pending.size === 0) return;
    await this.log.endSegment();
    for (const [segment, frames] of pending) {
      await eraseIn(this.log.folder, segment, frames);
      this.ledger.together(() => {
        for (const { n, lines } of frames)
          this.ledger
            .sql('UPDATE erasures SET done = 1 WHERE n = ? AND line IN (SELECT value FROM json_each(?))')
            .run(n, lines);
      });
    }
    this.ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}
