import { cardinal } from './amounts.js';
import { adjunct, level, place } from './chineseParts.js';
import { list, subject } from './chineseSets.js';
import { gapVerb, indexVerb, rankVerb, shares, verb } from './chineseVerbs.js';
import { afterOf, beforeOf, clauseOf, sentenceOf } from './clauses.js';
import type { Adjunct, Clause, Draft } from './draft.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';

const before = beforeOf(adjunct);
const after = afterOf(adjunct);

const ordinals: Parser<number> = rule`前 ${cardinal} 位/名/强 的? ${maybe(level)}`((k) => k);

const whole: Parser<Clause> = memoised(
  either(
    rule`${before} ${subject} 的? ,? ${after} ${verb} ${after}`((pre, subjects, mid, said, post) =>
      clauseOf([...pre, ...mid], subjects, said, post),
    ),
    rule`${before} ${subject} 的? ${after} 指数/总指数/得分 ${after} ${indexVerb} ${after}`(
      (pre, subjects, mid, late, said, post) => clauseOf([...pre, ...mid, ...late], subjects, said, post),
    ),
    rule`${before} ${subject} 的? ${after} 排名/位次/名次 ${after} ${rankVerb} ${after}`(
      (pre, subjects, mid, late, said, post) => clauseOf([...pre, ...mid, ...late], subjects, said, post),
    ),
    // A part of the index by itself is that of the whole.
    rule`${before} ${token('node')} ${after} 指数/分指数? ${after} ${verb} ${after}`(
      (pre, node, mid, late, said, post) =>
        clauseOf([...pre, { kind: 'node', of: node.of }, ...mid, ...late], [], said, post),
    ),
    rule`${before} ${maybe(place)} 各? ${maybe(level)} 之? 间? 的? ${maybe(rule`人均`(() => true))} 差距 ${after} ${gapVerb} ${after}`(
      (pre, of, levels, heads, mid, said, post) => {
        const set: Adjunct[] = of || levels ? [{ kind: 'among', levels, group: of }] : [];
        const own: Adjunct[] = heads ? [{ kind: 'per-head' }] : [];
        return clauseOf([...pre, ...set, ...own, ...mid], [], said, post);
      },
    ),
    rule`${before} 前 ${cardinal} 位/名/强/个/大? 的? ${maybe(level)} 的? 指数? ${after} ${shares} ${after}`(
      (pre, k, levels, mid, said, post) => ({
        ...clauseOf([...pre, ...mid], [], said, post),
        first: { k, levels },
      }),
    ),
    rule`${before} ${ordinals} ,? 分别? 是/为 ${list}`((pre, k, subjects) => ({
      subjects,
      mode: 'so',
      predicate: { kind: 'listed', k, inOrder: false },
      adjuncts: pre,
    })),
    rule`${before} ${ordinals} ,? 依次 是/为 ${list}`((pre, k, subjects) => ({
      subjects,
      mode: 'so',
      predicate: { kind: 'listed', k, inOrder: true },
      adjuncts: pre,
    })),
    rule`${before} ${list} ${after} 是/为 前 ${cardinal} 位/名/强? ${after}`(
      (pre, subjects, mid, k, post) => ({
        subjects,
        mode: 'so',
        predicate: { kind: 'listed', k, inOrder: false },
        adjuncts: [...pre, ...mid, ...post],
      }),
    ),
    rule`${before} ${list} ${after} 分列/分别位列/分居/依次位列 前 ${cardinal} 位/名/强? ${after}`(
      (pre, subjects, mid, k, post) => ({
        subjects,
        mode: 'so',
        predicate: { kind: 'listed', k, inOrder: true },
        adjuncts: [...pre, ...mid, ...post],
      }),
    ),
  ),
);

/** What a second clause may leave out: its subject. */
const elliptic = (first: Clause): Parser<Clause> =>
  either(
    whole,
    rule`${after} ${verb} ${after}`((mid, said, post) => clauseOf(mid, first.subjects, said, post)),
  );

const clauses: Parser<readonly Clause[]> = (tokens, at) =>
  whole(tokens, at).flatMap((first) => [
    { value: [first.value], to: first.to },
    ...rule`,/;/,且/,并/,而/;而/,但/且/并 ${elliptic(first.value)}`((second) => second)(tokens, first.to).map(
      ({ value, to }) => ({ value: [first.value, value], to }),
    ),
  ]);

const single: Parser<Draft> = either(
  rule`${whole}`((of): Draft => ({ clauses: [of], denied: false })),
  rule`并非 ,/:? ${whole}`((of): Draft => ({ clauses: [of], denied: true })),
);

/** A sentence in Chinese. */
export const chineseSentence: Parser<Draft> = sentenceOf(
  single,
  clauses,
  rule`以下各项均成立 :`(() => true),
  rule`以下各项并非均成立 :`(() => true),
);
