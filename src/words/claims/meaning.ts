import { type FactSource, totalOf, viewOf } from '../facts/view.js';
import { isWithin } from './among.js';
import { conjunction, type Meaning, negate, type When } from './claim.js';
import { besideOf, comparedWith, isOfAverages, isPlain, withLeast, withOwnGroup } from './clauseParts.js';
import type { Adjunct, Clause, Predicate } from './grammar/draft.js';
import { isMean } from './judgeAverage.js';
import { shareOf } from './judgeValues.js';
import { followersMeaning, levelMisfit, listMeaning, tiedMeaning } from './listMeaning.js';
import { placeMeaning } from './placeMeaning.js';
import { placesOfSet } from './quantified.js';
import { compareFigure } from './quantities.js';
import {
  claimMeaning,
  type FittedMeaning,
  type ResolvedClause,
  type SubjectChoice,
  withoutUnit,
} from './resolvedClause.js';
import { someMeaning } from './someMeaning.js';
import { type AdjunctsByKind, type Timing, timingOf } from './timing.js';

/** What a clause means; undefined where its parts do not fit each other. */
export function meaningOf(
  release: FactSource,
  said: Clause,
  chosen: SubjectChoice,
): FittedMeaning | undefined {
  const parts = said.adjuncts.find((one) => one.kind === 'parts');
  if (parts) return inEachPart(release, said, parts, chosen);
  const compared = comparedWith(said);
  // "Guangdong alone has more than these together" says nothing of others.
  const isAlone = said.some?.quantifier.is === 'only' && said.predicate.kind === 'sum';
  if (!isOfAverages(said) || isAlone) return undefined;
  const clause = compared && withOwnGroup(withLeast(compared));
  const beside = clause && besideOf(clause.adjuncts);
  if (!clause || !beside || !isPlain(release, clause, beside)) return undefined;
  const timing = timingOf(release, clause, beside);
  if (!timing) return undefined;
  const isWhole =
    clause.subjects.length === 0 &&
    (beside.node || (clause.whole && isCountry(release)) || clause.whole === 'average') &&
    isScaleOfWhole(release, clause) &&
    ['growth', 'value', 'grown-to', 'rate-to'].includes(clause.predicate.kind);
  const places = isWhole ? [totalOf(release)] : clause.subjects.map(chosen);
  if (clause.averaged && !places.every((place) => isMean(release, place))) return undefined;
  const frame = { release, clause, beside, places, chosen };
  const found = timing.whens.map((when) => meaningAt(frame, when));
  const [first] = found;
  if (!first || found.includes(undefined)) return undefined;
  const meanings = found.map((one) => one!.meaning);
  const before = timing.before && meaningAt(frame, timing.before)?.meaning;
  const { mode } = clause;
  // "Most remained below 5 points": most are, and most were.
  if (clause.some && mode === 'stays' && timing.over) return { ...first, meaning: conjunction(meanings) };
  if (clause.some) return timing.over || mode === 'not-each' ? undefined : first;
  if (!timing.over) {
    if (mode === 'not-each') return undefined;
    return { ...first, meaning: mode === 'not' ? negateEach(meanings[0]!) : meanings[0]! };
  }
  const run = overPeriods(meanings, timing, before);
  return run && { ...first, meaning: mode === 'not' ? negate(run) : run };
}

/** What is said of each part of the index; undefined where it has another number of them. */
function inEachPart(
  release: FactSource,
  said: Clause,
  parts: Extract<Adjunct, { kind: 'parts' }>,
  chosen: SubjectChoice,
): FittedMeaning | undefined {
  const nodes = release.plan.nodes[0]!.children;
  // "Did not lead in all parts" may deny each of them, or that it is all.
  if (said.mode !== 'so' || nodes.length !== (parts.size ?? nodes.length)) return undefined;
  const each = nodes.map((g) => {
    const part: Adjunct = { kind: 'node', of: [g] };
    return meaningOf(
      release,
      { ...said, adjuncts: said.adjuncts.map((one) => (one === parts ? part : one)) },
      chosen,
    );
  });
  if (each.includes(undefined)) return undefined;
  return { meaning: conjunction(each.map((one) => one!.meaning)), misfit: each[0]!.misfit };
}

/** Whether what is said of an average is so of the whole: in points only where the whole is the mean of its places. */
const isScaleOfWhole = (release: FactSource, { whole, predicate }: Clause): boolean =>
  whole !== 'average' ||
  predicate.kind === 'value' ||
  isMean(release, totalOf(release)) ||
  (predicate.kind === 'growth' && predicate.by?.unit !== 'points');

/** Whether the whole is a country, so that "national" is said of it: 全国. */
const isCountry = (release: FactSource): boolean => totalOf(release).name.zh.endsWith('国');

/** What is said of several periods: each claim in every one of them, or in none. Undefined where all of several are said not to be so. */
function overPeriods(
  meanings: readonly Meaning[],
  { none, beyond }: Timing,
  before: Meaning | undefined,
): Meaning | undefined {
  const each = none ? meanings.map(negateEach) : meanings;
  if (each.some((one) => one.is === 'not' && one.of.is !== 'claim')) return undefined;
  const claims = (one: Meaning) => (one.is === 'all' ? one.of : [one]);
  return conjunction(
    claims(each[0]!).map((only, i): Meaning => {
      if (each.length === 1 && beyond === 0 && !before) return only;
      const of = each.map((one) => claims(one)[i]!);
      return { is: 'run', of, beyond, before: before && claims(before)[i] };
    }),
  );
}

/** Of several places each: "A and B did not lead" says it of both. */
function negateEach(of: Meaning): Meaning {
  return of.is === 'all' && of.of.every((one) => one.is === 'claim') && sameClaim(of.of)
    ? conjunction(of.of.map(negate))
    : negate(of);
}

const sameClaim = (of: readonly Meaning[]) =>
  new Set(of.map((one) => (one.is === 'claim' ? `${one.claim.kind} ${one.when.t}` : one.is))).size === 1;

/** What a clause says in one period. */
function meaningAt(frame: ResolvedClause, when: When): FittedMeaning | undefined {
  const { release, clause, beside, places, chosen } = frame;
  const { predicate } = clause;
  const levels = beside.among?.levels;
  const ofLevel = places.every(({ level }) => !levels || levels.includes(level));
  if (clause.some) return beside.together ? undefined : someMeaning(frame, clause.some, when);
  if (predicate.kind === 'gap') return gapMeaning(frame, predicate.narrowed, when);
  if (clause.first) return firstMeaning(frame, clause.first, when);
  if (!ofLevel || places.length === 0) return undefined;
  if (predicate.kind === 'tied') return tiedMeaning(frame, predicate, when);
  if (predicate.kind === 'listed') return listMeaning(frame, predicate, when);
  if (predicate.kind === 'ranks')
    return listMeaning(frame, { ...predicate, k: predicate.each.length, inOrder: true }, when);
  if (predicate.kind === 'respectively') return inTurn(frame, predicate.each, when);
  if (predicate.kind === 'followers') return followersMeaning(frame, predicate.other, when);
  if (predicate.kind === 'share') {
    const of = predicate.of ? chosen(predicate.of) : totalOf(release);
    const groups = beside.each ? places.map((one) => [one]) : [places];
    const percent = withoutUnit(predicate.percent);
    const each = groups.map(
      (group): Meaning => claimMeaning({ kind: 'share', places: group, of, percent }, when),
    );
    // Places of several levels may hold a share together: a name that a city and its province have may mean either.
    const outside = places.filter((one) => !isWithin(release, one, of)).length;
    return { meaning: conjunction(each), misfit: outside };
  }
  // "Shanghai and Guangzhou together scored more than Beijing".
  if (beside.together && predicate.kind === 'above' && predicate.other && !isOfDegree(predicate)) {
    const place = chosen(predicate.other);
    const claim = { kind: 'sum', place, others: places, above: !predicate.above } as const;
    return places.length > 1
      ? { meaning: claimMeaning(claim, when), misfit: levelMisfit([...places, place]) }
      : undefined;
  }
  if (beside.together || (places.length > 1 && !saysEach(clause, beside))) return undefined;
  const each = places.map((place) => placeMeaning(frame, place, when));
  if (each.includes(undefined)) return undefined;
  const misfit = each.reduce((sum, one) => sum + one!.misfit, levelMisfit(places));
  return { meaning: conjunction(each.map((one) => one!.meaning)), misfit };
}

const isOfDegree = ({ clearly, slightly, other }: Extract<Predicate, { kind: 'above' }>) =>
  clearly || slightly || other?.also !== undefined || other?.average !== undefined;

/** What is said of several places in turn; undefined where they are not as many as what is said. */
function inTurn(
  frame: ResolvedClause,
  each: Extract<Predicate, { kind: 'respectively' }>['each'],
  when: When,
): FittedMeaning | undefined {
  const { places, clause } = frame;
  if (places.length !== each.length || clause.mode !== 'so') return undefined;
  const found = each.map((predicate, i) =>
    meaningAt(
      { ...frame, places: [places[i]!], clause: { ...clause, subjects: [clause.subjects[i]!], predicate } },
      when,
    ),
  );
  if (found.includes(undefined)) return undefined;
  return {
    meaning: conjunction(found.map((one) => one!.meaning)),
    misfit: found.reduce((sum, one) => sum + one!.misfit, 0),
  };
}

/** Whether what is said of several places is said of each: "A and B lead" may say it of both together. */
function saysEach({ mode, predicate }: Clause, { each }: AdjunctsByKind): boolean {
  return (
    each !== undefined || (mode === 'so' && ['top', 'above', 'moved', 'entered'].includes(predicate.kind))
  );
}

function gapMeaning(
  { release, beside, chosen }: ResolvedClause,
  narrowed: boolean,
  when: When,
): FittedMeaning | undefined {
  const { levels, group, own, tier } = beside.among ?? {};
  const ofAll = (!group || chosen(group).level === 'total') && !own && !tier;
  const ofUnits = !levels || levels.includes(release.plan.level);
  if (!ofAll || !ofUnits) return undefined;
  return { meaning: claimMeaning({ kind: 'gap', narrowed }, when), misfit: 0 };
}

/**
 * What the first so many of a level hold together; undefined where the last of them shares its rank with the next, and where any so many are
 * meant and these hold more than is said: others may hold so much.
 */
function firstMeaning(
  frame: ResolvedClause,
  { k, levels, fromEnd }: NonNullable<Clause['first']>,
  when: When,
): FittedMeaning | undefined {
  const { release, clause } = frame;
  const level = levels?.[0] ?? release.plan.level;
  const set = { level, group: undefined, list: undefined, except: [] };
  const ranked = placesOfSet(release, set, when);
  const order = fromEnd ? ranked.toReversed() : ranked;
  const view = viewOf(release, Math.max(0, when.t), when.g);
  const [last, next] = [order[k - 1], order[k]];
  if (!last || when.perHead || k > mostFirst || (next && view.rankNumber(next) === view.rankNumber(last)))
    return undefined;
  const places = order.slice(0, k);
  const { predicate } = clause;
  if (predicate.kind === 'share' && predicate.some) {
    const held = shareOf(view, places, predicate.of ? frame.chosen(predicate.of) : totalOf(release));
    const { percent } = predicate;
    if ('value' in held && held.value > percent.value.value && compareFigure(held.value, percent) === 'no')
      return undefined;
  }
  return meaningAt({ ...frame, places, clause: { ...clause, first: undefined } }, when);
}

/** Most places of which a share is told together. */
const mostFirst = 12;
