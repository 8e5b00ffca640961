import { type KnownSet, membersOf, setsOf, sizeOf } from './account.js';
import type { Row } from './rules.js';

/** Some records: those that are in whole sets, that are left of others, and that are in none. */
export interface Split {
  own: readonly Row[];
  left: readonly Row[];
  free: readonly Row[];
}

/** Which records are in published sets. */
export class Published {
  readonly #members;
  readonly #lost;
  readonly #seen = new Map<number, number>();

  constructor(
    readonly sets: readonly KnownSet[],
    lost: readonly KnownSet[],
  ) {
    this.#members = membersOf(sets);
    this.#lost = new Set(lost.map(({ number }) => number));
  }

  split(rows: readonly Row[]): Split {
    if (this.sets.length === 0) return { own: [], left: [], free: rows };
    const [own, left, free]: Row[][] = [[], [], []];
    const sets = new Map(
      [...new Set(rows.map(({ receipt }) => receipt))].map((id) => [id, setsOf(this.#members, id)]),
    );
    for (const row of rows) {
      const number = sets.get(row.receipt)?.get(row.line)?.number;
      if (number === undefined) free!.push(row);
      else if (this.#lost.has(number)) left!.push(row);
      else {
        own!.push(row);
        this.#seen.set(number, (this.#seen.get(number) ?? 0) + 1);
      }
    }
    return { own: own!, left: left!, free: free! };
  }

  /** Sets that are not whole, as it turned out. */
  missing(): KnownSet[] {
    return this.sets.filter(
      (set) => !this.#lost.has(set.number) && this.#seen.get(set.number) !== sizeOf(set),
    );
  }
}
