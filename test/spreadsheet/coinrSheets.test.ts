import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fromCoinr, type Problem, placeText, problemText } from '../../src/edition/index.js';
import { spelled } from '../../src/office/index.js';
import { coinrSheets } from '../../src/signals/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { noCalc, profile } from '../helpers/office.js';
import { inBrackets } from '../helpers/programs.js';
import { casesOf, times } from '../helpers/thorough.js';

type Rows = CellValue[][];

const meta: Rows = [
  ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction'],
  ['x', 'X', 'Indicator', 'all', 1, 1],
  ['y', 'Y', 'Indicator', 'all', 2, -1],
  ['all', 'All', 'Aggregate', null, 1, 1],
  ['region', 'Region', 'Group', null, null, null],
];
const data: Rows = [
  ['uCode', 'uName', 'Time', 'region', 'x', 'y'],
  ['A', 'Ah', 2020, 'North', 1.5, 10],
  ['B', 'Be', 2020, 'South', 2.5, 20],
];

let made = 0;
const folder = temporaryFolder();

async function book(sheets: WriteSheet[]): Promise<string> {
  const path = join(folder, `book-${made++}.xlsx`);
  writeFileSync(path, await writeXlsx({ sheets }));
  return path;
}

const twoSheets = (iData: Rows, iMeta: Rows, rest: Partial<WriteSheet> = {}) =>
  book([
    { name: 'iData', rows: iData, ...rest },
    { name: 'iMeta', rows: iMeta },
  ]);

/** The result for a workbook: the files of an edition, or its problems as `place: found`. */
async function read(path: string, period?: string): Promise<{ files: Map<string, string>; found: string[] }> {
  const { tables, problems } = await coinrSheets(path);
  const made = tables
    ? fromCoinr(tables.iData, tables.iMeta, { name: 'index', period, spell: spelled })
    : undefined;
  const all = [...problems, ...(made?.problems ?? [])];
  all.forEach(isWhole);
  return { files: made?.files ?? new Map(), found: all.map(short) };
}

const short = (p: Problem) => `${placeText(p.at).replace(/^.*book-\d+\.xlsx ?/, '')}: ${p.found.en}`;

/** A message says found, expected and what to do, in both languages. */
function isWhole(problem: Problem): void {
  for (const text of [problem.found, problem.expected, problem.mend]) {
    expect(text.en.length).toBeGreaterThan(0);
    expect(text.zh.length).toBeGreaterThan(0);
  }
  expect(problemText(problem, 'zh')).toMatch(/实际[\s\S]*应为[\s\S]*处理办法/);
}

async function values(path: string, period?: string): Promise<string> {
  const { files, found } = await read(path, period);
  expect(found).toEqual([]);
  return files.get('data/values.csv')!;
}

const plain = 'unit,period,x,y\nA,2020,1.5,10\nB,2020,2.5,20\n';
const withRow = (row: CellValue[]) => [...data, row];
const styledCell = (row: number, column: number, cell: Partial<Cell>) =>
  ({ cells: new Map([[`${row},${column}`, cell]]) }) satisfies Partial<WriteSheet>;

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

  it('writes the missing rule of a new edition', async () => {
    const { files } = await read(await twoSheets(data, meta));
    const rule = (text: string) => (parse(text) as { method: { missing: object } }).method.missing;
    expect(rule(files.get('edition.yaml')!)).toEqual(
      rule(readFileSync(join(example, 'edition.yaml'), 'utf8')),
    );
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

describe('a file that is not an intact workbook', () => {
  const file = (bytes: Uint8Array | string) => {
    const path = join(folder, `book-${made++}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  };
  const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  it('locked with a password is named', async () => {
    const sheets = [{ name: 'iData', rows: data }];
    const locked = await writeXlsx({ sheets, encryption: { password: 'secret', spinCount: 10 } });
    expect((await read(file(locked))).found).toEqual([': a workbook locked with a password']);
  });

  it.each<[string, Uint8Array | string]>([
    ['a workbook of the old format (.xls)', Buffer.concat([cfb, Buffer.alloc(600)])],
    ['an empty file', ''],
    ['a web page or XML with the file name of a workbook', '\n<html><table></table></html>'],
    ['a file that is not a workbook', 'uCode,uName\nA,Ah\n'],
  ])('that is %s is named', async (what, bytes) => {
    expect((await read(file(bytes))).found).toEqual([`: ${what}`]);
  });

  it('that is absent, or a folder, is named', async () => {
    expect((await read(join(folder, 'book-999.xlsx'))).found).toEqual([': no such file']);
    expect((await coinrSheets(folder)).problems[0]!.found.en).toContain('EISDIR');
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
    `saved by another program as .xls, .ods or .xlsx is refused or read correctly${inBrackets(noCalc)}`,
    async () => {
      const path = await twoSheets(data, meta);
      for (const kind of casesOf(['xls', 'ods', 'xlsx'], 2)) {
        const out = join(folder, kind);
        spawnSync('soffice', [profile(), '--headless', '--convert-to', kind, '--outdir', out, path]);
        const saved = join(out, path.split('/').at(-1)!.replace('xlsx', kind));
        if (kind === 'xlsx') expect(await values(saved)).toBe(plain);
        else expect((await coinrSheets(saved)).problems[0]!.found.en).toContain(`.${kind}`);
      }
    },
  );
});
