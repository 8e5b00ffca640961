import type { Treat } from '../../edition/index.js';
import { kurtosis, skewness } from '../stats/shape.js';
import { fitTransform, type TransformName } from './transform.js';

/** How outliers of one sample are treated. */
export type Treatment = Omit<Treat, 'over'>;

/** What was done to an indicator. */
export interface Treated {
  values: Float64Array;
  /** Positions that were moved to the next value, from above or below. */
  winsorised: { at: number; side: 'high' | 'low' }[];
  transform: TransformName | undefined;
  /** Whether the treated sample passes. */
  passes: boolean;
}

/**
 * Two stages: a sample that fails the skewness-kurtosis test is winsorised point by point until it passes or the
 * limit is reached; if it still fails, the untreated sample is transformed instead.
 * A sample whose skewness is not defined (too few values, all equal) is left alone.
 * Source: OECD/JRC Handbook, step 4; COINr `Treat` with its defaults (5 points, 2, 3.5, log-ct).
 */
export function treat(values: Float64Array, how: Treatment): Treated {
  const untouched: Treated = { values, winsorised: [], transform: undefined, passes: true };
  if (passes(values, how) !== false) return untouched;
  const moved = winsorise(values, how);
  if (passes(moved.values, how)) return { ...untouched, ...moved };
  if (how.transform === 'none') return { ...untouched, ...moved, passes: false };
  const map = fitTransform(how.transform, values, how.lambda);
  const mapped = values.map(map);
  return { values: mapped, winsorised: [], transform: how.transform, passes: passes(mapped, how) ?? false };
}

/** The test; undefined where skewness does not exist. */
function passes(values: Float64Array, { skew, kurtosis: kurt }: Treatment): boolean | undefined {
  const s = skewness(values);
  if (Number.isNaN(s)) return undefined;
  return Math.abs(s) < skew || kurtosis(values) < kurt;
}

/**
 * Moves the highest value (all that tie with it) to the next below while skewness is not negative, else the lowest
 * to the next above, until the test is passed or the limit reached.
 */
function winsorise(values: Float64Array, how: Treatment): Pick<Treated, 'values' | 'winsorised'> {
  const moved = values.slice();
  let high: number[] = [];
  let low: number[] = [];
  while (high.length + low.length < how.winsorise && passes(moved, how) === false) {
    if (skewness(moved) >= 0) high = moveInwards(moved, 1);
    else low = moveInwards(moved, -1);
  }
  const sides = [
    ...high.map((at) => ({ at, side: 'high' as const })),
    ...low.map((at) => ({ at, side: 'low' as const })),
  ];
  return { values: moved, winsorised: sides };
}

/** Moves the extreme values on one side (1 high, −1 low) to the next; returns where they stand. */
function moveInwards(values: Float64Array, side: 1 | -1): number[] {
  let extreme = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (const x of values) {
    const key = side * x;
    if (key > extreme) [next, extreme] = [extreme, key];
    else if (key < extreme && key > next) next = key;
  }
  const at: number[] = [];
  values.forEach((x, i) => {
    if (side * x !== extreme) return;
    values[i] = side * next;
    at.push(i);
  });
  return at;
}
