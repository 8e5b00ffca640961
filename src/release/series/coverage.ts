import { cubeSize, lines, Reason, shaped } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** Shares of the raw figures that the index is made of; they add up to 1. */
export interface Coverage {
  observed: number;
  imputed: number;
  missing: number;
}

/**
 * How much of the panel was observed, filled in or missing: of one published period (number from the first), or of all; of
 * one indicator, or of all.
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
    for (const reason of lines(shaped(panel, panel.reasons), k, first, first + count)) {
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
