import type { Subject } from '../../release/index.js';
import { areDistinguishable, whyOpen } from '../facts/blocks.js';
import { ratioFigure, sumFigure } from '../facts/citedFigures.js';
import type { CitedFigure } from '../facts/fact.js';
import { type AnyView, type FactSource, totalOf } from '../facts/view.js';
import { isWithin } from './among.js';
import type { ClaimOf } from './claim.js';
import { type Judgement, noFigure } from './judgement.js';
import { isAmong } from './quantified.js';
import { type Agreement, compareFigure, comparePublished, nearAsWords } from './quantities.js';

/** The verdict on a figure compared with a number. */
export function verdictOf(is: Agreement, figures: Record<string, CitedFigure>): Judgement {
  if (is === 'open') return { verdict: 'not-distinguishable', figures, why: 'words' };
  return { verdict: is === 'yes' ? 'true' : 'false', figures };
}

/** What the index of a place is. */
export function judgeValue(view: AnyView, claim: ClaimOf<'value'>): Judgement {
  const found = view.value(claim.place);
  return found ? verdictOf(compareFigure(found.value, claim.value), { value: found }) : noFigure;
}

/** By how many points a place is above or below another. */
export function judgeMargin(view: AnyView, { place, other, above, by }: ClaimOf<'margin'>): Judgement {
  const [a, b] = [view.value(place), view.value(other)];
  if (!a || !b || place.level !== other.level) return noFigure;
  const of = (x: number, y: number): Agreement => {
    const more = above ? x - y : y - x;
    return more > 0 ? compareFigure(more, by) : 'no';
  };
  return judgeApart(view, [place, other], comparePublished([a.value, b.value], of), { value: a, than: b });
}

/** How many times the index of another that of a place is, or how many per cent it is over or under it. */
export function judgeMultiple(view: AnyView, { place, other, times, over }: ClaimOf<'multiple'>): Judgement {
  const [a, b] = [view.value(place), view.value(other)];
  if (!a || !b || !(b.value > 0)) return noFigure;
  const is = comparePublished([a.value, b.value], (x, y) => {
    if (over === undefined) return compareFigure(x / y, nearAsWords(times));
    const more = 100 * (over ? x / y - 1 : 1 - x / y);
    return more > 0 ? compareFigure(more, times) : 'no';
  });
  return judgeApart(view, [place, other], is, { value: a, than: b });
}

/** A difference or a ratio of two places: true only where they can be told apart, as their order is. */
function judgeApart(
  view: AnyView,
  [a, b]: readonly [Subject, Subject],
  is: Agreement,
  figures: Record<string, CitedFigure>,
): Judgement {
  if (a.level !== b.level || is !== 'yes' || areDistinguishable(view, a, b)) return verdictOf(is, figures);
  return { verdict: 'not-distinguishable', figures, why: whyOpen(view) };
}

/** What part of a whole one or more places hold together; no figure where it does not hold them. */
export function judgeShare(view: AnyView, { places, of, percent }: ClaimOf<'share'>): Judgement {
  const found = shareOf(view, places, of);
  return 'outside' in found ? found : verdictOf(compareFigure(found.value, percent), { share: found });
}

/** The share itself. */
export function shareOf(
  view: AnyView,
  places: readonly Subject[],
  of: Subject,
): CitedFigure | (Judgement & { outside: Subject | undefined }) {
  const { release } = view;
  const counted = countedOnce(view, places);
  const values = counted.flatMap((one) => view.value(one) ?? []);
  const whole = view.value(of);
  const adds = [...places, of, totalOf(release)].every((one) => addsUp(release, one));
  const outside = places.some((one) => !isWithin(release, one, of));
  if (outside) return { ...noFigure, outside: of };
  if (!whole || !(whole.value > 0) || !adds || values.length < counted.length)
    return { ...noFigure, outside: undefined };
  return ratioFigure(values.length === 1 ? values[0]! : sumFigure(values, 'points'), whole);
}

/** Places each once; where some have units in common, the units of all of them. */
export function countedOnce(view: AnyView, places: readonly Subject[]): readonly Subject[] {
  const each = places.filter((one, i) => !isAmong(one, places.slice(0, i)));
  const unitsOf = each.map((one) =>
    view.members(-1).filter((unit) => isAmong(unit, [one]) || isWithin(view.release, unit, one)),
  );
  const all = new Set(unitsOf.flat());
  return all.size === unitsOf.flat().length ? each : [...all].filter((unit) => view.value(unit));
}

/** Whether the value of a place is that of its units added up; a unit is itself. */
export function addsUp({ plan }: FactSource, { level, grouping }: Subject): boolean {
  if (level === 'total') return plan.total.rollUp === 'sum';
  return grouping < 0 || plan.groupings[grouping]!.rollUp === 'sum';
}
