import { extentOf, type Solve } from '../../engine/index.js';
import type { TargetOrder } from './comparison.js';

/** The proof that no weights give an order. */
export interface Proof {
  /** Pairs whose second unit is at least as good as the first on every part; each alone makes the order impossible. */
  dominated: (readonly [above: number, below: number])[];
  /** Where no pair is dominated alone: shares of the pairs, which add up to 1. */
  mixture: { pair: readonly [above: number, below: number]; share: number }[];
  /** The advantage of the first units on each part, averaged with these shares. */
  gains: number[];
  /** The maximum of the mixture minus its margins over all allowed weights: below zero. */
  most: number;
}

/**
 * Proves that no allowed weights v give an order: a mixture of its rows, λ ≥ 0 with Σ λ = 1, that stays below
 * zero under all of them (Farkas' lemma). Found by the program
 *
 *     min μ + most Σ α − least Σ β   where   μ + α[k] − β[k] ≥ Σ λ[p] row[p][k]
 *
 * which is min over λ of the most that weights can make of the mixture; that maximum is then computed
 * independently, so that the proof does not depend on the solver.
 *
 * @param gains how much better the first unit of each pair is on each part
 * @param rows the same less the margin
 * @returns undefined when no such mixture was found
 */
export function proveNone(
  solve: Solve,
  gains: readonly (readonly number[])[],
  rows: readonly (readonly number[])[],
  { pairs, least, most }: TargetOrder,
): Proof | undefined {
  const dominated = pairs.filter((_, p) => rows[p].every((x) => x < 0) && gains[p].every((x) => x <= 0));
  if (dominated.length > 0) {
    const shares = pairs.map((pair) => (dominated.includes(pair) ? 1 / dominated.length : 0));
    return proofOf(shares, dominated);
  }
  const parts = rows[0].length;
  const largest = extentOf(rows.flat().map(Math.abs))[1] || 1;
  const each = (value: number) => rows[0].map(() => value);
  const solution = solve({
    cost: [...pairs.map(() => 0), 1, ...each(most), ...each(-least)],
    rows: [
      { terms: [...pairs.map(() => 1), 0, ...each(0), ...each(0)], low: 1, high: 1 },
      ...rows[0].map((_, k) => ({
        terms: [...rows.map((row) => -row[k] / largest), 1, ...unit(parts, k, 1), ...unit(parts, k, -1)],
        low: 0,
        high: Number.POSITIVE_INFINITY,
      })),
    ],
    bounds: [
      ...pairs.map(() => [0, 1] as const),
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      ...[...each(0), ...each(0)].map(() => [0, Number.POSITIVE_INFINITY] as const),
    ],
  });
  if (solution.status !== 'optimal') return undefined;
  const shares = pairs.map((_, p) => (solution.x[p] > 1e-9 ? solution.x[p] : 0));
  const proof = proofOf(shares, []);
  return proof.most < 0 ? proof : undefined;

  function proofOf(shares: readonly number[], alone: Proof['dominated']): Proof {
    const whole = shares.reduce((a, b) => a + b, 0);
    const mixed = (of: readonly (readonly number[])[]) =>
      of[0].map((_, k) => shares.reduce((sum, share, p) => sum + (share / whole) * of[p][k], 0));
    return {
      dominated: alone,
      mixture: pairs.flatMap((pair, p) => (shares[p] > 0 ? [{ pair, share: shares[p] / whole }] : [])),
      gains: mixed(gains),
      most: mostOf(mixed(rows), least, most),
    };
  }
}

function unit(n: number, at: number, value: number): number[] {
  return Array.from({ length: n }, (_, k) => (k === at ? value : 0));
}

/** The largest Σ v·x over weights between two bounds that add up to 1: the free weight goes where x is largest. */
function mostOf(x: readonly number[], least: number, most: number): number {
  let free = 1 - least * x.length;
  let sum = least * x.reduce((a, b) => a + b, 0);
  for (const value of [...x].sort((a, b) => b - a)) {
    const more = Math.min(free, most - least);
    sum += more * value;
    free -= more;
  }
  return sum;
}
