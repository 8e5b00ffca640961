import { setImmediate } from 'node:timers/promises';
import { type DamagedRequest, type Done, JudgeSteps, type Step } from './judgeSteps.js';
import { mostTogether } from './keyIndex.js';
import type { Fresh } from './register.js';

/** Where steps are carried out: in this thread, or in another one. */
export interface Stepper {
  step(step: Step): Promise<Done>;
  /** Lets go of the ledger and the log; the next step takes them up again. */
  close(): Promise<void>;
}

/** Steps in this thread: others have their turn between two. */
export class StepsHere implements Stepper {
  readonly #given: ConstructorParameters<typeof JudgeSteps>;
  #steps: JudgeSteps | undefined;

  constructor(...given: ConstructorParameters<typeof JudgeSteps>) {
    this.#given = given;
  }

  async step(step: Step): Promise<Done> {
    await setImmediate();
    this.#steps ??= new JudgeSteps(...this.#given);
    return this.#steps.step(step);
  }

  async close(): Promise<void> {
    this.#steps?.close();
    this.#steps = undefined;
  }
}

/** Milliseconds after which the ledger is tried again when its disk failed. */
const pause = 1000;

/** Records that are worth a step of their own, and milliseconds after which fewer are judged too. */
const worthwhile = { records: mostTogether / 2, ms: 10 };

/**
 * Judges what was acknowledged, in the order in which it came, a step at a time. Each step is a transaction, so that requests share one
 * where nobody waits for them to be judged.
 */
export class Judging {
  #fresh: Fresh[] = [];
  #freshRecords = 0;
  /** Begins the next step now. */
  #hurry: (() => void) | undefined;
  /** How many wait until nothing is left to be judged. */
  #waitingForAll = 0;
  /** Who waits for a receipt to be judged, and for a frame to be known. */
  readonly #listeners = new Map<string, (() => void)[]>();
  #running: Promise<void> | undefined;
  /** Whether the ledger may know of something that is to be judged. */
  #isMore = true;
  #keysSince: number | undefined;
  #before: (() => Promise<void>) | undefined;
  #ended = false;

  constructor(
    readonly steps: Stepper,
    readonly onFault: (error: unknown) => void,
    /** Called with the frames that the ledger knows from now on, and the receipts that are judged. */
    readonly onDone: (fresh: readonly Fresh[], finished: readonly string[]) => void,
    /** Called with requests whose bytes are damaged. */
    readonly onDamaged: (damaged: DamagedRequest) => void,
  ) {}

  /** What the ledger does not know yet. */
  get fresh(): readonly Fresh[] {
    return this.#fresh;
  }

  add(...fresh: readonly Fresh[]): void {
    this.#fresh.push(...fresh);
    for (const { head } of fresh) if (head.kind === 'records') this.#freshRecords += head.lines;
    if (this.#isWorthwhile) this.#hurry?.();
    this.start();
  }

  /** Idempotency keys that are older than a time are forgotten, in the next step. */
  forgetKeys(before: number): void {
    this.#keysSince = before;
    this.start();
  }

  /** Has some work done before the next step, while none is being done; again where it throws. */
  beforeNext(work: () => Promise<void>): void {
    this.#before = work;
    this.#hurry?.();
    this.start();
  }

  /** Judges what waits, until nothing does. */
  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#fresh.length > 0 && !this.#ended) this.start();
    });
  }

  /** Resolves when all that was acknowledged until now is judged, as far as there are contracts for it. */
  async idle(): Promise<void> {
    this.#waitingForAll++;
    this.#hurry?.();
    while (this.#running) await this.#running;
    this.#waitingForAll--;
  }

  /** Resolves when a receipt is judged. */
  judged(receipt: string): Promise<void> {
    return new Promise((resolve) => {
      this.#listeners.set(receipt, [...(this.#listeners.get(receipt) ?? []), resolve]);
      this.#hurry?.();
    });
  }

  /** Resolves when the ledger knows the frame of a receipt that was added. */
  known(receipt: string): Promise<void> {
    return this.#fresh.some(({ head }) => head.receipt === receipt)
      ? this.judged(`known ${receipt}`)
      : Promise.resolve();
  }

  /** Ends after the step that is being done. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#hurry?.();
    await this.#running;
    await this.steps.close();
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      try {
        if (!this.#isMore) await this.#enough();
        if (this.#ended) return;
        await this.#doBefore();
        this.#isMore = (await this.#step()).more;
        if (!this.#isMore && this.#fresh.length === 0 && !this.#before) return;
      } catch (error) {
        if (this.#ended) return;
        this.onFault(error);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }

  async #doBefore(): Promise<void> {
    if (!this.#before) return;
    await this.#before();
    this.#before = undefined;
    // What it left may be judged.
    this.#isMore = true;
  }

  get #isWorthwhile(): boolean {
    const isWaitedFor = this.#listeners.size > 0 || this.#waitingForAll > 0 || this.#before !== undefined;
    return isWaitedFor || this.#freshRecords >= worthwhile.records;
  }

  /** Resolves when the next step is worthwhile. */
  async #enough(): Promise<void> {
    if (this.#isWorthwhile || this.#ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, worthwhile.ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = undefined;
  }

  async #step(): Promise<Done> {
    const fresh = this.#fresh.slice();
    const keysSince = this.#keysSince;
    const done = await this.steps.step({ fresh, keysSince });
    this.#fresh = this.#fresh.slice(fresh.length);
    for (const { head } of fresh) if (head.kind === 'records') this.#freshRecords -= head.lines;
    if (this.#keysSince === keysSince) this.#keysSince = undefined;
    for (const damaged of done.damaged) this.onDamaged(damaged);
    this.onDone(fresh, done.finished);
    for (const id of [...done.finished, ...fresh.map(({ head }) => `known ${head.receipt}`)]) {
      for (const listener of this.#listeners.get(id) ?? []) listener();
      this.#listeners.delete(id);
    }
    return done;
  }
}
