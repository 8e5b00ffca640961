import { cubeOf, cubeSize, lines, Reason } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** Shares of the raw figures of the index by status; they add up to 1. */
export interface Coverage {
  observed: number;
  imputed: number;
  missing: number;
}

/**
 * The shares of the panel that are observed, imputed or missing: of one published period (counted from the first) or all, and of
 * one indicator or all.
 */
export function coverageOf(
  { plan, index }: Pick<Release, 'plan' | 'index'>,
  t?: number,
  indicator?: number,
): Coverage {
  const { panel } = index;
  const ks = indicator === undefined ? Array.from({ length: panel.indicators }, (_, k) => k) : [indicator];
  const [first, count] = t === undefined ? [plan.first, index.periods] : [plan.first + t, 1];
  let [observed, imputed] = [0, 0];
  for (const k of ks) {
    for (const reason of lines(cubeOf(panel, panel.reasons), k, first, first + count)) {
      if (reason === Reason.observed) observed++;
      else if (reason >= Reason.imputedLinear) imputed++;
    }
  }
  const all = cubeSize({ units: panel.units, periods: count }, ks.length);
  return {
    observed: observed / all,
    imputed: imputed / all,
    missing: (all - observed - imputed) / all,
  };
}
