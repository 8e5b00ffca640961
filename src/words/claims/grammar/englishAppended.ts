import type { Adjunct, Amount, Clause, Predicate } from './draft.js';
import { grewMost, partOf, rankOfOthers, sameOfOthers, toFigure } from './elliptic.js';
import { english } from './englishSlots.js';
import { clauseOf, type SecondClause } from './frames.js';
import { choice, either, type Parser, reader } from './parser.js';
import { verbs } from './verbs.js';

const slots = { ...english, ...verbs('en') };
const read = reader(slots);
const figure: Parser<Amount> = either(english.change, english.value);
/** When an earlier figure was: "in 2015", "a year earlier", "eight years before"; the period before where it is not said. */
const then: Parser<Adjunct> = either(
  read('in {t}', (v): Adjunct => ({ kind: 'base', t: v.t })),
  english.yearBefore,
  english.before,
);
const appended = reader({ ...slots, figure, then, most: choice<boolean>([true, 'most'], [false, 'least']) });

/** What follows a statement without a verb of its own: what it was before, what it is of others, that it is the most of all. */
export const englishAppended: Parser<SecondClause> = either<SecondClause>(
  // "Grew by 7% in 2023, down from 8% the year before", "scored 1.1, compared with 0.5 eight years earlier".
  appended(
    'compared_with/compared_to/against/versus/from {figure} {then} | {upDown} from {figure} {then}',
    (v) => (first) => toFigure(first, v.figure, v.upDown, v.then),
  ),
  // "Rose by 3 points and Beijing by 2", "23.6 for secondary industry".
  appended(
    '{list} {mid} at/by/with? {figure} {post} | compared_with/compared_to/against/versus {figure} for/in {list} {post}',
    (v) => (first) => sameOfOthers(first, v.list, v.figure, v),
  ),
  // "While Guangdong gained 1.4 points, Chongqing lost 0.4".
  appended('{list} {mid} {grew} by? {bare} {post}', (v) => (first) => {
    const { predicate } = first;
    const unit = predicate.kind === 'growth' ? predicate.by?.unit : undefined;
    if (unit === undefined || unit === 'times') return undefined;
    const said: Predicate = { kind: 'growth', by: { ...v.bare, unit }, up: v.grew };
    return clauseOf({ of: v.list, said, tense: 'past' }, v.mid, v.post);
  }),
  // "Fell by 0.4 points, the largest drop of any province", "… more than any other province".
  appended(
    `the largest/biggest/steepest/sharpest/greatest/strongest/fastest {increase} of/among any/all other? {levels}?
      | the largest/biggest/steepest/sharpest/greatest/strongest/fastest {increase} of_all/anywhere | the most of/among any/all other? {levels} | more than any/all/every other/others {levels}? | faster than any/all/every other/others {levels}?`,
    (v) => (first) => grewMost(first, v.levels, v.increase),
  ),
  // "Rose to 6.95 points, up 0.5 on the previous year".
  appended('{upDown} by? {bare} {post}', (v) => (first) => {
    const isOfValue = ['value', 'grown-to'].includes(first.predicate.kind) && first.mode === 'so';
    const said: Predicate = { kind: 'growth', by: { ...v.bare, unit: 'points' }, up: v.upDown };
    return isOfValue && !first.some ? clauseOf({ of: first.subjects, said }, [], v.post) : undefined;
  }),
  // "Has more than doubled, from 27.8 in 2010 to 73.3 in 2022".
  appended(
    'from {value} to {value2} {post} | from {value} in {t} to {value2} in {t2} | to {value2} {post} | to {value2} from {value} {post}',
    (v) => (first) => {
      const { predicate, mode, some, subjects } = first;
      if (predicate.kind !== 'growth' || mode !== 'so' || some) return undefined;
      const said: Predicate = { kind: 'grown-to', from: v.value, to: v.value2, up: predicate.up };
      const span: Adjunct[] = v.t === undefined ? [] : [{ kind: 'span', from: v.t, to: v.t2! }];
      return clauseOf({ of: subjects, said, with: span }, [], v.post ?? []);
    },
  ),
  // "Six provinces scored more than 10 points, led by Guangdong".
  appended('led/headed by {list}', (v) => ({ some, predicate, mode }) => {
    const { levels, group } = some ?? {};
    const isOfValue = predicate.kind === 'value' && mode === 'so' && some && v.list.length === 1;
    const said = { mode: 'so', predicate: { kind: 'rank', n: 1 }, takes: 'high' } as const;
    return isOfValue
      ? clauseOf(
          { of: v.list, said, with: levels || group ? [{ kind: 'among', levels, group }] : [] },
          [],
          [],
        )
      : undefined;
  }),
  // "Beijing ranked first, with Guangzhou in third place".
  appended('with {list} in? {nth} {post}', (v) => (first) => rankOfOthers(first, v.list, { n: v.nth }, v)),
  appended(
    'with {list} completing/rounding_out/making_up the rest of? top {k} {post} | with {list} completing/rounding_out/making_up the top {k} {post}',
    (v) => (first) => {
      const n = v.k - v.list.length + 1;
      const said: Predicate = n < v.k ? { kind: 'rank', n, to: v.k } : { kind: 'rank', n };
      return n > 1 && first.predicate.kind === 'rank' && first.mode === 'so'
        ? clauseOf({ of: v.list, said, with: [{ kind: 'each' }, ...partOf(first.adjuncts)] }, [], v.post)
        : undefined;
    },
  ),
  appended(
    'overtaken/passed by {other} {post}',
    (v) =>
      ({ subjects, some, mode }) =>
        some || mode !== 'so'
          ? undefined
          : clauseOf({ of: subjects, said: { kind: 'overtook', other: v.other, by: true } }, [], v.post),
  ),
  appended('or {fraction} {whole} {post}', (v) => (first: Clause) => {
    const of = v.whole === 'all' ? undefined : v.whole;
    return first.predicate.kind === 'value' && !first.some
      ? clauseOf({ of: first.subjects, said: { kind: 'share', of, percent: v.fraction } }, [], v.post)
      : undefined;
  }),
);
