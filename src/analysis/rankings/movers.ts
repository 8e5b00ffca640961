import type { Plan } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';

/** A unit's ranks in two periods; `places` is positive for a rise. */
export interface Move {
  unit: number;
  from: number;
  to: number;
  places: number;
  /** Change of the value between the two periods. */
  change: number;
}

/**
 * Rank changes of a node between two published periods, biggest rise first; equal rises by the better rank.
 * Units without a rank in either period are left out.
 */
export function movers(plan: Plan, index: Index, g: number, from: number, to: number): Move[] {
  const ranks = index.ranks(g);
  const n = index.units;
  const value = (t: number, c: number) => index.values[(g * index.periods + t) * n + c];
  return plan.units
    .map((_, unit) => {
      const [a, b] = [ranks[from * n + unit], ranks[to * n + unit]];
      return { unit, from: a, to: b, places: a - b, change: value(to, unit) - value(from, unit) };
    })
    .filter((m) => m.from > 0 && m.to > 0)
    .sort((a, b) => b.places - a.places || a.to - b.to);
}
