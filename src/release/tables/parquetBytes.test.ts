import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { dictionaryColumn } from './dictionaryColumn.js';
import { parquetBytes } from './parquetBytes.js';

const words = ['Northport', '北京', '', 'a,b', '𝒜', '\u{e000}'];
const rows = 203_500;
const wordOf = (row: number) => words[((row * row) % 11) % words.length]!;
const numberIn = (row: number) => (row % 7 === 3 ? Number.NaN : Math.sqrt(row) - 100);

const texts = Array.from({ length: rows }, (_, row) => wordOf(row));
const values = Float64Array.from({ length: rows }, (_, row) => numberIn(row));
const nulls = Array.from(values, (x) => (Number.isNaN(x) ? null : x));

describe('a Parquet file of numbered words', () => {
  it('has the bytes the library writes for the texts themselves', () => {
    const ours = parquetBytes([
      { name: 'word', type: 'STRING', data: dictionaryColumn(texts) },
      { name: 'value', type: 'DOUBLE', data: values },
      { name: 'text', type: 'STRING', data: texts.map((text) => (text === '' ? null : text)) },
    ]);
    const theirs = parquetWriteBuffer({
      createdBy: 'internet-plus-index',
      columnData: [
        { name: 'word', type: 'STRING', data: texts },
        { name: 'value', type: 'DOUBLE', data: nulls },
        { name: 'text', type: 'STRING', data: texts.map((text) => (text === '' ? null : text)) },
      ],
    });
    expect(Buffer.compare(ours, new Uint8Array(theirs))).toBe(0);
  });

  it('gives back any texts and numbers, few rows or none, and many different words', async () => {
    const row = fc.record({
      word: fc.string({ unit: 'grapheme' }),
      value: fc.option(fc.double({ noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 50 }), async (table) => {
        const bytes = parquetBytes([
          { name: 'word', type: 'STRING', data: dictionaryColumn(table.map(({ word }) => word)) },
          { name: 'value', type: 'DOUBLE', data: table.map(({ value }) => value ?? Number.NaN) },
        ]);
        expect(await parquetReadObjects({ file: bytes.slice().buffer })).toEqual(table);
      }),
      { numRuns: 50 },
    );
    const all = Array.from({ length: 3000 }, (_, i) => `u${i}`);
    const bytes = parquetBytes([{ name: 'word', type: 'STRING', data: dictionaryColumn(all) }]);
    const read = await parquetReadObjects({ file: bytes.slice().buffer });
    expect(read.map((row) => row['word'])).toEqual(all);
  });
});
