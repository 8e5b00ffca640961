import type { Adjunct } from './draft.js';
import { quantifier } from './englishNames.js';
import { english } from './englishSlots.js';
import { choice, many, reader } from './parser.js';
import { ends } from './slotValues.js';
import { tense } from './tense.js';
import { alsoOf, complement, nodeOf, periodOf, verbs } from './verbs.js';

const base = { ...english, ...verbs('en') };
const read = reader(base);
const indexWord = read(
  '{node}? {heads}? index/score/value/index_value | {node}? {heads}? index/score/value {heads}',
  (v): readonly Adjunct[] => [...nodeOf(v.node), ...(v.heads ?? [])],
);
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
  ranks: many(
    read(', {n}', (v) => v.n),
    8,
  ),
  /** The index of a place: "the index of Beijing", "Beijing's index per head". */
  indexOf: reader({ ...base, indexWord })(
    "{S} 's {indexWord} | {S} 's {t} {indexWord} | the? {indexWord} of/for {S} | the? {t} {indexWord} of/for {S}",
    (v) => ({ subjects: v.S, with: [...periodOf(v.t), ...v.indexWord] }),
  ),
  also: alsoOf(
    read(
      `,? with {points} | ,? with a/an index/score of {value} | ,? with {bare} | ,? scoring {points} | ( {points} ) | ,? at {points}
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
  toRank: alsoOf(read('to rank/take/claim/become {nth}', (v) => ({ kind: 'rank', n: v.nth }) as const)),
  first: alsoOf(
    read('with/at {points} , | with a/an index/score of {value} , | ranked/placed in? {nth} ,', (v) =>
      v.nth === undefined
        ? ({ kind: 'value', value: v.points ?? v.value! } as const)
        : ({ kind: 'rank', n: v.nth } as const),
    ),
  ),
};
