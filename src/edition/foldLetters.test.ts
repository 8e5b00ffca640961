import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldLetters } from './foldLetters.js';

it.each([
  ['Łódź', 'lodz'],
  ['NEUSS', 'neuss'],
  ['Neuß', 'neuss'],
  ['İzmir', 'izmir'],
  ['Iğdır', 'igdir'],
  ['Tromsø', 'tromso'],
  ['Þórshöfn', 'thorshofn'],
  ['ＸＩＡＮ', 'xian'],
  ['Xī’ān', 'xi’an'],
  ['サッポロ', 'サッホロ'],
  ['서울', '서울'],
  ['西安市', '西安市'],
])('%s is compared as %s', (name, folded) => expect(foldLetters(name)).toBe(folded));

it('what is folded stays as it is, and case changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
      const folded = foldLetters(name);
      expect(foldLetters(folded)).toBe(folded);
      expect(foldLetters(name.toUpperCase())).toBe(foldLetters(name.toUpperCase().toLowerCase()));
    }),
  );
});
