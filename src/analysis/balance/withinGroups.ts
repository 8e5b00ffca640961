import { leastSquares, norm, square } from '../../engine/index.js';

/** A regression with an effect of each group. */
export interface WithinFit {
  /** The constant of the first group, the slopes, then the difference of each other group from the first. */
  terms: { estimate: number; error: number }[];
  /** R² of columns and groups together, and R² within groups of the columns alone. */
  r2: number;
  r2Within: number;
  freedom: number;
}

/** Below this share of its length a column within groups counts as collinear with their effects. */
const collinear = 1e-10;

/**
 * Least squares of y on columns and an effect of each group, errors HC1: slopes from deviations from the group
 * means (Frisch, Waugh and Lovell 1933), so that many groups cost no more than one. With one group the effect is the
 * constant. Undefined where a column is collinear with others or the effects, or no degrees of freedom are left.
 *
 * @param groupOf number of the group of each row, from 0 without a gap
 */
export function withinGroups(
  columns: readonly Float64Array[],
  y: Float64Array,
  groupOf: ArrayLike<number>,
  groups: number,
): WithinFit | undefined {
  const n = y.length;
  const counts = new Float64Array(groups);
  for (let i = 0; i < n; i++) counts[groupOf[i]]++;
  const [means, meanY] = [columns.map((x) => meansOf(x, groupOf, counts)), meansOf(y, groupOf, counts)];
  const within = columns.map((x, m) => lessMean(x, groupOf, means[m]));
  if (within.some((x, m) => !(norm(Array.from(x)) > collinear * norm(Array.from(columns[m])))))
    return undefined;
  const inside = lessMean(y, groupOf, meanY);
  const fit = leastSquares(within, inside);
  const freedom = n - columns.length - groups;
  if (!fit || freedom < 1) return undefined;
  const { estimates, residuals, inverse } = fit;
  // The influence of each row on a slope: an estimate is Σ lever · y.
  const levers = inverse.map((row) => {
    const lever = new Float64Array(n);
    within.forEach((x, l) => {
      for (let i = 0; i < n; i++) lever[i] += row[l] * x[i];
    });
    return lever;
  });
  const errorOf = (lever: (i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += square(lever(i) * residuals[i]);
    return Math.sqrt((sum * n) / freedom);
  };
  const level = (j: number) => meanY[j] - estimates.reduce((sum, b, m) => sum + b * means[m][j], 0);
  const slopes = levers.map((lever, m) => ({ estimate: estimates[m], error: errorOf((i) => lever[i]) }));
  const apart = Array.from({ length: groups - 1 }, (_, before) => {
    const j = before + 1;
    const off = means.map((mean) => mean[j] - mean[0]);
    const error = errorOf((i) => own(i, j) - own(i, 0) - along(i, off));
    return { estimate: level(j) - level(0), error };
  });
  const atFirst = means.map((mean) => mean[0]);
  const first = { estimate: level(0), error: errorOf((i) => own(i, 0) - along(i, atFirst)) };
  const [r2, r2Within] = [explained(y, residuals), explained(inside, residuals)];
  return { terms: [first, ...slopes, ...apart], r2, r2Within, freedom };

  function own(i: number, j: number): number {
    return groupOf[i] === j ? 1 / counts[j] : 0;
  }

  function along(i: number, off: readonly number[]): number {
    let sum = 0;
    for (let m = 0; m < levers.length; m++) sum += off[m] * levers[m][i];
    return sum;
  }
}

function meansOf(x: Float64Array, groupOf: ArrayLike<number>, counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let i = 0; i < x.length; i++) sums[groupOf[i]] += x[i];
  return sums.map((sum, j) => sum / counts[j]);
}

function lessMean(x: Float64Array, groupOf: ArrayLike<number>, means: Float64Array): Float64Array {
  return x.map((value, i) => value - means[groupOf[i]]);
}

/** 1 − Σe²/Σ(y − ȳ)². */
function explained(y: Float64Array, residuals: Float64Array): number {
  const mean = y.reduce((sum, x) => sum + x, 0) / y.length;
  const all = y.reduce((sum, x) => sum + square(x - mean), 0);
  return 1 - residuals.reduce((sum, e) => sum + square(e), 0) / all;
}
