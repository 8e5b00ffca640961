import { amountOf, asMultiple, cardinal, ordinal, twice, withUnit } from './amounts.js';
import type { Amount } from './draft.js';
import { comparisons } from './lexicon.js';
import { choice, either, type Parser, reader, token } from './parser.js';

/** Numbers as they stand. */
export const numbers = { number: token('number'), to: token('number'), k: cardinal, ordinal };
/** A number and how it is compared: "nearly 5". */
export const amount: Parser<Amount> = either(
  reader(numbers)('{number}', ({ number }) => amountOf('equal', number)),
  reader(numbers)('just/only/merely/a_mere/exactly {number}', ({ number }) => amountOf('equal', number)),
  ...Object.entries(comparisons).map(([is, { en }]) =>
    reader(numbers)(`${en} {number}`, ({ number }) => amountOf(is as keyof typeof comparisons, number)),
  ),
  reader(numbers)('between {number} and {to}', ({ number, to }) => amountOf('between', number, to)),
  reader(numbers)('{number} or more/higher/above', ({ number }) => amountOf('at-least', number)),
  reader(numbers)('{number} or less/lower/below', ({ number }) => amountOf('at-most', number)),
);
const inUnit = (unit: Amount['unit'], words: string) =>
  reader({ amount })(`{amount} ${words}`, ({ amount: of }) => withUnit(of, unit));
const factor = choice<Amount['is']>(
  ['equal', 'twice/double'],
  ['more', 'more_than/over twice/double'],
  ['less', 'less_than twice/double'],
  ['nearly', 'nearly/almost twice/double'],
  ['about', 'about/roughly/around twice'],
);

/** Numbers with their units. */
export const amounts = {
  points: inUnit('points', 'index? points/point'),
  percent: either(
    inUnit('percent', '%'),
    choice<Amount>([
      { is: 'at-least', value: { value: 10, half: 0 }, unit: 'percent' },
      'double digits in_percentage_terms? | a? double_digit percentage?',
    ]),
  ),
  part: reader({ amount })('{amount}', ({ amount: of }) => (of.unit === 'percent' ? of : undefined)),
  pp: inUnit('percentage-points', 'percentage points/point'),
  bare: reader({ amount })('{amount}', ({ amount: of }) => (of.unit === 'bare' ? of : undefined)),
  times: either(
    reader({ amount })('{amount} times', ({ amount: of }) => asMultiple(of)),
    reader({ factor })('{factor}', ({ factor: is }) => twice(is === 'equal' ? 'about' : is)),
  ),
  beyond: reader(numbers)('{number}', ({ number }) => amountOf('more', number)),
};

/** A rank: "third", "number three". */
export const rank: Parser<number> = either(
  ordinal,
  reader(numbers)('no/number/#/rank .? {k}', ({ k }) => k),
);
