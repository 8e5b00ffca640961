import type { Plan } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { joinNames } from '../numbers/numbers.js';
import { cardinal as inWords } from '../sentences/cardinals.js';
import { cardinal } from './amounts.js';
import type { Quantifier, SetOfPlaces } from './claim.js';
import type { Mention, QuantifiedMention } from './draft.js';
import { group, levelNoun } from './englishAdjuncts.js';
import { either, many, maybe, memoised, type Parser, rule } from './parser.js';
import { levelTitle, levelWord } from './tokens.js';

const mostPlaces = 12;

/** One or more places: "Beijing", "Jilin province", "Beijing, Tianjin and Hebei". */
export const list: Parser<readonly Mention[]> = memoised(
  either(
    rule`${group}`((of) => [of]),
    rule`both? ${group} ${many(
      rule`, ${group}`((of) => of),
      mostPlaces,
    )} ,? and ${group}`((first, more, last) => [first, ...more, last]),
  ),
);

/** "All", "none of", "most", "at least three of". */
const quantifier: Parser<Quantifier> = memoised(
  either<Quantifier>(
    rule`all/every/each of? the?`(() => ({ is: 'all' })),
    rule`no/none_of/not_one/not_a_single of? the?`(() => ({ is: 'none' })),
    rule`most/more_than_half/over_half/a_majority/the_majority of? the?`(() => ({ is: 'most' })),
    rule`at_least/no_fewer_than/no_less_than ${cardinal} of? the?`((n) => ({ is: 'at-least', n })),
    rule`more_than/over ${cardinal} of? the?`((n) => ({ is: 'at-least', n: n + 1 })),
    rule`at_most/no_more_than/up_to ${cardinal} of? the?`((n) => ({ is: 'at-most', n })),
    rule`fewer_than/less_than ${cardinal} of? the?`((n) => ({ is: 'at-most', n: n - 1 })),
    rule`exactly/only/just/precisely? the? ${cardinal} of? the?`((n) => ({ is: 'exactly', n })),
  ),
);

const except: Parser<readonly Mention[]> =
  rule`,? except/except_for/but/other_than/apart_from/excluding/save ${list} ,?`((of) => of);

/** So many of a set of places: "at least three provinces of the East", "all cities except Beijing", "neither A nor B". */
export const someOf: Parser<QuantifiedMention> = memoised(
  either<QuantifiedMention>(
    rule`${quantifier} ${maybe(cardinal)} other? ${levelNoun} ${maybe(rule`of/in/within ${group}`((of) => of))} ${maybe(except)}`(
      (of, size, levels, inGroup, left) => ({ quantifier: of, levels, group: inGroup, size, except: left }),
    ),
    rule`${except} ${quantifier} ${maybe(cardinal)} other? ${levelNoun} ${maybe(rule`of/in/within ${group}`((of) => of))}`(
      (left, of, size, levels, inGroup) => ({ quantifier: of, levels, group: inGroup, size, except: left }),
    ),
    rule`${quantifier} ${list}`((of, names) =>
      names.length > 1 && of.is !== 'all' ? { quantifier: of, list: names } : undefined,
    ),
    rule`neither ${group} nor ${group}`((a, b) => ({ quantifier: { is: 'none' }, list: [a, b] })),
    rule`either? ${group} or ${group}`((a, b) => ({ quantifier: { is: 'at-least', n: 1 }, list: [a, b] })),
    rule`either? ${group} , ${group} ,? or ${group}`((a, b, c) => ({
      quantifier: { is: 'at-least', n: 1 },
      list: [a, b, c],
    })),
    rule`only ${list}`((names) => ({ quantifier: { is: 'only' }, list: names })),
  ),
);

/** What a sentence says something of: some places, each or together, or so many of a set. */
export const subject: Parser<readonly Mention[] | QuantifiedMention> = memoised(
  either<readonly Mention[] | QuantifiedMention>(list, someOf),
);

/** The same in words, the first of those that are read. */
export function englishSet(plan: Plan, set: SetOfPlaces, say: (of: Subject) => string): string {
  const { quantifier: of, level, group: within, list: named, except: out } = set;
  const how = {
    all: 'all',
    none: 'none of',
    most: 'most',
    'at-least': `at least ${'n' in of ? inWords(of.n) : ''}`,
    'at-most': `at most ${'n' in of ? inWords(of.n) : ''}`,
    exactly: `exactly ${'n' in of ? inWords(of.n) : ''}`,
  }[of.is];
  const and = (names: readonly Subject[]) => joinNames(names.map(say), 'en');
  if (named) return `${how}${of.is === 'none' ? '' : ' of'} ${and(named)}`;
  const many = levelTitle(plan, level).en.toLowerCase();
  const levels = 'n' in of && of.n === 1 ? levelWord(plan, level) : of.is === 'none' ? `the ${many}` : many;
  return `${how} ${levels}${within ? ` of ${say(within)}` : ''}${out.length > 0 ? ` except ${and(out)}` : ''}`;
}
