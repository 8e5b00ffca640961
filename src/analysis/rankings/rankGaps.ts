import { areEqual } from '../../engine/index.js';

/** A neighbour in the order and the gap to it. */
export interface RankGap {
  member: number;
  /** Ranks apart: below zero for those above. */
  step: number;
  /** Its value minus the own one: below zero for those below, zero for ties. */
  gap: number;
}

/**
 * The members ranked right above and below a position, from the top down, with the gaps between their values.
 * Near the ends there are fewer.
 *
 * @param order from `orderOf`
 * @param at the position, from 0
 */
export function rankGaps(
  order: readonly number[],
  values: ArrayLike<number>,
  at: number,
  reach = 5,
): RankGap[] {
  const own = values[order[at]];
  const from = Math.max(0, at - reach);
  return order
    .slice(from, at + reach + 1)
    .map((member, i) => ({
      member,
      step: from + i - at,
      gap: areEqual(values[member], own) ? 0 : values[member] - own,
    }))
    .filter(({ step }) => step !== 0);
}
