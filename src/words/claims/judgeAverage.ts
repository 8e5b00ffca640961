import { type ScoreSum, scoreDraws } from '../../analysis/index.js';
import { hasNaturalZero } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { whyOpen } from '../facts/blocks.js';
import { meanFigure, sumFigure } from '../facts/citedFigures.js';
import type { CitedFigure } from '../facts/fact.js';
import { type AnyView, type FactSource, isTotal, totalOf } from '../facts/view.js';
import { isWithin } from './among.js';
import type { ClaimOf } from './claim.js';
import { type Judgement, noFigure } from './judgement.js';
import { addsUp, countedOnce, verdictOf } from './judgeValues.js';
import { isAmong } from './quantified.js';
import {
  type Agreement,
  compareFigure,
  compareLittle,
  compareMuch,
  comparePublished,
  nearAsWords,
} from './quantities.js';

/** An average, and what it is of in a draw of the scores of the units. */
interface Average {
  figure: CitedFigure;
  drawn: ScoreSum;
}

/**
 * How the value of a place compares with the average of a group: the mean of its units. Per head the figure of the whole is another
 * average; where the two do not agree on what is said, it is open.
 */
export function judgeAverage(view: AnyView, claim: ClaimOf<'average'>): Judgement {
  const { place, group } = claim;
  const own = view.value(place);
  const averages = averagesOf(view, group);
  const isSame = place.level === group.level && place.number === group.number;
  if (!own || averages.length === 0 || isSame) return noFigure;
  if (!isComparable(view, place)) return { ...noFigure, why: 'sum' };
  const judged = averages.map((average) => judgeBeside(view, claim, own, average));
  const [first, second] = judged;
  if (!second || second.verdict === first!.verdict) return first!;
  const figures = { value: own, average: averages[0]!.figure, mean: averages[1]!.figure };
  return { verdict: 'not-distinguishable', figures, why: 'average' };
}

/** What the average of a group is; open where the mean of its places and its figure per head do not agree on it. */
export function judgeMean(view: AnyView, { place, value }: ClaimOf<'value'>): Judgement {
  const [first, second] = averagesOf(view, place).map(({ figure }) =>
    verdictOf(compareFigure(figure.value, value), { average: figure }),
  );
  if (!first || !second || first.verdict === second.verdict) return first ?? noFigure;
  const figures = { ...first.figures, mean: second.figures['average']! };
  return { verdict: 'not-distinguishable', figures, why: 'average' };
}

/** Whether a value is one that an average of units may be compared with: that of a unit, or itself an average. */
const isComparable = (view: AnyView, place: Subject): boolean =>
  (place.grouping < 0 && place.level !== 'total') || (!view.perHead && isMean(view.release, place));

/** Whether the value of a group is the mean of its units. */
export function isMean({ plan }: FactSource, of: Subject): boolean {
  const rolled = isTotal({ plan }, of) ? plan.total : plan.groupings[of.grouping];
  return rolled?.rollUp === 'mean';
}

function averagesOf(view: AnyView, group: Subject): Average[] {
  const members = view.members(-1).filter((unit) => isWithin(view.release, unit, group) && view.value(unit));
  if (members.length < 2) return [];
  const units = members.map(({ number }) => number);
  const published = view.value(group);
  if (!view.perHead && isMean(view.release, group) && published)
    return [{ figure: published, drawn: { units, isMean: true } }];
  const heads = view.perHead;
  const times = heads && ((unit: number) => heads(members[units.indexOf(unit)]!));
  const mean: Average = {
    figure: meanFigure(
      members.map((unit) => view.value(unit)!),
      'points',
    ),
    drawn: { units, isMean: true, ...(times ? { times } : {}) },
  };
  if (!heads) return [mean];
  if (!published) return [];
  return [
    { figure: published, drawn: { units, isMean: isMean(view.release, group), times: () => heads(group) } },
    mean,
  ];
}

function judgeBeside(
  view: AnyView,
  claim: ClaimOf<'average'>,
  own: CitedFigure,
  { figure, drawn }: Average,
): Judgement {
  const { place, above, by, unit } = claim;
  const figures = { value: own, average: figure };
  const [a, b] = [own.value, figure.value];
  if (by && unit !== 'points' && !(b > 0)) return noFigure;
  const is = by
    ? comparePublished([a, b], (x, y): Agreement => {
        if (unit === 'times') return compareFigure(x / y, nearAsWords(by));
        const more = (above ? x - y : y - x) * (unit === 'percent' ? 100 / y : 1);
        return more > 0 ? compareFigure(more, by) : 'no';
      })
    : sideAgreement(view, claim, a, b);
  // An amount that is wrong is wrong, whichever way the order is.
  if (a === b || (by && is !== 'yes') || isOrderSure(view, place, drawn, a > b))
    return verdictOf(is, figures);
  return { verdict: 'not-distinguishable', figures, why: whyOpen(view) };
}

/** Whether a value is on the side of an average that is said; well above it only where a ratio of both means something. */
function sideAgreement(
  view: AnyView,
  { above, clearly, slightly }: ClaimOf<'average'>,
  own: number,
  average: number,
): Agreement {
  const [more, less] = above ? [own, average] : [average, own];
  if (!(more > less)) return 'no';
  if (!clearly && !slightly) return 'yes';
  if (!hasNaturalZero(view.release.plan) || !(less > 0)) return 'open';
  return slightly ? compareLittle(more / less) : compareMuch(more / less);
}

/** Whether draws leave a place on its side of an average. */
function isOrderSure(view: AnyView, place: Subject, average: ScoreSum, isAbove: boolean): boolean {
  if (view.isLargelyFilled()) return false;
  const own = ownScore(view, place);
  const draws = scoreDraws(view.release, view.g, view.t);
  return (isAbove ? draws?.isAbove(own, average) : draws?.isAbove(average, own)) ?? false;
}

/** That a place has more points than several others together; no figure where points do not add up, or the place is one of them. */
export function judgeSum(view: AnyView, { place, others, above }: ClaimOf<'sum'>): Judgement {
  const { release } = view;
  const counted = countedOnce(view, others);
  const own = view.value(place);
  const values = counted.flatMap((one) => view.value(one) ?? []);
  const adds = [place, ...others, totalOf(release)].every((one) => addsUp(release, one));
  const [mine, theirs] = [[place], counted].map((of) => unitsIn(view, of));
  const isApart = theirs!.every((unit) => !mine!.includes(unit));
  if (!own || values.length < counted.length || !adds || !isApart || view.perHead) return noFigure;
  const than = sumFigure(values, 'points');
  const figures = { value: own, than };
  const isAbove = own.value > than.value;
  const [a, b]: ScoreSum[] = [mine!, theirs!].map((units) => ({ units, isMean: false }));
  const draws = view.isLargelyFilled() ? undefined : scoreDraws(release, view.g, view.t);
  const isSure = isAbove ? draws?.isAbove(a!, b!) : draws?.isAbove(b!, a!);
  if (!isSure && own.value !== than.value)
    return { verdict: 'not-distinguishable', figures, why: whyOpen(view) };
  return verdictOf(isAbove === above && own.value !== than.value ? 'yes' : 'no', figures);
}

/** The numbers of the units of some places. */
const unitsIn = (view: AnyView, places: readonly Subject[]): number[] =>
  view
    .members(-1)
    .filter((unit) => isAmong(unit, places) || places.some((of) => isWithin(view.release, unit, of)))
    .map(({ number }) => number);

function ownScore(view: AnyView, place: Subject): ScoreSum {
  if (place.grouping < 0 && place.level !== 'total') {
    const heads = view.perHead?.(place);
    return { units: [place.number], isMean: false, ...(heads === undefined ? {} : { times: () => heads }) };
  }
  const members = view.members(-1).filter((unit) => isWithin(view.release, unit, place) && view.value(unit));
  return { units: members.map(({ number }) => number), isMean: true };
}
