import { hasNaturalZero } from '../../edition/index.js';
import { gapBetween, isGapDecided } from '../facts/gapBetween.js';
import { isMeasuredIn } from '../facts/measured.js';
import { perHeadView } from '../facts/perHead.js';
import { type AnyView, type FactSource, viewOf } from '../facts/view.js';
import { balanceFacts } from '../facts/whole.js';
import { type Claim, claimsIn, type Meaning, placesIn, type Verdict, type When } from './claim.js';
import { judgeAverage, judgeMean, judgeSum } from './judgeAverage.js';
import { judgeApart, judgeFaster, judgeGrowth, judgeShareChange } from './judgeChanges.js';
import { type Judgement, noFigure } from './judgement.js';
import { judgeAbove, judgeMove, judgeNewcomer, judgeRank, judgeTied } from './judgeRanks.js';
import { judgeMargin, judgeMultiple, judgeShare, judgeValue } from './judgeValues.js';
import { verdictOnSome } from './quantified.js';

/** What may be said of the index per head. */
const kindsPerHead: readonly Claim['kind'][] = [
  'rank',
  'top',
  'above',
  'tied',
  'value',
  'margin',
  'multiple',
  'average',
  'growth',
  'faster',
  'apart',
  'gap',
];

/** Whether a claim divides points by points: in per cent, times, shares or a comparison of growth. */
const isRatio = (claim: Claim) =>
  (claim.kind === 'faster' && claim.unit === 'percent') ||
  claim.kind === 'multiple' ||
  claim.kind === 'share' ||
  (claim.kind === 'growth' && claim.unit !== 'points') ||
  (claim.kind === 'average' && claim.by !== undefined && claim.unit !== 'points');

/**
 * Whether a claim is true of a release: false where it contradicts the published figures; not distinguishable where other weights
 * could reverse it, or where a value that changed was not measured again; true otherwise.
 */
export function judge(release: FactSource, claim: Claim, { g, t, since, perHead }: When): Judgement {
  if (t < 0 || t >= release.index.periods) return noFigure;
  const isTold = !perHead || (g === 0 && kindsPerHead.includes(claim.kind));
  const view = perHead ? perHeadView(release, t) : viewOf(release, t, g);
  if (!view || !isTold) return noFigure;
  if (isRatio(claim) && !hasNaturalZero(release.plan)) return { ...noFigure, why: 'zero' };
  switch (claim.kind) {
    case 'gap':
      return judgeGap(view, claim.narrowed, since);
    case 'rank':
    case 'top':
      return judgeRank(view, claim);
    case 'moved':
      return judgeMove(view, claim, since);
    case 'above':
      return judgeAbove(view, claim);
    case 'tied':
      return judgeTied(view, claim);
    case 'newcomer':
      return judgeNewcomer(view, claim);
    case 'value':
      return claim.mean ? judgeMean(view, claim) : judgeValue(view, claim);
    case 'margin':
      return judgeMargin(view, claim);
    case 'multiple':
      return judgeMultiple(view, claim);
    case 'average':
      return judgeAverage(view, claim);
    case 'sum':
      return judgeSum(view, claim);
    case 'share':
      return judgeShare(view, claim);
    case 'share-change':
      return judgeShareChange(view, claim, since);
    case 'growth':
      return judgeGrowth(view, claim, since);
    case 'faster':
      return judgeFaster(view, claim, since);
    case 'apart':
      return judgeApart(view, claim, since);
  }
}

function judgeGap(view: AnyView, narrowed: boolean, since: number): Judgement {
  const told = view.perHead ? undefined : balanceFacts(view, since)[0];
  const gap = told ?? gapBetween(view, since);
  if (!gap) return noFigure;
  const { before, after, verdict } = gap;
  const figures = { before, after };
  if (verdict === 'not-distinguishable' || verdict === 'none')
    return { verdict: 'not-distinguishable', figures, why: verdict === 'none' ? 'unjudged' : 'chance' };
  if (!isGapDecided(view, since, verdict === 'narrowed'))
    return { verdict: 'not-distinguishable', figures, why: 'direction' };
  return { verdict: (verdict === 'narrowed') === narrowed ? 'true' : 'false', figures };
}

/** The verdict on a whole meaning: that of its claims, by the words that join them. */
export function verdictOn(
  release: FactSource,
  meaning: Meaning,
): { verdict: Verdict; why: Judgement['why'] } {
  switch (meaning.is) {
    case 'claim': {
      const { verdict, why } = judge(release, meaning.claim, meaning.when);
      return { verdict, why };
    }
    case 'not': {
      const { verdict, why } = verdictOn(release, meaning.of);
      // Of a place outside of a group, or among so many as there are not, nothing is denied.
      const isUnfounded = claimsIn(meaning.of).some(({ claim, when }) => {
        const { outside, miscounted } = judge(release, claim, when);
        return outside !== undefined || miscounted;
      });
      if (isUnfounded) return { verdict: 'no-figure', why: undefined };
      return { verdict: verdict === 'true' ? 'false' : verdict === 'false' ? 'true' : verdict, why };
    }
    case 'some':
      return verdictOnSome(meaning, ({ claim, when }) => judge(release, claim, when));
    case 'all':
      return combineVerdicts(meaning.of.map((one) => verdictOn(release, one)));
    case 'run': {
      const all = combineVerdicts(meaning.of.map((one) => verdictOn(release, one)));
      if (all.verdict !== 'true') return all;
      // Of the time before the first published period nothing is known.
      if (meaning.beyond > 0) return { verdict: 'no-figure', why: 'start' };
      if (meaning.before && verdictOn(release, meaning.before).verdict !== 'false')
        return { verdict: 'not-distinguishable', why: 'words' };
      const measured = meaning.of.some(({ is }) => is === 'not') || wasMeasured(release, meaning.of);
      return measured ? all : { verdict: 'not-distinguishable', why: 'carried' };
    }
  }
}

/** Of several claims: false where one is, then without figure, then not distinguishable. */
export function combineVerdicts(all: readonly { verdict: Verdict; why: Judgement['why'] }[]): {
  verdict: Verdict;
  why: Judgement['why'];
} {
  for (const verdict of ['false', 'no-figure', 'not-distinguishable'] as const) {
    const found = all.find((one) => one.verdict === verdict);
    if (found) return found;
  }
  return { verdict: 'true', why: undefined };
}

/** Whether what is said of several periods was measured in each. */
function wasMeasured(release: FactSource, of: readonly Meaning[]): boolean {
  return of
    .flatMap(claimsIn)
    .every(({ claim, when }) =>
      placesIn(claim).every((place) => isMeasuredIn(viewOf(release, when.t, when.g), place, [when.t])),
    );
}
