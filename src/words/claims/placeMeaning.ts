import { type Subject, subjectsOf } from '../../release/index.js';
import { totalOf, viewOf } from '../facts/view.js';
import { isWithin } from './among.js';
import { type Among, type Claim, conjunction, type Meaning, negate, type When } from './claim.js';
import { apartMeaning, before, comparisonMeaning, drewMeaning, sumMeaning } from './comparedMeaning.js';
import type { Amount, Predicate } from './grammar/draft.js';
import { againMeaning, recordMeaning } from './recordMeaning.js';
import { claimMeaning, type FittedMeaning, type ResolvedClause, withoutUnit } from './resolvedClause.js';

/** Among whom a place is ranked; undefined where the sentence names no such set. */
export function comparisonSet(
  { release, beside, chosen }: ResolvedClause,
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
    : { among: { group: of, size }, misfit: isWithin(release, place, of) ? 0 : 1 };
}

/** What is said of one place. */
export function placeMeaning(frame: ResolvedClause, place: Subject, when: When): FittedMeaning | undefined {
  const { clause, beside, chosen } = frame;
  const { predicate } = clause;
  const set = comparisonSet(frame, place);
  if (!set) return undefined;
  const { among, misfit } = set;
  const one = (claim: Claim, more = 0): FittedMeaning => ({
    meaning: claimMeaning(claim, when),
    misfit: misfit + more,
  });
  const both = (...of: Meaning[]): FittedMeaning => ({ meaning: conjunction(of), misfit });
  const then = before(when);
  const top = (k: number, at: When): Meaning =>
    claimMeaning({ kind: 'top', place, k, fromEnd: false, ...among }, at);
  const rankOf = (of: Subject, n: number, at: When): Meaning =>
    claimMeaning({ kind: 'rank', place: of, rank: n, fromEnd: false, ...among }, at);
  const rank = (n: number, at: When) => rankOf(place, n, at);
  const at = (t: number): When => ({ ...when, t, since: t - 1 });
  if (beside['first-time']) return firstTimeMeaning(frame, place, when, among);
  switch (predicate.kind) {
    case 'rank':
      return one({
        kind: 'rank',
        place,
        rank: predicate.n,
        ...(predicate.to === undefined ? {} : { to: predicate.to }),
        fromEnd: predicate.fromEnd === true,
        ...among,
      });
    case 'top':
      return one({ kind: 'top', place, k: predicate.k, fromEnd: predicate.fromEnd === true, ...among });
    case 'entered': {
      const [now, before] = predicate.left ? [then, when] : [when, then];
      return both(top(predicate.k, now), negate(top(predicate.k, before)));
    }
    case 'moved':
      return one({ kind: 'moved', place, places: predicate.places, up: predicate.up });
    case 'moved-to': {
      const { from, to, up = from === undefined || from > to } = predicate;
      if (from !== undefined && (from === to || up !== from > to)) return undefined;
      const start: Meaning =
        from === undefined
          ? claimMeaning({ kind: 'moved', place, places: undefined, up }, when)
          : rank(from, then);
      return both(rank(predicate.to, when), start);
    }
    case 'again': {
      const { n, k, other } = predicate;
      const found = againMeaning((t) => (k === undefined ? rank(n!, at(t)) : top(k, at(t))), when.t);
      const lost = other && n !== undefined ? [rankOf(chosen(other), n, then)] : [];
      return found && both(found, ...lost);
    }
    case 'record': {
      const found = recordMeaning(frame, place, predicate, when);
      return found && both(found);
    }
    case 'overtook': {
      const above = predicate.by !== true;
      const claim: Claim = { kind: 'above', place, other: chosen(predicate.other), above, by: 'rank' };
      return both(claimMeaning(claim, when), claimMeaning({ ...claim, above: !above }, then));
    }
    case 'places-apart': {
      const ranks = apartRanks(frame, place, predicate, when);
      const of = ranks && ({ kind: 'rank', place: ranks.other, rank: ranks.at, fromEnd: false } as const);
      return of && both(rank(ranks.own, when), claimMeaning(of, when));
    }
    case 'apart':
      return apartMeaning(frame, place, predicate, when);
    case 'sum':
      return sumMeaning(frame, place, predicate, when);
    case 'drew':
      return drewMeaning(frame, place, predicate, when);
    case 'second-to': {
      return both(rank(2, when), rankOf(chosen(predicate.other), 1, when));
    }
    default:
      return comparisonMeaning(frame, place, when) ?? valueMeaning(frame, place, when);
  }
}

/** The rank of another and the one so many places from it; undefined where the other has none, or ranks are those within a set. */
function apartRanks(
  { release, beside, chosen }: ResolvedClause,
  place: Subject,
  { other: named, places, above }: Extract<Predicate, { kind: 'places-apart' }>,
  when: When,
): { other: Subject; at: number; own: number } | undefined {
  const other = chosen(named);
  const at = viewOf(release, Math.max(0, when.t), when.g).rankNumber(other);
  const own = at + (above ? -places : places);
  const isOfAll = !beside.among && !when.perHead && other.level === place.level;
  return isOfAll && at > 0 && own > 0 ? { other, at, own } : undefined;
}

/** For the first time: so in no published period before. To be first, or among the first so many, has a claim of its own. */
function firstTimeMeaning(
  frame: ResolvedClause,
  place: Subject,
  when: When,
  among: Among,
): FittedMeaning | undefined {
  const { clause, beside } = frame;
  const { predicate } = clause;
  // "For the first time not" is another claim.
  if (beside.span || beside.every || beside.run || clause.mode !== 'so' || when.t < 1) return undefined;
  const since = beside.base?.t;
  // "Led for the first time since 2019" may say that it led then; a rise is of the time since, and before it nothing is known.
  if (typeof since === 'string' || (since !== undefined) !== (predicate.kind === 'growth')) return undefined;
  const k =
    predicate.kind === 'rank' && predicate.n === 1 && !predicate.fromEnd
      ? 1
      : (predicate.kind === 'top' && !predicate.fromEnd) || (predicate.kind === 'entered' && !predicate.left)
        ? predicate.k
        : undefined;
  const isOfSet = among.group || among.tier || among.size !== undefined;
  if (k !== undefined && !isOfSet)
    return { meaning: claimMeaning({ kind: 'newcomer', place, k }, when), misfit: 0 };
  const said = standing(predicate);
  if (!said || isOfSet) return undefined;
  const { 'first-time': _, base: __, ...rest } = beside;
  const bare = { ...frame, clause: { ...clause, predicate: said }, beside: rest };
  const at = (t: number) => placeMeaning(bare, place, { ...when, t, since: t - 1 });
  const now = at(when.t);
  const first = since === undefined ? 0 : since + 1;
  const before = Array.from({ length: Math.max(0, when.t - first) }, (_, i) => at(first + i));
  if (before.length === 0 || now?.meaning.is !== 'claim' || before.some((of) => of?.meaning.is !== 'claim'))
    return undefined;
  const each = before.map((of) => negate(of!.meaning));
  return { meaning: conjunction([now.meaning, ...each]), misfit: now.misfit };
}

/** What is so once something has come about: who overtook another stands above it. Undefined of a change that lasts no longer. */
function standing(predicate: Predicate): Predicate | undefined {
  if (predicate.kind === 'overtook')
    return { kind: 'above', other: predicate.other, above: predicate.by !== true, by: 'rank' };
  if (predicate.kind === 'entered') return predicate.left ? undefined : { kind: 'top', k: predicate.k };
  const isWhole = predicate.kind === 'growth' && predicate.by === undefined && predicate.up !== undefined;
  return isWhole || ['rank', 'top', 'above', 'value'].includes(predicate.kind) ? predicate : undefined;
}

/** What is said of the value of a place, or of how it changed. */
function valueMeaning(
  { release, clause, chosen }: ResolvedClause,
  place: Subject,
  when: When,
): FittedMeaning | undefined {
  const { predicate } = clause;
  const fit = (meaning: Meaning, misfit = 0): FittedMeaning => ({ meaning, misfit });
  switch (predicate.kind) {
    case 'value': {
      const isMean =
        clause.whole === 'average' || predicate.averaged || clause.subjects.some(({ average }) => average);
      const mean = isMean ? { mean: true } : {};
      return fit(claimMeaning({ kind: 'value', place, value: withoutUnit(predicate.value), ...mean }, when));
    }
    case 'rate-to': {
      const { from, to, up = to.value.value > from.value.value } = predicate;
      if (up !== to.value.value > from.value.value) return undefined;
      const grew = (by: Amount, at: When) =>
        claimMeaning(
          { kind: 'growth', place, unit: 'percent', by: withoutUnit(by), up: true },
          { ...at, since: at.t - 1 },
        );
      return fit(conjunction([grew(to, when), grew(from, before(when))]));
    }
    case 'share-change': {
      const of = predicate.of ? chosen(predicate.of) : totalOf(release);
      const by = predicate.by && withoutUnit(predicate.by);
      return fit(
        claimMeaning({ kind: 'share-change', place, of, by, up: predicate.up }, when),
        isWithin(release, place, of) ? 0 : 1,
      );
    }
    case 'share-to': {
      const of = predicate.of ? chosen(predicate.of) : totalOf(release);
      const { from, to, up = from && to.value.value > from.value.value } = predicate;
      if (up === undefined || (from && up !== to.value.value > from.value.value)) return undefined;
      const share = (percent: Amount, at: When) =>
        claimMeaning({ kind: 'share', places: [place], of, percent: withoutUnit(percent) }, at);
      const start = from
        ? share(from, before(when))
        : claimMeaning({ kind: 'share-change', place, of, by: undefined, up }, when);
      return fit(conjunction([share(to, when), start]), isWithin(release, place, of) ? 0 : 1);
    }
    case 'growth': {
      const { by, up, yearly, much } = predicate;
      if (yearly && when.t - when.since < 2) return undefined;
      const unit = by?.unit === 'percent' || by?.unit === 'times' ? by.unit : 'points';
      const claim = { kind: 'growth', place, unit, by: by && withoutUnit(by), up } as const;
      if (much !== undefined) return fit(claimMeaning({ ...claim, unit: 'percent', much }, when));
      return fit(claimMeaning(yearly ? { ...claim, yearly } : claim, when));
    }
    case 'grown-to': {
      const { from, to } = predicate;
      const { up = from && to.value.value > from.value.value } = predicate;
      if (from && up !== to.value.value > from.value.value) return undefined;
      const then = before(when);
      const start: Meaning = from
        ? claimMeaning({ kind: 'value', place, value: withoutUnit(from) }, then)
        : claimMeaning({ kind: 'growth', place, unit: 'points', by: undefined, up: up === true }, when);
      return fit(conjunction([claimMeaning({ kind: 'value', place, value: withoutUnit(to) }, when), start]));
    }
    default:
      return undefined;
  }
}
