import { hasNaturalZero, ranksLowestFirst } from '../../edition/index.js';
import { areDistinguishable, hasExactRanks, hasMoved, whyOpen } from '../facts/blocks.js';
import type { CitedFigure } from '../facts/fact.js';
import { isMeasuredIn } from '../facts/measured.js';
import { isInTables, rankGainOf } from '../facts/moves.js';
import { newcomerVerdict } from '../facts/newcomers.js';
import type { AnyView } from '../facts/view.js';
import { isWithin, rankAmong } from './among.js';
import type { ClaimOf, Verdict } from './claim.js';
import { type Judgement, noFigure } from './judgement.js';
import { verdictOf } from './judgeValues.js';
import { compareLittle, compareMuch } from './quantities.js';

/** The rank of a place with the ranks that other weights may give it. */
interface RankStanding {
  rank: CitedFigure;
  of: number;
  low: number;
  high: number;
  isLast: boolean;
  /** Whether others could be last in its stead. */
  alone: boolean;
  figures: Record<string, CitedFigure>;
}

/** A rank, or that a place is among the first or the last so many. */
export function judgeRank(view: AnyView, claim: ClaimOf<'rank'> | ClaimOf<'top'>): Judgement {
  const { place, group } = claim;
  if (group && !isWithin(view.release, place, group))
    return { verdict: 'false', figures: {}, outside: group };
  const standing = standingAmong(view, claim);
  if (!standing) return noFigure;
  const { figures } = standing;
  if (claim.size !== undefined && claim.size !== standing.of)
    return { verdict: 'false', figures, miscounted: true };
  const verdict = claim.kind === 'rank' ? rankVerdict(standing, claim) : topVerdict(standing, claim);
  return { verdict, figures, why: verdict === 'not-distinguishable' ? 'ranges' : undefined };
}

function standingAmong(
  view: AnyView,
  { place, group, tier }: ClaimOf<'rank'> | ClaimOf<'top'>,
): RankStanding | undefined {
  const found = rankAmong(view, place, { group, tier });
  if (!found) return undefined;
  const { rank, of, low, high, range, rivals, isLast } = found;
  const figures = { rank, of, ...(range ? { low: range.low, high: range.high } : {}) };
  return { rank, of: of.value, low, high, isLast, alone: rivals.length === 0, figures };
}

function rankVerdict({ rank, of, low, high, isLast, alone }: RankStanding, claim: ClaimOf<'rank'>): Verdict {
  if (claim.fromEnd && claim.rank === 1) {
    if (isLast) return alone ? 'true' : 'not-distinguishable';
    return high >= of ? 'not-distinguishable' : 'false';
  }
  const [best, worst] = claim.fromEnd
    ? [of - (claim.to ?? claim.rank) + 1, of - claim.rank + 1]
    : [claim.rank, claim.to ?? claim.rank];
  if (worst < low || best > high) return 'false';
  return low >= best && high <= worst && rank.value >= best && rank.value <= worst
    ? 'true'
    : 'not-distinguishable';
}

function topVerdict({ of, low, high }: RankStanding, { k, fromEnd }: ClaimOf<'top'>): Verdict {
  const [best, worst] = fromEnd ? [of + 1 - high, of + 1 - low] : [low, high];
  return worst <= k ? 'true' : best > k ? 'false' : 'not-distinguishable';
}

/** That a place rose or fell so many places, or any; or that it stayed. */
export function judgeMove(view: AnyView, claim: ClaimOf<'moved'>, since: number): Judgement {
  const { place } = claim;
  const then = view.at(since);
  const [now, before] = [view.rank(place), then?.rank(place)];
  const gained = then && rankGainOf(view, since, place);
  if (!then || !now || !before || !gained) return noFigure;
  const { places, among } = gained;
  const isTold = places.from !== 'cell' || isInTables(view, since);
  const figures = {
    before,
    now,
    ...(isTold ? { places, ...(typeof among === 'object' ? { among } : {}) } : {}),
  };
  const [least, most] = claimedGains(claim);
  const agrees = (by: number) => by >= least && by <= most;
  const is = agrees(places.value);
  // Where the published ranks support the claim and those over the common units and indicators do not, it is neither true nor false; nor in the opposite case, where no table has the ranks over the common ones.
  if ((!is || !isTold) && agrees(before.value - now.value) !== is) return { verdict: 'no-figure', figures };
  const [range, was] = [view.rankSpan(place), then.rankSpan(place)];
  const open: Judgement = { verdict: 'not-distinguishable', figures, why: 'ranges' };
  if (!is) {
    const mayBe = was.low - range.high <= most && was.high - range.low >= least;
    return mayBe ? open : { verdict: 'false', figures };
  }
  // So many places, or none, are certain only where both ranks are; the direction is where the ranges lie apart.
  const isExact = claim.up === undefined || claim.places !== undefined;
  const apart = (isExact ? hasExactRanks : hasMoved)(view, then, place);
  if (!apart) return open;
  return isMeasuredIn(view, place, [since, view.t])
    ? { verdict: 'true', figures }
    : { verdict: 'not-distinguishable', figures, why: 'carried' };
}

/** The range of places gained that a claim of a move allows. */
function claimedGains({ up, places }: ClaimOf<'moved'>): [number, number] {
  if (up === undefined) return [0, 0];
  if (places !== undefined) return up ? [places, places] : [-places, -places];
  return up ? [1, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, -1];
}

/** That a place stands above another, or has more. */
export function judgeAbove(view: AnyView, claim: ClaimOf<'above'>): Judgement {
  const { place, other, by } = claim;
  if (place.level !== other.level || place.number === other.number) return noFigure;
  const turned = by === 'value' && ranksLowestFirst(view.release.plan, view.g);
  const [a, b] = [view.rank(place), view.rank(other)];
  if (!a || !b) return noFigure;
  const figures = { rank: a, other: b };
  // Who shares a rank has the same value: neither is above the other.
  if (a.value === b.value) return { verdict: 'false', figures };
  if (!areDistinguishable(view, place, other))
    return { verdict: 'not-distinguishable', figures, why: whyOpen(view) };
  if (a.value < b.value !== (claim.above !== turned)) return { verdict: 'false', figures };
  return claim.slightly || claim.clearly ? judgeDegree(view, claim, figures) : { verdict: 'true', figures };
}

/** That who is above another is so by a little, or by much; open where a ratio of points means nothing. */
function judgeDegree(
  view: AnyView,
  { place, other, slightly }: ClaimOf<'above'>,
  figures: Judgement['figures'],
): Judgement {
  const [a, b] = [place, other].map((one) => view.value(one)?.value ?? Number.NaN);
  const [more, less] = [Math.max(a!, b!), Math.min(a!, b!)];
  if (!hasNaturalZero(view.release.plan) || !(less > 0))
    return { verdict: 'not-distinguishable', figures, why: 'words' };
  return verdictOf(slightly ? compareLittle(more / less) : compareMuch(more / less), figures);
}

/** That two places share a rank, have the same value, or have no order that can be told. */
export function judgeTied(view: AnyView, { place, other, by }: ClaimOf<'tied'>): Judgement {
  const [a, b] = [view.rank(place), view.rank(other)];
  if (place.level !== other.level || place.number === other.number || !a || !b) return noFigure;
  const figures = { rank: a, other: b };
  if (by === 'order') return { verdict: areDistinguishable(view, place, other) ? 'false' : 'true', figures };
  if (a.value === b.value) return { verdict: 'true', figures };
  if (by === 'value' || areDistinguishable(view, place, other)) return { verdict: 'false', figures };
  return { verdict: 'not-distinguishable', figures, why: 'ranges' };
}

/** That a place is among the first so many, and was in no published period before. */
export function judgeNewcomer(view: AnyView, { place, k }: ClaimOf<'newcomer'>): Judgement {
  const standing = rankAmong(view, place);
  if (view.t === 0 || !standing) return noFigure;
  const { rank, of, range } = standing;
  const figures = { rank, of, ...(range ? { low: range.low, high: range.high } : {}) };
  const is = newcomerVerdict(view, place, k);
  switch (is) {
    case 'yes':
      return { verdict: 'true', figures };
    case 'no':
      return { verdict: 'false', figures };
    case 'unknown':
      return { verdict: 'no-figure', figures };
    default:
      return { verdict: 'not-distinguishable', figures, why: is };
  }
}
