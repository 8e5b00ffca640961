import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../edition/index.js';
import { keptJudgesIn } from './contracts.js';
import { checkFolder, type FolderCheck, type LedgerCheck } from './ledgerCheck.js';
import { BrokenContent } from './sqlite.js';

const module = new URL('./checkWorker.js', import.meta.url);

/** Milliseconds between two checks, and from the start to the first. */
const [day, hour] = [86_400_000, 3_600_000];

/** Has the ledger compared with the log, and the log with its seals, once a day, in a thread of its own. */
export class Checking {
  #next: number;
  #running: Promise<LedgerCheck> | undefined;
  #lastSame: number | undefined;
  /** Not 0: the thread stops where it can. It is never ended from outside, in the middle of a call of SQLite. */
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));

  constructor(
    readonly folder: string,
    readonly now: () => number,
    /** Milliseconds for which idempotency keys are kept. */
    readonly keysKept: number,
    readonly onFault: (error: BrokenContent | UserError) => void,
  ) {
    this.#next = now() + hour;
  }

  /** When the ledger was last found to follow from the log since the start; undefined where it was not. */
  get lastSame(): number | undefined {
    return this.#lastSame;
  }

  /** To be called from time to time. */
  tend(): void {
    if (this.now() < this.#next || this.#running) return;
    this.#next = this.now() + day;
    // What cannot be read now is told by those who need it.
    void this.check().catch(() => {});
  }

  /** Compares now; a ledger that differs is told to be broken. */
  check(): Promise<LedgerCheck> {
    this.#running ??= this.#check().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stops a check. */
  async close(): Promise<void> {
    Atomics.store(this.#stop, 0, 1);
    await this.#running?.catch(() => {});
  }

  async #check(): Promise<LedgerCheck> {
    const { log, ledger } = await this.#compare();
    if (log.length > 0) this.onFault(new UserError(log));
    if (ledger.is === 'differs')
      this.onFault(new BrokenContent(`the ledger differs from the log: ${ledger.in.join(', ')}`));
    if (log.length === 0 && ledger.is === 'same') this.#lastSame = this.now();
    return ledger;
  }

  async #compare(): Promise<FolderCheck> {
    const [folder, stop] = [this.folder, this.#stop];
    const keysSince = () => this.now() - this.keysKept;
    if (!existsSync(module))
      return checkFolder(folder, keptJudgesIn(folder), { keysSince, mayGoOn: () => stop[0] === 0 });
    // The thread has the clock of the machine alone.
    const worker = new Worker(module, { workerData: { folder, keysKept: Date.now() - keysSince(), stop } });
    return new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that checks the ledger ended')));
    });
  }
}
