import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unguardCell } from '../../src/edition/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const marked = '\ufeff';

it('writes tables that spreadsheet programs open right, reads them the same, and keeps the mark', () => {
  const folder = temporaryFolder();
  const [made, sheet, to] = ['new', 'table.csv', 'index'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  expect(iplus(['new', made]).code).toBe(0);
  const data = join(made, 'data', 'values.csv');
  const plain = JSON.parse(iplus(['check', made, '--json']).out);
  writeFileSync(data, marked + readFileSync(data, 'utf8'));
  expect(JSON.parse(iplus(['check', made, '--json']).out)).toEqual(plain);
  expect(plain.units[0]).toMatchObject({ code: 'A1', name: { en: 'Northport', zh: '北港' } });
  writeFileSync(sheet, '2021年情况,,\nCity,Region,Broadband (number)\n=甲市,东,10\n乙市,-西,-5\n丙市,东,7\n');
  expect(iplus(['import', 'sheet', sheet, '--to', to]).code).toBe(0);
  const table = readFileSync(join(to, 'units.csv'), 'utf8');
  expect(table).toBe(`${marked}code,name_zh,region\n'=甲市,'=甲市,东\n乙市,乙市,'-西\n丙市,丙市,东\n`);
  expect(unguardCell("'=甲市")).toBe('=甲市');
  expect(readFileSync(join(to, 'data', 'values.csv'), 'utf8')).toBe(
    `${marked}unit,period,broadband\n'=甲市,2021,10\n乙市,2021,-5\n丙市,2021,7\n`,
  );
  const read = JSON.parse(iplus(['check', to, '--json']).out);
  expect(read.units.map(({ code }: { code: string }) => code)).toEqual(['=甲市', '乙市', '丙市']);
  writeFileSync(sheet, '2022年情况,,\nCity,Region,Broadband (number)\n=甲市,东,11\n乙市,-西,5\n丙市,东,8\n');
  const updated = iplus(['import', 'sheet', sheet, '--to', to, '--yes']);
  expect([updated.code, updated.err.includes('no answer')]).toEqual([0, false]);
  expect(readFileSync(join(to, 'data', 'values.csv'), 'utf8')).toMatch(
    /^\ufeffunit[\s\S]*\n'=甲市,2022,11\n/,
  );
});
