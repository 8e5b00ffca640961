import { byPercent, ordinal, partAsTimes, twice } from './amounts.js';
import type { Adjunct, Amount, Mention, Multiple, QuantifiedMention, VerbMode } from './draft.js';
import { amounts, numbers, rank } from './englishAmounts.js';
import { compared, group, levels, list, names, some } from './englishNames.js';
import { earlier, t, when } from './englishTimes.js';
import { placesOfAdjuncts } from './frames.js';
import { clearly, slightly } from './lexicon.js';
import { choice, either, type Parser, reader, token } from './parser.js';
import { average, degreeSlots, directionSlots } from './slotValues.js';

/** What a slot of one language alone is in the other. */
const none =
  <V>(): Parser<V> =>
  () => [];

const modes = {
  aux: choice<VerbMode>(
    ['so', 'has/have/had/did/does/do? also/already/even?'],
    ['stays', 'still'],
    ['not', 'has_not/have_not/had_not/did_not/does_not/do_not/failed_to'],
    ['never', 'has/have/had? never'],
    ['always', 'has/have/had? always/consistently'],
  ),
  be: choice<VerbMode>(
    ['so', 'was/is/are/were/has_been/have_been/had_been/stands/stood also/now/both/all/already/even?'],
    ['stays', `remain/remains/remained/stay/stays/stayed | is/are/was/were still | still is/are`],
    ['not', 'was_not/is_not/are_not/were_not/has_not_been/have_not_been'],
    ['never', 'was_never/is_never/has_never_been/have_never_been'],
    ['always', 'has_always_been/was_always/is_always/have_always_been'],
  ),
};

/** Among whom: "in Sichuan", "among the cities of the West", "in its province", "among cities of the same tier". */
const sets = { ...names, own: levels };
const among: Parser<Adjunct> = either(
  reader(sets)(
    `in/within/of/among/across {group} | among/of/out_of/across all/any/every? the? {levels} | among/of/out_of all/any? the? {place} {levels}
      | among/of/out_of all? the? {levels} of/in/within {group} | among/of/out_of all? the? {k} {levels}?
      | among/of/out_of all? the? {k} {levels} of/in/within {group}`,
    (v): Adjunct => ({ kind: 'among', group: v.group ?? v.place, levels: v.levels, size: v.k }),
  ),
  reader(sets)(
    "among/of {place} 's {levels}",
    (v): Adjunct => ({ kind: 'among', levels: v.levels, group: v.place }),
  ),
  choice<Adjunct>([{ kind: 'among' }, 'nationwide/nationally | in the whole? country/nation']),
  reader(sets)(
    'in/within its own? {own} | among the? {levels} of/in its own? {own}',
    (v): Adjunct => ({ kind: 'among', own: v.own, levels: v.levels }),
  ),
  reader(sets)(
    `among the? {levels} of/in the same tier | among the? {levels} of/in its own? tier
      | among same tier {levels}`,
    (v): Adjunct => ({ kind: 'among', levels: v.levels, tier: true }),
  ),
  choice<Adjunct>([{ kind: 'among', tier: true }, 'in/within its own? tier']),
);

/** What the parts of an index are called. */
const parts = 'part/parts/pillar/pillars/component/components/dimension/dimensions';
const adjunct: Parser<Adjunct> = either(
  when,
  among,
  reader({ node: token('node') })(
    'in/on/for/by/within the? {node}',
    ({ node }): Adjunct => ({ kind: 'node', of: node.of }),
  ),
  reader({ node: token('node') })(
    '{node} :',
    ({ node }): Adjunct => ({ kind: 'node', of: node.of, heads: true }),
  ),
  choice<Adjunct>(
    [{ kind: 'per-head' }, 'per_head/per_capita | on_a? per head/capita basis'],
    [{ kind: 'each' }, 'each/both/all'],
    [{ kind: 'together' }, 'together/combined/jointly/taken_together/between_them'],
  ),
  reader(numbers)(
    `in/on/across all/both of? the? {k}? ${parts} | in/on each/every ${parts} | in/on each/every one? of the {k}? ${parts}`,
    (v): Adjunct => ({ kind: 'parts', size: v.k }),
  ),
  reader({ other: group })(
    'compared_with/compared_to/relative_to {other}',
    (v): Adjunct => ({ kind: 'than', other: v.other }),
  ),
);

/** "20% higher", "a third less". */
function byPercentOf(up: string, down: string): Parser<Multiple> {
  const read = reader({ percent: either(amounts.percent, amounts.part) });
  return either(
    read(`{percent} ${up}`, (v) => byPercent(v.percent, true)),
    read(`{percent} ${down}`, (v) => byPercent(v.percent, false)),
  );
}

const doubling: readonly [number, string][] = [
  [2, 'double/doubles/doubled'],
  [3, 'triple/triples/tripled'],
  [4, 'quadruple/quadrupled'],
  [0.5, 'halve/halves/halved'],
];
/** "Doubled", "more than tripled". */
const multiplied: Parser<Amount> = choice(
  ...doubling.flatMap(([n, words]) => [
    [twice('equal', n), words] as const,
    [twice(n < 1 ? 'less' : 'more', n), `more_than ${words}`] as const,
    [
      n < 1
        ? ({ is: 'nearly', value: { value: 50, half: 0.5 }, unit: 'percent' } as const)
        : twice('nearly', n),
      `nearly/almost ${words}`,
    ] as const,
    [twice('about', n), `about/roughly ${words}`] as const,
  ]),
);

/** What the patterns of English sentences are made of. */
export const english = {
  ...amounts,
  ...modes,
  ...directionSlots('en'),
  ...degreeSlots('en'),
  not: modes.aux,
  ...names,
  other: compared,
  average,
  clearly: choice<true>([true, clearly.en]),
  slightly: choice<true>([true, slightly.en]),
  together: reader({ list })(
    '{list} combined/together/put_together/taken_together | that/those of {list} combined/together | the combined index/score/total of {list}',
    (v) => (v.list.length > 1 ? v.list : undefined),
  ),
  some,
  S: either<readonly Mention[] | QuantifiedMention>(list, some),
  n: rank,
  m: either(
    ordinal,
    reader(numbers)('rank {k}', ({ k }) => k),
  ),
  t,
  t2: t,
  among,
  inner: among,
  node: token('node'),
  value: either(amounts.points, amounts.bare),
  value2: either(amounts.points, amounts.bare),
  change: either(amounts.percent, amounts.points, amounts.part),
  fraction: either(amounts.percent, amounts.part),
  fraction2: either(amounts.percent, amounts.part),
  others: reader({ compared })(
    "that? of? {compared} 's? index? | the index/score/level of {compared}",
    (v) => v.compared,
  ),
  percentMore: byPercentOf('higher/larger/greater/more', 'lower/smaller/less'),
  percentSide: byPercentOf('above/ahead_of', 'below/behind'),
  percentOver: reader(amounts)('{percent}', (v) => byPercent(v.percent, true)),
  percentUnder: reader(amounts)('{percent}', (v) => byPercent(v.percent, false)),
  // "Half as much again as Beijing".
  partAgain: either(
    reader(amounts)(
      '{part} as high/large/much/great/big/many/many_points again as | {part} again as high/large/much/great/big/many/many_points as',
      (v) => byPercent(v.part, true),
    ),
    choice<Multiple>([
      { times: { ...twice('about', 100), unit: 'percent' }, over: true },
      'as much/many again as',
    ]),
  ),
  drew: choice<'level' | 'ahead' | 'farther' | 'ground'>(
    ['level', 'caught_up_with/catch_up_with/drew_level_with/drawn_level_with'],
    ['ahead', 'pulled_ahead_of/pull_ahead_of/moved_ahead_of'],
    [
      'farther',
      'pulled_away_from/pull_away_from/widened_its_lead_over/extended_its_lead_over/increased_its_lead_over',
    ],
    [
      'ground',
      'gained_ground_on/gain_ground_on/gained_on/closed_the_gap_on/closed_the_gap_with/closed_the_gap_to/narrowed_the_gap_with',
    ],
  ),
  lostGround: choice([true, 'lost/lose ground to/on/against']),
  partTimes: reader({ part: amounts.part })('{part} of?', (v) => partAsTimes(v.part)),
  whole: either(
    reader({ group })("of? the_index_of/all_of? {group} 's? index/total?", (v): Mention | 'all' => v.group),
    choice<Mention | 'all'>([
      'all',
      "of the national? index/total/whole/score | of the nation/country | of the nation/country 's index/total/score",
    ]),
    reader({ node: token('node'), group })(
      "of all? the? {node} | of {group} 's {node} | of the country/nation 's {node}",
      (v) => (v.node.of[0] === 0 ? (v.group ?? 'all') : undefined),
    ),
  ),
  owner: reader({ group })("{group} 's", (v): Adjunct[] => [{ kind: 'among', group: v.group }]),
  regain: choice([
    true,
    'regain/regains/regained/reclaim/reclaims/reclaimed/retake/retook/retaken/recapture/recaptured/win_back/won_back',
  ]),
  sets: choice([
    true,
    'hit/hits/reach/reaches/reached/set/sets/post/posts/posted/record/records/recorded/achieve/achieved/touch/touched/score/scored',
  ]),
  record: choice<boolean>(
    [
      true,
      'record high | record_high index/score/value | all_time high | record | highest index/score/value/level ever | highest index/score/value/level on record',
    ],
    [
      false,
      'record low | record_low index/score/value | all_time low | lowest index/score/value/level ever | lowest index/score/value/level on record',
    ],
  ),
  extreme: choice<boolean>([true, 'highest/best'], [false, 'lowest/worst']),
  only: reader({ levels })('{levels}', (v): Adjunct[] => [{ kind: 'among', levels: v.levels }]),
  own: levels,
  ranked: reader(modes)(
    '{aux} ranked/rank/ranks/place/placed/come/comes/came/finish/finished/finishes',
    (v) => v.aux,
  ),
  stood: reader(modes)('{be} ranked/placed/rated?', (v) => v.be),
  nth: reader({ n: rank })('the? {n} place/position/rank/spot?', (v) => v.n),
  lastPeriod: none<Adjunct>(),
  held: choice<VerbMode>([
    'stays',
    'keep/keeps/kept/retain/retains/retained/held_on_to/holds_on_to/hold_on_to/defended/defends/clung_to the/its/their?',
  ]),
  places: choice([true, 'place/places/rank/ranks/position/positions/spot/spots/rung/rungs/notch/notches']),
  multiplied,
  yearBefore: choice<Adjunct>([
    { kind: 'base', t: 'year-before' },
    'a/the/one year earlier/before/ago | the previous/preceding/prior year',
  ]),
  before: earlier,
  yearly: choice<true>([
    true,
    'on_average? a_year/per_year/annually/yearly on_average? | on_average every/each year',
  ]),
  bounded: reader({ value: either(amounts.points, amounts.bare) })('{value}', (v) =>
    v.value.is === 'equal' ? undefined : v.value,
  ),
  gained: choice<true>([
    true,
    'rose/rise/rises/risen/grew/grow/grows/grown/gained/gain/gains/climbed/climb/climbs/increased/increase/increases/advanced/went_up',
  ]),
  overPercent: none<{ other: Mention; by: Multiple }>(),
  howMany: none<Amount['is']>(),
  number: token('number'),
  heads: choice<readonly Adjunct[]>([[{ kind: 'per-head' }], 'per head/capita']),
  ...placesOfAdjuncts(adjunct),
};
