import type { Clause, Mention, VerbPhrase } from './draft.js';
import { clauseSlots } from './englishClauseSlots.js';
import { alone, inverted, ofSets } from './englishSets.js';
import { clauseReader } from './frames.js';
import { either, type Parser } from './parser.js';
import { amongOf, nodeOf, periodOf } from './verbs.js';

const clause = clauseReader(clauseSlots);

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
      | {S} {mid} {P} , {putting} | {S} {mid} {P} {late} {toRank}`,
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
  clause('{list} {mid} complete/completed/round_out/rounded_out/made_up the rest of? the top {k}', (v) => {
    const n = v.k - v.list.length + 1;
    return n > 1 && v.list.length > 1
      ? { of: v.list, said: { kind: 'rank', n, to: v.k }, with: [{ kind: 'each' }] }
      : undefined;
  }),
  clause('{list} {mid} occupy/occupied/take/took/hold/held {n} to {m} place/places', ({ list, n, m }) =>
    m - n + 1 === list.length
      ? { of: list, said: { kind: 'ranks', each: list.map((_, i) => n + i) } }
      : undefined,
  ),
  clause('on average ,? {S} {mid} {P} | on average ,? {indexOf} {mid} {I}', (v) => {
    const { predicate } = v.P ?? v.I!;
    const of = v.S ?? v.indexOf!.subjects;
    return predicate.kind === 'growth' && predicate.yearly
      ? { of, said: v.P ?? v.I!, with: v.indexOf?.with }
      : undefined;
  }),
  // "Ningxia and Tibet bring up the rear": they are the last two.
  clause(
    '{list} {mid} are/were/rank/ranked/came/finished last/bottom/at_the_bottom | {list} {mid} close/closed/prop_up/propped_up the table/ranking/list | at the bottom of the table/ranking/list {mid} are/were/came {list} | {list} {mid} are/were/rank/ranked at the bottom of the table/ranking/list | {list} {mid} bring/brought up the rear',
    (v) =>
      v.list.length > 1 ? { of: v.list, said: { kind: 'top', k: v.list.length, fromEnd: true } } : undefined,
  ),
  clause(
    "the? national/overall index/score/total {mid} {I} | the country/nation 's index/score/total {mid} {I} | nationwide/nationally ,? {mid} the? index/score {I}",
    (v) => ({ of: [], said: v.I, whole: true }),
  ),
  clause('{average} {mid} {I}', (v) =>
    v.average.token.of.every(({ level }) => level === 'total')
      ? { of: [], said: v.I, whole: 'average' }
      : undefined,
  ),
  clause('in/for {list} ,? {mid} the index/score {I}', (v) => ({ of: v.list, said: v.I })),
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
    '{fraction} {whole} {mid} came/comes/come from {list} | {fraction} {whole} {mid} belong/belongs/belonged to {list} | {fraction} {whole} {mid} was/is/were held/contributed by {list} | {fraction} {whole} {mid} was/is/were concentrated/located in {list}',
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
  clause(
    'on average ,? a/an/the/each/every {levels} {mid} score/scores/scored/has/had/have {value}',
    (v) => ({
      of: [],
      said: { kind: 'value', value: v.value },
      whole: 'average',
      with: amongOf(v.levels),
    }),
  ),
  // "The average of high-income countries was 74.7 points".
  clause('{average} {mid} {I}', (v) =>
    v.I.predicate.kind === 'value'
      ? { of: [v.average], said: v.I }
      : { of: [v.average], said: v.I, averaged: true },
  ),
  clause(
    "{group} 's lead/advantage/margin over {other} {mid} {aux} {narrowed} | {group} 's lead/advantage/margin over {other} {mid} {aux} {narrowed} to {value2} | {group} 's lead/advantage/margin over {other} {mid} {aux} {narrowed} from {value} to {value2}",
    (v) => ({
      of: [v.group],
      said: {
        mode: v.aux,
        predicate: { kind: 'apart', other: v.other, widened: !v.narrowed, from: v.value, to: v.value2 },
      },
    }),
  ),
  clause(
    `{growthOf} {mid} {aux} {slowed} to {percent} ,? {rateBefore} | {growthOf} {mid} {aux} {slowed} to {percent} in {t} ,? {rateBefore}
      | {growthOf} {mid} {aux} {slowed} {rateBefore} to {percent} | {growthOf} {mid} {aux} {slowed} {rateBefore} to {percent} in {t}`,
    (v) => ({
      of: v.growthOf,
      said: {
        mode: v.aux,
        predicate: { kind: 'rate-to', from: v.rateBefore.from, to: v.percent, up: v.slowed },
      },
      with: [v.rateBefore.base, ...periodOf(v.t)],
      ...(Array.isArray(v.growthOf) && v.growthOf.length === 0 ? { whole: true as const } : {}),
    }),
  ),
  clause(
    '{list} {mid} were/are separated by {points} | {points} separate/separated/separates {list} {mid}',
    (v) =>
      v.list.length === 2
        ? {
            of: [v.list[0]!],
            said: { kind: 'margin', other: v.list[1]!, above: undefined, by: v.points },
          }
        : undefined,
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

/** A clause in English. */
export const englishClause: Parser<Clause> = either(ofPlaces, ofSets, alone, inverted);
