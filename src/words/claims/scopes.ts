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
  const ways = (to: Clause, from: Clause) => borrowAdjuncts(to, from).flatMap(waysOf);
  return ways(first, { ...second, leading: undefined }).flatMap((a) =>
    ways(second, first).map((b) => ({ ...draft, clauses: [a, b] })),
  );
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
function borrowAdjuncts(to: Clause, from: Clause): Clause[] {
  const has = new Set(to.adjuncts.map(groupOf));
  const leading = [
    ...(has.has('when') ? [] : (from.leading ?? []).filter((a) => groupOf(a) === 'when')),
    ...(has.has('node') ? [] : from.adjuncts.filter((a) => a.kind === 'node' && a.heads)),
  ];
  const kinds = [...new Set(from.adjuncts.map(groupOf))].filter(
    (kind) =>
      !has.has(kind) &&
      !['each', 'also', 'than'].includes(kind) &&
      !leading.some((one) => groupOf(one) === kind),
  );
  const ways = [{ ...to, adjuncts: [...to.adjuncts, ...leading] }];
  for (const kind of kinds) {
    const more = from.adjuncts.filter((a) => groupOf(a) === kind);
    ways.push(...ways.map((one) => ({ ...one, adjuncts: [...one.adjuncts, ...more] })));
  }
  return ways;
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
