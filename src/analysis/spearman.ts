/**
 * Spearman's rank correlation of two lists of the same length, by the Pearson correlation of their average
 * ranks, so that ties count correctly. −1 to 1; NaN below two pairs or when one list is constant.
 * A pair with a missing value (NaN) is left out.
 * Source: Kendall and Gibbons, Rank Correlation Methods (1990), ch. 3.
 */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const paired = (_: number, i: number) => !Number.isNaN(a[i]) && !Number.isNaN(b[i]);
  return pearson(averageRanks(a.filter(paired)), averageRanks(b.filter(paired)));
}

/** Ranks from 1 for the smallest; equal values share the mean of their ranks. Values must not be NaN. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < order.length; ) {
    let j = i + 1;
    while (j < order.length && values[order[j]] === values[order[i]]) j++;
    for (let k = i; k < j; k++) ranks[order[k]] = (i + 1 + j) / 2;
    i = j;
  }
  return ranks;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const meanA = a.reduce((s, x) => s + x, 0) / n;
  const meanB = b.reduce((s, x) => s + x, 0) / n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return n < 2 || aa === 0 || bb === 0 ? Number.NaN : ab / Math.sqrt(aa * bb);
}
