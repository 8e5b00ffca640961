import { isWithin } from './among.js';
import {
  type Claim,
  conjunction,
  type Meaning,
  negate,
  type SetOfPlaces,
  type SomeMeaning,
  type When,
} from './claim.js';
import type { QuantifiedMention } from './grammar/draft.js';
import { placeMeaning } from './placeMeaning.js';
import { isAmong, placesOfSet } from './quantified.js';
import { claimMeaning, type FittedMeaning, type ResolvedClause } from './resolvedClause.js';

/** What is said of so many of a set of places; undefined where the sentence names no such set. */
export function someMeaning(
  frame: ResolvedClause,
  { quantifier: said, levels, group, size, list, except = [], others }: QuantifiedMention,
  when: When,
): FittedMeaning | undefined {
  const { chosen, clause, beside } = frame;
  const named = list?.map(chosen);
  const out = except.map(chosen);
  const { predicate } = clause;
  const compared = others && 'other' in predicate && predicate.other ? chosen(predicate.other) : undefined;
  const level = levels?.[0] ?? named?.[0]?.level ?? compared?.level ?? (group && frame.release.plan.level);
  if (level === undefined || named?.some((one) => one.level !== level)) return undefined;
  // "All cities are among the top eight provinces" compares what cannot be compared, and "all other cities" of none others than whom.
  const ofLevel = beside.among?.levels?.includes(level) ?? true;
  if (!ofLevel || (others && !compared)) return undefined;
  // 均未 of all says of none that it is so.
  if (said.is === 'not-all') {
    const all = someMeaning(frame, { quantifier: { is: 'all' }, levels, group, size, list, except }, when);
    return all && { ...all, meaning: negate(all.meaning) };
  }
  const denied = clause.mode === 'not' && beside.each !== undefined && said.is === 'all';
  if (denied)
    return someMeaning(
      withoutDenial(frame),
      { quantifier: { is: 'none' }, levels, group, size, list, except },
      when,
    );
  // "All did not" may deny the whole or each.
  if (clause.mode !== 'so' && clause.mode !== 'stays') return undefined;
  const within = group && chosen(group);
  // A place has no members of its own level: "one of the top three is Beijing".
  if (within?.level === level) return undefined;
  if (said.is === 'only') {
    if (!named || (within && !named.every((one) => isWithin(frame.release, one, within)))) return undefined;
    const own = claimsOf(frame, named, when);
    const others = setMeaning(
      frame,
      { quantifier: { is: 'none' }, level, group: within, list: undefined, except: named },
      when,
    );
    if (!own || !others) return undefined;
    const each = own.map(({ claim, when: at }): Meaning => ({ is: 'claim', claim, when: at }));
    return { meaning: conjunction([...each, others]), misfit: 0 };
  }
  const places = { level, group: within, list: named, except: out };
  const number = placesOfSet(frame.release, places, when).length;
  const quantifier = said.is === 'all-but' ? ({ is: 'exactly', n: number - said.n } as const) : said;
  if (said.is === 'all-but' && said.n >= number) return undefined;
  const set = { quantifier, ...places };
  const meaning = setMeaning(frame, set, when);
  const [kept, all] = [set, { ...set, except: [] }].map((of) => placesOfSet(frame.release, of, when).length);
  if (!meaning || (size !== undefined && size !== meaning.of.length + all! - kept!)) return undefined;
  // Of all that fell, none gained the most.
  const isMost = compared && predicate.kind === 'faster' && said.is === 'none';
  if (!isMost) return { meaning, misfit: 0 };
  const { faster: up } = predicate;
  const grew: Claim = { kind: 'growth', place: compared, unit: 'points', by: undefined, up };
  return { meaning: conjunction([claimMeaning(grew, when), meaning]), misfit: 0 };
}

const withoutDenial = (frame: ResolvedClause): ResolvedClause => ({
  ...frame,
  clause: { ...frame.clause, mode: 'so' },
});

function setMeaning(frame: ResolvedClause, set: SetOfPlaces, when: When): SomeMeaning | undefined {
  const of = claimsOf(frame, placesOfSet(frame.release, set, when), when);
  // "All but Beijing" says something of Beijing; "all but the East" says it of no place in particular.
  const all = placesOfSet(frame.release, { ...set, except: [] }, when);
  const named = set.except.filter((of) => !all.some((one) => isWithin(frame.release, one, of)));
  const except = claimsOf(frame, named, when);
  return of && except && of.length > 0 ? { is: 'some', set, of, except } : undefined;
}

/** The claim of each place; a place is not compared with itself. Undefined where more than one claim is said of each. */
function claimsOf(
  frame: ResolvedClause,
  places: SetOfPlaces['except'],
  when: When,
): { claim: Claim; when: When }[] | undefined {
  const { predicate } = frame.clause;
  const other = 'other' in predicate && predicate.other ? frame.chosen(predicate.other) : undefined;
  const found = places
    .filter((place) => !other || !isAmong(place, [other]))
    .map((place) => placeMeaning(frame, place, when)?.meaning);
  const claims = found.flatMap((one) => (one?.is === 'claim' ? [{ claim: one.claim, when: one.when }] : []));
  return claims.length === found.length ? claims : undefined;
}
