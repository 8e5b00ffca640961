import type { Solve } from '../solver.js';
import { eigenSymmetric } from '../stats/eigen.js';
import { sampleSd } from '../stats/moments.js';
import { type Columns, correlations, isConstant, toShares } from './spreads.js';

type Matrix = readonly (readonly number[])[];

/**
 * Weights of an arithmetic mean whose correlations with its children stand in the proportion of target importances, as
 * nearly as weights of zero or more allow.
 *
 * With u = w · sd and R the correlations of the children, their correlations with the mean are R u over a common
 * factor. So the nearest Σ (tₕ − rₕ / Σ r)² is the quadratic program `min |t − R u|²` where u ≥ 0 and Σ R u = 1: it is
 * convex, and the same data have one answer. Where R⁻¹ t has no negative part, the target is met exactly. Of many
 * answers (children that correlate perfectly) the one with the smallest u is taken.
 * A constant child correlates with nothing: its weight is 0 and the target holds for the others.
 * Source: the goal is that of COINr `get_opt_weights`, type "balance" (Becker, Paruolo, Saisana and Saltelli 2017); COINr
 * searches for it by Nelder and Mead, without bounds.
 *
 * @returns the weights, the importances they reach and the root of the mean squared distance of these to the target;
 *   NaN where the correlations add up to nothing, so that no proportion exists
 */
export function balancedWeights(
  columns: Columns,
  importances: readonly number[],
  solve: Solve,
): { weights: number[]; reached: number[]; distance: number } {
  const vary = columns.flatMap((column, h) => (isConstant(column) ? [] : [h]));
  const target = toShares(vary.map((h) => importances[h]));
  const correlation = correlations(vary.map((h) => columns[h]));
  const u = nearestMix(correlation, target, solve);
  const mix = correlation.map((row) => dot(row, u));
  const whole = mix.reduce((a, b) => a + b, 0);
  const weights = toShares(vary.map((h, i) => u[i] / sampleSd(columns[h])));
  const spread = (some: readonly number[]) => {
    const all = columns.map(() => 0);
    for (const [i, h] of vary.entries()) all[h] = some[i];
    return all;
  };
  const reached = mix.map((r) => r / whole);
  const errors = reached.map((r, i) => (r - target[i]) ** 2);
  const distance = Math.sqrt(errors.reduce((a, b) => a + b, 0) / errors.length);
  return { weights: spread(weights), reached: spread(reached), distance };
}

/**
 * Weights of an arithmetic mean for which the correlations with its children have the largest sum. The sum is
 * proportional to the correlation of the mean with the sum of the standardised children, so weights ∝ 1/sd reach the most
 * there can be. A constant child weighs nothing.
 * Source: the goal is that of COINr `get_opt_weights`, type "infomax".
 */
export function infomaxWeights(columns: Columns): number[] {
  return toShares(columns.map((column) => (isConstant(column) ? 0 : 1 / sampleSd(column))));
}

/** The u ≥ 0 with Σ R u = 1 for which R u is nearest to the target. */
function nearestMix(correlation: Matrix, target: readonly number[], solve: Solve): number[] {
  if (
    correlation.every(
      (row) =>
        Math.abs(
          dot(
            row,
            row.map(() => 1),
          ),
        ) < 1e-9,
    )
  ) {
    return target.map(() => Number.NaN);
  }
  const exact = mixOn(
    correlation,
    target,
    target.map((_, h) => h),
  );
  if (exact.every((x) => x >= -1e-12)) return exact.map((x) => Math.max(0, x));
  const solved = solveMix(correlation, target, solve);
  // The solver says which children take part; on these the answer is a system of equations, without its tolerance.
  let part = solved.flatMap((x, h) => (x > 1e-6 ? [h] : []));
  for (;;) {
    const polished = mixOn(correlation, target, part);
    const worst = part.reduce((low, h) => (polished[h] < polished[low] ? h : low), part[0]);
    if (worst === undefined || polished[worst] >= -1e-12) return polished.map((x) => Math.max(0, x));
    part = part.filter((h) => h !== worst);
  }
}

function solveMix(correlation: Matrix, target: readonly number[], solve: Solve): number[] {
  const n = target.length;
  const none = target.map(() => 0);
  const one = (h: number) => none.map((_, i) => (i === h ? 1 : 0));
  const sums = correlation.map((row) => row.reduce((a, b) => a + b, 0));
  // Variables: the distances, then u. The columns of R are its rows.
  const solution = solve({
    cost: [...none, ...none],
    quadratic: [...none.map(() => 2), ...none],
    rows: [
      ...target.map((t, h) => ({ terms: [...one(h), ...correlation[h]], low: t, high: t })),
      { terms: [...none, ...sums], low: 1, high: 1 },
    ],
    bounds: [
      ...none.map(() => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const),
      ...none.map(() => [0, Number.POSITIVE_INFINITY] as const),
    ],
  });
  if (solution.status !== 'optimal') return target.map(() => Number.NaN);
  return [...solution.x.subarray(n)];
}

/** The same without u ≥ 0, on some children alone: `min |t − A u|²` where Σ A u = 1, by normal equations. */
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
