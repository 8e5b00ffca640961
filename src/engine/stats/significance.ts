import { exp } from '../elementary/exp.js';
import type { Concordance } from './concordance.js';
import { normalUpperTail, studentTwoSidedTail } from './distributions.js';
import type { RankedColumn } from './ranked.js';

/**
 * Two-sided p-value of a correlation (0 to 1) from Student's t with n − 2 degrees of freedom: exact for Pearson's r of normal
 * variables, an approximation for rank correlations with ties.
 * NaN below three units. Source: R `cor.test`.
 */
export function pearsonP(r: number, n: number): number {
  if (n < 3 || r !== r) return Number.NaN;
  const left = 1 - r * r;
  return left <= 0 ? 0 : studentTwoSidedTail(r * Math.sqrt((n - 2) / left), n - 2);
}

/**
 * The p-value of Spearman's ρ. Without ties from the sum of squared rank differences: exact up to nine units, by an Edgeworth
 * series up to 1,290. With ties, or for more units, from Student's t.
 * Source: Best and Roberts (1975), algorithm AS 89; R `cor.test`.
 */
export function spearmanP(rho: number, n: number, ties: boolean): number {
  if (n < 3 || rho !== rho) return Number.NaN;
  if (ties || n > 1290) return pearsonP(rho, n);
  const mean = (n * n * n - n) / 6;
  const squares = Math.round(mean * (1 - rho) * 0.5) * 2;
  const above = squares > mean;
  if (n > 9) return Math.min(1, 2 * edgeworth(above ? squares : squares + 2, n, above));
  const atMost = squareShares(n);
  return Math.min(1, 2 * (above ? 1 - atMost[squares - 1] : atMost[squares]));
}

/** The share of permutations of n units whose sum of squared rank differences is at least `squares`, or below it. */
function edgeworth(squares: number, n: number, above: boolean): number {
  const b = 1 / n;
  const x = ((6 * (squares - 1)) / (n * n * n - n) - 1) * Math.sqrt(n - 1);
  const y = x * x;
  const inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
  const middle = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner;
  const skewed = (x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * middle)) / exp(y / 2);
  return Math.min(1, Math.max(0, above ? skewed + normalUpperTail(x) : normalUpperTail(-x) - skewed));
}

/** The cumulative distribution of the sum of squared rank differences over all permutations of at most nine units. */
const squareShares = memoizeByNumber((n) => {
  const shares = new Float64Array((n * n * n - n) / 3 + 1);
  const visit = (i: number, used: number, sum: number): void => {
    if (i === n) shares[sum]++;
    else
      for (let j = 0; j < n; j++)
        if (!(used & (1 << j))) visit(i + 1, used | (1 << j), sum + (i - j) * (i - j));
  };
  visit(0, 0, 0);
  return runningShares(shares);
});

/**
 * The p-value of Kendall's τ: exact without ties and below 50 units, else from the normal distribution of the score, whose
 * variance allows for ties. Source: Kendall and Gibbons (1990), ch. 4 and 5; R `cor.test`.
 */
export function kendallP({ n, score, tiesA, tiesB }: Concordance, a: RankedColumn, b: RankedColumn): number {
  const pairs = (n * (n - 1)) / 2;
  if (n < 2 || tiesA === pairs || tiesB === pairs) return Number.NaN;
  if (n < 50 && tiesA + tiesB === 0) {
    return Math.min(1, 2 * exchangeShares(n)[(pairs - Math.abs(score)) / 2]);
  }
  const [tA, tB] = [tieSums(a, b), tieSums(b, a)];
  const spread =
    (n * (n - 1) * (2 * n + 5) - tA.fives - tB.fives) / 18 +
    (tA.twos * tB.twos) / (2 * n * (n - 1)) +
    (n > 2 ? (tA.threes * tB.threes) / (9 * n * (n - 1) * (n - 2)) : 0);
  return 2 * normalUpperTail(Math.abs(score) / Math.sqrt(spread));
}

/** The cumulative distribution of the number of inversions over all permutations of n units. */
const exchangeShares = memoizeByNumber((n) => {
  let counts = Float64Array.of(1);
  for (let m = 2; m <= n; m++) {
    const next = new Float64Array((m * (m - 1)) / 2 + 1);
    for (let k = 0; k < next.length; k++) {
      for (let j = Math.max(0, k - counts.length + 1); j < m && j <= k; j++) next[k] += counts[k - j];
    }
    counts = next;
  }
  return runningShares(counts);
});

function runningShares(counts: Float64Array): Float64Array {
  const all = counts.reduce((sum, x) => sum + x, 0);
  let below = 0;
  return counts.map((x) => {
    below += x;
    return below / all;
  });
}

/** The shares of each n are computed once. */
function memoizeByNumber(count: (n: number) => Float64Array): (n: number) => Float64Array {
  const cache = new Map<number, Float64Array>();
  return (n) => {
    const shares = cache.get(n) ?? count(n);
    cache.set(n, shares);
    return shares;
  };
}

/** Σ t(t − 1), Σ t(t − 1)(t − 2) and Σ t(t − 1)(2t + 5) over runs of t equal values among the units in common. */
function tieSums({ order, last }: RankedColumn, other: RankedColumn) {
  const sums = { twos: 0, threes: 0, fives: 0 };
  for (let i = 0; i < order.length; ) {
    const end = last[order[i]];
    let t = 0;
    for (; i < end; i++) if (other.position[order[i]] >= 0) t++;
    sums.twos += t * (t - 1);
    sums.threes += t * (t - 1) * (t - 2);
    sums.fives += t * (t - 1) * (2 * t + 5);
  }
  return sums;
}
