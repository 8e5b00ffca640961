import { pairwiseSets } from './pairwise.js';
import { RankStore } from './rankStore.js';
import type { DrawnFigure } from './together.js';

/**
 * Which part of the uncertainty of a rank comes from the weights, from the structure (one indicator left out) and from errors of
 * the data: the mean squared shift of the rank when only that varies, in shares that add up to 1; NaN where none moves it.
 */
export interface UncertaintySources {
  weights: number;
  structure: number;
  data: number;
}

/** What errors of the data alone make of a rank, at the published weights. */
export interface DataDoubt extends DrawnFigure {
  /** The ends of its pairwise set. */
  low: number;
  high: number;
}

/** The uncertainty of a unit's rank, over all replicates in which it was ranked. */
export interface RankInterval {
  unit: number;
  /** Rank of the index as published. */
  rank: number;
  mean: number;
  median: number;
  /** At least 90% of the replicates lie between these ranks, and so do the rank as published and its set from the data alone. */
  low: number;
  high: number;
  /** Share of the replicates in which the unit is among the first k, for each k asked for. */
  top: number[];
  /** Share of all replicates in which it was ranked at all. */
  ranked: number;
  /** What moves the rank, in shares of its mean squared shift; absent where it was not asked for. */
  sources?: UncertaintySources;
  /** What the data alone leave open of it, at the published weights; absent where it was not asked for. */
  data?: DataDoubt;
}

/** How often one unit ranks above another; ties count half, missing (NaN) when never both ranked. */
export interface PairComparison {
  a: number;
  b: number;
  above: number;
}

/** Counts how often each unit had each rank, and which of two was above. */
export class RankTally {
  replicates = 0;
  readonly #units: number;
  readonly #ranks: RankStore;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #above: Float64Array;
  readonly #both: Uint32Array;

  /** @param most how many replicates will be added at most */
  constructor(units: number, pairs: readonly (readonly [number, number])[], most: number) {
    this.#units = units;
    this.#ranks = new RankStore(units, most);
    this.#pairs = pairs;
    this.#above = new Float64Array(pairs.length);
    this.#both = new Uint32Array(pairs.length);
  }

  /** Adds replicates, `replicate * units + unit`. */
  add(ranks: Int32Array): void {
    const units = this.#units;
    for (let from = 0; from < ranks.length; from += units) {
      this.#ranks.add(ranks, from);
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
   * Rank intervals of every unit. Quantiles are ranks that occurred: the smallest with at least 5, 50 and 95% of the
   * replicates at or below it. A unit that is last partly by chance ranks higher in nine draws of ten, and one that is
   * first ranks lower; its interval is widened to include the published rank.
   *
   * @param nominal ranks as published, 0 for none
   * @param tops the k of “among the first k”
   */
  intervals(nominal: Int32Array, tops: readonly number[]): RankInterval[] {
    return Array.from(nominal, (rank, unit) => {
      const { n, sum, quantile, upTo } = this.#ranks.of(unit);
      const [low, high] = [quantile(0.05), quantile(0.95)];
      const isRanked = rank > 0 && n > 0;
      return {
        unit,
        rank,
        mean: n === 0 ? Number.NaN : sum / n,
        median: quantile(0.5),
        low: isRanked ? Math.min(low, rank) : low,
        high: isRanked ? Math.max(high, rank) : high,
        top: tops.map((k) => (n === 0 ? 0 : upTo(k) / n)),
        ranked: this.replicates === 0 ? 0 : n / this.replicates,
      };
    });
  }

  /** The pairwise sets of all units, widened to include the published rank. */
  sets(nominal: Int32Array): { low: number; high: number }[] {
    const isRanked = Array.from(nominal, (rank) => rank > 0);
    return pairwiseSets(this.#ranks, isRanked).map(({ low, high }, unit) =>
      low > 0 ? { low: Math.min(low, nominal[unit]), high: Math.max(high, nominal[unit]) } : { low, high },
    );
  }

  pairs(): PairComparison[] {
    return this.#pairs.map(([a, b], i) => ({
      a,
      b,
      above: this.#both[i] === 0 ? Number.NaN : this.#above[i] / this.#both[i],
    }));
  }
}
