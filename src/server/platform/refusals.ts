/** Requests of partners that were refused since the start, by partner and reason; without a partner where the sender is not known. */
export class Refusals {
  readonly #counts = new Map<string, { partner: string; reason: string; count: number }>();

  add(partner: string | undefined, reason: string): void {
    const key = `${partner ?? ''} ${reason}`;
    const known = this.#counts.get(key) ?? { partner: partner ?? '', reason, count: 0 };
    known.count++;
    this.#counts.set(key, known);
  }

  all(): { partner: string; reason: string; count: number }[] {
    return [...this.#counts.values()];
  }
}
