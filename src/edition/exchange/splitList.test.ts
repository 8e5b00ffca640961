import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitList } from './splitList.js';

const word = fc.string({ unit: fc.constantFrom(...'a,b" 中=\n'), minLength: 1, maxLength: 8 });
const written = (text: string) => `"${text.replaceAll('"', '""')}"`;

it('a list of words in quotes is read as a reader of CSV reads it', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const text = words.map(written).join(',');
      expect(splitList(text)).toEqual(words);
      expect(splitList(text)).toEqual((parse(text) as string[][])[0]);
    }),
  );
});

it('words without quotes are what stands between the commas', () => {
  const bare = fc.string({ unit: fc.constantFrom(...'ab, 中') });
  fc.assert(
    fc.property(bare, (text) => {
      expect(splitList(text)).toEqual(text.split(','));
    }),
  );
});

it.each([
  ['"Korea, Rep.",CHN', ['Korea, Rep.', 'CHN']],
  ['CHN, "Korea, Rep."', ['CHN', 'Korea, Rep.']],
  ['5" pipe,x', ['5" pipe', 'x']],
  ['"open,x', ['"open', 'x']],
  ['"a"b,c', ['"a"b', 'c']],
  ['a,', ['a', '']],
  ['""', ['']],
  ['', ['']],
])('%j is read as %j', (text, words) => expect(splitList(text)).toEqual(words));

it('thousands of quotes that do not close are letters', () => {
  expect(splitList('"a,'.repeat(4000))).toHaveLength(4001);
});
