/** Requests with records that are taken at once, by all partners and by one. */
const most = { all: 32, partner: 16 };

/**
 * Lets so many requests with records in at once: what comes beyond is refused at once, before its body is read, so that those inside are
 * answered as fast as ever; and no partner takes all places.
 */
export class Gate {
  #inside = 0;
  readonly #of = new Map<string, number>();

  /** A place, to be left once; undefined where there is none. */
  enter(partner: string): (() => void) | undefined {
    const own = this.#of.get(partner) ?? 0;
    if (this.#inside >= most.all || own >= most.partner) return undefined;
    this.#inside++;
    this.#of.set(partner, own + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#inside--;
      const left = this.#of.get(partner)! - 1;
      if (left === 0) this.#of.delete(partner);
      else this.#of.set(partner, left);
    };
  }
}
