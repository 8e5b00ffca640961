import { isQuotient, Reason, type RecordCounts, type Signal } from '../edition/index.js';
import type { MergedStates } from './merging.js';

/** Amounts by contributor, one map per unit. */
export type Contributions = Map<number, number>[];

/** The sums of one signal in one period, by unit. */
export interface Sums {
  period: string;
  observed: string;
  /** Number of observation dates that counted. */
  dates: number;
  /** Units that the records name, for this signal or another. */
  named: Uint8Array;
  counts: Float64Array;
  numerator: Float64Array;
  denominator: Float64Array;
  /** One map per unit, where the signal declares contributors. */
  contributions?: Contributions;
  /** For figures that are not additive; numerator and denominator are then unused. */
  merging?: MergedStates;
}

/** The figures of one signal in one period, by unit; NaN where there is none, with the reason. */
export interface MeasuredSignal extends RecordCounts {
  values: Float64Array;
  reasons: Uint8Array;
}

/** Whether a signal is a ratio that is multiplied by the denominator of the base period. */
export function needsBase({ value }: Signal): boolean {
  return 'ratio' in value && value.at === 'base-period';
}

/** Denominators of the base, averaged over its periods, by unit; undefined without any. */
export function baseDenominators(sums: readonly Sums[]): Float64Array | undefined {
  if (sums.length === 0) return undefined;
  return sums[0]!.denominator.map(
    (_, c) => sums.reduce((sum, s) => sum + s.denominator[c]!, 0) / sums.length,
  );
}

/**
 * The value of every unit from the sums of a signal; with `at: base-period`, multiplied by the denominator of the base
 * period.
 *
 * @param base denominators of the base period, by unit
 * @param merged figures that are not additive, by area
 */
export function measuredSignal(
  signal: Signal,
  sums: Sums,
  base: Float64Array | undefined,
  merged: Float64Array | undefined,
): MeasuredSignal {
  const { period, observed, dates, named, counts, numerator, denominator } = sums;
  const values = new Float64Array(named.length).fill(Number.NaN);
  const reasons = new Uint8Array(named.length);
  const over = signal.period.take === 'mean' ? dates : 1;
  const isRatio = isQuotient(signal.value);
  const weights = needsBase(signal) ? base! : undefined;
  for (let c = 0; c < named.length; c++) {
    const weight = weights ? weights[c]! : 1;
    if (named[c] === 0 && !signal.complete) reasons[c] = Reason.notObserved;
    else if (merged) values[c] = merged[c]!;
    else if (!isRatio) values[c] = numerator[c]! / over;
    else if (weight === 0) values[c] = 0;
    else if (denominator[c] === 0) reasons[c] = Reason.denominatorZero;
    else values[c] = (numerator[c]! / denominator[c]!) * weight;
    if (merged && Number.isNaN(values[c])) reasons[c] = Reason.notObserved;
  }
  return { indicator: signal.indicator, period, observed, values, reasons, counts };
}
