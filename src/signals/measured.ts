import { isQuotient, Reason, type ReasonCode, type RecordCounts, type Signal } from '../edition/index.js';
import { type Decimal, isZero, nearestQuotient, sumOfDecimals, wholeDecimal } from '../sql/index.js';
import type { MergedStates } from './merging.js';
import type { PartSums } from './partSums.js';

/** Exact amounts by contributor, in multiples of 10⁻³⁸: one map per unit. */
export type ExactContributions = Map<number, bigint>[];

/** The sums of one signal in one period, by unit. */
export interface Sums {
  period: string;
  observed: string;
  /** Number of observation dates that counted. */
  dates: number;
  /** Units that the records name, for this signal or another. */
  named: Uint8Array;
  counts: Float64Array;
  /** The value, or its numerator. */
  numerator: PartSums;
  /** Of a ratio or mean. */
  denominator?: PartSums | undefined;
  /** One map per unit, where the signal declares contributors. */
  contributions?: ExactContributions;
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

/** The denominators of a unit in the periods of the base: their sum, and how many they are; undefined where all are blank. */
type BaseDenominator = (unit: number) => { sum: Decimal; periods: Decimal } | undefined;

/** Denominators of the base, whose mean over its periods counts; undefined without any period. */
export function baseDenominators(sums: readonly Sums[]): BaseDenominator | undefined {
  if (sums.length === 0) return undefined;
  return (unit) => {
    const known = sums.filter(({ denominator }) => !denominator!.blank.isBlank(unit));
    if (known.length === 0) return undefined;
    const sum = sumOfDecimals(known.map(({ denominator }) => denominator!.at(unit)));
    return { sum, periods: wholeDecimal(known.length) };
  };
}

/**
 * The value of every unit from the sums of a signal: the double nearest to the exact figure. With `at: base-period`, multiplied by
 * the denominator of the base period.
 *
 * @param base denominators of the base period
 * @param merged figures that are not additive, by area
 */
export function measuredSignal(
  signal: Signal,
  sums: Sums,
  base: BaseDenominator | undefined,
  merged: Float64Array | undefined,
): MeasuredSignal {
  const { period, observed, named, counts } = sums;
  const values = new Float64Array(named.length).fill(Number.NaN);
  const reasons = new Uint8Array(named.length);
  const figureOf = additiveFigure(signal, sums, base);
  for (let c = 0; c < named.length; c++) {
    const isNamed = named[c] === 1 || signal.complete;
    const figure = !isNamed
      ? { reason: Reason.notObserved }
      : merged
        ? mergedFigure(merged[c]!, counts[c]!)
        : figureOf(c);
    if ('value' in figure) values[c] = figure.value;
    else reasons[c] = figure.reason;
  }
  return { indicator: signal.indicator, period, observed, values, reasons, counts };
}

type Figure = { value: number } | { reason: ReasonCode };

function mergedFigure(value: number, records: number): Figure {
  if (!Number.isNaN(value)) return { value };
  return { reason: records > 0 ? Reason.blank : Reason.notObserved };
}

/**
 * A figure made of sums. Without any number to sum there is none; but where a signal has noise it is 0, since its absence would
 * tell of the records.
 */
function additiveFigure(
  signal: Signal,
  { dates, numerator, denominator }: Sums,
  base: BaseDenominator | undefined,
): (unit: number) => Figure {
  const isMean = signal.period.take === 'mean' && !isQuotient(signal.value);
  return (unit) => {
    const above = numerator.at(unit);
    const below = denominator?.at(unit);
    const weight = base?.(unit);
    if (base && !weight) return { reason: Reason.blank };
    if (weight && isZero(weight.sum)) return { value: 0 };
    const isBlank = numerator.blank.isBlank(unit) || denominator?.blank.isBlank(unit);
    if (isBlank && !signal.noise) return { reason: Reason.blank };
    if (below && isZero(below)) return { reason: Reason.denominatorZero };
    const over = below ?? wholeDecimal(isMean && !isBlank ? dates - numerator.blank.of(unit) : 1);
    return {
      value: weight
        ? nearestQuotient([above, weight.sum], [over, weight.periods])
        : nearestQuotient([above], [over]),
    };
  };
}
