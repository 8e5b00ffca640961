import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { example } from '../helpers/editions.js';
import { times } from '../helpers/thorough.js';
import {
  book,
  data,
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
  it('becomes an edition', async () => {
    expect(await values(await twoSheets(data, meta))).toBe(plain);
  });

  it('is read with blank rows and columns at its edges, and with merged titles and notes above the header', async () => {
    const shifted: Rows = [
      ['Our index, first draft', null, null],
      [null],
      [null, null, 'a note'],
      ...data.map((row) => [null, null, ...row, null]),
      [null],
      [null, '  '],
    ];
    shifted.splice(5, 0, [null]);
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }];
    expect(await values(await twoSheets(shifted, meta, { merges }))).toBe(plain);
  });

  it('is read whatever the case and order of its sheets, or by its columns alone, with Chinese names', async () => {
    const chinese: Rows = [['代码', '名称', '年份', 'region', 'x', 'y'], ...data.slice(1)];
    const metaZh: Rows = [
      ['指标代码', '指标名称', '类型', '上级', '权重', '方向'],
      ...meta.slice(1).map((row) => row.map((cell) => (cell === 'Indicator' ? '指标' : cell))),
    ];
    const named = [
      { name: 'IMETA', rows: meta },
      { name: ' idata', rows: data },
    ];
    const unnamed = [
      { name: 'Cover', rows: [['A cover']] },
      { name: '指标体系', rows: metaZh },
      { name: '数据', rows: chinese },
    ];
    expect(await values(await book(named))).toBe(plain);
    expect(await values(await book(unnamed))).toBe(plain);
  });

  it('gives Chinese codes a unique id in pinyin, and keeps their names', async () => {
    const zh = (rows: Rows) =>
      rows.map((row) => row.map((c) => (c === 'x' ? '人均GDP' : c === 'region' ? '地区' : c)));
    const { files, found } = await read(await twoSheets(zh(data), zh(meta)));
    expect(found).toEqual([]);
    expect(files.get('data/values.csv')).toContain('unit,period,ren-jun-gdp-ad0n,y\n');
    expect(files.get('edition.yaml')).toContain('indicator: ren-jun-gdp-ad0n');
    expect(files.get('units.csv')).toContain('code,name_en,di-qu-tk7j\nA,Ah,North');
  });

  it('reads numbers stored as text, full-width digits, per cents, and every notation of missing values', async () => {
    const rows: Rows = [
      data[0]!,
      ['A', 'Ah', '2020', 'North', ' 1.5 ', 0.256],
      ['B', 'Be', '2020年', 'n/a', '−２．５', '25.6%'],
      ...['NA', '#N/A', 'n/a', '..', '…', '-', '–', '缺失', ' ', null].map((none, i): CellValue[] => {
        return [`M${i}`, 'M', 2020, 'South', none, 0];
      }),
    ];
    const cells = { cells: new Map([['1,5', { value: 0.256, type: 'number', style: { numFmt: '0.0%' } }]]) };
    const text = await values(await twoSheets(rows, meta, cells as Partial<WriteSheet>));
    expect(text).toContain('A,2020,1.5,25.6\nB,2020,-2.5,25.6\nM0,2020,,0\n');
    expect(text.split('\n')).toHaveLength(14);
  });

  it('does not read Namibia’s code as a missing value', async () => {
    const rows = withRow(['NA', 'NA', 2020, 'South', 3, 30]);
    expect(await values(await twoSheets(rows, meta))).toContain('NA,2020,3,30');
  });

  it.each([
    ['years', ['2019-12-31', '2020-12-31'], '2019', '2020'],
    ['months where a year has two', ['2020-01-31', '2020-02-29'], '2020-01', '2020-02'],
  ])('reads dates in the column Time as %s', async (_, dates, first, second) => {
    const rows: Rows = [
      data[0]!,
      ...dates.map((d): CellValue[] => ['A', 'Ah', new Date(`${d}T00:00:00Z`), 'N', 1, 2]),
    ];
    const cells = new Map(
      dates.map((d, i) => [
        `${i + 1},2`,
        { value: new Date(`${d}T00:00:00Z`), style: { numFmt: 'yyyy-mm-dd' } },
      ]),
    );
    expect(await values(await twoSheets(rows, meta, { cells }))).toBe(
      `unit,period,x,y\nA,${first},1,2\nA,${second},1,2\n`,
    );
  });

  it('takes the period from the command where there is no column Time', async () => {
    const rows = data.map((row) => row.filter((_, i) => i !== 2));
    expect(await values(await twoSheets(rows, meta), '2020')).toBe(plain);
    expect((await read(await twoSheets(rows, meta))).found).toEqual(['(iData!1): no column “Time”']);
  });

  it('reads the cached results of formulas, and refuses a formula without one', async () => {
    const formula = (result: number | undefined) =>
      styledCell(1, 4, {
        type: 'formula',
        formula: '3/2',
        ...(result === undefined ? {} : { value: result, formulaResult: result }),
      });
    expect(await values(await twoSheets(data, meta, formula(1.5)))).toBe(plain);
    expect((await read(await twoSheets(data, meta, formula(undefined)))).found).toEqual([
      '(iData!E2): the formula =3/2 without its result',
    ]);
  });

  it('does not read hidden sheets', async () => {
    const old = { name: 'old', rows: data, hidden: true };
    const sheets = [old, { name: 'data', rows: data }, { name: 'meta', rows: meta }];
    expect(await values(await book(sheets))).toBe(plain);
    const hidden = await book([
      { name: 'iData', rows: data, hidden: true },
      { name: 'iMeta', rows: meta },
    ]);
    expect((await read(hidden)).found).toEqual(['(iData): a hidden sheet']);
  });

  it.each<[string, string | null, string, string]>([
    ['of a unit that says so', '%', '82.4%', 'A,2020,82.4,10'],
    ['where no unit is said, and makes it per cent', null, '82.4%', 'A,2020,82.4,10'],
  ])('reads per cents %s as the number before the sign', async (_, unit, cell, expected) => {
    const withUnit = meta.map((row, i) => [...row, i === 0 ? 'Unit' : row[0] === 'x' ? unit : null]);
    const rows = data.map((row, i) => (i === 0 ? row : [...row.slice(0, 4), cell, row[5]!]));
    const { files, found } = await read(await twoSheets(rows, withUnit));
    expect(found).toEqual([]);
    expect(files.get('data/values.csv')).toContain(expected);
    expect(files.get('indicators.csv')).toContain('x,X,%,1');
  });

  it('writes the missing rule of a new edition', async () => {
    const { files } = await read(await twoSheets(data, meta));
    const rule = (text: string) => (parse(text) as { method: { missing: object } }).method.missing;
    expect(rule(files.get('edition.yaml')!)).toEqual(
      rule(readFileSync(join(example, 'edition.yaml'), 'utf8')),
    );
  });

  it('of thousands of units and a hundred indicators is read in full', async () => {
    const units = times(1000, 3000);
    const codes = Array.from({ length: 100 }, (_, k) => `i${k}`);
    const large = Array.from({ length: units }, (_, c) => [
      `u${c}`,
      ...codes.map((_, k) => (c * 7919 + k * 104_729) % 1000),
    ]);
    const metaRows: Rows = [
      ['iCode', 'Type', 'Parent', 'Weight', 'Direction'],
      ['all', 'Aggregate', null, 1, 1],
      ...codes.map((code): CellValue[] => [code, 'Indicator', 'all', 1, 1]),
    ];
    const path = await twoSheets([['uCode', ...codes], ...large], metaRows);
    const lines = (await values(path, '2020')).trimEnd().split('\n');
    expect(lines).toHaveLength(units + 1);
    expect(lines[units]!.split(',').slice(2).map(Number)).toEqual(large[units - 1]!.slice(1));
  });
});
