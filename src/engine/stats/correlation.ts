import { square } from '../elementary/power.js';

/**
 * Pearson's correlation of the pairs in which both are present. −1 to 1; NaN below two pairs or when one of the
 * two is constant.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    n++;
    meanA += a[i];
    meanB += b[i];
  }
  meanA /= n;
  meanB /= n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += square(a[i] - meanA);
    bb += square(b[i] - meanB);
  }
  return n < 2 || aa === 0 || bb === 0 ? Number.NaN : ab / Math.sqrt(aa * bb);
}

/** Ranks from 1 for the smallest; equal values share the mean of their ranks; missing stays missing. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) order.push(i);
  order.sort((i, j) => values[i] - values[j]);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && values[order[j]] === values[order[i]]) j++;
    for (let k = i; k < j; k++) ranks[order[k]] = (i + 1 + j) / 2;
    i = j;
  }
  return ranks;
}

/**
 * Spearman's rank correlation: Pearson's of the average ranks of the pairs in which both are present.
 * Source: Kendall and Gibbons, Rank Correlation Methods (1990), ch. 3.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = completePairs(a, b);
  return pearson(averageRanks(x), averageRanks(y));
}

/**
 * Kendall's τ-b over the pairs in which both are present, in n log n steps (Knight 1966): pairs are sorted by the
 * first and the exchanges that sort the second are counted. NaN below two pairs or when one is constant.
 */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = completePairs(a, b);
  const n = x.length;
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i] - x[j] || y[i] - y[j]);
  const sorted = Float64Array.from(order, (i) => y[i]);
  const pairs = (n * (n - 1)) / 2;
  const tiesX = tiedPairs(order, (i, j) => x[i] === x[j]);
  const tiesBoth = tiedPairs(order, (i, j) => x[i] === x[j] && y[i] === y[j]);
  const exchanges = sortExchanges(sorted);
  const tiesY = tiedPairs([...sorted.keys()], (i, j) => sorted[i] === sorted[j]);
  const spread = Math.sqrt((pairs - tiesX) * (pairs - tiesY));
  return spread > 0 ? (pairs - tiesX - tiesY + tiesBoth - 2 * exchanges) / spread : Number.NaN;
}

function completePairs(a: ArrayLike<number>, b: ArrayLike<number>): [Float64Array, Float64Array] {
  const both: number[] = [];
  for (let i = 0; i < a.length; i++) if (a[i] === a[i] && b[i] === b[i]) both.push(i);
  return [Float64Array.from(both, (i) => a[i]), Float64Array.from(both, (i) => b[i])];
}

/** Pairs that are tied in an order in which the tied stand together. */
function tiedPairs(order: readonly number[], tied: (i: number, j: number) => boolean): number {
  let pairs = 0;
  let run = 1;
  for (let k = 1; k <= order.length; k++) {
    if (k < order.length && tied(order[k], order[k - 1])) run++;
    else {
      pairs += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return pairs;
}

/** Sorts in place by merging and counts the pairs that stood the wrong way round. */
function sortExchanges(list: Float64Array): number {
  let exchanges = 0;
  let from: Float64Array = list;
  let to: Float64Array = new Float64Array(list.length);
  for (let width = 1; width < list.length; width *= 2) {
    for (let start = 0; start < list.length; start += 2 * width) {
      const middle = Math.min(start + width, list.length);
      const end = Math.min(start + 2 * width, list.length);
      let [i, j] = [start, middle];
      for (let k = start; k < end; k++) {
        if (i < middle && (j >= end || from[i] <= from[j])) to[k] = from[i++];
        else {
          exchanges += middle - i;
          to[k] = from[j++];
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== list) list.set(from);
  return exchanges;
}
