import { hasNaturalZero } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { isMeasuredIn } from '../facts/measured.js';
import { perHeadView } from '../facts/perHead.js';
import { type View, viewOf } from '../facts/view.js';
import { balanceFacts } from '../facts/whole.js';
import { type Claim, claimsIn, type Meaning, placesIn, type Verdict, type When } from './claim.js';
import { faster, growth, shareChange } from './judgeChanges.js';
import { type Judged, none } from './judged.js';
import { above, count, moved, newcomer, placed } from './judgeRanks.js';
import { margin, multiple, share, value } from './judgeValues.js';

/** What may be said of the index per head: of one period. */
const toldPerHead: readonly Claim['kind'][] = ['rank', 'top', 'above', 'value', 'multiple'];

/** Whether a claim divides points by points: in per cent, times, shares or a comparison of growth. */
const isRatio = (claim: Claim) =>
  claim.kind === 'faster' ||
  claim.kind === 'multiple' ||
  claim.kind === 'share' ||
  (claim.kind === 'growth' && claim.unit !== 'points');

/**
 * Whether a claim is true of a release: false where it contradicts the published figures; not distinguishable where other weights
 * could reverse it, or where a value that changed was not measured again; true otherwise.
 */
export function judge(release: Release, claim: Claim, { g, t, since, perHead }: When): Judged {
  if (t < 0 || t >= release.index.periods) return none;
  const isTold = !perHead || (g === 0 && toldPerHead.includes(claim.kind));
  const view = perHead ? perHeadView(release, t) : viewOf(release, t, g);
  if (!view || !isTold) return none;
  if (isRatio(claim) && !hasNaturalZero(release.plan)) return { ...none, why: 'zero' };
  switch (claim.kind) {
    case 'gap':
      return gap(view, claim.narrowed, since);
    case 'rank':
    case 'top':
      return placed(view, claim);
    case 'moved':
      return moved(view, claim, since);
    case 'above':
      return above(view, claim);
    case 'newcomer':
      return newcomer(view, claim);
    case 'count':
      return count(view, claim);
    case 'value':
      return value(view, claim);
    case 'margin':
      return margin(view, claim);
    case 'multiple':
      return multiple(view, claim);
    case 'share':
      return share(view, claim);
    case 'share-change':
      return shareChange(view, claim, since);
    case 'growth':
      return growth(view, claim, since);
    case 'faster':
      return faster(view, claim, since);
  }
}

function gap(view: View, narrowed: boolean, since: number): Judged {
  const [balance] = balanceFacts(view, since);
  if (!balance) return none;
  const figures = { before: balance.before, after: balance.after };
  if (balance.verdict === 'not-distinguishable' || balance.verdict === 'none')
    return {
      verdict: 'not-distinguishable',
      figures,
      why: balance.verdict === 'none' ? 'unjudged' : 'chance',
    };
  return { verdict: (balance.verdict === 'narrowed') === narrowed ? 'true' : 'false', figures };
}

/** The verdict on a whole meaning: that of its claims, by the words that join them. */
export function verdictOn(release: Release, meaning: Meaning): { verdict: Verdict; why: Judged['why'] } {
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
    case 'all':
      return together(meaning.of.map((one) => verdictOn(release, one)));
    case 'run': {
      const all = together(meaning.of.map((one) => verdictOn(release, one)));
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
function together(all: readonly { verdict: Verdict; why: Judged['why'] }[]): {
  verdict: Verdict;
  why: Judged['why'];
} {
  for (const verdict of ['false', 'no-figure', 'not-distinguishable'] as const) {
    const found = all.find((one) => one.verdict === verdict);
    if (found) return found;
  }
  return { verdict: 'true', why: undefined };
}

/** Whether what is said of several periods was measured in each. */
function wasMeasured(release: Release, of: readonly Meaning[]): boolean {
  return of
    .flatMap(claimsIn)
    .every(({ claim, when }) =>
      placesIn(claim).every((place) => isMeasuredIn(viewOf(release, when.t, when.g), place, [when.t])),
    );
}
