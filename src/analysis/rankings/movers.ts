import type { Plan } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { matchedRanks, matchedValues } from '../matched.js';

/** A unit's ranks in two periods among the units of both; `places` is positive for a rise. */
export interface Move {
  unit: number;
  from: number;
  to: number;
  places: number;
  /** Change of the value between the two periods. */
  change: number;
}

/**
 * Rank changes of a node between two published periods, biggest rise first; equal rises by the better rank. Ranks are
 * among the matched set (`matchedIndex`): whoever comes or goes moves nobody. Units outside it are left out.
 */
export function movers(plan: Plan, index: Index, g: number, from: number, to: number): Move[] {
  const { before, after } = matchedRanks(plan, index, -1, g, [from, to]);
  return plan.units
    .map((_, unit) => {
      const [a, b] = [before[unit], after[unit]];
      const ends = matchedValues(plan, index, g, [from, to], { grouping: -1, number: unit });
      return { unit, from: a, to: b, places: a - b, change: ends.after - ends.before };
    })
    .filter((m) => m.from > 0 && m.to > 0)
    .sort((a, b) => b.places - a.places || a.to - b.to);
}
