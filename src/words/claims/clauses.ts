import type { Adjunct, Clause, Draft, Mention, QuantifiedMention, VerbPhrase } from './draft.js';
import { either, many, memoised, type Parser, rule } from './parser.js';

/** Most words beside a verb: a sentence with more is not understood. */
const mostAdjuncts = 4;
/** Most sentences of a list. */
const mostListed = 24;

/** What is said before a subject, each with a comma or not. */
export const beforeOf = (adjunct: Parser<Adjunct>): Parser<readonly Adjunct[]> =>
  memoised(
    many(
      rule`${adjunct} ,?`((a) => a),
      mostAdjuncts,
    ),
  );

/** What is said after a subject or a verb. */
export const afterOf = (adjunct: Parser<Adjunct>): Parser<readonly Adjunct[]> =>
  memoised(
    rule`${many(
      rule`,? ${adjunct}`((a) => a),
      mostAdjuncts,
    )} ,?`((a) => a),
  );

/** A clause of what stands before its verb and after it. */
export function clauseOf(
  pre: readonly Adjunct[],
  subjects: readonly Mention[] | QuantifiedMention,
  said: VerbPhrase,
  post: readonly Adjunct[],
): Clause {
  const { with: own = [], ...rest } = said;
  const adjuncts = [...pre, ...own, ...post];
  return 'quantifier' in subjects
    ? { ...rest, subjects: [], some: subjects, adjuncts }
    : { ...rest, subjects, adjuncts };
}

/** "Before 2018", where that is the first published period: a time of which there are no figures. */
export const beforeFirst = ({ t }: { t: number }): Adjunct | undefined =>
  t === 0 ? { kind: 'period', t: -1 } : undefined;

/**
 * A sentence: a single one, two clauses that may share words, or a list of sentences that share none, of which it claims all, or
 * denies that all hold. A list within a list stands in brackets.
 */
export function sentenceOf(
  single: Parser<Draft>,
  clauses: Parser<readonly Clause[]>,
  all: Parser<true>,
  notAll: Parser<true>,
): Parser<Draft> {
  const inBrackets: Parser<Draft> = rule`( ${(tokens, at) => listed(tokens, at)} )`((of) => of);
  const item = either(single, inBrackets);
  const items = rule`${item} ${many(
    rule`; ${item}`((of) => of),
    mostListed,
  )}`((first, more): readonly Draft[] => [first, ...more]);
  const listed: Parser<Draft> = either(
    rule`${all} ${items}`((_, list): Draft => ({ list, denied: false })),
    rule`${notAll} ${items}`((_, list): Draft => ({ list, denied: true })),
  );
  const two = rule`${clauses}`((of): Draft | undefined =>
    of.length > 1 ? { clauses: of, denied: false } : undefined,
  );
  return either(single, two, listed);
}
