import type { Adjunct, Clause, Draft } from './grammar/draft.js';
import { isChange } from './timing.js';

/**
 * What the words beside a verb may belong to: to their clause alone, or to the other one too where that has none of their kind.
 */
export function scopesOf(draft: Draft): Draft[] {
  if ('list' in draft) {
    return draft.list
      .map(scopesOf)
      .reduce<Draft[][]>((ways, item) => ways.flatMap((way) => item.map((one) => [...way, one])), [[]])
      .map((list) => ({ ...draft, list }));
  }
  const [first, second] = draft.clauses;
  if (!first) return [];
  if (!second) return waysOf(first).map((clause) => ({ ...draft, clauses: [clause] }));
  const ways = (to: Clause, from: Clause, time: Borrowing) => borrowAdjuncts(to, from, time).flatMap(waysOf);
  const last = sinceRelative(first, second);
  return ways(first, { ...second, leading: undefined }, timeOfFirst(first)).flatMap((a) =>
    last
      .flatMap((one) => ways(one, first, timeOfSecond(first, one)))
      .map((b) => ({ ...draft, clauses: [a, b] })),
  );
}

/** Whether a clause that names no period has that of the other one; `whole`: and what that one is compared with. */
type Borrowing = 'must' | 'may' | 'never' | 'whole';

/** A clause in passing has its own time: the present, if its verb is. */
const timeOfFirst = ({ relative, tense }: Clause): Borrowing =>
  relative && tense === 'present' ? 'never' : 'may';

/**
 * A second clause without a subject, or without a verb, is of the time of the first: "15 points in 2021, up 50% from 2019". Not where its verb is in the
 * present, or tells what came after, as a change without a base may.
 */
function timeOfSecond(first: Clause, second: Clause): Borrowing {
  if (first.relative) return second.tense === 'past' ? 'may' : 'never';
  const isSame = first.some ? second.some === first.some : second.subjects === first.subjects;
  // "From tenth in 2015 to seventh in 2023, up three places": over the same time.
  // "Rose by 3 points from 2019 to 2021 and Tianjin by 2": over the same time.
  if (second.tense === 'none' && isChange(second.predicate)) return 'whole';
  if (isSame && goesFromTo.includes(first.predicate.kind) && isChange(second.predicate)) return 'whole';
  const isLater = isChange(second.predicate) && !second.adjuncts.some(({ kind }) => kind === 'base');
  return (isSame || second.tense === 'none') && second.tense !== 'present' && !isLater ? 'must' : 'may';
}

const goesFromTo: readonly string[] = ['moved-to', 'grown-to', 'rate-to', 'share-to'];

/** "Corby, which ranked third in 2019, has moved up": since then, or since the period before. */
function sinceRelative(first: Clause, second: Clause): Clause[] {
  const then = first.adjuncts.find((one) => one.kind === 'period');
  const isTimed = second.adjuncts.some((one) => groupOf(one) === 'when' && one.kind !== 'period');
  if (!first.relative || !then || isTimed || !isChange(second.predicate)) return [second];
  const since: Clause = { ...second, adjuncts: [...second.adjuncts, { kind: 'base', t: then.t }] };
  const isDated = second.adjuncts.some(({ kind }) => kind === 'period');
  return ['moved-to', 'grown-to'].includes(second.predicate.kind) && !isDated ? [since] : [since, second];
}

/** What one clause may say: "not" of a run or of each period of it; "the top two are A and B" in this order or in any. */
function waysOf(clause: Clause): Clause[] {
  const { predicate, mode } = clause;
  const isOpen = predicate.kind === 'listed' && !predicate.inOrder;
  return [
    clause,
    ...(isOpen ? [{ ...clause, predicate: { ...predicate, inOrder: true } }] : []),
    ...(mode === 'not' ? [{ ...clause, mode: 'not-each' as const }] : []),
  ];
}

/** A clause with any of the kinds of words beside the other verb that it has not itself. */
function borrowAdjuncts(to: Clause, from: Clause, time: Borrowing): Clause[] {
  const has = new Set(to.adjuncts.map(groupOf));
  const heads = has.has('node') ? [] : from.adjuncts.filter((a) => a.kind === 'node' && a.heads);
  const kinds = [...new Set(from.adjuncts.map(groupOf))].filter(
    (kind) =>
      !has.has(kind) &&
      !['each', 'also', 'than', 'when'].includes(kind) &&
      !heads.some((one) => groupOf(one) === kind),
  );
  const ways = timesOf(to, from, time).map((times) => ({
    ...to,
    adjuncts: [...to.adjuncts, ...times, ...heads],
  }));
  for (const kind of kinds) {
    const more = from.adjuncts.filter((a) => groupOf(a) === kind);
    ways.push(...ways.map((one) => ({ ...one, adjuncts: [...one.adjuncts, ...more] })));
  }
  return ways;
}

/** The times that a clause may have from the other one: all that is said of when, or its period where it says itself since when. */
function timesOf(to: Clause, from: Clause, time: Borrowing): (readonly Adjunct[])[] {
  const whens = (of: readonly Adjunct[]) => of.filter((one) => groupOf(one) === 'when');
  const own = whens(to.adjuncts);
  const leading = whens(from.leading ?? []);
  const times = leading.length > 0 ? leading : whens(from.adjuncts);
  if (time === 'never' || times.length === 0 || own.some(({ kind }) => kind !== 'base')) return [[]];
  if (time === 'whole' && own.length === 0) return [whens(from.adjuncts)];
  const last = periodOf(times);
  const isBound = time === 'must' || leading.length > 0;
  if (own.length > 0) return last ? [...(isBound ? [] : [[]]), [last]] : [[]];
  const isSpan = !isChange(to.predicate) && times.some(({ kind }) => kind === 'span');
  if (leading.length > 0) return isSpan ? [[last!], leading] : [leading];
  if (time === 'may' || !last) return [[], times];
  return isSpan ? [[last], times] : [[last]];
}

/** The period that is named, or the last of several. */
function periodOf(times: readonly Adjunct[]): Adjunct | undefined {
  const [t] = times.flatMap((one) =>
    one.kind === 'period' ? [one.t] : one.kind === 'span' || one.kind === 'run' ? [one.to ?? []].flat() : [],
  );
  return t === undefined ? undefined : { kind: 'period', t };
}

const groupOf = ({ kind }: Adjunct) =>
  ['period', 'base', 'span', 'every', 'run', 'first-time', 'now'].includes(kind)
    ? 'when'
    : kind === 'together'
      ? 'each'
      : kind === 'parts'
        ? 'node'
        : kind;

/** A draft whose changes are those since a period, where no period is said. */
export function comparedSince(draft: Draft, since: number): Draft {
  if ('list' in draft) return { ...draft, list: draft.list.map((one) => comparedSince(one, since)) };
  const base: Adjunct = { kind: 'base', t: since };
  const clauses = draft.clauses.map((one) =>
    isChange(one.predicate) && !one.adjuncts.some((of) => groupOf(of) === 'when')
      ? { ...one, adjuncts: [...one.adjuncts, base] }
      : one,
  );
  return { ...draft, clauses };
}
