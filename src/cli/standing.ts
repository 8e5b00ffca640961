import type { Behind } from '../server/index.js';

/** Milliseconds after which a live index is behind that has not shown what was judged, and between two looks. */
const [patience, look] = [60_000, 5_000];

/** Whether a live index shows what was judged; says so whenever that changes. */
export class Standing {
  #since: number | undefined;
  /** When that was noticed, by a clock that nobody sets. */
  #noticed = 0;
  #why: Behind['why'] | undefined;
  readonly #timer: NodeJS.Timeout;

  /** @param tell called with since when and why it is behind, or with nothing where it no longer is */
  constructor(
    readonly tell: (behind: Behind | undefined) => void,
    readonly now: () => number = Date.now,
  ) {
    this.#timer = setInterval(() => {
      const isLate = performance.now() - this.#noticed > patience;
      if (this.#since !== undefined && !this.#why && isLate) this.is('slow');
    }, look).unref();
  }

  get behind(): Behind | undefined {
    return this.#since === undefined || !this.#why ? undefined : { since: this.#since, why: this.#why };
  }

  /** Something was judged, at a time, that is not shown yet. */
  waits(since: number): void {
    if (this.#since !== undefined) return;
    this.#since = since;
    this.#noticed = performance.now();
  }

  is(why: Behind['why']): void {
    if (this.#why === why) return;
    this.#why = why;
    this.#since ??= this.now();
    this.tell(this.behind);
  }

  /** All that was judged is shown. */
  caughtUp(): void {
    const was = this.#why;
    this.#since = undefined;
    this.#why = undefined;
    if (was) this.tell(undefined);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
