import type { Adjunct, Amount, VerbPhrase } from './draft.js';
import { quantifier } from './englishNames.js';
import { english } from './englishSlots.js';
import { choice, either, many, reader } from './parser.js';
import { ends } from './slotValues.js';
import { tense } from './tense.js';
import { alsoOf, complement, nodeOf, periodOf, verbs } from './verbs.js';

const base = { ...english, ...verbs('en') };
const read = reader({ ...base, complement });
const indexWord = read(
  '{node}? overall/total/composite? {heads}? index/score/value/index_value | {node}? {heads}? index/score/value {heads}',
  (v): readonly Adjunct[] => [...nodeOf(v.node), ...(v.heads ?? [])],
);
/** "India's score of 61.8": its value, told in passing. */
const passing = (value: Amount): Adjunct[] => [
  { kind: 'also', said: { mode: 'so', predicate: { kind: 'value', value } } },
];

/** What the patterns of English clauses are made of. */
export const clauseSlots = {
  ...base,
  complement,
  tense,
  quantifier,
  fromEnd: ends.en,
  lyingIn: read(
    'were/was/is/are/lie/came/come in/from? {group} | are/were {place} {levels}',
    (v) => v.group ?? v.place!,
  ),
  ofGroup: read('of/in/from/within {group}', (v) => v.group),
  k2: english.k,
  to: english.n,
  ofWhole: read('in/of {group} | {whole}', (v) => ({
    group: v.group ?? (v.whole === 'all' ? undefined : v.whole),
  })),
  order: choice<true>([true, 'in this/that order']),
  rankedFirst: choice<true>([true, 'top/highest/best ranked/placed']),
  figures: many(
    read(', {bare} | , {percent} | , {points}', (v) => v.bare ?? v.percent ?? v.points!),
    8,
  ),
  figure: either(base.bare, base.percent, base.points),
  figure2: either(base.bare, base.percent, base.points),
  ranks: many(
    read(', {n}', (v) => v.n),
    8,
  ),
  /** The index of a place: "the index of Beijing", "Beijing's index per head". */
  indexOf: reader({ ...base, indexWord, figure: base.value })(
    "{S} 's {indexWord} | {S} 's {indexWord} of {figure} | {S} 's {t} {indexWord} | the? {node} in/of {S} | {S} 's {node} | the? {indexWord} of/for {S} | the? {t} {indexWord} of/for {S}",
    (v) => {
      // "Ashford's trade" is not the part of the index of that name, but "digital development in Ashford" is its index.
      if (v.node && v.node.of[0] !== 0) return undefined;
      return {
        subjects: v.S,
        with: [...periodOf(v.t), ...(v.indexWord ?? nodeOf(v.node)), ...(v.figure ? passing(v.figure) : [])],
      };
    },
  ),
  /** What tells some places from others: "that scored above 20 points", "with more than 20 points", "whose score fell". */
  telling: read(
    'to/that/which/who {P} | {complement} | with {points} | with a/an? index/score/scores of? {value} | whose index/score/scores {I} | scoring {value}',
    (v): VerbPhrase => {
      const value = v.points ?? v.value;
      return v.P ?? v.I ?? v.complement ?? { mode: 'so', predicate: { kind: 'value', value: value! } };
    },
  ),
  /** Whose growth: "growth in Sichuan", "Sichuan's growth"; of the whole where it is of no place in particular. */
  growthOf: read(
    "{S} 's annual? growth/growth_rate | the? annual? growth/growth_rate of/in {S} | national annual? growth/growth_rate | the? annual? growth/growth_rate of the national index | growth nationwide/nationally | growth across the country",
    (v) => v.S ?? ([] as const),
  ),
  slowed: choice<boolean>(
    [false, 'slowed/eased/cooled/decelerated/fell/dropped/declined'],
    [true, 'accelerated/quickened/picked_up/rose/increased/climbed'],
  ),
  /** What a rate, or a value, was before: "from 12% in 2021". */
  rateBefore: read(
    'from {percent} in {t} | from {percent} {yearBefore} | from {percent}',
    (v): { from: Amount; base: Adjunct } => ({
      from: v.percent,
      base: v.yearBefore ?? { kind: 'base', t: v.t ?? 'before' },
    }),
  ),
  also: alsoOf(
    read(
      `,? with {points} | ,? with a/an index/score of {value} | ,? with {bare} | ,? scoring {points} | ( {points} ) | ,? at {points} | , at {bare}
        | , in {nth} | ( {nth} )`,
      (v) =>
        v.nth === undefined
          ? ({ kind: 'value', value: v.points ?? v.value ?? v.bare! } as const)
          : ({ kind: 'rank', n: v.nth } as const),
    ),
  ),
  /** What follows the number of a rank or a score: "ranked third", "putting it third". */
  putting: alsoOf(
    read('putting/placing/leaving it/them in? {nth} ,?', (v) => ({ kind: 'rank', n: v.nth }) as const),
  ),
  toRank: alsoOf(
    read(
      "to rank/take/claim/become/reach/finish/come {nth} | to take/claim/become/reach the? top/leader/lead/top_spot/number_one | to become the? {place} 's number_one/leader",
      (v) => ({ kind: 'rank', n: v.nth ?? 1 }) as const,
    ),
  ),
  first: alsoOf(
    read('with/at {points} , | with a/an index/score of {value} , | ranked/placed in? {nth} ,', (v) =>
      v.nth === undefined
        ? ({ kind: 'value', value: v.points ?? v.value! } as const)
        : ({ kind: 'rank', n: v.nth } as const),
    ),
  ),
};
