/** The lane is full, or the reader has enough in it. */
export class Busy extends Error {
  /** @param seconds after which it is worth asking again */
  constructor(readonly seconds: number) {
    super('busy');
    this.name = 'Busy';
  }
}

/** Work with a limit: for all readers together, and for each. */
export interface LaneLimits {
  /** Milliseconds after which a reader without an answer is told to come again, and after which work is ended. */
  patience: number;
  /**
   * Whether work that nobody waits for is ended. That ends its worker, and the next one has to open the releases first: worth it for
   * expensive work only. Quick work is done sooner than that, and readers who come and go would keep all others waiting.
   */
  ends: boolean;
  /** Jobs at a time. */
  atOnce: number;
  /** Jobs that may wait. */
  waiting: number;
  /** Jobs of one reader, waiting or running. */
  each: number;
}

/**
 * A queue of work: equal requests are computed once, readers take turns, and work that no reader waits for any more is stopped.
 */
export class Lane<Q, A> {
  readonly #jobs = new Map<string, Job<Q, A>>();
  /** Readers with waiting jobs, in the order of their turns. */
  readonly #queues = new Map<string, Job<Q, A>[]>();
  /** Jobs of each reader, waiting or running. */
  readonly #own = new Map<string, number>();
  #running = 0;
  #waiting = 0;
  /** Milliseconds that a job takes, the last ones more than earlier ones. */
  #mean = 1000;

  /** @param work computes an answer; a signal ends it */
  constructor(
    readonly limits: LaneLimits,
    readonly work: (question: Q, ending: AbortSignal) => Promise<A>,
  ) {}

  /**
   * Answers a question when its turn has come.
   *
   * @param key the same for equal questions
   * @param leaving aborts when the reader has left
   * @throws Busy where the lane is full, the reader has enough in it, or the answer takes too long; the reason of `leaving`
   */
  async answer(key: string, question: Q, reader: string, leaving: AbortSignal): Promise<A> {
    leaving.throwIfAborted();
    const job = this.#jobs.get(key) ?? this.#admitted(key, question, reader);
    job.askers++;
    return new Promise<A>((resolve, reject) => {
      const stop = () => {
        leaving.removeEventListener('abort', left);
        clearTimeout(late);
      };
      const give = (reason: unknown) => {
        stop();
        reject(reason);
        job.askers--;
        if (job.askers === 0) this.#abandon(job);
      };
      const left = () => give(leaving.reason);
      const late = setTimeout(() => give(this.#busy()), this.limits.patience);
      leaving.addEventListener('abort', left, { once: true });
      void job.answer.then(resolve, reject).finally(stop);
    });
  }

  /** Resolves when all that was asked until now is answered. */
  async done(): Promise<void> {
    await Promise.allSettled([...this.#jobs.values()].map(({ answer }) => answer));
  }

  #admitted(key: string, question: Q, reader: string): Job<Q, A> {
    const { waiting, each } = this.limits;
    const own = this.#own.get(reader) ?? 0;
    if (this.#waiting >= waiting || own >= each) throw this.#busy();
    const job = new Job<Q, A>(key, question);
    this.#own.set(reader, own + 1);
    const done = () => {
      const left = this.#own.get(reader)! - 1;
      if (left > 0) this.#own.set(reader, left);
      else this.#own.delete(reader);
    };
    job.answer.then(done, done);
    this.#jobs.set(key, job);
    this.#queues.set(reader, [...(this.#queues.get(reader) ?? []), job]);
    this.#waiting++;
    queueMicrotask(() => this.#advance());
    return job;
  }

  #busy(): Busy {
    return new Busy(Math.max(1, Math.ceil((this.#mean * (this.#waiting + 1)) / this.limits.atOnce / 1000)));
  }

  /** Starts waiting jobs, one of each reader in turn. */
  #advance(): void {
    while (this.#running < this.limits.atOnce) {
      const next = this.#queues.entries().next().value;
      if (!next) return;
      const [reader, [job, ...rest]] = next;
      this.#queues.delete(reader);
      if (rest.length > 0) this.#queues.set(reader, rest);
      this.#waiting--;
      void this.#run(job!);
    }
  }

  async #run(job: Job<Q, A>): Promise<void> {
    this.#running++;
    job.isRunning = true;
    const began = performance.now();
    const late = AbortSignal.timeout(this.limits.patience);
    const ending = this.limits.ends ? AbortSignal.any([job.ending.signal, late]) : late;
    try {
      job.resolve(await this.work(job.question, ending));
    } catch (error) {
      // Work that takes too long is no fault: whoever waits is told to come again.
      job.reject(late.aborted ? this.#busy() : error);
    }
    this.#mean += 0.2 * (performance.now() - began - this.#mean);
    this.#forget(job);
    this.#running--;
    this.#advance();
  }

  /** Ends a job that nobody waits for. */
  #abandon(job: Job<Q, A>): void {
    this.#forget(job);
    job.ending.abort();
    if (job.isRunning) return;
    for (const [reader, queue] of this.#queues) {
      const rest = queue.filter((one) => one !== job);
      if (rest.length === queue.length) continue;
      if (rest.length > 0) this.#queues.set(reader, rest);
      else this.#queues.delete(reader);
      this.#waiting--;
    }
    job.reject(new Error('nobody waits for it'));
  }

  #forget(job: Job<Q, A>): void {
    if (this.#jobs.get(job.key) === job) this.#jobs.delete(job.key);
  }
}

/** A piece of work for one reader or for several who ask for the same. */
class Job<Q, A> {
  /** Who waits for it. */
  askers = 0;
  isRunning = false;
  readonly ending = new AbortController();
  readonly answer: Promise<A>;
  resolve!: (answer: A) => void;
  reject!: (error: unknown) => void;

  constructor(
    readonly key: string,
    readonly question: Q,
  ) {
    this.answer = new Promise<A>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}
