import { amountOf, timesOf, unitOf } from './amounts.js';
import type { Amount, Mode, Predicate, Said } from './draft.js';
import { either, once, type Parser, rule, token } from './parser.js';

/** Denials before a verb: "did not", "has never". */
export const aux: Parser<Mode> = once(
  either(
    rule`has/have/had/did/does/do? also?`((): Mode => 'so'),
    rule`has_not/have_not/had_not/did_not/does_not/do_not`((): Mode => 'not'),
    rule`has/have/had? never`((): Mode => 'never'),
    rule`has/have/had? always/consistently`((): Mode => 'always'),
  ),
);

/** The same of "to be". */
export const be: Parser<Mode> = once(
  either(
    rule`is/was/are/were/has_been/have_been/had_been/stands/stood/remains/remained also/now?`(
      (): Mode => 'so',
    ),
    rule`is_not/was_not/are_not/were_not/has_not_been/have_not_been`((): Mode => 'not'),
    rule`was_never/is_never/has_never_been/have_never_been`((): Mode => 'never'),
    rule`has_always_been/was_always/is_always/have_always_been`((): Mode => 'always'),
  ),
);

export const said = (mode: Mode, predicate: Predicate, takes?: 'best' | 'high'): Said => ({
  mode,
  predicate,
  takes,
});
const num = token('number');
const plain = rule`${num}`((n) => amountOf('equal', n));
const amount: Parser<Amount> = once(
  either(
    plain,
    rule`more_than/over/above/exceeding ${num}`((n) => amountOf('more', n)),
    rule`less_than/fewer_than/under/below ${num}`((n) => amountOf('less', n)),
    rule`at_least/no_less_than ${num}`((n) => amountOf('at-least', n)),
    rule`at_most/no_more_than ${num}`((n) => amountOf('at-most', n)),
    rule`about/around/roughly/approximately/some ${num}`((n) => amountOf('about', n)),
    rule`nearly/almost/just_under/close_to/slightly_less_than ${num}`((n) => amountOf('nearly', n)),
    rule`just_over/slightly_more_than/slightly_over/a_little_over ${num}`((n) => amountOf('just-over', n)),
    rule`between ${num} and ${num}`((a, b) => amountOf('between', a, b)),
  ),
);
export const beyond = rule`${num}`((n) => amountOf('more', n));
export const points = rule`${amount} index? points/point`((of) => unitOf(of, 'points'));
export const percent: Parser<Amount> = rule`${amount} %`((of) => unitOf(of, 'percent'));
export const part: Parser<Amount> = rule`${amount}`((of) => (of.unit === 'percent' ? of : undefined));
export const percentagePoints = rule`${amount} percentage points/point`((of) =>
  unitOf(of, 'percentage-points'),
);
export const bare = rule`${amount}`((of) => (of.unit === 'bare' ? of : undefined));
export const times: Parser<Amount> = either(
  rule`${amount} times`(timesOf),
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
