import { square } from '../elementary/power.js';
import { eigenSymmetric } from '../stats/eigen.js';
import { sampleSd } from '../stats/moments.js';
import { type ChildColumns, correlations, isConstant, toShares, zeroTolerance } from './spreads.js';

type Matrix = readonly (readonly number[])[];

/**
 * Weights of an arithmetic mean whose correlations with its children are proportional to target importances, as nearly as
 * non-negative weights allow.
 *
 * With u = w · sd and R the correlations of the children, their correlations with the mean are R u over a common
 * factor. So the nearest Σ (tₕ − rₕ / Σ r)² is the quadratic program `min |t − R u|²` where u ≥ 0 and Σ R u = 1: it is
 * convex. Where R⁻¹ t has no negative entry, the target is met exactly. Of several solutions (children that correlate perfectly)
 * the one with the smallest u is taken.
 * A constant child has no correlations: its weight is 0 and the target applies to the others.
 * Source: the goal is that of COINr `get_opt_weights`, type "balance" (Becker, Paruolo, Saisana and Saltelli 2017); COINr
 * searches for it by Nelder and Mead, without bounds.
 *
 * @returns the weights, the importances they reach, and the root mean squared distance of these from the target;
 *   NaN where the correlations add up to zero, so that no proportion exists
 */
export function balancedWeights(
  columns: ChildColumns,
  importances: readonly number[],
): { weights: number[]; reached: number[]; distance: number } {
  const vary = columns.flatMap((column, h) => (isConstant(column) ? [] : [h]));
  const target = toShares(vary.map((h) => importances[h]));
  const correlation = correlations(vary.map((h) => columns[h]));
  const u = nearestMix(correlation, target);
  const mix = correlation.map((row) => dot(row, u));
  const whole = mix.reduce((a, b) => a + b, 0);
  const weights = toShares(
    vary.map((h, i) => u[i] / sampleSd(columns[h])),
    0,
  );
  const spread = (some: readonly number[]) => {
    const all = columns.map(() => 0);
    for (const [i, h] of vary.entries()) all[h] = some[i];
    return all;
  };
  const reached = mix.map((r) => r / whole);
  const errors = reached.map((r, i) => square(r - target[i]));
  const distance = Math.sqrt(errors.reduce((a, b) => a + b, 0) / errors.length);
  return { weights: spread(weights), reached: spread(reached), distance };
}

/**
 * Weights of an arithmetic mean for which the correlations with its children have the largest sum. The sum is
 * proportional to the correlation of the mean with the sum of the standardised children, so weights ∝ 1/sd reach the
 * maximum. A constant child has weight 0.
 * Source: the goal is that of COINr `get_opt_weights`, type "infomax".
 */
export function infomaxWeights(columns: ChildColumns): number[] {
  return toShares(
    columns.map((column) => (isConstant(column) ? 0 : 1 / sampleSd(column))),
    0,
  );
}

/**
 * The u ≥ 0 with Σ R u = 1 for which R u is nearest to the target, by an active set method: the problem without u ≥ 0 is solved on
 * the active children; a child whose weight would become negative is removed, and one that would reduce the distance is added. NaN where the correlations cancel out, so that no such u exists.
 * Source: Lawson and Hanson, Solving Least Squares Problems (1974), ch. 23, with the sum constrained.
 */
function nearestMix(correlation: Matrix, target: readonly number[]): number[] {
  const sums = correlation.map((row) => row.reduce((a, b) => a + b, 0));
  const whole = sums.reduce((a, b) => a + b, 0);
  if (!(whole > zeroTolerance)) return target.map(() => Number.NaN);
  let part = target.map((_, h) => h);
  let u = target.map(() => 1 / whole);
  for (let step = 0; step < 50 * target.length; step++) {
    const aim = mixOn(correlation, target, part);
    const far = (h: number) => (aim[h] < -zeroTolerance ? u[h] / (u[h] - aim[h]) : 1);
    const first = part.reduce((least, h) => (far(h) < far(least) ? h : least), part[0]);
    const length = far(first);
    u = u.map((x, h) => Math.max(0, x + length * (aim[h] - x)));
    if (length < 1) {
      u[first] = 0;
      part = part.filter((h) => h !== first);
      continue;
    }
    const coming = bestToAdd(correlation, target, u, part, sums);
    if (coming < 0) break;
    part = [...part, coming].sort((a, b) => a - b);
  }
  return u;
}

/** The inactive child whose weight would reduce the distance fastest; −1 where none would. */
function bestToAdd(
  correlation: Matrix,
  target: readonly number[],
  u: readonly number[],
  part: readonly number[],
  sums: readonly number[],
): number {
  const error = correlation.map((row, i) => dot(row, u) - target[i]);
  const slope = correlation.map((row) => dot(row, error));
  const inside = part.reduce((s, h) => s + square(sums[h]), 0);
  const price = part.reduce((s, h) => s + slope[h] * sums[h], 0) / inside;
  let best = -1;
  let most = 1e-9;
  for (const h of target.keys()) {
    const gain = price * sums[h] - slope[h];
    if (!part.includes(h) && gain > most) [best, most] = [h, gain];
  }
  return best;
}

/** The same without u ≥ 0, on some children: `min |t − A u|²` where Σ A u = 1, by normal equations. */
function mixOn(correlation: Matrix, target: readonly number[], part: readonly number[]): number[] {
  const a = correlation.map((row) => part.map((h) => row[h]));
  const column = (j: number) => a.map((row) => row[j]);
  const inverse = pseudoInverse(part.map((_, i) => part.map((_h, j) => dot(column(i), column(j)))));
  const towards = part.map((_, j) => dot(column(j), target));
  const sums = part.map((_, j) => column(j).reduce((s, x) => s + x, 0));
  const [free, push] = [towards, sums].map((v) => inverse.map((row) => dot(row, v)));
  const force = (1 - dot(sums, free)) / dot(sums, push);
  const u = target.map(() => 0);
  for (const [j, h] of part.entries()) u[h] = free[j] + force * push[j];
  return u;
}

/** Inverse of a symmetric matrix on the directions in which it is not zero. */
function pseudoInverse(matrix: Matrix): number[][] {
  const { values, vectors } = eigenSymmetric(matrix);
  const least = 1e-12 * (values[0] ?? 0);
  return vectors.map((a) =>
    vectors.map((b) => values.reduce((s, x, k) => (x > least ? s + (a[k] * b[k]) / x : s), 0)),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
