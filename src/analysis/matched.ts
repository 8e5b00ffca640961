import { at, isHigherWorse, memoize, type Plan } from '../edition/index.js';
import {
  exceeds,
  type Index,
  levelCube,
  type MatchedCounts,
  matchedCounts,
  matchedCourse,
  matchedIndex,
  ranksIn,
} from '../engine/index.js';

/** A place of an index: a unit, a group of a grouping, or the total. */
export interface PlaceAt {
  /** Index of the grouping, −1 for the units, −2 for the total. */
  grouping: number;
  /** Index among the units or groups. */
  number: number;
}

/** The value of a place at a node in a period of an index; NaN where it is missing. */
export function placeValue(index: Index, g: number, t: number, { grouping, number }: PlaceAt): number {
  if (grouping === -2) return at(index.total, g, 0, t);
  return at(levelCube(index, grouping), g, number, t);
}

/** The values of a place at a node in both periods of a comparison, over the matched set; NaN in both where one is missing. */
export function matchedValues(
  plan: Plan,
  index: Index,
  g: number,
  [from, to]: readonly [number, number],
  place: PlaceAt,
): { before: number; after: number; isWhole: boolean } {
  const m = matchedIndex(plan, index, from, to);
  const [before, after] = [m.from, m.to].map((t) => placeValue(m.index, g, t, place));
  return { before, after, isWhole: m.isPublished };
}

/** Ranks of the members of a level in both periods of a comparison, among those in the matched set; 0 for the others. */
export function matchedRanks(
  plan: Plan,
  index: Index,
  grouping: number,
  g: number,
  [from, to]: readonly [number, number],
): { before: Int32Array; after: Int32Array; isWhole: boolean } {
  const m = matchedIndex(plan, index, from, to);
  const [before, after] = [m.from, m.to].map((t) => ranksIn(levelCube(m.index, grouping), g, t));
  return { before, after, isWhole: m.isPublished };
}

/** A place at a node in the periods from one to another, over the matched set of these two. */
export interface PlaceCourse {
  /** NaN where missing, and 0 for no rank. */
  points: { value: number; rank: number }[];
  /** Whether these are the published figures. */
  isPublished: boolean;
}

/** The course of a place between two periods of a comparison, over the matched set; ranks are among its members. */
export function placeCourse(
  plan: Plan,
  index: Index,
  g: number,
  [from, to]: readonly [number, number],
  place: PlaceAt,
): PlaceCourse {
  const { index: course, isPublished, isWhole } = matchedCourse(plan, index, from, to);
  const points = Array.from({ length: to - from + 1 }, (_, t) => ({
    value: placeValue(course, g, t, place),
    rank:
      place.grouping === -2 || !isWhole(g, t)
        ? 0
        : ranksIn(levelCube(course, place.grouping), g, t)[place.number],
  }));
  return { points, isPublished };
}

/**
 * Whether a place is better (higher, or where higher is worse lower) in a period than in all published before in which it has a value, each compared over the matched set;
 * undefined without a value then, or in any before.
 */
export function isBest(plan: Plan, index: Index, g: number, t: number, place: PlaceAt): boolean | undefined {
  const there = (s: number) => !Number.isNaN(placeValue(index, g, s, place));
  const before = Array.from({ length: t }, (_, s) => s).filter(there);
  if (!there(t) || before.length === 0) return undefined;
  return before.every((s) => {
    const ends = matchedValues(plan, index, g, [s, t], place);
    return isHigherWorse(plan, g) ? exceeds(ends.before, ends.after) : exceeds(ends.after, ends.before);
  });
}

/** A comparison whose two periods do not have the same units or indicators. */
export interface MatchedSet extends MatchedCounts {
  /** The change over what both periods have, and the difference of the published values; NaN where one is missing. */
  change: number;
  published: number;
}

/** The matched comparison of a place at a node in two periods; undefined where both periods have the same units and indicators. */
export function matchedSet(
  plan: Plan,
  index: Index,
  g: number,
  pair: readonly [number, number],
  place: PlaceAt,
): MatchedSet | undefined {
  if (place.grouping === -1) return setOf(plan, index, g, pair, place);
  // Of the total and of groups it is asked for once for every unit, and takes all of their units.
  const known = sets(index);
  const key = [g, ...pair, place.grouping, place.number].join(' ');
  if (!known.has(key)) known.set(key, setOf(plan, index, g, pair, place));
  return known.get(key);
}

const sets = memoize((_: Index) => new Map<string, MatchedSet | undefined>());

function setOf(
  plan: Plan,
  index: Index,
  g: number,
  pair: readonly [number, number],
  place: PlaceAt,
): MatchedSet | undefined {
  const { before, after, isWhole } = matchedValues(plan, index, g, pair, place);
  if (isWhole) return undefined;
  const counts = matchedCounts(plan, index, g, pair, unitsIn(plan, place));
  const [was, is] = pair.map((t) => placeValue(index, g, t, place));
  const alike = counts.units === counts.unitsOf && counts.indicators === counts.indicatorsOf;
  if (alike && Object.is(was, before) && Object.is(is, after)) return undefined;
  return { ...counts, change: after - before, published: is - was };
}

/** The numbers of the units of a place. */
export function unitsIn({ units, groupings }: Plan, { grouping, number }: PlaceAt): number[] {
  if (grouping === -1) return [number];
  const memberOf = groupings[grouping]?.memberOf;
  return [...units.keys()].filter((c) => !memberOf || memberOf[c] === number);
}

/** Whether a member is among the first k and was not in the period before, over the matched set. */
export function hasEntered(
  plan: Plan,
  index: Index,
  g: number,
  { grouping, number }: PlaceAt,
  [k, t]: readonly [number, number],
): boolean {
  const ranks = matchedRanks(plan, index, grouping, g, [t - 1, t]);
  const [was, is] = [ranks.before[number], ranks.after[number]];
  return ranks.isWhole || (is > 0 && is <= k && was > k);
}
