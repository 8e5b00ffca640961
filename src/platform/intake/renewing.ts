import { UserError } from '../../edition/index.js';
import type { Judging } from './judging.js';
import { isBroken, markBroken, type Opened, takeNote, unmarkBroken } from './openLedger.js';
import { intakeProblems } from './problems.js';

/**
 * Makes a ledger that breaks anew from the log while the platform is open: no step is done meanwhile, and what is broken is removed. This
 * thread reads all of the log for it, as a start does. Where the disk does not let it, it is tried again.
 */
export class Renewing {
  #isBroken = false;

  constructor(
    readonly folder: string,
    readonly opened: Opened,
    /** Asked for late: what judges tells of faults too. */
    readonly judging: () => Judging,
    readonly onFault: (error: unknown) => void,
  ) {}

  /** Whether the ledger is broken and not made anew yet. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Says what is at fault. A ledger that is broken is made anew before the next step. */
  fault(error: unknown): void {
    if (!isBroken(error)) this.onFault(error);
    else if (!this.#isBroken) {
      this.#isBroken = true;
      markBroken(this.folder);
      this.judging().beforeNext(() => this.#renew());
    }
  }

  async #renew(): Promise<void> {
    const { ledger } = this.opened;
    await this.judging().steps.close();
    ledger.renew();
    takeNote(this.opened, undefined, this.onFault);
    unmarkBroken(this.folder);
    this.#isBroken = false;
    this.onFault(new UserError([intakeProblems.brokenLedger(ledger.path)]));
  }
}
