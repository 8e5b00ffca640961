import { Reason } from '../edition/index.js';
import type { Release } from './readRelease.js';

/** Shares of the figures of the published periods. They add up to 1. */
export interface Coverage {
  observed: number;
  filled: number;
  missing: number;
}

/** How much of the figures of one indicator, or of all, was seen; zero of none. */
export function coverageOf({ index, plan }: Pick<Release, 'index' | 'plan'>, indicator?: number): Coverage {
  const { reasons, periods, units, indicators } = index.panel;
  const ks = indicator === undefined ? Array.from({ length: indicators }, (_, k) => k) : [indicator];
  const count = { observed: 0, filled: 0 };
  for (const k of ks) {
    for (const reason of reasons.subarray((k * periods + plan.first) * units, (k + 1) * periods * units)) {
      if (reason === Reason.observed) count.observed++;
      else if (reason >= Reason.imputedLinear) count.filled++;
    }
  }
  const whole = ks.length * (periods - plan.first) * units || 1;
  const { observed, filled } = count;
  return { observed: observed / whole, filled: filled / whole, missing: (whole - observed - filled) / whole };
}
