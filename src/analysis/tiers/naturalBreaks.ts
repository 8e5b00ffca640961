import { extentOf, meanOf, mergeEqual } from '../../engine/index.js';

/** Values in classes, the lowest class first. */
export interface Classes {
  /** The number of classes: at most the number of distinct values. */
  classes: number;
  /** Class of each value; −1 where it is missing. */
  classOf: Int32Array;
  /** The lowest value, the middle between each class and the next, the highest value; empty without any value. */
  breaks: number[];
}

/**
 * Natural breaks: the classes of adjacent values with the smallest sum of squared deviations from their means, found exactly by
 * dynamic programming. Equal values (to 12 digits) are in one class; of several optima the one with the smallest lower classes is
 * taken. Missing values have no class; with fewer distinct values than classes each value is a class.
 *
 * @param k number of classes
 * Source: Fisher (1958), On grouping for maximum homogeneity; Jenks (1977); R classInt `classIntervals(style = "fisher")`.
 */
export function naturalBreaks(figures: ArrayLike<number>, k: number): Classes {
  const values = mergeEqual(figures);
  const { distinct, counts } = tally(values);
  const starts = bestStarts(distinct, counts, Math.min(k, distinct.length));
  const lowest = starts.map((i) => distinct[i]);
  const classOf = Int32Array.from(values, (x) => (x === x ? lowest.findLastIndex((low) => x >= low) : -1));
  const inner = starts.slice(1).map((i) => distinct[i - 1] / 2 + distinct[i] / 2);
  const breaks = distinct.length === 0 ? [] : [distinct[0], ...inner, distinct[distinct.length - 1]];
  return { classes: starts.length, classOf, breaks };
}

/** The different present values in ascending order, and how often each occurs. */
function tally(values: ArrayLike<number>): { distinct: number[]; counts: number[] } {
  const sorted = Float64Array.from(values)
    .filter((x) => x === x)
    .sort();
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const x of sorted) {
    if (x === distinct[distinct.length - 1]) counts[counts.length - 1]++;
    else {
      distinct.push(x);
      counts.push(1);
    }
  }
  return { distinct, counts };
}

/** The index at which each of k classes of sorted distinct values begins. */
function bestStarts(distinct: readonly number[], counts: readonly number[], k: number): number[] {
  if (k < 1) return [];
  const m = distinct.length;
  const squares = squaresWithin(distinct, counts);
  let costs = Float64Array.from({ length: m }, (_, j) => squares(0, j));
  const cuts: Int32Array[] = [];
  for (let classes = 2; classes <= k; classes++) {
    const next = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
    const cut = new Int32Array(m);
    for (let j = classes - 1; j < m; j++) {
      for (let i = classes - 1; i <= j; i++) {
        const cost = costs[i - 1] + squares(i, j);
        if (cost < next[j]) {
          next[j] = cost;
          cut[j] = i;
        }
      }
    }
    costs = next;
    cuts.push(cut);
  }
  const starts = [];
  for (let end = m - 1, c = cuts.length - 1; c >= 0; c--) {
    starts.unshift(cuts[c][end]);
    end = cuts[c][end] - 1;
  }
  return [0, ...starts];
}

/** Sum of squared deviations from the mean of the values i … j, which are centred and scaled first. */
function squaresWithin(
  distinct: readonly number[],
  counts: readonly number[],
): (i: number, j: number) => number {
  const [low, high] = extentOf(distinct);
  const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const small = distinct.map((x) => x / size);
  const middle = meanOf(small);
  const n = new Float64Array(distinct.length + 1);
  const sum = new Float64Array(distinct.length + 1);
  const square = new Float64Array(distinct.length + 1);
  small.forEach((x, i) => {
    const d = x - middle;
    n[i + 1] = n[i] + counts[i];
    sum[i + 1] = sum[i] + counts[i] * d;
    square[i + 1] = square[i] + counts[i] * d * d;
  });
  return (i, j) => {
    if (i === j) return 0;
    const s = sum[j + 1] - sum[i];
    return Math.max(0, square[j + 1] - square[i] - (s * s) / (n[j + 1] - n[i]));
  };
}
