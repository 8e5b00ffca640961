import { type Cube, cubeSize } from './cube.js';
/**
 * The status of a cell. 0: observed. 1–15: missing (the value is NaN), by reason. 16 and above: imputed, by rule.
 */
export const Reason = {
  observed: 0,
  notObserved: 1,
  suppressed: 2,
  denominatorZero: 3,
  outOfRange: 4,
  unitDidNotExist: 5,
  screened: 6,
  implausible: 7,
  /** Records have none of the numbers that the figure is made of. */
  blank: 8,
  imputedLinear: 16,
  imputedHold: 17,
  imputedMean: 18,
  imputedMedian: 19,
  imputedBack: 20,
  imputedRowMean: 21,
  imputedRowMedian: 22,
  imputedEm: 23,
  imputedNearest: 24,
} as const;

export type ReasonCode = (typeof Reason)[keyof typeof Reason];

/** Whether a missing cell is a gap, which may be imputed: nothing was observed there, or only blank records. */
export function isGap(reason: number | undefined): boolean {
  return reason === Reason.notObserved || reason === Reason.blank;
}

/** The name of each reason in files and messages. */
export const reasonName: Record<ReasonCode, string> = {
  0: 'observed',
  1: 'not-observed',
  2: 'suppressed',
  3: 'denominator-zero',
  4: 'out-of-range',
  5: 'unit-did-not-exist',
  6: 'screened',
  7: 'implausible',
  8: 'blank',
  16: 'imputed:linear',
  17: 'imputed:hold',
  18: 'imputed:mean',
  19: 'imputed:median',
  20: 'imputed:back',
  21: 'imputed:row-mean',
  22: 'imputed:row-median',
  23: 'imputed:em',
  24: 'imputed:nearest',
};

/**
 * Every raw figure of an edition: a `Cube` of its indicators, missing is NaN, and the reason of each cell in the same place.
 */
export interface Panel extends Cube {
  indicators: number;
  reasons: Uint8Array;
}

/** A panel without any observed value. */
export function emptyPanel(units: number, periods: number, indicators: number): Panel {
  const cells = cubeSize({ units, periods }, indicators);
  return {
    units,
    periods,
    indicators,
    values: new Float64Array(cells).fill(Number.NaN),
    reasons: new Uint8Array(cells).fill(Reason.notObserved),
  };
}
