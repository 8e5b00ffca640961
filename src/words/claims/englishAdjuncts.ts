import { cardinal } from './amounts.js';
import { beforeFirst } from './clauses.js';
import type { Adjunct, Mention } from './draft.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';
import type { Token } from './tokens.js';

type NumberToken = Extract<Token, { kind: 'number' }>;
type PeriodToken = Extract<Token, { kind: 'period' }>;

/** A place as it is named. */
export const place: Parser<Mention> = rule`${token('place')}`((of) => ({ token: of }));

/** "cities", "the provinces": the levels that it may mean. */
export const levelNoun: Parser<readonly string[]> = rule`${token('level')}`((of) => of.of);

const period = token('period');
const number = token('number');
const noun: Parser<string> = either(
  rule`year/years`(() => 'year'),
  rule`quarter/quarters`(() => 'quarter'),
  rule`month/months`(() => 'month'),
  rule`period/periods/edition/editions`(() => 'period'),
);

/** When: a period, what it is compared with, how long or how often. */
export const whenAdjunct: Parser<Adjunct> = memoised(
  either(
    rule`in/for/during/at/as_of ${period}`(({ t }): Adjunct => ({ kind: 'period', t })),
    rule`since/on/against/over/from/compared_with/compared_to/relative_to ${period}`(
      ({ t }): Adjunct => ({
        kind: 'base',
        t,
      }),
    ),
    rule`on/over/from/against/compared_with the? previous/preceding_year/quarter/month/period`(
      (): Adjunct => ({
        kind: 'base',
        t: 'before',
      }),
    ),
    rule`year on year`((): Adjunct => ({ kind: 'base', t: 'year-before' })),
    rule`on/from/than a year earlier/before`((): Adjunct => ({ kind: 'base', t: 'year-before' })),
    rule`from ${period} to/through/until ${period}`(
      (a, b): Adjunct => ({ kind: 'span', from: a.t, to: b.t }),
    ),
    rule`between ${period} and ${period}`((a, b): Adjunct => ({ kind: 'span', from: a.t, to: b.t })),
    rule`before ${period}`(beforeFirst),
    rule`in? every/each ${noun}`((of): Adjunct => ({ kind: 'every', noun: of })),
    rule`in no ${noun}`((of): Adjunct => ({ kind: 'every', noun: of, none: true })),
    rule`in each/every of the ${number} ${noun} to ${period}`((n, of, to) => upTo(n, of, to, false)),
    rule`in none of the ${number} ${noun} to ${period}`((n, of, to) => upTo(n, of, to, true)),
    rule`throughout`((): Adjunct => ({ kind: 'every', noun: undefined })),
    rule`for the? past/last? ${number} straight/consecutive/successive? ${noun} running/straight/in_a_row?`(
      (n, of) => (n.number.whole && !n.number.ordinal ? run(n.number.value, false, of) : undefined),
    ),
    rule`${number} straight/consecutive/successive? ${noun} running/straight/in_a_row`((n, of) =>
      n.number.whole && !n.number.ordinal ? run(n.number.value, false, of) : undefined,
    ),
    rule`for the ${number} ${noun} running/straight/in_a_row`((n, of) =>
      n.number.ordinal ? run(n.number.value, true, of) : undefined,
    ),
    rule`for the ${number} straight/consecutive/successive ${noun}`((n, of) =>
      n.number.ordinal ? run(n.number.value, true, of) : undefined,
    ),
    rule`for the first time ever?`((): Adjunct => ({ kind: 'first-time' })),
  ),
);

const run = (n: number, exact: boolean, of: string): Adjunct => ({ kind: 'run', n, exact, noun: of });
const upTo = (
  { number: n }: NumberToken,
  of: string,
  { t }: PeriodToken,
  none: boolean,
): Adjunct | undefined =>
  n.whole && !n.ordinal ? { kind: 'run', n: n.value, exact: false, noun: of, to: t, none } : undefined;

/** A place as it is named, with its level where that is said: "the West", "Sichuan province", "the city of Jilin". */
export const group: Parser<Mention> = either(
  rule`the? ${place}`((of) => of),
  rule`the? ${place} ${levelNoun}`((of, levels): Mention => ({ ...of, levels })),
  rule`the ${levelNoun} of ${place}`((levels, of): Mention => ({ ...of, levels })),
);

/** Among whom: "in Sichuan", "among the cities of the West", "in its province", "among cities of the same tier". */
export const among: Parser<Adjunct> = memoised(
  either(
    rule`in/within/of/among/across ${group}`((of): Adjunct => ({ kind: 'among', group: of })),
    rule`among/of/out_of all? the? ${levelNoun}`((levels): Adjunct => ({ kind: 'among', levels })),
    rule`among/of/out_of all? the? ${levelNoun} of/in/within ${group}`(
      (levels, of): Adjunct => ({
        kind: 'among',
        levels,
        group: of,
      }),
    ),
    rule`among/of/out_of all? the? ${cardinal} ${maybe(levelNoun)}`(
      (size, levels): Adjunct => ({ kind: 'among', levels, size }),
    ),
    rule`among/of/out_of all? the? ${cardinal} ${levelNoun} of/in/within ${group}`(
      (size, levels, of): Adjunct => ({ kind: 'among', levels, group: of, size }),
    ),
    rule`among/of ${place} 's ${levelNoun}`((of, levels): Adjunct => ({ kind: 'among', levels, group: of })),
    rule`nationwide/nationally`((): Adjunct => ({ kind: 'among' })),
    rule`in the whole? country/nation`((): Adjunct => ({ kind: 'among' })),
    rule`in/within its own? ${levelNoun}`((own): Adjunct => ({ kind: 'among', own })),
    rule`among the? ${levelNoun} of/in the same tier`(
      (levels): Adjunct => ({ kind: 'among', levels, tier: true }),
    ),
    rule`among the? ${levelNoun} of/in its own? tier`(
      (levels): Adjunct => ({ kind: 'among', levels, tier: true }),
    ),
    rule`among the? ${levelNoun} of/in its own? ${levelNoun}`(
      (levels, own): Adjunct => ({
        kind: 'among',
        levels,
        own,
      }),
    ),
    rule`in/within its own? tier`((): Adjunct => ({ kind: 'among', tier: true })),
    rule`among same tier ${levelNoun}`((levels): Adjunct => ({ kind: 'among', levels, tier: true })),
  ),
);
