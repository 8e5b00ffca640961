import { DelayLimit } from './delayLimit.js';

/**
 * Limits of requests with records: how many may be in progress, of all partners and of one, with how many bytes in their bodies; and how
 * many are worked on at once, as more would only make each of them wait longer.
 */
const most = { all: 32, partner: 16, bytes: 64 << 20, atOnce: 16 };

/** What a body without a length counts as. */
const unknownLength = 1 << 20;

/** Milliseconds after which a request whose body is still arriving waits for its sender, and not for this server. */
const slow = 250;

/** Milliseconds for which a partner counts as sending after its last request. */
const active = 1000;

/** A request that was let in. */
export interface Place {
  /** Its body is here. */
  arrived(): void;
  /** It was acknowledged or refused. */
  leave(): void;
}

interface Inside {
  partner: string;
  bytes: number;
  since: number;
  /** When its body was here. */
  arrived?: number;
}

/**
 * Lets as many requests with records in at once as are answered without waiting for one another: what comes beyond is refused before
 * its body is read and before queues grow, so that those inside are answered as fast as ever. No partner takes all places: one is kept
 * for each other partner that is sending, and one that has less than its share is let in beyond the limit.
 */
export class Admission {
  readonly #inside = new Set<Inside>();
  readonly #seen = new Map<string, number>();
  #bytes = 0;

  constructor(
    readonly limit = new DelayLimit({ least: 8, most: most.atOnce }),
    readonly now: () => number = () => performance.now(),
  ) {}

  /** A place, to be left once; undefined where there is none. `length`: bytes of the body, where it says so. */
  enter(partner: string, length: number = unknownLength): Place | undefined {
    if (!this.hasPlace(partner, length)) return undefined;
    const place: Inside = { partner, bytes: length, since: this.now() };
    this.#inside.add(place);
    this.#bytes += length;
    return {
      arrived: () => {
        place.arrived = this.now();
      },
      leave: () => {
        if (!this.#inside.delete(place)) return;
        this.#bytes -= place.bytes;
        if (place.arrived !== undefined) this.limit.note(this.now() - place.arrived);
      },
    };
  }

  /** Whether there is a place for a request that asks for one. */
  hasPlace(partner: string, length: number = unknownLength): boolean {
    const now = this.now();
    this.#seen.set(partner, now);
    const may = this.#mayEnter(partner, length, now);
    if (!may) this.limit.reached();
    return may;
  }

  #mayEnter(partner: string, length: number, now: number): boolean {
    let [own, working, ownWorking] = [0, 0, 0];
    for (const { partner: of, since, arrived } of this.#inside) {
      const isWorking = arrived !== undefined || now - since < slow;
      if (isWorking) working++;
      if (of !== partner) continue;
      own++;
      if (isWorking) ownWorking++;
    }
    const isFull = this.#inside.size >= most.all || own >= most.partner;
    if (isFull || (this.#inside.size > 0 && this.#bytes + length > most.bytes)) return false;
    const partners = this.#active(now);
    const { atOnce } = this.limit;
    if (ownWorking < Math.floor(atOnce / partners) || ownWorking === 0) return true;
    return working < atOnce && ownWorking <= atOnce - partners;
  }

  /** Partners that are sending. */
  #active(now: number): number {
    for (const [partner, last] of this.#seen) if (now - last > active) this.#seen.delete(partner);
    return this.#seen.size;
  }
}
