import { expect, it } from 'vitest';
import { sure } from '../../../test/helpers/fourTowns.js';
import { numberOf } from './numerals.js';
import { tokensOf } from './tokens.js';

it('numbers are read in figures and words', () => {
  const read = (text: string) => numberOf(text)?.value;
  expect(['three', '3rd', 'tenth', '1,234', '1.2 million', '-0.5'].map(read)).toEqual([
    3, 3, 10, 1234, 1.2e6, -0.5,
  ]);
  expect(['三', '两', '十', '十二', '三十', '一百零五', '1.2万', '3亿', '2万亿'].map(read)).toEqual([
    3, 2, 10, 12, 30, 105, 12000, 3e8, 2e12,
  ]);
  expect(read('none')).toBeUndefined();
});

it('names are whole words: no place is found within another word', () => {
  expect(tokensOf(sure, 'adamant cobalt').map(({ kind }) => kind)).toEqual(['word', 'word']);
});

it('“and”, “can” and “are” are words, though Andorra, Canada and the Emirates have them as codes', () => {
  const coded = (code: string) => {
    const units = sure.plan.units.map((unit, i) => (i === 0 ? { ...unit, code } : unit));
    return { ...sure, index: { ...sure.index }, plan: { ...sure.plan, units } } as typeof sure;
  };
  const kinds = (code: string, text: string) => tokensOf(coded(code), text).map(({ kind }) => kind);
  expect(kinds('AND', 'and And AND')).toEqual(['word', 'word', 'place']);
  expect(kinds('and', 'and')).toEqual(['place']);
});
