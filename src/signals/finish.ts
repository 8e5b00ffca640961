import { isQuotient, Reason, type Signal } from '../edition/index.js';
import type { Measured, Sums } from './measured.js';

/** Whether a signal is weighed by what was below its line in the base period. */
export function needsBase({ value }: Signal): boolean {
  return 'ratio' in value && value.at === 'base-period';
}

/**
 * The value of every unit from what was added up; with `at: base-period` times what was below the line then.
 *
 * @param base what was below the line in the base, by unit
 * @param merged the figures that do not add up, by body
 */
export function finish(
  signal: Signal,
  sums: Sums,
  base: Float64Array | undefined,
  merged: Float64Array | undefined,
): Measured {
  const { period, observed, dates, named, counts, above, below } = sums;
  const values = new Float64Array(named.length).fill(Number.NaN);
  const reasons = new Uint8Array(named.length);
  const over = signal.period.take === 'mean' ? dates : 1;
  const isRatio = isQuotient(signal.value);
  named.forEach((is, c) => {
    const weight = needsBase(signal) ? base![c]! : 1;
    if (!is && !signal.complete) reasons[c] = Reason.notObserved;
    else if (merged) values[c] = merged[c]!;
    else if (!isRatio) values[c] = above[c]! / over;
    else if (weight === 0) values[c] = 0;
    else if (below[c] === 0) reasons[c] = Reason.denominatorZero;
    else values[c] = (above[c]! / below[c]!) * weight;
    if (merged && Number.isNaN(values[c])) reasons[c] = Reason.notObserved;
  });
  return { indicator: signal.indicator, period, observed, values, reasons, counts };
}
