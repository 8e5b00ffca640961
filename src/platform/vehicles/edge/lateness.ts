/** Up to here seconds are counted one by one, beyond by minutes. */
const exact = 600;

/** How late frames were received, counted by seconds, so that cities and days need little memory whatever was received. */
export class Lateness {
  readonly #counts = new Map<number, number>();
  #frames = 0;

  add(seconds: number): void {
    const late = Math.max(0, seconds);
    const kept = late <= exact ? late : Math.floor(late / 60) * 60;
    this.#counts.set(kept, (this.#counts.get(kept) ?? 0) + 1);
    this.#frames++;
  }

  /** Half of the frames were received within so many seconds; undefined without frames. */
  get median(): number | undefined {
    let left = Math.ceil(this.#frames / 2);
    for (const [seconds, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return seconds;
    }
    return undefined;
  }
}
