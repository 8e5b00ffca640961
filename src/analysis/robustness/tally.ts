import type { Sources } from './sources.js';

/** The uncertainty of a unit's rank, over all replicates in which it was ranked. */
export interface RankInterval {
  unit: number;
  /** Rank of the index as published. */
  rank: number;
  mean: number;
  median: number;
  /** 90% of the replicates lie between these ranks. */
  low: number;
  high: number;
  /** Share of the replicates in which the unit is among the first k, for each k asked for. */
  top: number[];
  /** Share of all replicates in which it was ranked at all. */
  ranked: number;
  /** What moves the rank, in shares of its mean squared shift; absent where it was not asked for. */
  sources?: Sources;
}

/** How often one unit ranks above another; ties count half, missing (NaN) when never both ranked. */
export interface Pair {
  a: number;
  b: number;
  above: number;
}

/** Counts how often each unit had each rank, and which of two was above; memory does not grow with the number of replicates. */
export class Tally {
  replicates = 0;
  readonly #units: number;
  /** `unit * (units + 1) + rank`; 0 is not ranked. */
  readonly #counts: Uint32Array;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #above: Float64Array;
  readonly #both: Uint32Array;

  constructor(units: number, pairs: readonly (readonly [number, number])[]) {
    this.#units = units;
    this.#counts = new Uint32Array(units * (units + 1));
    this.#pairs = pairs;
    this.#above = new Float64Array(pairs.length);
    this.#both = new Uint32Array(pairs.length);
  }

  /** Adds replicates, `replicate * units + unit`. */
  add(ranks: Int32Array): void {
    const units = this.#units;
    for (let from = 0; from < ranks.length; from += units) {
      for (let c = 0; c < units; c++) this.#counts[c * (units + 1) + ranks[from + c]]++;
      for (let i = 0; i < this.#pairs.length; i++) {
        const [a, b] = this.#pairs[i];
        this.#addPair(i, ranks[from + a], ranks[from + b]);
      }
      this.replicates++;
    }
  }

  #addPair(i: number, a: number, b: number): void {
    if (a === 0 || b === 0) return;
    this.#both[i]++;
    if (a < b) this.#above[i]++;
    else if (a === b) this.#above[i] += 0.5;
  }

  /**
   * Rank intervals of every unit. Quantiles are ranks that occurred: the smallest with at least 5, 50 and 95% of
   * the replicates at or below it.
   *
   * @param nominal ranks as published, 0 for none
   * @param tops the k of “among the first k”
   */
  intervals(nominal: Int32Array, tops: readonly number[]): RankInterval[] {
    return Array.from(nominal, (rank, unit) => {
      const counts = this.#counts.subarray(unit * (this.#units + 1), (unit + 1) * (this.#units + 1));
      const n = this.replicates - counts[0];
      const sum = counts.reduce((s, count, r) => s + count * r, 0);
      return {
        unit,
        rank,
        mean: n === 0 ? Number.NaN : sum / n,
        median: quantile(counts, n, 0.5),
        low: quantile(counts, n, 0.05),
        high: quantile(counts, n, 0.95),
        top: tops.map((k) => (n === 0 ? 0 : countUpTo(counts, k) / n)),
        ranked: this.replicates === 0 ? 0 : n / this.replicates,
      };
    });
  }

  pairs(): Pair[] {
    return this.#pairs.map(([a, b], i) => ({
      a,
      b,
      above: this.#both[i] === 0 ? Number.NaN : this.#above[i] / this.#both[i],
    }));
  }
}

/** The smallest rank with at least a share p of n at or below it; 0 when n is. */
function quantile(counts: Uint32Array, n: number, p: number): number {
  const least = Math.max(1, Math.ceil(p * n));
  let below = 0;
  for (let rank = 1; rank < counts.length && n > 0; rank++) {
    below += counts[rank];
    if (below >= least) return rank;
  }
  return 0;
}

function countUpTo(counts: Uint32Array, rank: number): number {
  return counts.subarray(1, rank + 1).reduce((s, count) => s + count, 0);
}
