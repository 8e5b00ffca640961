import { matchedValues } from '../../analysis/index.js';
import { hasNaturalZero } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import { isGrowthOrderCertain } from '../facts/growthOrder.js';
import { isMeasuredIn } from '../facts/measured.js';
import { unchangedGrowth } from '../facts/parts.js';
import { changeSince } from '../facts/standing.js';
import { type AnyView, placeAt } from '../facts/view.js';
import { isWithin } from './among.js';
import type { ClaimOf, Quantity } from './claim.js';
import { isMean } from './judgeAverage.js';
import { type Judgement, noFigure } from './judgement.js';
import { shareOf, verdictOf } from './judgeValues.js';
import { type Agreement, compareFactor, compareFigure, comparePublished } from './quantities.js';

/** A value in two periods. */
interface Ends {
  before: number;
  after: number;
}

/** How the index of a place changed, over what both periods have. */
export function judgeGrowth(view: AnyView, claim: ClaimOf<'growth'>, since: number): Judgement {
  const { place } = claim;
  const ends = endsOf(view, place, since);
  const years = claim.yearly ? yearsBetween(view, since) : 1;
  if (!ends || years === undefined) return noFigure;
  const { before, after } = ends.matched;
  const is = comparePublished([before, after], (a, b) =>
    compareGrowth(claim, { before: a, after: b }, years),
  );
  const figures = figuresOf(view, place, since, claim.unit, claim.yearly);
  if (!isMeasuredIn(view, place, [since, view.t]))
    return { verdict: 'not-distinguishable', figures, why: 'carried' };
  // Where the published values support the claim and those over the common units and indicators do not, it is neither true nor false; nor in the opposite case, where no table has the change over the common ones.
  const published = compareGrowth(claim, ends.published, years);
  const isTold = 'growth' in figures;
  if ((is === 'no' || !isTold) && published !== is) return { verdict: 'no-figure', figures };
  return verdictOf(is, figures);
}

/** The values of a place in two periods: over the units and indicators of both, and as published. */
function endsOf(
  view: AnyView,
  place: Subject,
  since: number,
): { matched: Ends; published: Ends } | undefined {
  const then = view.at(since);
  const [now, before] = [view.value(place), then?.value(place)];
  if (!now || !before || view.t === since) return undefined;
  const { plan, index } = view.release;
  const values = matchedValues(plan, index, view.g, [since, view.t], placeAt(view.release, place));
  const matched = {
    before: values.before * (then?.perHead?.(place) ?? 1),
    after: values.after * (view.perHead?.(place) ?? 1),
  };
  if (Number.isNaN(matched.after - matched.before)) return undefined;
  return { matched, published: { before: before.value, after: now.value } };
}

/** Whether a change is as it is said. */
function compareGrowth(
  { unit, by, up, yearly, much }: ClaimOf<'growth'>,
  ends: Ends,
  years: number,
): Agreement {
  const { before } = ends;
  if (up === undefined) return compareStill(ends);
  const isRatio = yearly && before > 0 && ends.after > 0;
  const after = isRatio ? before * (ends.after / before) ** (1 / years) : ends.after;
  const change = after - before;
  const towards = up ? change : -change;
  if (unit !== 'points' && !(before > 0)) return 'open';
  if (unit === 'times') {
    const ratio = after / before;
    return by!.is === 'equal' ? compareFactor(ratio, by!.value.value) : compareFigure(ratio, by!);
  }
  if (much !== undefined) return compareDegree((100 * towards) / before, much);
  if (!by) return towards > 0 ? 'yes' : 'no';
  return compareDirected(unit === 'percent' ? (100 * towards) / before : towards, by);
}

/** Up to this change, in per cent, an index moved only slightly; from that one on sharply. */
const [slight, sharp] = [2, 10];

/** Whether a change is as sharp, or as slight, as words say; between the two they leave it open. */
function compareDegree(percent: number, much: boolean): Agreement {
  if (!(percent > 0) || (much ? percent <= slight : percent >= sharp)) return 'no';
  return (much ? percent >= sharp : percent <= slight) ? 'yes' : 'open';
}

/** Below this change, in per cent, an index did not change; above that one it did. */
const [still, moved] = [unchangedGrowth, 0.5];

/** Whether a value did not change, as near as words are. */
function compareStill({ before, after }: Ends): Agreement {
  const size = before > 0 ? before : 1;
  const percent = (100 * Math.abs(after - before)) / size;
  return percent < still ? 'yes' : percent > moved ? 'no' : 'open';
}

/** How many years lie between two periods; undefined where periods are no years. */
function yearsBetween(view: AnyView, since: number): number | undefined {
  const then = view.at(since);
  const years = then && Number(view.period) - Number(then.period);
  return years && years > 0 ? years : undefined;
}

/** A change in the opposite direction contradicts any amount; "rose by 0.00" leaves the direction open. */
function compareDirected(towards: number, by: Quantity): Agreement {
  if (by.value.value === 0) return Math.abs(towards) <= by.value.half ? 'open' : 'no';
  return towards < 0 ? 'no' : compareFigure(towards, by);
}

/** The figure of a change as pages tell it, since the base or the period before; else the values of both periods. */
function figuresOf(
  view: AnyView,
  place: Subject,
  since: number,
  unit: ClaimOf<'growth'>['unit'],
  yearly = false,
): Record<string, CitedFigure> {
  const { plan } = view.release;
  const isBefore = since === view.t - 1;
  const isBase = since === plan.base - plan.first && plan.baseLength === 1;
  const change =
    view.g === 0 && !view.perHead && (isBefore || isBase)
      ? changeSince(view, place, since, isBefore ? 'points' : 'points_base')
      : undefined;
  const figure = unit === 'percent' ? change?.growth : change?.points;
  if (figure && unit !== 'times' && !yearly) return { growth: figure };
  return { from: view.at(since)!.value(place)!, value: view.value(place)! };
}

/**
 * That a place grew more than another, as measured in both periods: in per cent, in points, or in both where it is not said which and
 * both mean something.
 */
export function judgeFaster(view: AnyView, claim: ClaimOf<'faster'>, since: number): Judgement {
  if (claim.average) return judgeFasterThanAverage(view, claim, since);
  if (claim.unit !== 'either') return judgeFasterIn(view, claim, since, claim.unit);
  const points = judgeFasterIn(view, claim, since, 'points');
  if (!hasNaturalZero(view.release.plan)) return points;
  const percent = judgeFasterIn(view, claim, since, 'percent');
  if (percent.verdict === points.verdict) return percent;
  return { verdict: 'not-distinguishable', figures: percent.figures, why: 'words' };
}

/**
 * That a place grew faster than the average of a group: than its whole, where the mean of the growth of its units has the same order; it
 * is open where not. In points the mean of the units is meant, which the whole is only where it is one.
 */
function judgeFasterThanAverage(
  view: AnyView,
  { average: _, ...claim }: ClaimOf<'faster'>,
  since: number,
): Judgement {
  const { place, other } = claim;
  if (claim.unit !== 'percent' && !isMean(view.release, other)) return noFigure;
  const judged = judgeFaster(view, claim, since);
  if (!['true', 'false'].includes(judged.verdict)) return judged;
  const units = view.members(-1).filter((unit) => isWithin(view.release, unit, other));
  const order = (by: 'matched' | 'published', unit: 'percent' | 'points') => {
    const grown = (of: Subject) =>
      growthOf(endsOf(view, of, since)?.[by] ?? { before: Number.NaN, after: Number.NaN }, unit);
    const all = units.map(grown).filter((growth) => !Number.isNaN(growth));
    return Math.sign(grown(place) - all.reduce((sum, growth) => sum + growth, 0) / all.length);
  };
  const said = (judged.verdict === 'true') === claim.faster ? 1 : -1;
  const inUnits = claim.unit === 'either' ? (['percent', 'points'] as const) : [claim.unit];
  const agrees = inUnits.every(
    (unit) => order('matched', unit) === said && order('published', unit) === said,
  );
  return agrees ? judged : { verdict: 'not-distinguishable', figures: judged.figures, why: 'average' };
}

/** That the distance between two places grew or became less: that the higher one, which is told first, gained more points, or lost fewer. */
export function judgeApart(view: AnyView, claim: ClaimOf<'apart'>, since: number): Judgement {
  const { place, other, widened } = claim;
  // Who changed places was nearer in between, and farther before or after.
  const isHigher = [view, view.at(since)].every((at) => {
    const [a, b] = [at?.value(place), at?.value(other)];
    return a && b && a.value > b.value;
  });
  if (!isHigher) return noFigure;
  return judgeFasterIn(
    view,
    { kind: 'faster', place, other, faster: widened, unit: 'points' },
    since,
    'points',
    false,
  );
}

function judgeFasterIn(
  view: AnyView,
  claim: ClaimOf<'faster'>,
  since: number,
  unit: 'percent' | 'points',
  isGain = true,
): Judgement {
  const ends = [claim.place, claim.other].map((place) => endsOf(view, place, since));
  const order = (by: 'matched' | 'published') => {
    const [own, other] = ends.map((of) => (of ? growthOf(of[by], unit) : Number.NaN));
    return Math.sign(own! - other!);
  };
  const matched = order('matched');
  // The draws are of the index, not of points per head.
  const isDrawn = unit === 'percent' || !view.perHead;
  if (Number.isNaN(matched) || claim.place === claim.other || !isDrawn) return noFigure;
  const figures = {
    ...figuresOf(view, claim.place, since, unit),
    ...Object.fromEntries(
      Object.entries(figuresOf(view, claim.other, since, unit)).map(([name, figure]) => [
        `other-${name}`,
        figure,
      ]),
    ),
  };
  const measured = [claim.place, claim.other].every((place) => isMeasuredIn(view, place, [since, view.t]));
  if (!measured) return { verdict: 'not-distinguishable', figures, why: 'carried' };
  // Who fell gained nothing.
  if (isGain && unit === 'points' && !(ends[0]!.matched.after > ends[0]!.matched.before))
    return { verdict: 'false', figures };
  // Two comparisons that differ settle nothing.
  if (order('published') !== matched) return { verdict: 'no-figure', figures };
  const [quicker, slower] = matched > 0 ? [claim.place, claim.other] : [claim.other, claim.place];
  if (!isGrowthOrderCertain(view, since, quicker, slower, unit))
    return { verdict: 'not-distinguishable', figures, why: 'growth' };
  return { verdict: matched === (claim.faster ? 1 : -1) ? 'true' : 'false', figures };
}

/** How much a value grew; NaN in per cent of what is not above zero. */
function growthOf({ before, after }: Ends, unit: 'percent' | 'points'): number {
  if (unit === 'points') return after - before;
  return before > 0 ? after / before : Number.NaN;
}

/** By how many percentage points the share of a place changed. */
export function judgeShareChange(view: AnyView, claim: ClaimOf<'share-change'>, since: number): Judgement {
  const then = view.at(since);
  const now = shareOf(view, [claim.place], claim.of);
  if ('outside' in now) return now;
  const before = then && shareOf(then, [claim.place], claim.of);
  if (!before || 'outside' in before || since === view.t) return noFigure;
  const towards = claim.up ? now.value - before.value : before.value - now.value;
  const is = claim.by ? compareDirected(towards, claim.by) : towards > 0 ? 'yes' : 'no';
  const figures = { 'share-before': before, share: now };
  // A share grows where its place grows faster than the whole.
  const [faster, slower] = now.value > before.value ? [claim.place, claim.of] : [claim.of, claim.place];
  if (is === 'yes' && !isGrowthOrderCertain(view, since, faster, slower))
    return { verdict: 'not-distinguishable', figures, why: 'growth' };
  return verdictOf(is, figures);
}
