import type { Fences, WinsoriseOrTransform } from '../../edition/index.js';
import { quantile } from '../stats/quantile.js';
import { type Shape, shapeOf } from '../stats/shape.js';
import { areEqual, exceeds } from '../stats/ties.js';
import { fitTransform, type TransformName } from './transform.js';

/** The treatment of a sample. */
export interface TreatedSample {
  values: Float64Array;
  /** Positions of values that were moved inwards, to the next value or to the fence, and their side. */
  winsorised: { at: number; side: 'high' | 'low' }[];
  transform: TransformName | undefined;
  /** Whether the treated sample passes the test; true where there is none. */
  passes: boolean;
}

/**
 * Treats the outliers of one sample, in one of two ways.
 *
 * In two stages: a sample that fails the skewness-kurtosis test is winsorised point by point until it passes or the
 * limit is reached; if it still fails, the untreated sample (with `combine` the winsorised one) is transformed.
 * With `force` every test counts as failed. A sample whose skewness is not defined (too few values, all equal) is
 * left alone. Source: OECD/JRC Handbook, step 4; COINr `Treat` with its defaults (5 points, 2, 3.5, log-ct).
 *
 * By fences: values beyond the quartiles by more than so many interquartile ranges are set to the fence.
 * Source: Tukey (1977).
 */
export function treat(values: Float64Array, how: WinsoriseOrTransform | Fences): TreatedSample {
  return 'fences' in how ? moveToFences(values, how.fences) : treatInTwoStages(values, how);
}

function treatInTwoStages(values: Float64Array, how: WinsoriseOrTransform): TreatedSample {
  const shape = shapeOf(values);
  const untouched: TreatedSample = { values, winsorised: [], transform: undefined, passes: true };
  if (needsNoTreatment(shape, how) !== false) return untouched;
  const { shape: after, ...moved } = winsorise(values, shape, how);
  const better = { ...untouched, ...moved, passes: passes(after, how) ?? false };
  if (how.transform === 'none' || needsNoTreatment(after, how)) return better;
  const from = how.combine ? moved : untouched;
  const map = fitTransform(how.transform, from.values, how.lambda);
  const mapped = new Float64Array(values.length);
  for (let i = 0; i < mapped.length; i++) mapped[i] = map(from.values[i]);
  return {
    values: mapped,
    winsorised: from.winsorised,
    transform: how.transform,
    passes: passes(shapeOf(mapped), how) ?? false,
  };
}

function moveToFences(values: Float64Array, width: number): TreatedSample {
  const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)];
  const low = q1 - width * (q3 - q1);
  const high = q3 + width * (q3 - q1);
  const winsorised: TreatedSample['winsorised'] = [];
  values.forEach((x, at) => {
    if (exceeds(x, high)) winsorised.push({ at, side: 'high' });
    if (exceeds(low, x)) winsorised.push({ at, side: 'low' });
  });
  const moved = winsorised.length === 0 ? values : values.map((x) => Math.min(high, Math.max(low, x)));
  return { values: moved, winsorised, transform: undefined, passes: true };
}

/** Whether no treatment is needed; undefined where skewness is not defined. */
function needsNoTreatment(shape: Shape, how: WinsoriseOrTransform): boolean | undefined {
  const passed = passes(shape, how);
  return passed && !how.force;
}

/** The skewness-kurtosis test; undefined where skewness is not defined. */
function passes({ skewness, kurtosis }: Shape, limits: WinsoriseOrTransform): boolean | undefined {
  if (Number.isNaN(skewness)) return undefined;
  return Math.abs(skewness) < limits.skew || kurtosis < limits.kurtosis;
}

/**
 * Moves the highest value (with all ties) to the next lower one while skewness is not negative, else the lowest to the next
 * higher one, until the test is passed or the limit reached.
 */
function winsorise(
  values: Float64Array,
  before: Shape,
  how: WinsoriseOrTransform,
): Pick<TreatedSample, 'values' | 'winsorised'> & { shape: Shape } {
  const moved = values.slice();
  let shape = before;
  let high: number[] = [];
  let low: number[] = [];
  while (high.length + low.length < how.winsorise && needsNoTreatment(shape, how) === false) {
    if (shape.skewness >= 0) high = moveInwards(moved, 1);
    else low = moveInwards(moved, -1);
    shape = shapeOf(moved);
  }
  const sides = [
    ...high.map((at) => ({ at, side: 'high' as const })),
    ...low.map((at) => ({ at, side: 'low' as const })),
  ];
  return { values: moved, winsorised: sides, shape };
}

/** Moves the extreme values on one side (1 high, −1 low) to the next value; returns their positions. */
function moveInwards(values: Float64Array, side: 1 | -1): number[] {
  let extreme = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const key = side * values[i];
    if (exceeds(key, extreme)) {
      next = extreme;
      extreme = key;
    } else if (exceeds(extreme, key) && key > next) next = key;
  }
  const at: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!areEqual(side * values[i], extreme)) continue;
    values[i] = side * next;
    at.push(i);
  }
  return at;
}
