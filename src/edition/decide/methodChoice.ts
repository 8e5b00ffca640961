import type { ScaleChoice } from '../scaleOptions.js';

/** How an indicator is put on a scale. */
export type Normalise = { method: 'base-share'; scale: number } | ScaleChoice;

/** Outliers are winsorised until a test of skewness and kurtosis is passed, and transformed when that is not enough. */
export interface WinsoriseOrTransform {
  winsorise: number;
  skew: number;
  kurtosis: number;
  transform: 'none' | 'log' | 'log-ct' | 'log-ct-skew' | 'log-ct-plus' | 'log-gii' | 'box-cox';
  /** λ of box-cox; null: estimated. */
  lambda: number | null;
  /** Whether the winsorised values are transformed, or the untreated. */
  combine: boolean;
  /** Whether what passes is treated too. */
  force: boolean;
}

/** Values beyond the quartiles by so many interquartile ranges are set to that fence. */
export interface Fences {
  fences: number;
}

/** What is done about the outliers of an indicator. */
export type Treat = (WinsoriseOrTransform | Fences) & { over: 'all-periods' | 'each-period' };

/** Least shares of figures that are present, and of these that are not zero. */
export interface ScreenLimits {
  minPresent: number;
  minNonZero: number;
}

/** What has too little data to take part; null: nobody is judged. */
export interface Screen {
  /** Numbers of units that stay or go whatever they have. */
  units: (ScreenLimits & { include: number[]; exclude: number[] }) | null;
  indicators: ScreenLimits | null;
}

/** Which indicators belong together: those under the node so many steps above, at most the root. */
export type Within = number | 'all';

/** How gaps are filled. */
export type Impute =
  | { method: 'none' }
  /** `hold`: after the last observed period its value stands; `back`: so does the first before it. */
  | { method: 'linear'; ends: 'none' | 'hold'; back: boolean }
  /** `maxPeriods`: null for no limit. */
  | { method: 'last'; maxPeriods: number | null; back: boolean }
  /** `by` is the number of a grouping, −1 for all units. */
  | { method: 'mean' | 'median'; by: number }
  | { method: 'row-mean' | 'row-median'; within: Within }
  | { method: 'em'; within: Within }
  | { method: 'nearest'; neighbours: number; within: Within };

/** What is done to the panel before it is joined. */
export interface Method {
  denominate: boolean;
  screen: Screen | null;
  impute: Impute;
  /** What holds for indicators without a choice of their own. */
  normalise: Normalise;
  treat: Treat | null;
  /** Decimals of the scores that ranks are taken on; null: unrounded. */
  rankDigits: number | null;
  /** Where rank 1 is the worst. */
  rankFirst?: 'worst';
}
