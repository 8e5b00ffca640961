import { ranksLowestFirst } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { areDistinguishable, areStudied, hasMoved } from '../facts/blocks.js';
import type { CitedFigure } from '../facts/fact.js';
import { isMeasuredIn } from '../facts/measured.js';
import { isInTables, rankGainOf } from '../facts/moves.js';
import { newcomerVerdict } from '../facts/newcomers.js';
import type { View } from '../facts/view.js';
import { isWithin, rankAmong } from './among.js';
import type { ClaimOf, Verdict } from './claim.js';
import { type Judgement, noFigure } from './judgement.js';

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
export function judgeRank(view: View, claim: ClaimOf<'rank'> | ClaimOf<'top'>): Judgement {
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
  view: View,
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
  const said = claim.fromEnd ? of - claim.rank + 1 : claim.rank;
  if (said < low || said > high) return 'false';
  return low === high && rank.value === said ? 'true' : 'not-distinguishable';
}

function topVerdict({ of, low, high }: RankStanding, { k, fromEnd }: ClaimOf<'top'>): Verdict {
  const [best, worst] = fromEnd ? [of + 1 - high, of + 1 - low] : [low, high];
  return worst <= k ? 'true' : best > k ? 'false' : 'not-distinguishable';
}

/** That a place rose or fell so many places, or any; or that it stayed. */
export function judgeMove(view: View, claim: ClaimOf<'moved'>, since: number): Judgement {
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
    return mayBe || !areStudied(view, then, place) ? open : { verdict: 'false', figures };
  }
  const point = ({ low, high }: { low: number; high: number }) => low === high;
  const apart = claim.up === undefined ? point(range) && point(was) : hasMoved(view, then, place);
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
export function judgeAbove(view: View, claim: ClaimOf<'above'>): Judgement {
  const { place, other, by } = claim;
  if (place.level !== other.level || place.number === other.number) return noFigure;
  const turned = by === 'value' && ranksLowestFirst(view.release.plan, view.g);
  const [a, b] = [view.rank(place), view.rank(other)];
  if (!a || !b) return noFigure;
  const figures = { rank: a, other: b };
  if (!areDistinguishable(view, place, other))
    return { verdict: 'not-distinguishable', figures, why: 'ranges' };
  return { verdict: a.value < b.value === (claim.above !== turned) ? 'true' : 'false', figures };
}

/** That a place is among the first so many, and was in no published period before. */
export function judgeNewcomer(view: View, { place, k }: ClaimOf<'newcomer'>): Judgement {
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

/** How many units of a group are among the first so many. */
export function judgeCount(view: View, { group, n, k }: ClaimOf<'count'>): Judgement {
  const units = view.peers({ grouping: -1 }).filter((unit: Subject) => isWithin(view.release, unit, group));
  if (units.length === 0) return noFigure;
  const sure = units.filter((unit) => view.rankSpan(unit).high <= k).length;
  const may = units.filter((unit) => view.rankSpan(unit).low <= k);
  const references = may
    .filter((unit) => view.rankNumber(unit) <= k)
    .flatMap((unit) => view.rank(unit)!.references);
  const figures = {
    count: { value: references.length, unit: 'count', from: 'named', references } as CitedFigure,
  };
  if (n < sure || n > may.length) return { verdict: 'false', figures };
  return sure === may.length
    ? { verdict: 'true', figures }
    : { verdict: 'not-distinguishable', figures, why: 'ranges' };
}
