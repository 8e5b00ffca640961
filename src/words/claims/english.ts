import { cardinal } from './amounts.js';
import { afterOf, beforeOf, clauseOf, sentenceOf } from './clauses.js';
import type { Adjunct, Clause, Draft, Mention, QuantifiedMention, VerbMode, VerbPhrase } from './draft.js';
import { among, group, levelNoun, whenAdjunct } from './englishAdjuncts.js';
import { rankVerb } from './englishRanks.js';
import { list, subject } from './englishSets.js';
import { indexVerb, placeVerb, shareVerb, sharing } from './englishVerbs.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';

/** What else is said around a verb. */
const adjunct: Parser<Adjunct> = either(
  whenAdjunct,
  among,
  rule`in/on/for/by/within the? ${token('node')}`((node): Adjunct => ({ kind: 'node', of: node.of })),
  rule`per_head/per_capita`((): Adjunct => ({ kind: 'per-head' })),
  rule`on_a? per head/capita basis`((): Adjunct => ({ kind: 'per-head' })),
  rule`each/both`((): Adjunct => ({ kind: 'each' })),
  rule`together/combined/jointly/taken_together`((): Adjunct => ({ kind: 'together' })),
  rule`now/currently`((): Adjunct => ({ kind: 'now' })),
  rule`always/consistently`((): Adjunct => ({ kind: 'every', noun: undefined })),
);
const before = beforeOf(adjunct);
const after = afterOf(adjunct);

const perHead = maybe(rule`per head/capita`((): readonly Adjunct[] => [{ kind: 'per-head' }]));
const part = maybe(token('node'));
const theIndex: Parser<readonly Adjunct[]> = rule`${part} ${perHead} index/score/value ${perHead}`(
  (node, a = [], b = []): readonly Adjunct[] => [
    ...(node ? [{ kind: 'node' as const, of: node.of }] : []),
    ...a,
    ...b,
  ],
);

/** The index of a place: "the index of Beijing", "Beijing's index per head". */
const indexOf: Parser<{ subjects: readonly Mention[] | QuantifiedMention; with: readonly Adjunct[] }> =
  memoised(
    either(
      rule`${subject} 's ${theIndex}`((subjects, own) => ({ subjects, with: own })),
      rule`${subject} 's ${token('period')} ${theIndex}`((subjects, { t }, own) => ({
        subjects,
        with: [{ kind: 'period' as const, t }, ...own],
      })),
      rule`the? ${theIndex} of/for ${subject}`((own, subjects) => ({ subjects, with: own })),
    ),
  );

const placeClause: Parser<Clause> = either(
  rule`${before} ${subject} ${after} ${placeVerb} ${after}`((pre, subjects, mid, said, post) =>
    clauseOf([...pre, ...mid], subjects, said, post),
  ),
  rule`${before} ${indexOf} ${after} ${indexVerb} ${after}`((pre, of, mid, said, post) =>
    clauseOf([...pre, ...of.with, ...mid], of.subjects, said, post),
  ),
  rule`${before} the? rank/ranks/position/place of ${subject} ${after} ${rankVerb} ${after}`(
    (pre, subjects, mid, said, post) => clauseOf([...pre, ...mid], subjects, said, post),
  ),
  rule`${before} ${list} 's rank/position/place ${after} ${rankVerb} ${after}`(
    (pre, subjects, mid, said, post) => clauseOf([...pre, ...mid], subjects, said, post),
  ),
  rule`${before} the? combined? share of ${list} ${maybe(rule`in/of ${group}`((of) => of))} ${after} ${shareVerb} ${after}`(
    (pre, subjects, of, mid, said, post) => clauseOf([...pre, ...mid], subjects, withWhole(said, of), post),
  ),
  // A part of the index by itself is that of the whole.
  rule`${before} the? ${token('node')} index? ${after} ${indexVerb} ${after}`((pre, node, mid, said, post) =>
    clauseOf([...pre, { kind: 'node', of: node.of }, ...mid], [], said, post),
  ),
  rule`${before} ${list} 's combined? share ${maybe(rule`in/of ${group}`((of) => of))} ${after} ${shareVerb} ${after}`(
    (pre, subjects, of, mid, said, post) => clauseOf([...pre, ...mid], subjects, withWhole(said, of), post),
  ),
);

function withWhole(said: VerbPhrase, of: Mention | undefined): VerbPhrase {
  const { predicate } = said;
  if (predicate.kind !== 'share' && predicate.kind !== 'share-change') return said;
  return { ...said, predicate: { ...predicate, of } };
}

const gapPhrase = (narrowed: boolean, mode: VerbMode = 'so'): VerbPhrase => ({
  mode,
  predicate: { kind: 'gap', narrowed },
});
const gapVerb: Parser<VerbPhrase> = either(
  rule`has/have? narrowed/shrunk/decreased`(() => gapPhrase(true)),
  rule`has/have? widened/grown/increased`(() => gapPhrase(false)),
  rule`narrows/narrow/shrank`(() => gapPhrase(true)),
  rule`widens/widen/grew`(() => gapPhrase(false)),
  rule`has_not/have_not/did_not/does_not narrowed/narrow/shrunk/shrink`(() => gapPhrase(true, 'not')),
  rule`has_not/have_not/did_not/does_not widened/widen/grown/grow`(() => gapPhrase(false, 'not')),
);

/** Clauses that do not begin with a place. */
const otherClause: Parser<Clause> = either(
  rule`${before} the? gap/gaps ${perHead} ${maybe(
    rule`between/among the? ${token('level')}`((level) => level.of),
  )} ${maybe(rule`of/in ${group}`((of) => of))} ${after} ${gapVerb} ${after}`(
    (pre, heads = [], levels, of, mid, said, post) => {
      const set: Adjunct = { kind: 'among', levels, group: of };
      return clauseOf([...pre, ...heads, ...mid], [], said, levels || of ? [set, ...post] : post);
    },
  ),
  rule`${before} the top/first ${token('number')} ${maybe(levelNoun)} ${after} are/were ${list} ,? ${maybe(
    rule`in this/that order`(() => true),
  )} ${after}`((pre, k, levels, mid, subjects, order, post) => ({
    subjects,
    mode: 'so',
    predicate: { kind: 'listed', k: k.number.value, inOrder: order === true },
    adjuncts: [...pre, ...(levels ? [{ kind: 'among' as const, levels }] : []), ...mid, ...post],
  })),
  rule`${before} ${list} ${after} are/were the top/first ${token('number')} ${maybe(levelNoun)} ,? ${maybe(
    rule`in this/that order`(() => true),
  )} ${after}`((pre, subjects, mid, k, levels, order, post) => ({
    subjects,
    mode: 'so',
    predicate: { kind: 'listed', k: k.number.value, inOrder: order === true },
    adjuncts: [...pre, ...mid, ...(levels ? [{ kind: 'among' as const, levels }] : []), ...post],
  })),
  rule`${before} the top/first/leading/largest ${cardinal} ${levelNoun} ${after} ${sharing} ${after}`(
    (pre, k, levels, mid, said, post) => ({
      ...clauseOf([...pre, ...mid], [], said, post),
      first: { k, levels },
    }),
  ),
  rule`${before} the leader/leading_place ${maybe(among)} is/was ${group} ${after}`((pre, set, of, post) => ({
    subjects: [of],
    mode: 'so',
    predicate: { kind: 'rank', n: 1 },
    adjuncts: [...pre, ...(set ? [set] : []), ...post],
    takes: 'best',
  })),
);

const whole: Parser<Clause> = memoised(either(placeClause, otherClause));

/** What a second clause may leave out: its subject, or its verb. */
const elliptic = (first: Clause): Parser<Clause> =>
  either(
    whole,
    rule`it/they? ${placeVerb} ${after}`((said, post) => clauseOf([], first.subjects, said, post)),
    rule`${list} ${after} ${token('number')} ${after}`((subjects, mid, n, post) =>
      first.predicate.kind === 'rank' && n.number.ordinal
        ? {
            ...first,
            subjects,
            some: undefined,
            predicate: { kind: 'rank', n: n.number.value },
            adjuncts: [...mid, ...post],
          }
        : undefined,
    ),
    rule`${token('number')} place? ${after}`((n, post) =>
      first.predicate.kind === 'rank' && n.number.ordinal && first.subjects.length === 1
        ? { ...first, predicate: { kind: 'rank', n: n.number.value }, adjuncts: post }
        : undefined,
    ),
  );

const clauses: Parser<readonly Clause[]> = (tokens, at) =>
  whole(tokens, at).flatMap((first) => {
    const second = elliptic(first.value);
    const more = either(
      rule`,/; ${second}`((of) => of),
      rule`,/;? and/but/while/whereas ${second}`((of) => of),
    );
    return [
      { value: [first.value], to: first.to },
      ...more(tokens, first.to).map(({ value, to }) => ({ value: [first.value, value], to })),
    ];
  });

const single: Parser<Draft> = either(
  rule`${whole}`((of): Draft => ({ clauses: [of], denied: false })),
  rule`not ${whole}`((of): Draft | undefined =>
    of.some?.quantifier.is === 'all' ? { clauses: [of], denied: true } : undefined,
  ),
  rule`it is/was not true/so/the_case that ${whole}`((of): Draft => ({ clauses: [of], denied: true })),
  rule`it is false/untrue/wrong that ${whole}`((of): Draft => ({ clauses: [of], denied: true })),
);

/** A sentence in English. */
export const englishSentence: Parser<Draft> = sentenceOf(
  single,
  clauses,
  rule`both/all of these are so :`(() => true),
  rule`not all of these are so :`(() => true),
);
