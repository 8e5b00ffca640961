import { describe, expect, it } from 'vitest';
import { changed, complaints } from '../helpers/complaints.js';
import { broken, number, wide } from './tableFiles.js';

describe('The tables of units and indicators', () => {
  it('hold each unit once', async () => {
    const shanghai = changed('units.csv', ['hz,Hangzhou', 'sh,Hangzhou']);
    expect(await complaints({ ...shanghai, ...wide('sh,2020,1,1') })).toEqual([
      'units.csv:4 | “sh” a second time (first in line 3) | each code once | remove one of the two rows, or correct its code',
    ]);
  });

  it('hold each indicator once', async () => {
    const row = 'orders,Orders again,订单,1\n';
    expect(await complaints(changed('indicators.csv', ['users,', `${row}users,`]))).toEqual([
      'indicators.csv:3 | “orders” a second time (first in line 2) | each code once | remove one of the two rows, or correct its code',
    ]);
  });

  it('name the column of a cell that cannot be', async () => {
    expect(await complaints(changed('indicators.csv', ['用户,1', '用户,up'], ['订单,1', '订单,2']))).toEqual([
      'indicators.csv:2, column direction | “2” | 1 | -1 | correct this cell',
      `indicators.csv:3, column direction | the text “up” | ${number}`,
    ]);
  });

  it('have no columns that nothing reads', async () => {
    expect(await complaints(changed('units.csv', ['name_zh', 'nmae_zh']))).toEqual([
      'units.csv:1, column nmae_zh | the column “nmae_zh”, which nothing reads | one of: code, name_en, name_zh, pinyin, within_en, until, lon, lat, short_zh, note, province | did you mean “name_zh”?',
    ]);
  });

  it('give a place in degrees, east and north together', async () => {
    const pairs = [
      ['province', 'province,lon,lat'],
      ['北京,north', '北京,north,116.4,39.9'],
      ['上海,east', '上海,east,121.5,'],
      ['杭州,east', '杭州,east,190,30'],
    ] as const;
    expect(await complaints(changed('units.csv', ...pairs))).toEqual([
      'units.csv:3, column lat | ∅ | degrees from −90 to 90 | correct this cell',
      'units.csv:4, column lon | “190” | degrees from −180 to 180 | correct this cell',
    ]);
  });

  it('have rows as long as their header', async () => {
    const pairs = [
      ['上海,east', '上海'],
      ['杭州,east', '杭州,east,x'],
    ] as const;
    expect(await complaints(changed('units.csv', ...pairs))).toEqual([
      `units.csv:3 | 3 cells where the header has 4 | ${broken}`,
      `units.csv:4 | 5 cells where the header has 4 | ${broken}`,
    ]);
  });

  it('pair their quotes', async () => {
    expect(await complaints(changed('units.csv', ['Shanghai', '"Shanghai']))).toEqual([
      `units.csv:4 | a quote that is never closed | ${broken}`,
    ]);
  });

  it.each([
    ['units.csv', '', 'a header row'],
    ['units.csv', 'code,name_en,province\n', 'at least one unit'],
    ['indicators.csv', '', 'a header row'],
    ['indicators.csv', 'id,title_en\n', 'at least one indicator'],
  ])('are not empty: %s %j', async (file, content, expected) => {
    expect(await complaints({ [file]: content })).toEqual([
      `${file} | nothing in the file | ${expected} | fill it, or remove it`,
    ]);
  });

  it('are separated by commas', async () => {
    expect(await complaints({ 'units.csv': 'code;name_en\nbj;Beijing\n' })).toEqual([
      'units.csv:1 | cells separated by “;” | cells separated by commas | save it as CSV UTF-8 with commas',
    ]);
  });
});
