import type { Release, Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/fact.js';
import { ratioFigure, sumFigure } from '../facts/making.js';
import { totalOf, type View } from '../facts/view.js';
import { liesIn } from './among.js';
import type { ClaimOf, Quantity } from './claim.js';
import { type Judged, none } from './judged.js';
import { type Held, held } from './quantities.js';

/** The verdict on a figure compared with a number. */
export function verdictOf(is: Held, figures: Record<string, CitedFigure>): Judged {
  if (is === 'open') return { verdict: 'not-distinguishable', figures, why: 'words' };
  return { verdict: is === 'yes' ? 'true' : 'false', figures };
}

/** What the index of a place is. */
export function value(view: View, claim: ClaimOf<'value'>): Judged {
  const found = view.value(claim.place);
  return found ? verdictOf(held(found.value, claim.value), { value: found }) : none;
}

/** By how many points a place is above or below another. */
export function margin(view: View, { place, other, above, by }: ClaimOf<'margin'>): Judged {
  const [a, b] = [view.value(place), view.value(other)];
  if (!a || !b || place.level !== other.level) return none;
  const more = above ? a.value - b.value : b.value - a.value;
  return verdictOf(more > 0 ? held(more, by) : 'no', { value: a, than: b });
}

/** How many times the index of another that of a place is. */
export function multiple(view: View, { place, other, times }: ClaimOf<'multiple'>): Judged {
  const [a, b] = [view.value(place), view.value(other)];
  if (!a || !b || !(b.value > 0)) return none;
  return verdictOf(held(a.value / b.value, nearAsWords(times)), { value: a, than: b });
}

/** "Twice" is meant as near as words are. */
const nearAsWords = (times: Quantity): Quantity =>
  times.is === 'equal' && times.value.half === 0 ? { ...times, is: 'about' } : times;

/** What part of a whole one or more places hold together; no figure where it does not hold them. */
export function share(view: View, { places, of, percent }: ClaimOf<'share'>): Judged {
  const found = shareOf(view, places, of);
  return 'outside' in found ? found : verdictOf(held(found.value, percent), { share: found });
}

/** The share itself. */
export function shareOf(
  view: View,
  places: readonly Subject[],
  of: Subject,
): CitedFigure | (Judged & { outside: Subject | undefined }) {
  const { release } = view;
  const values = places.flatMap((one) => view.value(one) ?? []);
  const whole = view.value(of);
  const adds = [...places, of, totalOf(release)].every((one) => addsUp(release, one));
  const outside = places.some((one) => !liesIn(release, one, of));
  const twice = places.some((a) => places.some((b) => liesIn(release, a, b)));
  if (outside) return { ...none, outside: of };
  if (!whole || !(whole.value > 0) || !adds || twice || values.length < places.length)
    return { ...none, outside: undefined };
  return ratioFigure(values.length === 1 ? values[0]! : sumFigure(values, 'points'), whole);
}

/** Whether the value of a place is that of its units added up; a unit is itself. */
function addsUp({ plan }: Release, { level, grouping }: Subject): boolean {
  if (level === 'total') return plan.total.rollUp === 'sum';
  return grouping < 0 || plan.groupings[grouping]!.rollUp === 'sum';
}
