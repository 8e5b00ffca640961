import type { ScaleChoice } from '../scaleOptions.js';

/** The normalisation of an indicator. */
export type Normalise = { method: 'base-share'; scale: number } | ScaleChoice;

/** Outliers are winsorised until a test of skewness and kurtosis is passed, and transformed when that is not enough. */
export interface WinsoriseOrTransform {
  winsorise: number;
  skew: number;
  kurtosis: number;
  transform: 'none' | 'log' | 'log-ct' | 'log-ct-skew' | 'log-ct-plus' | 'log-gii' | 'box-cox';
  /** λ of box-cox; null: estimated. */
  lambda: number | null;
  /** Whether the winsorised values are transformed instead of the untreated ones. */
  combine: boolean;
  /** Whether indicators that pass the test are treated too. */
  force: boolean;
}

/** Values beyond the quartiles by so many interquartile ranges are set to that fence. */
export interface Fences {
  fences: number;
}

/** The treatment of the outliers of an indicator. */
export type Treat = (WinsoriseOrTransform | Fences) & { over: 'all-periods' | 'each-period' };

/** Least share of figures that must be present, and least share of these that must not be zero. */
export interface ScreenLimits {
  minPresent: number;
  minNonZero: number;
}

/** The limits below which units and indicators are screened out; null: no screening. */
export interface Screen {
  /** Indices of units that are kept or excluded regardless of their data. */
  units: (ScreenLimits & { include: number[]; exclude: number[] }) | null;
  indicators: ScreenLimits | null;
}

/** Which indicators are used together: those below the node so many levels up, at most the root. */
export type Within = number | 'all';

/** How gaps are filled. */
export type Impute =
  | { method: 'none' }
  /** `hold`: the last observed value is carried forward, without limit or so many periods; `back`: the first is carried back. */
  | { method: 'linear'; ends: 'none' | 'hold' | { hold: number }; back: boolean }
  /** `maxPeriods`: null for no limit. */
  | { method: 'last'; maxPeriods: number | null; back: boolean }
  /** `by` is the number of a grouping, −1 for all units. */
  | { method: 'mean' | 'median'; by: number }
  | { method: 'row-mean' | 'row-median'; within: Within }
  | { method: 'em'; within: Within }
  | { method: 'nearest'; neighbours: number; within: Within };

/** The steps on the panel before aggregation. */
export interface Method {
  denominate: boolean;
  screen: Screen | null;
  impute: Impute;
  /** For indicators without a choice of their own. */
  normalise: Normalise;
  treat: Treat | null;
  /** Decimals of the scores that ranks are taken on; null: unrounded. */
  rankDigits: number | null;
  /** Where rank 1 is the worst. */
  rankFirst?: 'worst';
  /** What is known of declared errors; absent where nothing is said. */
  errors?: ErrorLaw;
}

/** How declared errors are distributed. */
export interface ErrorLaw {
  /** Correlation of the errors of a unit in two indicators. */
  correlation?: number | undefined;
  /** Correlation of the errors of a unit and indicator in two periods. */
  'over-time'?: number | undefined;
  tails?: 'heavy' | 'normal' | undefined;
}
