import { amountOf, asMultiple, byPercent, withUnit } from './amounts.js';
import type { Amount, Predicate, VerbMode, VerbPhrase } from './draft.js';
import { either, memoised, type Parser, rule, token } from './parser.js';

/** Denials before a verb: "did not", "has never". */
export const auxiliary: Parser<VerbMode> = memoised(
  either(
    rule`has/have/had/did/does/do? also?`((): VerbMode => 'so'),
    rule`has_not/have_not/had_not/did_not/does_not/do_not`((): VerbMode => 'not'),
    rule`has/have/had? never`((): VerbMode => 'never'),
    rule`has/have/had? always/consistently`((): VerbMode => 'always'),
  ),
);

/** The same of "to be". */
export const be: Parser<VerbMode> = memoised(
  either(
    rule`is/was/are/were/has_been/have_been/had_been/stands/stood/remains/remained also/now?`(
      (): VerbMode => 'so',
    ),
    rule`is_not/was_not/are_not/were_not/has_not_been/have_not_been`((): VerbMode => 'not'),
    rule`was_never/is_never/has_never_been/have_never_been`((): VerbMode => 'never'),
    rule`has_always_been/was_always/is_always/have_always_been`((): VerbMode => 'always'),
  ),
);

export const verbPhrase = (mode: VerbMode, predicate: Predicate, takes?: 'best' | 'high'): VerbPhrase => ({
  mode,
  predicate,
  takes,
});
const numberToken = token('number');
const plain = rule`${numberToken}`((n) => amountOf('equal', n));
const amount: Parser<Amount> = memoised(
  either(
    plain,
    rule`more_than/over/above/exceeding ${numberToken}`((n) => amountOf('more', n)),
    rule`less_than/fewer_than/under/below ${numberToken}`((n) => amountOf('less', n)),
    rule`at_least/no_less_than ${numberToken}`((n) => amountOf('at-least', n)),
    rule`at_most/no_more_than ${numberToken}`((n) => amountOf('at-most', n)),
    rule`about/around/roughly/approximately/some ${numberToken}`((n) => amountOf('about', n)),
    rule`nearly/almost/just_under/close_to/slightly_less_than ${numberToken}`((n) => amountOf('nearly', n)),
    rule`just_over/slightly_more_than/slightly_over/a_little_over ${numberToken}`((n) =>
      amountOf('just-over', n),
    ),
    rule`between ${numberToken} and ${numberToken}`((a, b) => amountOf('between', a, b)),
  ),
);
export const beyond = rule`${numberToken}`((n) => amountOf('more', n));
export const points = rule`${amount} index? points/point`((of) => withUnit(of, 'points'));
export const percent: Parser<Amount> = rule`${amount} %`((of) => withUnit(of, 'percent'));
export const part: Parser<Amount> = rule`${amount}`((of) => (of.unit === 'percent' ? of : undefined));
export const percentagePoints = rule`${amount} percentage points/point`((of) =>
  withUnit(of, 'percentage-points'),
);
/** "20% higher": 1.2 times as much. */
export const percentMore: Parser<Amount> = either(
  rule`${percent} higher/larger/greater/more`((of) => byPercent(of, true)),
  rule`${percent} lower/smaller/less`((of) => byPercent(of, false)),
);
export const bare = rule`${amount}`((of) => (of.unit === 'bare' ? of : undefined));
export const times: Parser<Amount> = either(
  rule`${amount} times`(asMultiple),
  rule`twice/double`(() => twice('about')),
  rule`more_than/over twice/double`(() => twice('more')),
  rule`less_than twice/double`(() => twice('less')),
  rule`nearly/almost twice/double`(() => twice('nearly')),
  rule`about/roughly/around twice`(() => twice('about')),
);
export const nearlyHalf: Amount = { is: 'nearly', value: { value: 50, half: 0.5 }, unit: 'percent' };
export const twice = (is: Amount['is'], value = 2): Amount => ({
  is,
  value: { value, half: 0 },
  unit: 'times',
});

/** Verbs that say a direction by themselves: who "lost" need not have lost a place. */
export const direction: Parser<boolean> = either(
  rule`rise/rises/rose/risen/climb/climbs/climbed/moved_up/move_up/went_up`(() => true),
  rule`fall/falls/fell/fallen/slip/slips/slipped/drop/drops/dropped/decline/declines/declined/moved_down/went_down`(
    () => false,
  ),
);
export const higher = rule`higher_than/above`(() => true);
export const lower = rule`lower_than/below`(() => false);
export const ahead = rule`ahead_of`(() => true);
export const behind = rule`behind`(() => false);
export const better = rule`better_than`(() => true);
export const worse = rule`worse_than`(() => false);
