import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell } from '../../edition/index.js';
import { csvBytes } from './csv.js';
import { dictionaryColumn } from './dictionaryColumn.js';

const cell = fc.tuple(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.oneof(
    fc.double({ noDefaultInfinity: true }),
    fc.constantFrom(-Number.MAX_VALUE, -1.2345678901234567e-308, 5e-324, -0),
  ),
);

it('Columns as CSV are what a reader of CSV finds, cell by cell, the longest number and none at all included', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (rows) => {
      const texts = rows.map(([text]) => text);
      const numbers = rows.map(([, number]) => number);
      const turns = rows.map((_, i) => i % 2);
      const bytes = csvBytes('a,b,c,d,e', [numbers, dictionaryColumn(texts), numbers, turns, turns], csvCell);
      const plain = numbers.map((x) => (Number.isNaN(x) ? '' : String(x)));
      const expected = texts.map((text, i) => [plain[i], text, plain[i], `${i % 2}`, `${i % 2}`]);
      expect(parse(Buffer.from(bytes))).toEqual([['a', 'b', 'c', 'd', 'e'], ...expected]);
    }),
  );
});

it('Many rows keep their order over the pieces in which they are written', () => {
  const numbers = Float64Array.from({ length: 10_001 }, (_, i) => i / 3);
  const lines = Buffer.from(csvBytes('x', [numbers], csvCell))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1);
  expect(lines.map(Number)).toEqual([...numbers]);
});
