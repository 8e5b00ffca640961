/** The ranks of one unit in the replicates in which it was ranked. */
export interface RanksOfUnit {
  /** In how many replicates it was ranked. */
  n: number;
  sum: number;
  /** The smallest rank with at least a share p of them at or below it; 0 when there is none. */
  quantile(p: number): number;
  /** In how many it was among the first k. */
  upTo(k: number): number;
}

/** How many numbers the store holds. */
export const rankStoreSize = (units: number, replicates: number): number => units * replicates;

/** Collects the ranks of units, replicate by replicate; the results do not depend on their order. */
export class RankStore {
  readonly #most: number;
  /** `unit * replicates + replicate`. */
  readonly #ranks: Int32Array;
  #done = 0;
  /** What is known of each unit, until the next replicate. */
  readonly #known = new Map<number, RanksOfUnit>();

  constructor(units: number, replicates: number) {
    this.#most = replicates;
    this.#ranks = new Int32Array(units * replicates);
  }

  /** @param ranks of all units from this place on; 0 is not ranked */
  add(ranks: Int32Array, from: number): void {
    const most = this.#most;
    if (this.#done === most) throw new Error(`more than ${most} replicates`);
    const units = most === 0 ? 0 : this.#ranks.length / most;
    for (let c = 0; c < units; c++) this.#ranks[c * most + this.#done] = ranks[from + c];
    this.#done++;
    this.#known.clear();
  }

  /** The ranks of a unit in the order of the replicates; not to be changed. */
  drawn(unit: number): Int32Array {
    return this.#ranks.subarray(unit * this.#most, unit * this.#most + this.#done);
  }

  of(unit: number): RanksOfUnit {
    const known = this.#known.get(unit) ?? this.#sorted(unit);
    this.#known.set(unit, known);
    return known;
  }

  #sorted(unit: number): RanksOfUnit {
    const sorted = this.drawn(unit).slice().sort();
    const ranked = sorted.subarray(sorted.lastIndexOf(0) + 1);
    const n = ranked.length;
    return {
      n,
      sum: ranked.reduce((sum, rank) => sum + rank, 0),
      quantile: (p) => (n === 0 ? 0 : ranked[Math.max(1, Math.ceil(p * n)) - 1]),
      upTo: (k) => ranked.findLastIndex((rank) => rank <= k) + 1,
    };
  }
}
