/** How sure a unit's rank is: over all replicates in which it was ranked. */
export interface RankInterval {
  unit: number;
  /** Rank of the index as published. */
  rank: number;
  mean: number;
  median: number;
  /** 90 % of the replicates lie between these ranks. */
  low: number;
  high: number;
  /** Share of the replicates in which the unit is among the first ten. */
  topTen: number;
}

/**
 * Rank intervals of every unit from the ranks of the replicates (0: not ranked). Quantiles are ranks that
 * occurred: the smallest with at least 5, 50 and 95 % of the replicates at or below it.
 */
export function rankIntervals(nominal: Int32Array, replicates: readonly Int32Array[]): RankInterval[] {
  return Array.from(nominal, (rank, unit) => {
    const ranks = Int32Array.from(replicates, (r) => r[unit])
      .filter((r) => r > 0)
      .sort();
    const n = ranks.length;
    const quantile = (p: number) => (n === 0 ? 0 : ranks[Math.max(0, Math.ceil(p * n) - 1)]);
    return {
      unit,
      rank,
      mean: n === 0 ? Number.NaN : ranks.reduce((a, b) => a + b, 0) / n,
      median: quantile(0.5),
      low: quantile(0.05),
      high: quantile(0.95),
      topTen: n === 0 ? 0 : ranks.filter((r) => r <= 10).length / n,
    };
  });
}

/** Share of the replicates in which unit a ranks above unit b; ties count half; NaN when never both ranked. */
export function shareAbove(replicates: readonly Int32Array[], a: number, b: number): number {
  let above = 0;
  let n = 0;
  for (const ranks of replicates) {
    if (ranks[a] === 0 || ranks[b] === 0) continue;
    n++;
    if (ranks[a] < ranks[b]) above++;
    else if (ranks[a] === ranks[b]) above += 0.5;
  }
  return n === 0 ? Number.NaN : above / n;
}
