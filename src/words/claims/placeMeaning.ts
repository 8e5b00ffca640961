import { type Subject, subjectsOf } from '../../release/index.js';
import { totalOf } from '../facts/view.js';
import { liesIn } from './among.js';
import { type Among, allOf, type Claim, type Meaning, notSo, type When } from './claim.js';
import { claimed, type Fitted, type Frame, withoutUnit } from './frame.js';

/** Among whom a place is ranked; undefined where the sentence names no such set. */
export function setOf(
  { release, beside, chosen }: Frame,
  place: Subject,
): { among: Among; misfit: number } | undefined {
  const { group, own, tier, size } = beside.among ?? {};
  if (tier)
    return place.grouping === -1 && place.level !== 'total'
      ? { among: { tier, size }, misfit: 0 }
      : undefined;
  if (own) {
    const j = release.plan.groupings.findIndex(({ column }) => own.includes(column));
    const k =
      j < 0 || place.level !== release.plan.level
        ? -1
        : (release.plan.groupings[j]!.memberOf[place.number] ?? -1);
    const home = subjectsOf(release.plan).find((s) => k >= 0 && s.grouping === j && s.number === k);
    return home && { among: { group: home, size }, misfit: 0 };
  }
  if (!group) return { among: { size }, misfit: 0 };
  const of = chosen(group);
  if (of.level === release.plan.level) return undefined;
  return of.level === 'total'
    ? { among: { size }, misfit: 0 }
    : { among: { group: of, size }, misfit: liesIn(release, place, of) ? 0 : 1 };
}

/** What is said of one place. */
export function saidOf(frame: Frame, place: Subject, when: When): Fitted | undefined {
  const { clause, beside, chosen, release } = frame;
  const { predicate } = clause;
  const set = setOf(frame, place);
  if (!set) return undefined;
  const { among, misfit } = set;
  const one = (claim: Claim, more = 0): Fitted => ({ meaning: claimed(claim, when), misfit: misfit + more });
  const both = (...of: Meaning[]): Fitted => ({ meaning: allOf(of), misfit });
  const then: When = { ...when, t: when.since, since: when.since - 1 };
  const top = (k: number, at: When): Meaning =>
    claimed({ kind: 'top', place, k, fromEnd: false, ...among }, at);
  const rank = (n: number, at: When): Meaning =>
    claimed({ kind: 'rank', place, rank: n, fromEnd: false, ...among }, at);
  if (beside['first-time']) return firstTime(frame, place, when, among);
  switch (predicate.kind) {
    case 'rank':
      return one({ kind: 'rank', place, rank: predicate.n, fromEnd: predicate.fromEnd === true, ...among });
    case 'unbeaten':
      return one({ kind: 'rank', place, rank: 1, fromEnd: false, ...among });
    case 'top':
      return one({ kind: 'top', place, k: predicate.k, fromEnd: predicate.fromEnd === true, ...among });
    case 'entered': {
      const [now, before] = predicate.left ? [then, when] : [when, then];
      return both(top(predicate.k, now), notSo(top(predicate.k, before)));
    }
    case 'moved':
      return one({ kind: 'moved', place, places: predicate.places, up: predicate.up });
    case 'moved-to': {
      const { from, to, up } = predicate;
      if (from !== undefined && up !== from > to) return undefined;
      const start: Meaning =
        from === undefined
          ? claimed({ kind: 'moved', place, places: undefined, up }, when)
          : rank(from, then);
      return both(rank(predicate.to, when), start);
    }
    case 'overtook': {
      const claim: Claim = { kind: 'above', place, other: chosen(predicate.other), above: true, by: 'rank' };
      return both(claimed(claim, when), claimed({ ...claim, above: false }, then));
    }
    case 'count': {
      const inUnits = beside.among?.levels?.includes(release.plan.level);
      return inUnits && place.grouping >= 0
        ? one({ kind: 'count', group: place, n: predicate.n, k: predicate.k })
        : undefined;
    }
    default:
      return comparedOf(frame, place, when) ?? valuedOf(frame, place, when);
  }
}

/** For the first time: to be first, or among the first so many. */
function firstTime({ clause, beside }: Frame, place: Subject, when: When, among: Among): Fitted | undefined {
  const { predicate } = clause;
  // "For the first time since 2019" is another claim, and "for the first time not" too.
  if (beside.base || beside.span || beside.every || beside.run || clause.mode !== 'so') return undefined;
  const k =
    predicate.kind === 'rank' && predicate.n === 1 && !predicate.fromEnd
      ? 1
      : (predicate.kind === 'top' && !predicate.fromEnd) || (predicate.kind === 'entered' && !predicate.left)
        ? predicate.k
        : undefined;
  if (k === undefined || among.group || among.tier || among.size !== undefined) return undefined;
  return { meaning: claimed({ kind: 'newcomer', place, k }, when), misfit: 0 };
}

/** What is said of a place beside another. */
function comparedOf(
  { clause: { predicate }, chosen }: Frame,
  place: Subject,
  when: When,
): Fitted | undefined {
  if (!('other' in predicate)) return undefined;
  const other = chosen(predicate.other);
  const misfit = other.level === place.level ? 0 : 2;
  const of = (claim: Claim): Fitted => ({ meaning: claimed(claim, when), misfit });
  switch (predicate.kind) {
    case 'above':
      return of({ kind: 'above', place, other, above: predicate.above, by: predicate.by });
    case 'margin':
      return of({ kind: 'margin', place, other, above: predicate.above, by: withoutUnit(predicate.by) });
    case 'multiple':
      return of({ kind: 'multiple', place, other, times: withoutUnit(predicate.times) });
    case 'faster':
      return of({ kind: 'faster', place, other, faster: predicate.faster });
    default:
      return undefined;
  }
}

/** What is said of the value of a place, or of how it changed. */
function valuedOf(
  { release, clause: { predicate }, chosen }: Frame,
  place: Subject,
  when: When,
): Fitted | undefined {
  const fit = (meaning: Meaning, misfit = 0): Fitted => ({ meaning, misfit });
  switch (predicate.kind) {
    case 'value':
      return fit(claimed({ kind: 'value', place, value: withoutUnit(predicate.value) }, when));
    case 'share-change': {
      const of = predicate.of ? chosen(predicate.of) : totalOf(release);
      const by = predicate.by && withoutUnit(predicate.by);
      return fit(
        claimed({ kind: 'share-change', place, of, by, up: predicate.up }, when),
        liesIn(release, place, of) ? 0 : 1,
      );
    }
    case 'growth': {
      const { by, up } = predicate;
      const unit = by?.unit === 'percent' || by?.unit === 'times' ? by.unit : 'points';
      return fit(claimed({ kind: 'growth', place, unit, by: by && withoutUnit(by), up }, when));
    }
    case 'grown-to': {
      const { from, to, up } = predicate;
      if (from && up !== to.value.value > from.value.value) return undefined;
      const then: When = { ...when, t: when.since, since: when.since - 1 };
      const start: Meaning = from
        ? claimed({ kind: 'value', place, value: withoutUnit(from) }, then)
        : claimed({ kind: 'growth', place, unit: 'points', by: undefined, up: up === true }, when);
      return fit(allOf([claimed({ kind: 'value', place, value: withoutUnit(to) }, when), start]));
    }
    default:
      return undefined;
  }
}
