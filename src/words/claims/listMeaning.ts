import type { Subject } from '../../release/index.js';
import { viewOf } from '../facts/view.js';
import { type Claim, conjunction, type Meaning, type When } from './claim.js';
import type { Mention } from './grammar/draft.js';
import { comparisonSet } from './placeMeaning.js';
import { claimMeaning, type FittedMeaning, type ResolvedClause } from './resolvedClause.js';

/** How many levels places are of, beyond one. */
export const levelMisfit = (places: readonly Subject[]) => new Set(places.map(({ level }) => level)).size - 1;

/** That several places share a rank, or that one has that of another. */
export function tiedMeaning(
  frame: ResolvedClause,
  { other, n, by }: { other?: Mention | undefined; n?: number | undefined; by: 'rank' | 'value' | 'order' },
  when: When,
): FittedMeaning | undefined {
  const places = other ? [...frame.places, frame.chosen(other)] : frame.places;
  const [first, ...rest] = places;
  if (!first || rest.length === 0 || frame.clause.mode !== 'so') return undefined;
  // Who cannot be told from a third may be told from each other.
  const pairs =
    by === 'order'
      ? places.flatMap((a, i) => places.slice(i + 1).map((b) => [a, b] as const))
      : rest.map((one) => [first, one] as const);
  const tied = pairs.map(([place, one]) => claimMeaning({ kind: 'tied', place, other: one, by }, when));
  const ranked = n === undefined ? [] : places;
  const at = ranked.map((place) => claimMeaning({ kind: 'rank', place, rank: n!, fromEnd: false }, when));
  return { meaning: conjunction([...tied, ...at]), misfit: levelMisfit(places) };
}

/** That places follow another in turn. */
export function followersMeaning(
  frame: ResolvedClause,
  named: Mention,
  when: When,
): FittedMeaning | undefined {
  const { release, beside, places } = frame;
  const other = frame.chosen(named);
  const at = viewOf(release, Math.max(0, when.t), when.g).rankNumber(other);
  const isOfAll = !beside.among && !when.perHead && places.every(({ level }) => level === other.level);
  if (!isOfAll || at <= 0) return undefined;
  const each = places.map((_, i) => at + 1 + i);
  const behind = listMeaning(frame, { k: each.length, inOrder: true, each }, when);
  const ahead = claimMeaning({ kind: 'rank', place: other, rank: at, fromEnd: false }, when);
  return behind && { ...behind, meaning: conjunction([ahead, behind.meaning]) };
}

/** That places are the first so many, in this order or in any, or have ranks of their own. */
export function listMeaning(
  frame: ResolvedClause,
  { k, inOrder, each: ranks }: { k: number; inOrder: boolean; each?: readonly number[] },
  when: When,
): FittedMeaning | undefined {
  const { places } = frame;
  if (places.length !== k) return undefined;
  const each = places.map((place, i): Meaning | undefined => {
    const set = comparisonSet(frame, place);
    const claim: Claim = inOrder
      ? { kind: 'rank', place, rank: ranks?.[i] ?? i + 1, fromEnd: false, ...set?.among }
      : { kind: 'top', place, k, fromEnd: false, ...set?.among };
    return set && claimMeaning(claim, when);
  });
  if (each.includes(undefined)) return undefined;
  return { meaning: conjunction(each as Meaning[]), misfit: levelMisfit(places) };
}
