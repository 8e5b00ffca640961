import type { Undefined } from './undefined.js';

/** The verdict on a gap between two periods. */
export type Verdict = 'narrowed' | 'widened' | 'not-distinguishable' | `undefined:${Undefined}`;

/** The verdict of the 95 % interval of a change: below zero the gap narrowed, above it widened. */
export function verdictOf(low: number, high: number, why?: Undefined): Verdict {
  if (why) return `undefined:${why}`;
  if (high < 0) return 'narrowed';
  return low > 0 ? 'widened' : 'not-distinguishable';
}

/** The verdict on a figure that is no gap. */
export type Direction = 'rose' | 'fell' | 'not-distinguishable' | `undefined:${Undefined}`;

/** The same of a figure that is no gap. */
export function directionOf(low: number, high: number, why?: Undefined): Direction {
  if (why) return `undefined:${why}`;
  if (high < 0) return 'fell';
  return low > 0 ? 'rose' : 'not-distinguishable';
}

/** The judged pairs of periods, by index: first and last, and the last two where these are different. */
export function judgedPairs(periods: number): [number, number][] {
  if (periods < 2) return [];
  const last = periods - 1;
  return last === 1
    ? [[0, 1]]
    : [
        [0, last],
        [last - 1, last],
      ];
}
