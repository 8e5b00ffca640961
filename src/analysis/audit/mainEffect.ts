import { meanOf, pearson, square } from '../../engine/index.js';
import { localLinear } from './localLinear.js';
import { complete, type NoStatisticReason, whyNot } from './noStatisticReason.js';

/** The main effect of a child on a node above it, over the units that have both. */
export interface MainEffect {
  n: number;
  /** S, 0–1. */
  effect: number;
  /** r², the share explained by a straight line. */
  linear: number;
  /** Neighbourhood of the local lines as a share of the units; 1 is the straight line. */
  span: number;
  why: NoStatisticReason | null;
}

/**
 * Main effect, also called correlation ratio: `S = Var(E[y|x]) / Var(y)`, the share of the variance of y that is
 * explained by x. E[y|x] by `localLinear`. 0 to 1; an estimate above 1, which is possible with few points, is set to 1.
 * Source: Paruolo, Saisana and Saltelli (2013); Becker, Paruolo, Saisana and Saltelli (2017).
 */
export function mainEffect(x: Float64Array, y: Float64Array): MainEffect {
  const why = whyNot([x, y]);
  const [a, b] = complete([x, y]);
  if (why !== null) return { n: a.length, effect: Number.NaN, linear: Number.NaN, span: Number.NaN, why };
  const { fitted, span } = localLinear(a, b);
  const effect = Math.min(1, variance(fitted) / variance(b));
  return { n: a.length, effect, linear: square(pearson(a, b)), span, why };
}

function variance(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + square(x - mean), 0) / values.length;
}
