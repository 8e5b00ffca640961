import { clauseSlots } from './englishClauseSlots.js';
import { clauseReader } from './frames.js';
import { either } from './parser.js';
import { amongEnds, firstHold, mostOf, respectively } from './slotValues.js';
import { amongOf, periodOf } from './verbs.js';

const clause = clauseReader(clauseSlots);

/** Of so many of a set: "the index exceeded 5 points in every province", "there was no city with more than 5 points". */
export const ofSets = either(
  clause('the? index {I} in {some} | in {some} {mid} the index {I} | in {some} did the index {I}', (v) => ({
    of: v.some,
    said: v.I,
  })),
  clause('there was/were/is/are {some} {telling}', (v) => ({ of: v.some, said: v.telling })),
  // "Two industries, education and mining, scored more than 40": these and no others; together they may hold a share.
  clause(
    '{k2} {levels} {ofGroup}? , {list} , {mid} {P} | {k2} {levels} {ofGroup}? ( {list} ) {mid} {P} | {k2} {levels} {ofGroup}? – {list} – {mid} {P}',
    (v) => {
      if (v.list.length !== v.k2) return undefined;
      if (v.P.predicate.kind === 'share') return { of: v.list, said: v.P };
      const only = { quantifier: { is: 'only' }, list: v.list, levels: v.levels, group: v.ofGroup } as const;
      return v.P.mode === 'so' ? { of: only, said: v.P } : undefined;
    },
  ),
  // "Of the 31 provinces, three improved their rank".
  clause(
    'of/among/out_of all? the? {k2}? {levels} {ofGroup}? , {quantifier} {mid} {P} | of/among/out_of all? the? {k2}? {levels} {ofGroup}? , {quantifier} {mid} {telling}',
    (v) => ({
      of: { quantifier: v.quantifier, levels: v.levels, group: v.ofGroup, size: v.k2 },
      said: v.P ?? v.telling!,
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
export const alone = either(
  clause(
    `{list} {mid} was/is/were/are the only {place}? {levels} {ofGroup}? {telling}
      | the only {place}? {levels} {ofGroup}? {telling} {mid} was/is/were/are {list}`,
    ({ telling: said, ...v }) => {
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
export const inverted = either(
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
  clause(
    '{list} {mid} {grew} by? {figure} {figures} ,? and {figure2} ,? respectively | {list} {mid} scored/score/had/have {figure} {figures} ,? and {figure2} ,? respectively',
    (v) => {
      const said = respectively([v.figure, ...v.figures, v.figure2], v);
      return said && { of: v.list, said };
    },
  ),
  clause('{list} {mid} ranked/came/were/finished/placed {n} {ranks} ,? and {to} ,? respectively', (v) => ({
    of: v.list,
    said: { kind: 'ranks', each: [v.n, ...v.ranks, v.to] },
  })),
);
