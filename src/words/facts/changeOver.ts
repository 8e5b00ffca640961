import { type MatchedSet, matchedSet, type PlaceAt, placeValue } from '../../analysis/index.js';
import type { Release } from '../../release/index.js';

/** The change of a place at a node between two published periods, over what both have; NaN where it has no value in both. */
export function changeOver(
  { plan, index }: Pick<Release, 'plan' | 'index'>,
  g: number,
  pair: readonly [number, number],
  place: PlaceAt,
): { change: number; set: MatchedSet | undefined } {
  const set = matchedSet(plan, index, g, pair, place);
  if (set) return { change: set.change, set };
  const [before, after] = pair.map((t) => placeValue(index, g, t, place));
  return { change: after! - before!, set: undefined };
}

/** Whether readers must be told of it: units or whole indicators are left out, or the change would look different. */
export function isMatchedSetNotable({
  units,
  unitsOf,
  indicators,
  indicatorsOf,
  change,
  published,
}: MatchedSet): boolean {
  const alike = units === unitsOf && indicators === indicatorsOf;
  return !alike || change.toFixed(2) !== published.toFixed(2);
}
