import type { Subject } from '../../release/index.js';
import { perHeadView } from '../facts/perHead.js';
import { viewOf } from '../facts/view.js';
import { isWithin } from './among.js';
import { type Claim, type ClaimOf, conjunction, negate, type When } from './claim.js';
import type { Amount, Predicate } from './grammar/draft.js';
import { claimMeaning, type FittedMeaning, type ResolvedClause, withoutUnit } from './resolvedClause.js';

/** The value of a place, or per head of it; NaN where it has none. */
function valueAt({ release }: ResolvedClause, place: Subject, when: When): number {
  const t = Math.max(0, when.t);
  const view = (when.perHead && perHeadView(release, t)) || viewOf(release, t, when.g);
  return view.value(place)?.value ?? Number.NaN;
}

/** The time that a change is compared with. */
export const before = (when: When): When => ({ ...when, t: when.since, since: when.since - 1 });

/** Whether a place has at least the value of another. */
const isHigher = (frame: ResolvedClause, place: Subject, other: Subject, at: When): boolean =>
  valueAt(frame, place, at) >= valueAt(frame, other, at);

/** That the distance of two places grew, told of the higher one, and how far apart they were, and are. */
export function apartMeaning(
  frame: ResolvedClause,
  place: Subject,
  { other: named, widened, from, to }: Extract<Predicate, { kind: 'apart' }>,
  when: When,
): FittedMeaning | undefined {
  const other = frame.chosen(named);
  if (other.level !== place.level) return undefined;
  const apart = (by: Amount | undefined, at: When) => {
    const [high, low] = isHigher(frame, place, other, at) ? [place, other] : [other, place];
    return by
      ? [claimMeaning({ kind: 'margin', place: high, other: low, above: true, by: withoutUnit(by) }, at)]
      : [];
  };
  const claim = apartClaim(frame, place, other, widened, when);
  return {
    meaning: conjunction([claimMeaning(claim, when), ...apart(to, when), ...apart(from, before(when))]),
    misfit: 0,
  };
}

const apartClaim = (
  frame: ResolvedClause,
  place: Subject,
  other: Subject,
  widened: boolean,
  when: When,
): Claim =>
  isHigher(frame, place, other, when)
    ? { kind: 'apart', place, other, widened }
    : { kind: 'apart', place: other, other: place, widened };

/** That a place drew nearer to another or farther ahead: who was behind and is not has done both. */
export function drewMeaning(
  frame: ResolvedClause,
  place: Subject,
  { other: named, to, lost = false }: Extract<Predicate, { kind: 'drew' }>,
  when: When,
): FittedMeaning | undefined {
  const other = frame.chosen(named);
  if (other.level !== place.level) return undefined;
  const then = before(when);
  const above = (is: boolean, at: When) =>
    claimMeaning({ kind: 'above', place, other, above: is, by: 'rank' }, at);
  const [now, was] = [when, then].map((at) => isHigher(frame, place, other, at));
  const passed = now !== was ? [above(now!, when), above(was!, then)] : undefined;
  const apart = (widened: boolean) =>
    passed ?? [claimMeaning(apartClaim(frame, place, other, widened, when), when)];
  const each = {
    level: () => [above(false, then), negate(above(false, when))],
    ahead: () => [above(true, when), ...apart(true)],
    farther: () => [above(true, then), above(true, when), ...apart(true)],
    // The lead of the higher one grew, or that of the lower one's rival became less.
    ground: () => (passed ? [above(!lost, when), above(lost, then)] : apart(now === !lost)),
  }[to]();
  return { meaning: conjunction(each), misfit: 0 };
}

/** What is said of a place beside several others together. */
export function sumMeaning(
  { chosen }: ResolvedClause,
  place: Subject,
  { others: named, above }: Extract<Predicate, { kind: 'sum' }>,
  when: When,
): FittedMeaning {
  const others = named.map(chosen);
  const misfit = others.filter(({ level }) => level !== place.level).length;
  return { meaning: claimMeaning({ kind: 'sum', place, others, above }, when), misfit };
}

interface Degree {
  clearly?: boolean | undefined;
  slightly?: boolean | undefined;
}
const degreeOf = ({ clearly, slightly }: Degree): Degree => ({
  ...(clearly ? { clearly } : {}),
  ...(slightly ? { slightly } : {}),
});

/** What is said of a place beside the average of a group: by value, whatever the verb. */
function averageMeaning(
  { release, clause: { predicate }, chosen }: ResolvedClause,
  place: Subject,
  when: When,
): FittedMeaning | undefined {
  const mention = 'other' in predicate ? predicate.other : undefined;
  const group = mention && chosen(mention);
  if (!group || (mention.average === 'own' && !isWithin(release, place, group))) return undefined;
  const of = (
    above: boolean | undefined,
    by?: Amount,
    unit: ClaimOf<'average'>['unit'] = 'points',
    how: Degree = {},
  ): FittedMeaning => ({
    meaning: claimMeaning(
      {
        kind: 'average',
        place,
        group,
        above,
        by: by && withoutUnit(by),
        unit,
        ...degreeOf(how),
      },
      when,
    ),
    misfit: 0,
  });
  switch (predicate.kind) {
    case 'above':
      return of(predicate.above, undefined, 'points', predicate);
    case 'margin':
      return predicate.above === undefined ? undefined : of(predicate.above, predicate.by);
    case 'multiple':
      return of(predicate.over, predicate.times, predicate.over === undefined ? 'times' : 'percent');
    case 'faster': {
      const { faster, unit } = predicate;
      return {
        meaning: claimMeaning({ kind: 'faster', place, other: group, faster, unit, average: true }, when),
        misfit: 0,
      };
    }
    default:
      return undefined;
  }
}

/** What is said of a place beside another. */
export function comparisonMeaning(
  frame: ResolvedClause,
  place: Subject,
  when: When,
): FittedMeaning | undefined {
  const { predicate } = frame.clause;
  if (!('other' in predicate) || !predicate.other) return undefined;
  const other = frame.chosen(predicate.other);
  if (predicate.other.average) return averageMeaning(frame, place, when);
  const misfit = other.level === place.level ? 0 : 2;
  const of = (claim: Claim): FittedMeaning => ({ meaning: claimMeaning(claim, when), misfit });
  switch (predicate.kind) {
    case 'above': {
      const { above, by, ...how } = predicate;
      return of({ kind: 'above', place, other, above, by, ...degreeOf(how) });
    }
    case 'tied':
      return of({ kind: 'tied', place, other, by: predicate.by });
    case 'margin': {
      // How far they are apart is said of the higher one.
      const { above = valueAt(frame, place, when) >= valueAt(frame, other, when) } = predicate;
      return of({ kind: 'margin', place, other, above, by: withoutUnit(predicate.by) });
    }
    case 'multiple':
      return of({
        kind: 'multiple',
        place,
        other,
        times: withoutUnit(predicate.times),
        ...(predicate.over === undefined ? {} : { over: predicate.over }),
      });
    case 'faster':
      return of({ kind: 'faster', place, other, faster: predicate.faster, unit: predicate.unit });
    default:
      return undefined;
  }
}
