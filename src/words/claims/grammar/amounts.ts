import type { Comparison } from '../claim.js';
import type { Token } from '../tokens.js';
import type { Amount, Multiple } from './draft.js';
import { type Parser, reader, token } from './parser.js';

type NumberToken = Extract<Token, { kind: 'number' }>;

/** A number and how a figure is compared with it; undefined for ordinals ("third") and for phrases such as "exactly a third". */
export function amountOf(is: Comparison, { number }: NumberToken, to?: NumberToken): Amount | undefined {
  if (number.ordinal || to?.number.ordinal) return undefined;
  const said = ({ value, half }: NumberToken['number']) => ({ value, half });
  if (to) {
    if (number.part || to.number.part || number.value > to.number.value) return undefined;
    return { is, value: said(number), to: said(to.number), unit: 'bare' };
  }
  // A part in words is approximate.
  const isWord = number.part && number.half === 0 && is === 'equal';
  return { is: isWord ? 'about' : is, value: said(number), unit: number.part ? 'percent' : 'bare' };
}

/** An amount with its unit; undefined where it has one. */
export const withUnit = (of: Amount, unit: Amount['unit']): Amount | undefined =>
  of.unit === 'bare' ? { ...of, unit } : undefined;

/** "Twice" and "three times" are approximate, but not to within half a time. */
export const asMultiple = (of: Amount): Amount | undefined =>
  withUnit(Number.isInteger(of.value.value) ? { ...of, value: { ...of.value, half: 0 } } : of, 'times');

/** An amount that is exceeded; undefined where more is said of it than a number or a part in words: "exceeded about 5 points". */
export const moreThan = (of: Amount): Amount | undefined =>
  of.is === 'equal' || (of.is === 'about' && of.value.half === 0) ? { ...of, is: 'more' } : undefined;

/** So many per cent, or a part, more or less than another; undefined where nothing would be left. */
export const byPercent = (times: Amount, over: boolean): Multiple | undefined =>
  over || times.value.value <= 100 ? { times, over } : undefined;

/** By what factor something changed ("doubled"): approximate, as words are. */
export const growthByFactor = (by: Amount, up: boolean) =>
  by.value.value > 1 === up
    ? ({ kind: 'growth', by: { ...by, value: { ...by.value, half: 0 }, unit: 'times' }, up } as const)
    : undefined;

const read = reader({ number: token('number') });

/** "three", 3: a count. */
export const cardinal: Parser<number> = read('{number}', ({ number: { number } }) =>
  number.whole && !number.ordinal && Number.isInteger(number.value) && number.value > 0
    ? number.value
    : undefined,
);

/** "third", "3rd". */
export const ordinal: Parser<number> = read('{number}', ({ number: { number } }) =>
  number.ordinal && number.value > 0 ? number.value : undefined,
);

/** "Twice": approximate, as words are. */
export const twice = (is: Amount['is'], value = 2): Amount => ({
  is,
  value: { value, half: 0 },
  unit: 'times',
});

/** A part in words as so many times. */
export const partAsTimes = ({ value, ...of }: Amount): Amount | undefined =>
  of.to ? undefined : { ...of, value: { value: value.value / 100, half: value.half / 100 }, unit: 'times' };
