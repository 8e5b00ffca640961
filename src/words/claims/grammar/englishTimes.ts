import type { Adjunct } from './draft.js';
import { choice, either, type Parser, reader, token } from './parser.js';
import { ago, beforeFirst, runAdjunct } from './slotValues.js';

const noun: Parser<string> = choice(
  ['year', 'year/years'],
  ['quarter', 'quarter/quarters'],
  ['month', 'month/months'],
  ['period', 'period/periods/edition/editions'],
);
/** The number of a period. */
export const t = reader({ period: token('period') })('{period}', ({ period }) => period.t);
const times = { t, to: t, noun, number: token('number') };
const span = reader(times)(
  'from {t} to/through/until {to} | between {t} and {to} | over? the? period from {t} to {to}',
  (v): Adjunct => ({ kind: 'span', from: v.t, to: v.to }),
);
/** "Eight years earlier", of a figure that was told for another time. */
export const earlier: Parser<Adjunct> = reader(times)('{number} {noun} earlier/before/ago', (v) => ago(v));
/** When, how long or how often. */
export const when: Parser<Adjunct> = either(
  reader(times)('in/for/during/at/as_of/by the? {t} ranking?', (v): Adjunct => ({ kind: 'period', t: v.t })),
  reader(times)(
    'since/on/against/over/from/compared_with/compared_to/relative_to {t} | compared_with in {t}',
    (v): Adjunct => ({ kind: 'base', t: v.t }),
  ),
  choice<Adjunct>(
    [
      { kind: 'base', t: 'year-before' },
      `year on year | on/from/than/over/compared_with a_year earlier/before/ago
        | on/from/than/over/compared_with the year before/earlier`,
    ],
    [{ kind: 'every', noun: undefined }, 'throughout | always/consistently'],
    [{ kind: 'every', noun: undefined, steady: true }, 'steadily/continuously/continually'],
    [{ kind: 'first-time' }, 'for the first time ever?'],
    [{ kind: 'now' }, 'now/currently'],
  ),
  span,
  reader(times)(
    'on/over/from/against/than/compared_with the? previous/preceding/prior {noun}',
    (v): Adjunct => ({ kind: 'base', t: 'before', noun: v.noun }),
  ),
  reader(times)(
    '{number} {noun} earlier/before/ago | on/from/than/over/compared_with {number} {noun} earlier/before/ago | in/over the? past/last? {number} {noun}',
    (v) => ago(v),
  ),
  reader(times)('before {t}', (v) => beforeFirst(v)),
  reader(times)('in? every/each {noun}', (v): Adjunct => ({ kind: 'every', noun: v.noun })),
  reader(times)('in no {noun}', (v): Adjunct => ({ kind: 'every', noun: v.noun, none: true })),
  reader(times)('in each/every of the {number} {noun} to {t}', (v) =>
    runAdjunct(v.number, v.noun, { to: v.t }),
  ),
  reader(times)('in none of the {number} {noun} to {t}', (v) =>
    runAdjunct(v.number, v.noun, { to: v.t, none: true }),
  ),
  reader(times)(
    `for the? past/last? {number} straight/consecutive/successive? {noun} running/straight/in_a_row?
      | {number} straight/consecutive/successive? {noun} running/straight/in_a_row`,
    (v) => runAdjunct(v.number, v.noun),
  ),
  reader(times)(
    `for the {number} {noun} running/straight/in_a_row
      | for the {number} straight/consecutive/successive {noun}`,
    (v) => runAdjunct(v.number, v.noun, { ordinal: true }),
  ),
  reader(times)(
    'for the {number} straight/consecutive time | for the {number} time running/straight/in_a_row',
    (v) => runAdjunct(v.number, 'period', { ordinal: true }),
  ),
);
