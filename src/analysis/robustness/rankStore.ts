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

/** Collects the ranks of units, replicate by replicate; the results do not depend on their order. */
export interface RankStore {
  /** @param ranks of all units from this place on; 0 is not ranked */
  add(ranks: Int32Array, from: number): void;
  of(unit: number): RanksOfUnit;
}

/**
 * Counts how often each unit had each rank where there are more replicates than units, or else keeps the ranks: units times
 * units would be 40 GB for 100,000 of them.
 */
export function rankStore(units: number, replicates: number): RankStore {
  return replicates > units ? new RankCounts(units) : new RankLists(units, replicates);
}

/** How many numbers the store holds. */
export const rankStoreSize = (units: number, replicates: number): number =>
  units * Math.min(replicates, units + 1);

class RankCounts implements RankStore {
  readonly #units: number;
  /** `unit * (units + 1) + rank`; 0 is not ranked. */
  readonly #counts: Uint32Array;

  constructor(units: number) {
    this.#units = units;
    this.#counts = new Uint32Array(units * (units + 1));
  }

  add(ranks: Int32Array, from: number): void {
    const units = this.#units;
    for (let c = 0; c < units; c++) this.#counts[c * (units + 1) + ranks[from + c]]++;
  }

  of(unit: number): RanksOfUnit {
    const counts = this.#counts.subarray(unit * (this.#units + 1) + 1, (unit + 1) * (this.#units + 1));
    const n = counts.reduce((all, count) => all + count, 0);
    return {
      n,
      sum: counts.reduce((sum, count, i) => sum + count * (i + 1), 0),
      quantile: (p) => quantile(counts, n, p),
      upTo: (k) => counts.subarray(0, k).reduce((all, count) => all + count, 0),
    };
  }
}

/** @param counts of the ranks from 1 on */
function quantile(counts: Uint32Array, n: number, p: number): number {
  const least = Math.max(1, Math.ceil(p * n));
  let below = 0;
  for (let i = 0; i < counts.length && n > 0; i++) {
    below += counts[i];
    if (below >= least) return i + 1;
  }
  return 0;
}

class RankLists implements RankStore {
  readonly #most: number;
  /** `unit * replicates + replicate`. */
  readonly #ranks: Int32Array;
  #done = 0;

  constructor(units: number, replicates: number) {
    this.#most = replicates;
    this.#ranks = new Int32Array(units * replicates);
  }

  add(ranks: Int32Array, from: number): void {
    const most = this.#most;
    if (this.#done === most) throw new Error(`more than ${most} replicates`);
    const units = most === 0 ? 0 : this.#ranks.length / most;
    for (let c = 0; c < units; c++) this.#ranks[c * most + this.#done] = ranks[from + c];
    this.#done++;
  }

  of(unit: number): RanksOfUnit {
    const from = unit * this.#most;
    const sorted = this.#ranks.slice(from, from + this.#done).sort();
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
