import type { Adjunct, Clause, Mention, VerbPhrase } from './draft.js';
import { quantifier } from './englishNames.js';
import { english } from './englishSlots.js';
import { clauseReader } from './frames.js';
import { choice, either, many, type Parser, reader } from './parser.js';
import { amongEnds, ends, firstHold, mostOf } from './slotValues.js';
import { tense } from './tense.js';
import { alsoOf, amongOf, complement, nodeOf, periodOf, verbs } from './verbs.js';

const base = { ...english, ...verbs('en') };
const read = reader(base);
const indexWord = read(
  '{node}? {heads}? index/score/value/index_value | {node}? {heads}? index/score/value {heads}',
  (v): readonly Adjunct[] => [...nodeOf(v.node), ...(v.heads ?? [])],
);
const slots = {
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
const clause = clauseReader(slots);

function withWhole(said: VerbPhrase, { group: of }: { group?: Mention | undefined } = {}): VerbPhrase {
  const { predicate } = said;
  const isOfShares =
    predicate.kind === 'share' || predicate.kind === 'share-change' || predicate.kind === 'share-to';
  if (!of || !isOfShares) return said;
  return predicate.of ? said : { ...said, predicate: { ...predicate, of } };
}

/** What is said of a place, of its index, its rank or its share. */
const ofPlaces = either(
  clause(
    `{S} {mid} {P} | {S} {mid} {P} {late} {also} | {S} {also} ,? {mid} {P} | {first} {S} {mid} {P}
      | {S} {mid} {P} , {putting} | {S} {mid} {P} {toRank}`,
    (v) => ({ of: v.S, said: v.P, with: v.also ?? v.first ?? v.putting ?? v.toRank }),
  ),
  clause('{S} , which {mid} {tense} {P}', (v) => ({ of: v.S, said: v.P, relative: true, tense: v.tense })),
  clause('like {group} , {list} {mid} {P} | {list} , like {group} , {mid} {P}', (v) => ({
    of: [...v.list, v.group],
    said: v.P,
    with: [{ kind: 'each' }],
  })),
  clause('{list} alone {mid} {P}', (v) =>
    ['share', 'sum'].includes(v.P.predicate.kind) ? { of: v.list, said: v.P } : undefined,
  ),
  // "Ningxia and Tibet bring up the rear": they are the last two.
  clause(
    '{list} {mid} are/were/rank/ranked/came last/bottom/at_the_bottom | {list} {mid} are/were/rank/ranked at the bottom of the table/ranking/list | {list} {mid} bring/brought up the rear',
    (v) =>
      v.list.length > 1 ? { of: v.list, said: { kind: 'top', k: v.list.length, fromEnd: true } } : undefined,
  ),
  clause(
    'the? national index/score/total {mid} {I} | nationwide/nationally ,? {mid} the? index/score {I}',
    (v) => ({ of: [], said: v.I, whole: true }),
  ),
  clause('{average} {mid} {I}', (v) =>
    v.average.token.of.every(({ level }) => level === 'total')
      ? { of: [], said: v.I, whole: 'average' }
      : undefined,
  ),
  clause('{indexOf} {mid} {I}', (v) => ({ of: v.indexOf.subjects, said: v.I, with: v.indexOf.with })),
  clause("the? rank/ranks/position/place of {S} {mid} {R} | {S} 's rank/position/place {mid} {R}", (v) => ({
    of: v.S,
    said: v.R,
  })),
  clause(
    "the? combined? share of {list} {ofWhole}? {mid} {H} | {list} 's combined? share {ofWhole}? {mid} {H}",
    (v) => ({ of: v.list, said: withWhole(v.H, v.ofWhole) }),
  ),
  clause(
    '{fraction} {whole} {mid} came/comes/come from {list} | {fraction} {whole} {mid} was/is/were held/contributed by {list}',
    (v) => ({
      of: v.list,
      said: { kind: 'share', of: v.whole === 'all' ? undefined : v.whole, percent: v.fraction },
    }),
  ),
  // A part of the index by itself is that of the whole.
  clause('the? {node} index? {mid} {I}', (v) => ({ of: [], said: v.I, with: nodeOf(v.node) })),
  clause("{group} 's lead/advantage over {other} {mid} {be} {points}", (v) => ({
    of: [v.group],
    said: {
      mode: v.be,
      predicate: { kind: 'margin', other: v.other, above: true, by: v.points },
      takes: 'best',
    },
  })),
  clause(
    "{S} 's growth/growth_rate {mid} {be} {percent} | the? growth/growth_rate of {S} {mid} {be} {percent}",
    (v) => ({
      of: v.S,
      said: { mode: v.be, predicate: { kind: 'growth', by: v.percent, up: true } },
    }),
  ),
  clause(
    "{S} 's growth/growth_rate {mid} {be} {high} {others} | the? growth/growth_rate of {S} {mid} {be} {high} {others}",
    (v) => ({
      of: v.S,
      said: { mode: v.be, predicate: { kind: 'faster', other: v.others, faster: v.high, unit: 'percent' } },
    }),
  ),
  clause('the? gap/difference/distance between {group} and {other} {mid} {be} {points}', (v) => ({
    of: [v.group],
    said: { mode: v.be, predicate: { kind: 'margin', other: v.other, above: undefined, by: v.points } },
  })),
  clause(
    `the? gap/difference/distance between {group} and {other} {mid} {aux} {narrowed}
      | the? gap/difference/distance between {group} and {other} {mid} {aux} {narrowed} to {value2}
      | the? gap/difference/distance between {group} and {other} {mid} {aux} {narrowed} from {value} to {value2}
      | the? gap/difference/distance between {group} and {other} {mid} {aux} {narrowed} from {value} in {t} to {value2} in {t2}`,
    (v) => ({
      of: [v.group],
      said: {
        mode: v.aux,
        predicate: { kind: 'apart', other: v.other, widened: !v.narrowed, from: v.value, to: v.value2 },
      },
      with: v.t === undefined ? [] : [{ kind: 'span', from: v.t, to: v.t2! }],
    }),
  ),
  clause(
    "the? average annual? growth/growth_rate of {S} {mid} {be} {percent} | {S} 's average annual? growth/growth_rate {mid} {be} {percent}",
    (v) => ({
      of: v.S,
      said: { mode: v.be, predicate: { kind: 'growth', by: v.percent, up: true, yearly: true } },
    }),
  ),
  clause(
    `the? gap/gaps {heads}? {mid} {G} | the? gap/gaps {heads}? between/among the? {levels} {mid} {G}
      | the? gap/gaps {heads}? of/in {group} {mid} {G} | the? gap/gaps {heads}? between/among the? {levels} of/in {group} {mid} {G}`,
    (v) => ({ of: [], said: v.G, with: [...(v.heads ?? []), ...amongOf(v.levels, v.group)] }),
  ),
);

/** Of so many of a set: "the index exceeded 5 points in every province", "there was no city with more than 5 points". */
const ofSets = either(
  clause('the? index {I} in {some} | in {some} {mid} the index {I} | in {some} did the index {I}', (v) => ({
    of: v.some,
    said: v.I,
  })),
  clause(
    'there was/were/is/are {some} with {points} | there was/were/is/are {some} with a/an? index/score/scores of? {value}',
    (v) => ({
      of: v.some,
      said: { kind: 'value', value: v.points ?? v.value! },
    }),
  ),
  clause(
    `{quantifier} {fromEnd} {k2} {levels}? {mid} {lyingIn} | {quantifier} {k2} {fromEnd} {levels}? {mid} {lyingIn}
      | {number} of? the? {fromEnd} {k2} {levels}? {mid} {lyingIn} | {number} of? the? {k2} {fromEnd} {levels}? {mid} {lyingIn}
      | of/among the {fromEnd} {k2} {levels}? {mid} {quantifier} {lyingIn} | of/among the {k2} {fromEnd} {levels}? {mid} {quantifier} {lyingIn}`,
    (v) => amongEnds({ ...v, group: v.lyingIn }),
  ),
  clause(
    `the top/first {k2} {mid} included/include/includes/contained {k} {levels} of/in/from {group}
      | the top/first {k2} of {t} included/include/includes/contained {k} {levels} of/in/from {group}`,
    (v) => ({
      of: { quantifier: { is: 'exactly', n: v.k }, levels: v.levels, group: v.group },
      said: { kind: 'top', k: v.k2 },
      with: periodOf(v.t),
    }),
  ),
  clause(
    'the top/first/leading/largest {k} {levels} {mid} {P} | the {k} leading/largest/top/highest_ranked {levels} {mid} {P}',
    (v) => firstHold(v, false),
  ),
  clause(
    'the bottom/last/lowest_ranked {k} {levels} {mid} {P} | the {k} bottom/lowest_ranked {levels} {mid} {P}',
    (v) => firstHold({ ...v, fromEnd: true }, false),
  ),
  // So many places hold a part: if any do, the first so many.
  clause('just/only? {k} {levels} {mid} {P}', (v) => firstHold(v, true)),
);

/** Who alone is so, and who of all grew most: no other did, or grew more. */
const alone = either(
  clause(
    `{list} {mid} was/is/were/are the only {place}? {levels} {ofGroup}? to/that/which {P}
      | {list} {mid} was/is/were/are the only {place}? {levels} {ofGroup}? {complement}
      | the only {place}? {levels} {ofGroup}? to/that/which {P} {mid} was/is/were/are {list}
      | the only {place}? {levels} {ofGroup}? {complement} {mid} was/is/were/are {list}`,
    (v) => {
      const said = v.P ?? v.complement!;
      const of = {
        quantifier: { is: 'only' },
        list: v.list,
        levels: v.levels,
        group: v.place ?? v.ofGroup,
      } as const;
      return said.mode === 'so' ? { of, said } : undefined;
    },
  ),
  clause(
    `{list} {mid} grew/grow/grown the? fastest of_all? | the fastest growing {levels} {mid} was/is {list}
      | {list} {mid} was/is the fastest growing {levels} | {list} {mid} grew/grow/grown faster than any/all/every other/others {levels}?`,
    (v) => mostOf(v.list, v.levels, 'percent'),
  ),
  clause(
    `{list} {mid} {gained} the? most points | {list} {mid} {gained} more points than any/all/every other/others {levels}?
      | the largest/biggest/highest gain in points was/is that_of {list}`,
    (v) => mostOf(v.list, v.levels, 'points'),
  ),
  clause(
    `{list} {mid} {gained} the? most of_all? | {list} {mid} improved the? most of_all? | {list} {mid} {gained} more than any/all/every other/others {levels}?
      | {list} {mid} improved more than any/all/every other/others {levels}?`,
    (v) => mostOf(v.list, v.levels, 'either'),
  ),
);

/** Lists, and verbs before their subject: "ahead of Beijing was Tianjin". */
const inverted = either(
  clause(
    '{complement} {mid} was/were/is/are/came {S} {also}? | {n} place {mid} went/goes/belonged to {S} {also}?',
    (v) => ({ of: v.S, said: v.complement ?? { kind: 'rank', n: v.n! }, with: v.also }),
  ),
  clause('the {rankedFirst} {levels}? {mid} was/is {S} {also}?', (v) => ({
    of: v.S,
    said: { mode: 'so', predicate: { kind: 'rank', n: 1 }, takes: 'best' },
    with: [...amongOf(v.levels), ...(v.also ?? [])],
  })),
  clause('behind/after {other} come/came/comes/follow/follows/followed/were/was/are/is {list}', (v) => ({
    of: v.list,
    said: { kind: 'followers', other: v.other },
  })),
  clause('the highest index {mid} was/is that_of {S}', (v) => ({
    of: v.S,
    said: { mode: 'so', predicate: { kind: 'rank', n: 1 }, takes: 'high' },
  })),
  clause('the leader/leading_place {among}? is/was {group}', (v) => ({
    of: [v.group],
    said: { mode: 'so', predicate: { kind: 'rank', n: 1 }, takes: 'best' },
    with: v.among ? [v.among] : [],
  })),
  clause(
    'the top/first {k} {levels}? {mid} are/were {list} ,? {order}? | {list} {mid} are/were the top/first {k} {levels}? ,? {order}?',
    (v) => ({
      of: v.list,
      said: { kind: 'listed', k: v.k, inOrder: v.order === true },
      with: amongOf(v.levels),
    }),
  ),
  clause('{list} {mid} ranked/came/were/finished/placed {n} {ranks} ,? and {to} ,? respectively', (v) => ({
    of: v.list,
    said: { kind: 'ranks', each: [v.n, ...v.ranks, v.to] },
  })),
);

/** A clause in English. */
export const englishClause: Parser<Clause> = either(ofPlaces, ofSets, alone, inverted);
