import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { officeEdition, type Recipe, understandSheets, whereCellsWent } from '../../src/office/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const rows = (year: string) => [
  ['某地区年度资料', '', '', '', '', ''],
  ['序', '地方', '大区', '指标甲', '位', '指标乙（%）'],
  ['', '', '', year, year, year],
  ['1', '甲市', '东', '1,5', '1', '3,4'],
  ['2', '乙市', '东', '2,5', '2', '4,4'],
  ['3', '丙市', '西', '3,5', '3', '5,4'],
  ['4', '其余', '西', '9,5', '4', '6,4'],
  ['说明：示意', '', '', '', '', ''],
];
const csv = (year: string) =>
  rows(year)
    .map((row) => row.map((text) => `"${text}"`).join(','))
    .join('\n');

function read(recipe: Recipe, table = rows('2020'), name = 'S') {
  const address = (row: number, column: number) => `${'ABCDEFGH'[column]}${row + 1}`;
  const understood = understandSheets([{ name, rows: table, merges: [], address }], name, [], recipe);
  const { tables, problems, counts } = officeEdition('t.csv', understood, {}, []);
  return { understood, counts, problems: problems.map(({ found }) => found.en), data: tables?.iData };
}

describe('What a user says of a table counts for more than what was found', () => {
  it('columns by header or letter, rows by name', () => {
    const { data, understood } = read({
      columns: { 大区: 'out', E: 'rank', 指标甲: 'less' },
      rows: { 其余: 'out' },
    });
    expect(data!.header).toEqual(['uCode', 'uName', 'Time', '指标甲', '指标乙']);
    expect(data!.rows.map(({ cells }) => cells[1])).toEqual(['甲市', '乙市', '丙市']);
    expect([...understood.indicators.values()][0]!.direction).toBe(-1);
  });
  it('another column of names: that of before is a group or a note', () => {
    const table = [
      ['城市', '单位名称', '甲 2020'],
      ['北京', '一中', '3'],
      ['北京', '二中', '4'],
    ];
    const { data } = read({ columns: { 单位名称: 'place' } }, table);
    expect(data!.rows.map(({ cells }) => cells[1])).toEqual(['一中', '二中']);
  });
  it('rows of the header, the decimal mark, and rows as columns', () => {
    const table = [
      ['2019', '2020', '2021'],
      ['国', '甲', '乙'],
      ['A', '1.234', '2.345'],
      ['B', '3.456', '4.567'],
    ];
    expect(read({ header: [2, 2], decimal: ',' }, table, '2020').data!.rows[0]!.cells).toContain('1234');
    const turned = read({ transpose: true }, [
      ['', 'Aa', 'Bb'],
      ['甲 2020', '1', '2'],
      ['乙 2020', '3', '4'],
    ]);
    expect(turned.data!.rows.map(({ cells }) => cells.slice(1))).toEqual([
      ['Aa', '2020', '1', '3'],
      ['Bb', '2020', '2', '4'],
    ]);
  });
  it('what no table has is told with what there is', () => {
    const { problems } = read({ columns: { 大: 'out' } });
    expect(problems).toEqual(['“大”']);
  });
  it('every filled cell is counted once', () => {
    const { understood, counts } = read({ columns: { 大区: 'out', E: 'rank' }, rows: { 其余: 'out' } });
    const went = whereCellsWent(understood.account, counts);
    // 1 title, 9 headers, 3 names, 6 figures; not read: title, 3 numbers, 3 groups, 3 ranks, a row of 6, a note.
    expect(went).toEqual({ cells: 35, figures: 6, missing: 0, names: 3, headers: 9, unread: 17 });
  });
});

describe('A recipe beside the edition', () => {
  it('reads the table of the next year as that of the first, without a word', () => {
    const folder = temporaryFolder();
    const [file, to] = [join(folder, 'table.csv'), join(folder, 'index')];
    writeFileSync(file, csv('2020'));
    const sheet = ['import', 'sheet', file, '--to', to];
    const said = ['--role', '大区=out', 'E=rank', '指标甲=less', '--skip-row', '其余'];
    expect(iplus([...sheet, ...said, '--yes']).code).toBe(0);
    writeFileSync(file, csv('2021'));
    const next = iplus([...sheet, '--answer', 'version=raise']);
    expect([next.code, next.err]).toEqual([0, expect.not.stringContaining('尚未回答')]);
    const values = readFileSync(join(to, 'data', 'values.csv'), 'utf8');
    expect(values).toMatch(/^甲市,2021,1.5,3.4$/m);
    expect(values).not.toContain('其余');
  });
  it('asks again where a question is about more than it was', () => {
    const folder = temporaryFolder();
    const [file, to] = [join(folder, 'table.csv'), join(folder, 'index')];
    const table = (year: string, more: string) =>
      `country,v ${year},w ${year}\nFrance,1,5\nItaly,2,7\nSpain,4,3\nPeru,3,9\nChad,2,1\nEuro area,9,8\n${more}`;
    writeFileSync(file, table('2020', ''));
    const sheet = ['import', 'sheet', file, '--to', to];
    expect(iplus([...sheet, '--answer', 'totals=leave']).code).toBe(0);
    writeFileSync(file, table('2021', ''));
    const next = [...sheet, '--answer', 'version=raise'];
    expect([iplus(next).code, readFileSync(join(to, 'units.csv'), 'utf8')]).toEqual([
      0,
      expect.not.stringContaining('Euro'),
    ]);
    writeFileSync(file, table('2022', 'High income,1,2\n'));
    expect(iplus(next).err).toContain('--answer totals=leave');
  });
  it('is refused with its line where it says what nobody can mean', () => {
    const folder = temporaryFolder();
    const [file, to] = [join(folder, 'table.csv'), join(folder, 'index')];
    writeFileSync(file, csv('2020'));
    expect(iplus(['import', 'sheet', file, '--to', to, '--skip-column', '位', '--yes']).code).toBe(0);
    expect(existsSync(join(to, 'import.yaml'))).toBe(true);
    writeFileSync(join(to, 'import.yaml'), 'columns:\n  位: wrong\n');
    const refused = iplus(['import', 'sheet', file, '--to', to]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('import.yaml:2')]);
  });
});
