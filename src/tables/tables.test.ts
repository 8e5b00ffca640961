import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  contradictions,
  csvOfTable,
  defineTable,
  fileOf,
  findRow,
  keyFaults,
  keyOf,
  type RowOf,
  rowsFromCsv,
  tableOf,
} from './index.js';

const title = { en: 'a', zh: '甲' };
const cities = defineTable({
  name: 'cities',
  title,
  columns: {
    code: { type: 'string', title },
    group: { type: 'string', title, optional: true },
    rank: { type: 'integer', title },
    value: { type: 'number', title },
    note: { type: 'string', title },
    why: { type: 'string', title, optional: true },
  },
  key: ['code', 'group'],
  open: { prefix: 'share_', type: 'number' },
});

type City = RowOf<typeof cities>;

const word = fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text));
const cell = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x || 0));
const rows = fc.uniqueArray(
  fc.record({
    code: word,
    group: fc.oneof(fc.constant(''), word),
    why: fc.option(word),
    rank: fc.option(fc.integer()),
    value: cell,
    note: fc.string().filter((text) => !/[\r\n]/.test(text)),
    share_a: cell,
  }),
  { selector: ({ code, group }) => JSON.stringify([code, group]) },
);
const said = { share_a: { title } };

describe('a table', () => {
  it('comes back from its CSV as it was', () => {
    fc.assert(
      fc.property(rows, (all: City[]) => {
        const table = tableOf(cities, all, said);
        expect([...contradictions(table), ...keyFaults(table)]).toEqual([]);
        expect(rowsFromCsv(cities, parse(csvOfTable(table)))).toEqual(all);
      }),
    );
  });

  it('finds each of its rows by its key', () => {
    fc.assert(
      fc.property(rows, (all: City[]) => {
        const table = tableOf(cities, all, said);
        for (const row of all) expect(findRow(table, row)).toBe(row);
      }),
    );
  });

  it('has its columns in the order of the definition, then those of the edition', () => {
    const unit = { en: 'points', zh: '点' };
    expect(columnsOf(cities, { ...said, value: { unit } }).map(({ id, unit: of }) => [id, of])).toEqual([
      ['code', undefined],
      ['group', undefined],
      ['rank', undefined],
      ['value', unit],
      ['note', undefined],
      ['why', undefined],
      ['share_a', undefined],
    ]);
    expect([fileOf(cities), fileOf({ ...cities, topLevel: true })]).toEqual([
      'analysis/cities.csv',
      'cities.csv',
    ]);
  });
});

describe('what contradicts a definition is told with its row', () => {
  const good = { code: 'a', group: '', rank: 1, value: 0.5, note: '', why: null, share_a: null };
  it.each([
    ['a number in a column of words', { note: 3 }, 'cities, row 2, note: found 3, expected a text'],
    [
      'a fraction of a whole number',
      { rank: 1.5 },
      'cities, row 2, rank: found 1.5, expected a whole number or null',
    ],
    [
      'what is no number',
      { value: Number.NaN },
      'cities, row 2, value: found null, expected a finite number or null',
    ],
    [
      'an infinite number',
      { share_a: Infinity },
      'cities, row 2, share_a: found null, expected a finite number or null',
    ],
    ['a key that is missing', { code: null }, 'cities, row 2, code: found null, expected a text'],
    [
      'an empty text of a key that is null',
      { group: null },
      'cities, row 2, group: found null, expected a text',
    ],
    [
      'an empty text that a file could not tell from a missing one',
      { why: '' },
      'cities, row 2, why: found "", expected a text that is not empty or null',
    ],
    ['a text that is missing', { note: null }, 'cities, row 2, note: found null, expected a text'],
    [
      'an open column that is left out',
      { share_a: undefined },
      'cities, row 2, share_a: found undefined, expected a finite number or null',
    ],
  ])('%s', (_, wrong, told) => {
    const bad = { ...good, code: 'b', ...wrong } as City;
    expect(contradictions(tableOf(cities, [good, bad], said))).toEqual([told]);
  });
});

describe('a row that its key does not name', () => {
  const row = { code: 'a', group: '', rank: 1, value: 0.5, note: '', why: null, share_a: null };
  it('is told where a row before has the same key, or a part of it is empty', () => {
    expect(keyFaults(tableOf(cities, [row, { ...row, group: 'b' }], said))).toEqual([]);
    expect(keyFaults(tableOf(cities, [row, row, { ...row, code: '' }], said))).toEqual([
      'cities, row 2: a row before has the same key ["a",""]',
      'cities, row 3, code: found nothing, expected a part of its key',
    ]);
  });
});

describe('a file that is not as its definition says', () => {
  const columns = ['code', 'group', 'rank', 'value', 'note', 'why'];
  it('is refused with the column that is missing, or the cell that is no number', () => {
    expect(() => rowsFromCsv(cities, [['code', 'group', 'rank', 'value', 'why']])).toThrow(
      'cities.csv has no column note',
    );
    expect(() => rowsFromCsv(cities, [columns, ['a', '', 'x', '1', '']])).toThrow(
      'cities.csv, row 1, rank: found “x”, expected a number',
    );
  });

  it('a row without a column of its key has no key', () => {
    expect(() => keyOf(cities, { code: 'a' } as never)).toThrow('named by group, which is missing');
  });
});

it('a misspelt or forgotten column does not compile', () => {
  const columns = { code: { type: 'string', title }, size: { type: 'number', title } } as const;
  // @ts-expect-error a key that is no column
  defineTable({ name: 'a', title, columns, key: ['kode'] });
  const small = defineTable({ name: 'small', title, columns, key: ['code'] });
  // @ts-expect-error a forgotten column
  tableOf(small, [{ code: 'a' }]);
  // @ts-expect-error a misspelt column
  tableOf(small, [{ code: 'a', sise: 1 }]);
  // @ts-expect-error a word where a number belongs
  tableOf(small, [{ code: 'a', size: 'b' }]);
  // @ts-expect-error a key may not be missing
  tableOf(small, [{ code: null, size: 1 }]);
  const [row] = tableOf(small, [{ code: 'a', size: null }]).rows;
  // @ts-expect-error a column that the table does not have
  expect(row?.sise).toBeUndefined();
});
