/** Milliseconds of a round, and of a look at the event loop within it. */
const [round, look] = [100, 20];

/** Milliseconds by which half of the work of a round may take longer than twice the usual time before that counts as a queue. */
const target = 2;

/** The same for the event loop, which is also late where other programs have the processor. */
const latest = 20;

/** Rounds for which the shortest delay counts as the usual one. */
const remembered = 100;

/**
 * How many requests may be worked on at once, found by how long they take: as in CoDel, it is not a long delay that shows a queue, but
 * that most of a round are long, measured by the shortest of the last rounds. Then there are fewer at once; otherwise, where the limit
 * was reached, more.
 */
export class DelayLimit {
  #atOnce: number;
  #isReached = false;
  /** Of this round: how long work took, and how late the event loop was at best. */
  #works: number[] = [];
  #late = Number.POSITIVE_INFINITY;
  /** The shortest work of earlier rounds. */
  readonly #usual: number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looked = 0;
  #looks = 0;

  constructor(readonly bounds: { least: number; most: number }) {
    this.#atOnce = Math.min(8, bounds.most);
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  /** A request was refused by the limit. */
  reached(): void {
    this.#isReached = true;
    this.#watch();
  }

  /** Work took some milliseconds. */
  note(ms: number): void {
    this.#works.push(ms);
    this.#watch();
  }

  /** Ends a round. */
  endRound(): void {
    const works = this.#works.sort((a, b) => a - b);
    const [shortest, median] = [works[0], works[Math.floor((works.length - 1) / 2)]];
    if (shortest !== undefined) this.#usual.push(shortest);
    if (this.#usual.length > remembered) this.#usual.shift();
    const isWaiting = median !== undefined && median > 2 * Math.min(...this.#usual) + target;
    const isLate = Number.isFinite(this.#late) && this.#late > latest;
    if (isWaiting || isLate) this.#atOnce = Math.max(this.bounds.least, Math.floor(0.75 * this.#atOnce));
    else if (this.#isReached) this.#atOnce = Math.min(this.bounds.most, this.#atOnce + 1);
    this.#isReached = false;
    this.#works = [];
    this.#late = Number.POSITIVE_INFINITY;
  }

  /** Looks at the event loop for as long as there is work. */
  #watch(): void {
    if (this.#timer) return;
    this.#looked = performance.now();
    this.#timer = setInterval(() => this.#look(), look).unref();
  }

  #look(): void {
    const now = performance.now();
    this.#late = Math.min(this.#late, now - this.#looked - look);
    this.#looked = now;
    if (++this.#looks % (round / look) !== 0) return;
    const isIdle = !this.#isReached && this.#works.length === 0;
    this.endRound();
    if (!isIdle) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
