import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { chinaProvinces } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

type Row = Record<string, string>;

const tableIn = (file: string): Row[] => parse(readFileSync(file, 'utf8'), { columns: true });

/** A table of one indicator in the form in which the site of the National Bureau of Statistics hands it out. */
function exported(
  indicator: string,
  years: readonly number[],
  figure: (unit: string, year: number) => string,
) {
  const rows = tableIn(join(chinaProvinces, 'units.csv')).map(({ code, name_zh }) =>
    [name_zh, ...years.map((year) => figure(code!, year))].join(','),
  );
  return [
    '数据库：分省年度数据',
    `指标：${indicator}`,
    '时间：最近5年',
    `地区,${years.map((year) => `${year}年`).join(',')}`,
    ...rows,
    '注：2024年为初步核算数。',
    '数据来源：国家统计局',
    '',
  ].join('\n');
}

it('the next table of the National Bureau of Statistics updates the edition of the provinces by one command', () => {
  const to = join(temporaryFolder(), 'provinces');
  cpSync(chinaProvinces, to, { recursive: true });
  const values = join(to, 'data', 'values.csv');
  const before = tableIn(values);
  const known = new Map(before.map((row) => [`${row['unit']} ${row['period']}`, row]));
  const sheet = join(temporaryFolder(), 'fsnd.csv');
  const revised = (unit: string, year: number) => unit === '150000' && year === 2021;
  writeFileSync(
    sheet,
    exported('软件业务收入(亿元)', [2024, 2023, 2022, 2021, 2020], (unit, year) => {
      if (year === 2024) return '123.4';
      return revised(unit, year) ? '15.8' : known.get(`${unit} ${year}`)!['software-revenue']!;
    }),
  );
  const run = (...answers: string[]) =>
    iplus(['import', 'sheet', sheet, '--to', to, '--update', '--lang', 'en', '--answer', ...answers]);
  const elsewhere = join(temporaryFolder(), 'none');
  const refused = iplus(['import', 'sheet', sheet, '--to', elsewhere, '--update', '--lang', 'en', '--yes']);
  expect([refused.code, refused.err.includes('no such folder')]).toEqual([2, true]);
  const asked = run('absent-indicators=keep');
  expect(asked.code).toBe(2);
  expect(asked.err).toContain('(150000, software-revenue, 2021: 277.838 → 15.8');
  expect(asked.err).toContain('edition.yaml ends its periods before 2024');
  const done = run('absent-indicators=keep', 'revisions=sheet', 'periods=extend', 'version=raise');
  expect(done.code).toBe(0);
  expect(done.out).toContain('31 figures added, 0 cells added without a figure, 1 revised, 123 as before');
  const after = tableIn(values);
  expect(after.filter((row) => row['period'] === '2024').map((row) => row['software-revenue'])).toEqual(
    Array.from({ length: 31 }, () => '123.4'),
  );
  for (const row of after.filter(({ period }) => period !== '2024')) {
    const was = known.get(`${row['unit']} ${row['period']}`)!;
    const now = revised(row['unit']!, Number(row['period'])) ? { ...was, 'software-revenue': '15.8' } : was;
    expect(row).toEqual(now);
  }
  const [tree] = readFileSync(join(to, 'edition.yaml'), 'utf8').match(/^tree:[\s\S]*?\n\n/m)!;
  expect(readFileSync(join(chinaProvinces, 'edition.yaml'), 'utf8')).toContain(tree);
});

it('a table of one indicator becomes an index of that indicator, by the line that names it', () => {
  const folder = temporaryFolder();
  const sheet = join(folder, 'gdp.csv');
  writeFileSync(
    sheet,
    exported('地区生产总值(亿元)', [2016, 2015], (unit, year) => `${Number(unit) + year}`),
  );
  const to = join(folder, 'index');
  expect(iplus(['import', 'sheet', sheet, '--to', to, '--lang', 'zh', '--yes']).code).toBe(0);
  const [indicator] = tableIn(join(to, 'indicators.csv')).map((row) => Object.values(row));
  expect(indicator).toEqual(expect.arrayContaining(['地区生产总值', '亿元']));
});
