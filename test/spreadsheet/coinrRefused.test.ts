import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { coinrSheets } from '../../src/signals/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { noCalc, profile } from '../helpers/office.js';
import { inBrackets } from '../helpers/programs.js';
import { casesOf, times } from '../helpers/thorough.js';
import {
  book,
  data,
  file,
  meta,
  plain,
  type Rows,
  read,
  styledCell,
  twoSheets,
  values,
  withRow,
} from './coinrBook.js';

describe('a workbook with COINr’s two tables', () => {
  it.each<[string, Rows, string[]]>([
    ['text among the numbers', withRow(['C', 'Ce', 2020, 'North', 'about 3', 1]), ['(iData!E4): “about 3”']],
    ['a thousands separator', withRow(['C', 'Ce', 2020, 'North', '1,234', 1]), ['(iData!E4): “1,234”']],
    ['an error', withRow(['C', 'Ce', 2020, 'North', '#DIV/0!', 1]), ['(iData!E4): “#DIV/0!”']],
    ['a truth', withRow(['C', 'Ce', 2020, 'North', true, 1]), ['(iData!E4): “TRUE”']],
    ['a row without a code', withRow([null, 'Ce', 2020, 'North', 3, 1]), ['(iData!A4): ∅']],
    [
      'a unit twice',
      withRow(['A', 'Ah', 2020, 'North', 3, 1]),
      ['(iData!A4): “A, 2020” a second time (first in line 2)'],
    ],
    [
      'a time that is none',
      withRow(['C', 'Ce', 'soon', 'North', 3, 1]),
      ['(iData!C4): “soon”, which is not a period'],
    ],
    [
      'a note below',
      withRow(['Source: the census']),
      ['(iData!A4): a row with nothing but “Source: the census”'],
    ],
    [
      'a value under no header',
      withRow(['C', 'Ce', 2020, 'North', 3, 1, 7]),
      ['(iData!G4): “7” in a column without a name'],
    ],
    [
      'per cents among plain numbers',
      [...data, ['C', 'Ce', 2020, 'North', '30%', 1]],
      ['(iData!E2): “1.5” in a column that also has per cents (“30%”)'],
    ],
    ['a column twice', [[...data[0]!, 'x'], ...data.slice(1)], ['(iData!G1): the column “x” a second time']],
    ['no column of an indicator', data.map((row) => row.slice(0, 5)), ['(iData!1): no column “y”']],
    ['no rows', data.slice(0, 1), [': nothing in the file']],
    ['no header', data.slice(1), ['(iData): no row with the names of the columns']],
  ])('with %s is refused at the cell', async (_, rows, found) => {
    expect((await read(await twoSheets(rows, meta))).found).toEqual(found);
  });

  it('refuses per cents in another unit, and columns that iMeta does not name, each with what to do', async () => {
    const withUnit = meta.map((row, i) => [...row, i === 0 ? 'Unit' : row[0] === 'x' ? 'persons' : null]);
    const rows = data.map((row, i) => [
      ...row.slice(0, 4),
      i === 0 ? row[4]! : '30%',
      row[5]!,
      i === 0 ? 'population' : 5,
    ]);
    expect((await read(await twoSheets(rows, withUnit))).found).toEqual([
      '(iData!G1): the column “population”, which iMeta does not name',
      '(iData!E2): “30%” in a column whose unit is “persons”',
      '(iData!E3): “30%” in a column whose unit is “persons”',
    ]);
    const named = [...meta, ['population', 'Population', 'Other', null, null, null]];
    const plainRows = data.map((row, i) => [...row, i === 0 ? 'population' : 5]);
    expect(await values(await twoSheets(plainRows, named))).toBe(plain);
  });

  it('reports twenty problems of a kind, and counts the rest', async () => {
    const rows = [
      data[0]!,
      ...Array.from({ length: 339 }, (_, c): CellValue[] => [`U${c}`, 'U', 2020, 'N', 'about 3', 1]),
    ];
    const { found } = await read(await twoSheets(rows, meta));
    expect([found.length, found.at(-1)]).toEqual([21, ': and 319 more of this kind']);
  });

  it.each<[string, Rows, string]>([
    [
      'two roots',
      [...meta, ['other', 'Other', 'Aggregate', null, 1, 1], ['z', 'Z', 'Indicator', 'other', 1, 1]],
      'other',
    ],
    [
      'a circle of parents',
      [...meta, ['p', 'P', 'Aggregate', 'q', 1, 1], ['q', 'Q', 'Aggregate', 'p', 1, 1]],
      'p',
    ],
  ])('with %s is refused, since anything not below the root would be lost', async (_, rows, code) => {
    expect((await read(await twoSheets(data, rows))).found).toContain(
      `(iMeta!D6): “${code}”, which is not below the root`,
    );
  });

  it('with a date among the numbers is refused at the cell', async () => {
    const date = new Date('2018-03-04T00:00:00Z');
    const rest = styledCell(1, 4, { value: date, style: { numFmt: 'yyyy-mm-dd' } });
    expect((await read(await twoSheets(data, meta, rest))).found).toEqual(['(iData!E2): “2018-03-04”']);
  });

  it('with merged cells among the data is refused', async () => {
    const merges = [{ startRow: 1, startCol: 3, endRow: 2, endCol: 3 }];
    expect((await read(await twoSheets(data, meta, { merges }))).found).toEqual([
      '(iData!D2:D3): merged cells among the data',
    ]);
  });

  it.each<[string, CellValue[], string]>([
    ['an unknown type', ['z', 'Z', 'Thing', 'all', 1, 1], '(iMeta!C6): “Thing”'],
    [
      'an unknown parent',
      ['z', 'Z', 'Indicator', 'nowhere', 1, 1],
      '(iMeta!D6): the parent “nowhere”, which is not defined',
    ],
    ['a weight in words', ['z', 'Z', 'Indicator', 'all', 'high', 1], '(iMeta!E6): “high”'],
    ['a negative weight', ['z', 'Z', 'Indicator', 'all', -1, 1], '(iMeta!E6): “-1”'],
    ['a direction that is none', ['z', 'Z', 'Indicator', 'all', 1, 2], '(iMeta!F6): “2”'],
    ['a code twice', ['x', 'Z', 'Indicator', 'all', 1, 1], '(iMeta!A6): “x” a second time (first in line 2)'],
    ['no code', [null, 'Z', 'Indicator', 'all', 1, 1], '(iMeta!A6): ∅'],
  ])('with %s in iMeta is refused at the cell', async (_, row, found) => {
    expect((await read(await twoSheets(data, [...meta, row]))).found).toContain(found);
  });

  it('without one of the tables, or with two that match, is refused', async () => {
    expect((await read(await book([{ name: 'numbers', rows: data }]))).found).toEqual([
      ': no sheet iMeta, and none with its columns (numbers)',
    ]);
    const twice = [
      { name: 'one', rows: data },
      { name: 'two', rows: data },
      { name: 'meta', rows: meta },
    ];
    expect((await read(await book(twice))).found).toEqual([': several sheets that could be iData: one, two']);
  });
});

describe('a file that is not an intact workbook', () => {
  const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  it('locked with a password is named', async () => {
    const sheets = [{ name: 'iData', rows: data }];
    const locked = await writeXlsx({ sheets, encryption: { password: 'secret', spinCount: 10 } });
    expect((await read(file(locked))).found).toEqual([': a workbook locked with a password']);
  });

  it.each<[string, Uint8Array | string]>([
    [
      'a file of an old format of Microsoft Office that is not a workbook',
      Buffer.concat([cfb, Buffer.alloc(600)]),
    ],
    ['a workbook of Excel 5.0 or 95', Buffer.concat([cfb, Buffer.from('B\0o\0o\0k\0')])],
    [
      'a damaged workbook: records that do not follow the format',
      Buffer.concat([cfb, Buffer.from('W\0o\0r\0k\0b\0o\0o\0k\0')]),
    ],
    ['an empty file', ''],
    ['a web page or XML with the file name of a workbook', '\n<html><table></table></html>'],
    ['a file that is not a workbook', 'uCode,uName\nA,Ah\n'],
  ])('that is %s is named', async (what, bytes) => {
    expect((await read(file(bytes))).found).toEqual([`: ${what}`]);
  });

  it('that is absent, or a folder, is named', async () => {
    expect((await read(join(temporaryFolder(), 'book.xlsx'))).found).toEqual([': no such file']);
    expect((await coinrSheets(temporaryFolder())).problems[0]!.found.en).toContain('EISDIR');
  });

  it('never crashes the reader or loses a row, where a byte is changed or the end is truncated', async () => {
    const whole = readFileSync(await twoSheets(data, meta));
    for (let at = 0; at < whole.length; at += times(21, 7)) {
      const changed = Uint8Array.from(whole);
      changed[at]! ^= 0x55;
      for (const bytes of [changed, whole.subarray(0, at)]) {
        const { files, found } = await read(file(bytes));
        if (found.length === 0) expect(files.get('data/values.csv')).toBe(plain);
      }
    }
  });

  it.skipIf(noCalc)(
    `saved by another program as .xls, .ods or .xlsx is read correctly${inBrackets(noCalc)}`,
    async () => {
      const path = await twoSheets(data, meta);
      for (const kind of casesOf(['xls', 'xlsx', 'ods'], 2)) {
        const out = join(dirname(path), kind);
        spawnSync('soffice', [profile(), '--headless', '--convert-to', kind, '--outdir', out, path]);
        const saved = join(out, `book.${kind}`);
        expect(await values(saved)).toBe(plain);
      }
    },
  );
});
