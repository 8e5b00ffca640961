import type { Adjunct, Clause, Mention, Predicate, QuantifiedMention, Tense, VerbPhrase } from './draft.js';
import { many, type Parser, reader, type Slots, type Values, waysOf } from './parser.js';

/** Most words beside a verb: a sentence with more is not understood. */
const mostAdjuncts = 4;

/** What is said before a subject, after it and after its verb. */
export function placesOfAdjuncts(adjunct: Parser<Adjunct>) {
  const before = many(
    reader({ adjunct })('{adjunct} ,?', (v) => v.adjunct),
    mostAdjuncts,
  );
  const behind = many(
    reader({ adjunct })(',? {adjunct}', (v) => v.adjunct),
    mostAdjuncts,
  );
  const after = reader({ behind })('{behind} ,?', (v) => v.behind);
  return { pre: reader({ before })('{before}', (v) => v.before), mid: after, late: after, post: after };
}

/** Of whom something is said, and what: a verb with its mode, or a statement as it is. */
interface Said {
  of: readonly Mention[] | QuantifiedMention;
  said: VerbPhrase | Predicate;
  with?: readonly Adjunct[] | undefined;
  first?: Clause['first'];
  whole?: true | 'average';
  /** Of the average of each: only where the index of a group is that. */
  averaged?: true;
  relative?: true | undefined;
  tense?: Tense | undefined;
}

/** A second clause, whose words may rest on the first. */
export type SecondClause = (first: Clause) => Clause | undefined;

/**
 * Reads clauses by patterns of a language; what else is said may stand at their beginning, at their end, and where they have a slot for it.
 * @param leads whether what begins a sentence holds for all of it
 */
export function clauseReader<S extends Slots>(slots: S, leads = false) {
  return <const T extends string>(
    patterns: T,
    make: (values: Values<S, T>) => Said | undefined,
  ): Parser<Clause> =>
    reader(slots)(
      waysOf(patterns)
        .map((way) => `{pre} ${way} {post}`)
        .join('|'),
      (values): Clause | undefined => {
        const made = make(values as Values<S, T>);
        const around = values as Partial<Record<string, readonly Adjunct[]>>;
        const of = (name: string) => around[name] ?? [];
        if (!made) return undefined;
        const clause = clauseOf(made, [...of('pre'), ...of('mid'), ...of('late')], of('post'));
        return leads ? { ...clause, leading: of('pre') } : clause;
      },
    );
}

/** A clause of what stands before its verb and after it. */
export function clauseOf(
  { of, said, with: more = [], ...besides }: Said,
  before: readonly Adjunct[],
  after: readonly Adjunct[],
): Clause {
  const { with: own = [], ...rest } = 'predicate' in said ? said : { mode: 'so' as const, predicate: said };
  const adjuncts = [...before, ...own, ...more, ...after];
  return 'quantifier' in of
    ? { ...rest, subjects: [], some: of, adjuncts, ...besides }
    : { ...rest, subjects: of, adjuncts, ...besides };
}
