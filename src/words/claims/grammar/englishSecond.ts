import type { Clause } from './draft.js';
import {
  afterDistance,
  distanceChanged,
  partOf,
  rankOfOthers,
  rankOfValue,
  sameAs,
  shareChanged,
  subjectsOf,
} from './elliptic.js';
import { englishAppended } from './englishAppended.js';
import { englishClause } from './englishClauses.js';
import { english } from './englishSlots.js';
import { clauseOf, type SecondClause } from './frames.js';
import { choice, either, type Parser, reader } from './parser.js';
import { tense } from './tense.js';
import { complement, verbs } from './verbs.js';

const extreme = choice<'most' | 'least'>(['most', 'highest'], ['least', 'lowest']);
const shorter = reader({ ...english, ...verbs('en'), complement, tense, clause: englishClause, extreme });

/** Whether something is said of the index of a place: "that of Beijing" is then its index, and not its rank or its share. */
const ofValue = (of: Clause['predicate']): boolean =>
  ['value', 'growth', 'grown-to', 'multiple', 'margin', 'faster'].includes(of.kind) ||
  ('by' in of && of.by === 'value');

/** Whether words without a verb may follow what is said: a value is followed by how it changed. */
const mayFollow = (first: Clause['predicate'], second: Clause['predicate']): boolean =>
  ['rank', 'top', 'above'].includes(first.kind) ||
  (['value', 'grown-to'].includes(first.kind) && second.kind === 'growth') ||
  (first.kind === 'moved-to' && second.kind === 'moved') ||
  // "27.9 points, above the national average", "73.3 points, 5.7 points behind Japan".
  (first.kind === 'value' &&
    ofOthers.includes(second.kind) &&
    'other' in second &&
    second.other !== undefined) ||
  (first.kind === 'share' && second.kind === 'multiple');
const ofOthers: readonly string[] = ['above', 'margin', 'multiple'];

/** A second clause in English, which may leave out its subject, its verb, or the words for the index. */
export const englishSecond: Parser<SecondClause> = either<SecondClause>(
  englishAppended,
  shorter('{clause}', (v) => (first) => afterDistance(first, v.clause)),
  shorter(
    'it/they? {mid} {tense} {P} {post} | it/they? {mid} {tense} {I} {post} | its index/score {mid} {tense} {I} {post}',
    (v) => (first) =>
      clauseOf({ of: first.some ?? first.subjects, said: v.P ?? v.I!, tense: v.tense }, v.mid, v.post),
  ),
  shorter(
    "that of {S} {mid} {I} {post} | {S} 's {mid} {I} {post}",
    (v) =>
      ({ predicate }) =>
        ofValue(predicate) ? clauseOf({ of: v.S, said: v.I }, v.mid, v.post) : undefined,
  ),
  shorter(
    '{list} {mid} {n} {post} | {n} place? {post}',
    (v) => (first) =>
      v.list || first.subjects.length === 1
        ? rankOfOthers(first, v.list ?? first.subjects, { n: v.n }, v)
        : undefined,
  ),
  // "Ninth, ahead of Fujian", "15 points, up 50% from 2019".
  shorter(
    '{complement} {post}',
    (v) =>
      ({ subjects, some, predicate }) =>
        some || !mayFollow(predicate, v.complement.predicate)
          ? undefined
          : clauseOf({ of: subjects, said: v.complement }, [], v.post),
  ),
  shorter(
    'so was/were/did/is {list} {post}',
    (v) =>
      ({ mode, predicate, takes }) =>
        clauseOf({ of: v.list, said: { mode, predicate, takes } }, [], v.post),
  ),
  shorter(
    '{list} {mid} at {value} {post}',
    (v) =>
      ({ predicate }) =>
        predicate.kind === 'value'
          ? clauseOf({ of: v.list, said: { kind: 'value', value: v.value } }, v.mid, v.post)
          : undefined,
  ),
  shorter(
    'followed by {list} in/at? {n} place? {post}',
    (v) => () => clauseOf({ of: v.list, said: { kind: 'rank', n: v.n } }, [], v.post),
  ),
  shorter(
    '{list} {mid} the? last/bottom {post}',
    (v) => (first) => rankOfOthers(first, v.list, { n: 1, fromEnd: true }, v),
  ),
  // "Has the highest score, Tibet the lowest", "… the second highest".
  shorter(
    '{list} {mid} the {n}? {extreme} {post}',
    (v) => (first) =>
      first.takes === 'high'
        ? rankOfOthers(first, v.list, { n: v.n ?? 1, fromEnd: v.extreme === 'least' }, v)
        : undefined,
  ),
  shorter(
    'as it/they? was/were/did/had {post}',
    (v) =>
      ({ subjects, some, mode, predicate, takes }) =>
        clauseOf(
          { of: some ?? subjects, said: { mode: mode === 'stays' ? 'so' : mode, predicate, takes } },
          [],
          v.post,
        ),
  ),
  shorter('unchanged/the_same from/since/as/as_in {t}', (v) => (first) => sameAs(first, v.t)),
  shorter(
    '{more} than {other} {post}',
    (v) =>
      ({ subjects, some, predicate }) =>
        predicate.kind === 'above' && predicate.by === 'value'
          ? clauseOf(
              { of: some ?? subjects, said: { ...predicate, other: v.other, above: v.more } },
              [],
              v.post,
            )
          : undefined,
  ),
  // "Grew by 12% since 2015, faster than that of Guangdong": over the same time.
  shorter(
    '{faster} than {others}',
    (v) =>
      ({ subjects, some, mode, predicate, adjuncts }) =>
        predicate.kind === 'growth' &&
        mode === 'so' &&
        !some &&
        predicate.up &&
        predicate.by?.unit !== 'points'
          ? clauseOf(
              {
                of: subjects,
                said: { kind: 'faster', other: v.others, faster: v.faster, unit: 'percent' },
                with: adjuncts,
              },
              [],
              [],
            )
          : undefined,
  ),
  shorter(
    'the {n}? {extreme} {post}',
    (v) => (first) => rankOfValue(first, { n: v.n ?? 1, fromEnd: v.extreme === 'least' }, v),
  ),
  // "Fell five places, from tenth to 15th".
  shorter(
    'from {n} place? to {m} place/position? {post} | from {n} place? in {t} to {m} place/position? in {t2}',
    (v) =>
      ({ subjects, some, mode, predicate, takes }) =>
        predicate.kind === 'moved'
          ? clauseOf(
              {
                of: some ?? subjects,
                said: { mode, predicate: { kind: 'moved-to', from: v.n, to: v.m, up: predicate.up }, takes },
                with: v.t === undefined ? [] : [{ kind: 'span', from: v.t, to: v.t2! }],
              },
              [],
              v.post ?? [],
            )
          : undefined,
  ),
  // "Third in 2021, up from fourth in 2019".
  shorter('{upDown} from {n} place? in {t}', (v) => (first) => {
    const { predicate, takes } = first;
    if (predicate.kind !== 'rank' || predicate.fromEnd || predicate.to !== undefined) return undefined;
    const moved = { kind: 'moved-to', from: v.n, to: predicate.n, up: v.upDown } as const;
    return clauseOf(
      {
        of: subjectsOf(first),
        said: { mode: 'so', predicate: moved, takes },
        with: [{ kind: 'base', t: v.t }],
      },
      [],
      [],
    );
  }),
  shorter('{upDown} from {value} in {t}', (v) => (first) => {
    const { predicate } = first;
    if (predicate.kind !== 'value') return undefined;
    const grown = { kind: 'grown-to', from: v.value, to: predicate.value, up: v.upDown } as const;
    return clauseOf({ of: subjectsOf(first), said: grown, with: [{ kind: 'base', t: v.t }] }, [], []);
  }),
  shorter('{upDown} from {fraction} in {t}', (v) => (first) => {
    const { predicate, subjects } = first;
    if (predicate.kind !== 'share' || subjects.length !== 1) return undefined;
    const { of, percent: to } = predicate;
    const said = { kind: 'share-to', of, from: v.fraction, to, up: v.upDown } as const;
    return clauseOf({ of: subjects, said, with: [{ kind: 'base', t: v.t }] }, [], []);
  }),
  shorter('it? has/had? {narrowed} {post}', (v) => (first) => distanceChanged(first, !v.narrowed, v.post)),
  // "From 30 points to 45, a gain of 15 points".
  shorter('a/an {increase} of {change} {post}', (v) => (first) => {
    const isOfValue = ['value', 'grown-to'].includes(first.predicate.kind);
    const growth = { kind: 'growth', by: v.change, up: v.increase } as const;
    return isOfValue ? clauseOf({ of: subjectsOf(first), said: growth }, [], v.post) : undefined;
  }),
  shorter('a/an {increase} of {k} {places} {post}', (v) => (first) => {
    const isOfRank = ['rank', 'moved-to'].includes(first.predicate.kind);
    const said = {
      mode: 'so',
      predicate: { kind: 'moved', places: v.k, up: v.increase },
      takes: 'best',
    } as const;
    return isOfRank ? clauseOf({ of: subjectsOf(first), said }, [], v.post) : undefined;
  }),
  shorter('a/an {increase} of {pp} {post}', (v) => (first) => shareChanged(first, v.increase, v.pp, v)),
  shorter('{upDown} by? {pp} {post}', (v) => (first) => shareChanged(first, v.upDown, v.pp, v)),
  // "Gained three places and Shanxi two".
  shorter(
    '{list} {mid} {k} {post}',
    (v) =>
      ({ mode, predicate, takes }) =>
        predicate.kind === 'moved' && predicate.places !== undefined
          ? clauseOf(
              { of: v.list, said: { mode, predicate: { ...predicate, places: v.k }, takes } },
              v.mid,
              v.post,
            )
          : undefined,
  ),
  // "First, followed by Beijing and Jiangsu": second and third.
  shorter('followed by {list} {post}', (v) => ({ mode, predicate, subjects, adjuncts }) => {
    if (predicate.kind !== 'rank' || predicate.fromEnd || mode !== 'so' || subjects.length !== 1)
      return undefined;
    const each = v.list.map((_, i) => predicate.n + 1 + i);
    return clauseOf({ of: v.list, said: { kind: 'ranks', each }, with: partOf(adjuncts) }, [], v.post);
  }),
);
