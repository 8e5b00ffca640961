import { amountOf, asMultiple, cardinal, withUnit } from './amounts.js';
import type { Amount } from './draft.js';
import { afterNumber, comparisons } from './lexicon.js';
import { choice, either, type Parser, reader, token } from './parser.js';

/** Numbers as they stand. */
export const numbers = { number: token('number'), to: token('number'), k: cardinal };
const plain = reader(numbers);
/** A number and how it is compared: 近5. */
export const amount: Parser<Amount> = either(
  plain('{number} | 仅/只/仅有/只有/仅为/只为/高达 {number}', ({ number }) => amountOf('equal', number)),
  ...Object.entries(comparisons).map(([is, { zh }]) =>
    plain(`${zh} {number}`, ({ number }) => amountOf(is as keyof typeof comparisons, number)),
  ),
);
/** What may follow a number and its unit: 左右, 以上. */
const after = choice<Amount['is']>(...afterNumber);

/** 5点多 is between 5 and 6, 两成多 between 20% and 30%; undefined where it is not plain how much more is meant: 30点多, 一半多. */
function andSome({ is, value: { value, half }, to, unit }: Amount): Amount | undefined {
  const isPart = unit === 'percent' && half === 0;
  const step = isPart ? 10 : 2 * half;
  const isPlain = isPart ? value % 10 === 0 && value !== 50 : is === 'equal' && value % 10 !== 0;
  if (to || step === 0 || !isPlain) return undefined;
  const end = isPart ? 0.5 : half;
  const above = Number((value + step).toFixed(10));
  return { is: 'between', value: { value, half: end }, to: { value: above, half: end }, unit };
}

/** An amount in a unit: 约5点, 5点左右, 5点至6点, 介于5点与6点之间. */
export function inUnit(
  unit: Amount['unit'],
  words: string,
  make = (of: Amount) => withUnit(of, unit),
): Parser<Amount> {
  const read = reader({ ...numbers, amount, after });
  return either(
    read(`{amount} ${words}`, (v) => make(v.amount)),
    read(`{amount} ${words} {after}`, ({ amount: of, after: is }) =>
      of.is === 'equal' || of.is === is ? make({ ...of, is }) : undefined,
    ),
    read(`{amount} ${words} 多`, ({ amount: of }) => {
      const some = andSome(of);
      return some && withUnit(some, unit);
    }),
    read(
      `{number} ${words}? 至/到/- {to} ${words} 之间? | 介于? {number} ${words}? 与/和/至/到 {to} ${words} 之间`,
      (v) => {
        const of = amountOf('between', v.number, v.to);
        return of && withUnit(of, unit);
      },
    ),
  );
}
export const isPart = (of: Amount): Amount | undefined => (of.unit === 'percent' ? of : undefined);
export const words = reader({ amount });
export const points = inUnit('points', '个? 点/分');
export const bare = either(
  words('{amount} | {amount} 左右/上下', (v) => withUnit(v.amount, 'bare')),
  words('{amount} 及以上', (v) =>
    v.amount.is === 'equal' ? withUnit({ ...v.amount, is: 'at-least' }, 'bare') : undefined,
  ),
  reader(numbers)('{number} 与/和/至/到 {to} 之间', ({ number, to }) => amountOf('between', number, to)),
);
/** A percentage, or a part in words: 三分之一, 近三成, 一半以上. */
export const percent: Parser<Amount> = either(
  choice<Amount>([
    { is: 'more', value: { value: 50, half: 0 }, unit: 'percent' },
    '过半/过半数/超半数/超过半数',
  ]),
  reader(numbers)('{k} 位数', ({ k }) =>
    k === 2 ? { is: 'at-least', value: { value: 10, half: 0 }, unit: 'percent' } : undefined,
  ),
  inUnit('percent', '%'),
  words('{amount}', (v) => isPart(v.amount)),
  words('{amount} 以上', (v) =>
    v.amount.is === 'about' && isPart(v.amount) ? { ...v.amount, is: 'more' as const } : undefined,
  ),
  words('{amount} 左右/上下', (v) =>
    isPart(v.amount) && ['equal', 'about'].includes(v.amount.is)
      ? { ...v.amount, is: 'about' as const }
      : undefined,
  ),
  words('{amount} 多', (v) => isPart(v.amount) && andSome(v.amount)),
);
export const times = either(
  inUnit('times', '倍', asMultiple),
  words('{amount} 倍 以上', (v) =>
    v.amount.is === 'equal' ? asMultiple({ ...v.amount, is: 'more' }) : undefined,
  ),
);

/** 第3位. */
export const ordinalOf = reader(numbers)('第 {number} 位/名?', ({ number: { number } }) =>
  number.whole && number.value > 0 ? number.value : undefined,
);
