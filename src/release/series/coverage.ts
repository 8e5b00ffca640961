import { Reason } from '../../edition/index.js';
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
  const { units, indicators, periods, reasons } = index.panel;
  const ks = indicator === undefined ? Array.from({ length: indicators }, (_, k) => k) : [indicator];
  const [first, count] = t === undefined ? [plan.first, index.periods] : [plan.first + t, 1];
  let [observed, imputed] = [0, 0];
  for (const k of ks) {
    const from = (k * periods + first) * units;
    for (const reason of reasons.subarray(from, from + count * units)) {
      if (reason === Reason.observed) observed++;
      else if (reason >= Reason.imputedLinear) imputed++;
    }
  }
  const all = units * count * ks.length;
  return {
    observed: observed / all,
    imputed: imputed / all,
    missing: (all - observed - imputed) / all,
  };
}
