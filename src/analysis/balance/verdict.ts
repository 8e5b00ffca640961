import type { NoValueReason } from './noValueReason.js';
import { level } from './spreadTest.js';

/** The verdict on a gap between two periods; `not-tested` for measures whose tests find too little. */
export type Verdict =
  | 'narrowed'
  | 'widened'
  | 'not-distinguishable'
  | 'not-tested'
  | `undefined:${NoValueReason}`;

/**
 * The verdict of a test: narrowed or widened where chance alone gives so large a change at most once in twenty.
 *
 * @param change of the figure as published; where the change among the measured units points the other way there is no verdict
 */
export function verdictOf(change: number, test: { change: number; p: number }): Verdict {
  const alike = change < 0 === test.change < 0 && change !== 0;
  if (!(test.p <= level) || !alike) return 'not-distinguishable';
  return change < 0 ? 'narrowed' : 'widened';
}

/**
 * The judged pairs of periods, by index: that of headlines with the first, and with the one before where this is another.
 *
 * @param last the period of headlines (`headlinePeriod`): later ones are provisional, and no verdict is given on them
 */
export function judgedPairs(last: number): [number, number][] {
  if (last < 1) return [];
  return last === 1
    ? [[0, 1]]
    : [
        [0, last],
        [last - 1, last],
      ];
}
