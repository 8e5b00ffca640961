import { cardinal, ordinal } from './amounts.js';
import type { Mention, Predicate, VerbMode, VerbPhrase } from './draft.js';
import { group, levelNoun, place } from './englishAdjuncts.js';
import {
  ahead,
  auxiliary,
  be,
  behind,
  better,
  direction,
  higher,
  lower,
  points,
  verbPhrase,
  worse,
} from './englishWords.js';
import { either, maybe, memoised, type Parser, rule } from './parser.js';

const only = (...levels: (readonly string[] | undefined)[]) =>
  levels.flatMap((of) => (of ? [{ kind: 'among' as const, levels: of }] : []));

const up =
  rule`rise/rises/rose/risen/climb/climbs/climbed/gain/gained/advance/advanced/improve/improved/moved_up/move_up/went_up`(
    () => true,
  );
const down =
  rule`fall/falls/fell/fallen/slip/slips/slipped/drop/drops/dropped/lose/lost/decline/declined/moved_down/move_down/went_down`(
    () => false,
  );
export const moving: Parser<VerbPhrase> = memoised(
  either(
    rule`${auxiliary} ${either(up, down)} by? ${cardinal} place/places/rank/ranks/position/positions/spots`(
      (mode, is, places) => verbPhrase(mode, { kind: 'moved', places, up: is }, 'best'),
    ),
    rule`${be} ${either(
      rule`up`(() => true),
      rule`down`(() => false),
    )} by? ${cardinal} places/place`((mode, is, places) =>
      verbPhrase(mode, { kind: 'moved', places, up: is }, 'best'),
    ),
    rule`${auxiliary} ${direction}`((mode, is) =>
      verbPhrase(mode, { kind: 'moved', places: undefined, up: is }, 'best'),
    ),
    rule`${auxiliary} ${either(up, down)} ${maybe(rule`from ${ordinal} place?`((n) => n))} to ${ordinal} place/position?`(
      (mode, is, from, to) => verbPhrase(mode, { kind: 'moved-to', from, to, up: is }, 'best'),
    ),
    rule`${auxiliary} keep/keeps/kept/hold/holds/held its/their rank/ranks/place/places/position`((mode) =>
      verbPhrase(mode, still),
    ),
  ),
);
const still: Predicate = { kind: 'moved', places: 0, up: undefined };

/** What is said of a rank as a noun: "rose two places", "was fourth", "did not change". */
export const rankVerb: Parser<VerbPhrase> = memoised(
  either(
    moving,
    rule`did_not change/move`(() => verbPhrase('so', still)),
    rule`${be} unchanged/the_same`((mode) => verbPhrase(mode, still)),
    rule`has? changed`(() => verbPhrase('not', still)),
    rule`${be} in? no/number/#? .? ${either(ordinal, cardinal)} place/position?`((mode, n) =>
      verbPhrase(mode, { kind: 'rank', n }),
    ),
  ),
);

export const standing: Parser<VerbPhrase> = either(
  rule`${auxiliary} rank/ranks/ranked/place/placed/come/comes/came/finish/finished/finishes in/at? no/number/#/rank/the? .? ${ordinal} place/position/rank/spot?`(
    (mode, n) => verbPhrase(mode, { kind: 'rank', n }),
  ),
  rule`${auxiliary} rank/ranks/ranked/place/placed/come/came/finish/finished between? ${ordinal} ${either(
    rule`or`(() => true),
    rule`and`(() => true),
  )} ${ordinal}`((mode, n, _, to) => (n < to ? verbPhrase(mode, { kind: 'rank', n, to }) : undefined)),
  rule`${auxiliary} have/has/had the ${ordinal} highest index/score/value`((mode, n) =>
    verbPhrase(mode, { kind: 'rank', n }, 'high'),
  ),
  rule`${auxiliary} rank/ranks/ranked no/number/# .? ${cardinal}`((mode, n) =>
    verbPhrase(mode, { kind: 'rank', n }),
  ),
  rule`${auxiliary} rank/ranks/ranked ${cardinal}`((mode, n) => verbPhrase(mode, { kind: 'rank', n })),
  rule`${be} ranked? in/at? the? no/number/#? .? ${ordinal} place/position/rank/spot?`((mode, n) =>
    verbPhrase(mode, { kind: 'rank', n }),
  ),
  rule`${be} ranked? no/number/# .? ${cardinal}`((mode, n) => verbPhrase(mode, { kind: 'rank', n })),
  rule`${be} ${ordinal} from the? bottom/end`((mode, n) =>
    verbPhrase(mode, { kind: 'rank', n, fromEnd: true }),
  ),
  rule`${auxiliary} take/takes/took/taken/hold/holds/held/occupy/occupies/occupied the? ${ordinal} place/position/rank/spot`(
    (mode, n) => verbPhrase(mode, { kind: 'rank', n }),
  ),
  rule`${auxiliary} rank/ranks/ranked/come/comes/came/finish/finishes/finished last/bottom`((mode) =>
    last(mode),
  ),
  rule`${be} last/bottom/in_last_place/at_the_bottom`((mode) => last(mode)),
  rule`${auxiliary} rank/ranks/ranked/came ${ordinal} from the? bottom/end`((mode, n) =>
    verbPhrase(mode, { kind: 'rank', n, fromEnd: true }),
  ),
  rule`${auxiliary} rank/ranks/ranked/stand/stands/stood? among/in/within the top/first ${cardinal} ${maybe(levelNoun)}`(
    top,
  ),
  rule`${be} ranked? among/in/within/one_of the top/first ${cardinal} ${maybe(levelNoun)}`(top),
  rule`${be} a? top ${cardinal} ${levelNoun}`(top),
  rule`${auxiliary} rank/ranks/ranked? among/in/within the bottom/last ${cardinal} ${maybe(levelNoun)}`(
    bottom,
  ),
  rule`${be} among/in/within the bottom/last ${cardinal} ${maybe(levelNoun)}`(bottom),
  rule`${be} the ${ordinal} ranked ${levelNoun}`((mode, n, levels) => ({
    ...verbPhrase(mode, { kind: 'rank', n }),
    with: only(levels),
  })),
  rule`${be} the top/highest/best ranked/placed ${levelNoun}`((mode, levels) => ({
    ...verbPhrase(mode, { kind: 'rank', n: 1 }, 'best'),
    with: only(levels),
  })),
  rule`${be} the top/leading ${levelNoun}`((mode, levels) => ({
    ...verbPhrase(mode, { kind: 'rank', n: 1 }, 'best'),
    with: only(levels),
  })),
  rule`${be} the lowest ranked/placed ${levelNoun}`((mode, levels) => ({
    ...last(mode),
    with: only(levels),
  })),
  rule`${auxiliary} have/has/had the highest index/score/value`((mode) =>
    verbPhrase(mode, { kind: 'rank', n: 1 }, 'high'),
  ),
  rule`${auxiliary} have/has/had the lowest index/score/value`((mode) => ({ ...last(mode), takes: 'high' })),
);

const last = (mode: VerbMode) => verbPhrase(mode, { kind: 'rank', n: 1, fromEnd: true });
function top(mode: VerbMode, k: number, levels: readonly string[] | undefined): VerbPhrase {
  return { ...verbPhrase(mode, { kind: 'top', k }), with: only(levels) };
}
function bottom(mode: VerbMode, k: number, levels: readonly string[] | undefined): VerbPhrase {
  return { ...verbPhrase(mode, { kind: 'top', k, fromEnd: true }), with: only(levels) };
}

export const leading: Parser<VerbPhrase> = either(
  rule`${auxiliary} lead/leads/led/top/tops/topped/head/heads/headed the? ranking/rankings/list/table/index/way/field/tables?`(
    first,
  ),
  rule`${be} the? first/leader/in_the_lead/out_on_top/at_the_top/in_first_place`(first),
  rule`${auxiliary} come/comes/came out on top`(first),
  rule`${auxiliary} lead/leads/led/top/tops/topped/head/heads/headed the? ${place}`((mode, of) => ({
    ...first(mode),
    with: [{ kind: 'among', group: of }],
  })),
  rule`${auxiliary} lead/leads/led/top/tops/topped/head/heads/headed its own? ${levelNoun}`((mode, own) => ({
    ...first(mode),
    with: [{ kind: 'among', own }],
  })),
  rule`${auxiliary} lead/leads/led/top/tops/topped/head/heads/headed all? the? ${levelNoun}`(
    (mode, levels) => ({
      ...first(mode),
      with: only(levels),
    }),
  ),
  rule`${auxiliary} lead/leads/led/top/tops/topped/head/heads/headed all? the? ${levelNoun} of/in the? ${place}`(
    (mode, levels, of) => ({ ...first(mode), with: [{ kind: 'among', levels, group: of }] }),
  ),
  rule`${auxiliary} enter/enters/entered/join/joins/joined/break_into/broke_into the top/first ${cardinal} ${maybe(levelNoun)}`(
    (mode, k, levels) => ({ ...verbPhrase(mode, { kind: 'entered', k }), with: only(levels) }),
  ),
  rule`${auxiliary} drop_out_of/dropped_out_of/fall_out_of/fell_out_of/leave/left the top/first ${cardinal} ${maybe(levelNoun)}`(
    (mode, k, levels) => ({ ...verbPhrase(mode, { kind: 'entered', k, left: true }), with: only(levels) }),
  ),
);
function first(mode: VerbMode): VerbPhrase {
  return verbPhrase(mode, { kind: 'rank', n: 1 }, 'best');
}

export const compared: Parser<VerbPhrase> = either(
  rule`${auxiliary} rank/ranks/ranked/place/placed/come/came/finish/finished ${either(higher, lower)} ${group}`(
    above('high'),
  ),
  rule`${be} ranked? ${either(higher, lower)} ${group}`(above('high')),
  rule`${auxiliary} rank/ranks/ranked/place/placed/come/came/finish/finished ${either(ahead, behind, better, worse)} ${group}`(
    above('best'),
  ),
  rule`${be} ranked? ${either(ahead, behind)} ${group}`(above('best')),
  rule`${auxiliary} outrank/outranks/outranked/beat/beats/lead/leads/led ${group}`((mode, other) =>
    above('best')(mode, true, other),
  ),
  rule`${auxiliary} trail/trails/trailed ${group}`((mode, other) => above('best')(mode, false, other)),
  rule`${auxiliary} overtake/overtakes/overtook/overtaken ${group}`((mode, other) =>
    verbPhrase(mode, { kind: 'overtook', other }, 'best'),
  ),
  rule`${auxiliary} lead/leads/led ${group} by ${points}`((mode, other, by) =>
    verbPhrase(mode, { kind: 'margin', other, above: true, by }, 'best'),
  ),
  rule`${auxiliary} trail/trails/trailed ${group} by ${points}`((mode, other, by) =>
    verbPhrase(mode, { kind: 'margin', other, above: false, by }, 'best'),
  ),
  rule`${be} ${points} ${either(higher, lower, ahead, behind)} ${group}`((mode, by, up, other) =>
    verbPhrase(mode, { kind: 'margin', other, above: up, by }, 'best'),
  ),
  rule`${auxiliary} have/has/had/score/scored/scores a? ${either(
    rule`higher/larger/greater/bigger`(() => true),
    rule`lower/smaller`(() => false),
  )} index/score/value? than ${group}`((mode, up, other) =>
    verbPhrase(mode, { kind: 'above', other, above: up, by: 'value' }),
  ),
  rule`${auxiliary} have/has/had ${either(
    rule`more`(() => true),
    rule`fewer`(() => false),
  )} points than ${group}`((mode, up, other) =>
    verbPhrase(mode, { kind: 'above', other, above: up, by: 'value' }),
  ),
  rule`${auxiliary} rank/ranks/ranked/stand/stands/stood/come/came? ${either(higher, ahead)} all/any/every other ${levelNoun}`(
    (mode, _, levels) => ({ ...verbPhrase(mode, { kind: 'rank', n: 1 }, 'high'), with: only(levels) }),
  ),
  rule`${be} ${either(higher, ahead)} all/any/every other ${levelNoun}`((mode, _, levels) => ({
    ...verbPhrase(mode, { kind: 'rank', n: 1 }, 'high'),
    with: only(levels),
  })),
  rule`${auxiliary} tie/ties/tied with ${group}`((mode, other) =>
    verbPhrase(mode, { kind: 'tied', other, by: 'rank' }),
  ),
  rule`${auxiliary} have/has/had/share/shares/shared the_same rank/place/position ${maybe(rule`as/with ${group}`((of) => of))}`(
    (mode, other) => verbPhrase(mode, { kind: 'tied', ...(other ? { other } : {}), by: 'rank' }),
  ),
  rule`${auxiliary} have/has/had the_same index/score/value ${maybe(rule`as ${group}`((of) => of))}`(
    (mode, other) => verbPhrase(mode, { kind: 'tied', ...(other ? { other } : {}), by: 'value' }),
  ),
  rule`${either(
    be,
    rule`also?`((): VerbMode => 'so'),
  )} tie/tied/level for? ${maybe(rule`${ordinal} place?`((n) => n))}`((mode, n) =>
    verbPhrase(mode, { kind: 'tied', ...(n === undefined ? {} : { n }), by: 'rank' }),
  ),
  rule`${auxiliary} share/shares/shared ${ordinal} place/position/rank`((mode, n) =>
    verbPhrase(mode, { kind: 'tied', n, by: 'rank' }),
  ),
  rule`${auxiliary} grow/grew/grown ${either(
    rule`faster/more`(() => true),
    rule`slower/less/more_slowly`(() => false),
  )} than ${group}`((mode, faster, other) => verbPhrase(mode, { kind: 'faster', other, faster })),
);
function above(takes: 'best' | 'high') {
  return (mode: VerbMode, up: boolean, other: Mention): VerbPhrase =>
    verbPhrase(mode, { kind: 'above', other, above: up, by: 'rank' }, takes);
}
