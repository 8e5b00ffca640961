import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaOpen } from '../../test/helpers/editions.js';
import { cellsOf } from '../edition/index.js';
import { geocoder } from './geocoder.js';
import { parseTable } from './tables.js';

const rowsOf = (name: string) => {
  const { table } = parseTable(name, readFileSync(join(chinaOpen, name), 'utf8'));
  return { table: table!, rows: table!.rows.map((row) => cellsOf(table!, row)) };
};
const provinces = new Map(
  rowsOf('groups.csv')
    .rows.filter((g) => g['column'] === 'province')
    .map((g) => [g['code'], { en: g['name_en']!, zh: g['name_zh']! }]),
);
const units = rowsOf('units.csv').rows.map((u) => ({
  code: u['code']!,
  name: { en: u['name_en']!, zh: u['name_zh']! },
  ...(u['pinyin'] ? { pinyin: u['pinyin'] } : {}),
  province: provinces.get(u['province'])!,
}));
const rules = parseTable(
  'places.csv',
  `province,city,code,unit,from,to,note
台湾省,,,outside,,,Taiwan
香港,,,outside,,,Hong Kong
安徽,巢湖,,340100,2011-08-22,,Chaohu became a county-level city of Hefei
湖北,襄樊市,,420600,2010-11-26,,Xiangfan was renamed Xiangyang
湖北,江汉,,,,,one number area of three cities
,,5406,542400,2018-05-07,,Nagqu became a city with a new code
`,
);
const lookup = geocoder(units, rules.table, ['中国']);

/** The code of the unit that a record is geocoded to, or the reason why there is none. */
function place(
  words: { country?: string; province?: string; city?: string; code?: string },
  date = '2020-06-30',
) {
  const placed = lookup(words, date);
  return 'unit' in placed ? units[placed.unit]!.code : placed;
}
const city = (province: string, name: string, date?: string) => place({ province, city: name }, date);

describe('A city', () => {
  it.each([
    ['河北省', '石家庄市', '130100'],
    ['河北', '石家庄', '130100'],
    ['新疆维吾尔自治区', '阿克苏地区', '652900'],
    ['内蒙古自治区', '锡林郭勒盟', '152500'],
    ['云南', '大理白族自治州', '532900'],
    ['湖北', '恩施土家族苗族自治州', '422800'],
    ['新疆', '巴音郭楞蒙古自治州', '652800'],
    ['吉林', '延边', '222400'],
    ['上海市', '上海市', '310000'],
    ['Guangdong', 'Shenzhen', '440300'],
    ['Guangdong', 'shenzhen', '440300'],
  ])('is found by its names in any year: %s %s', (province, name, code) => {
    expect(city(province, name)).toBe(code);
  });

  it('is searched for within its province only', () => {
    expect(city('江苏', '苏州')).toBe('320500');
    expect(city('安徽', '苏州')).toEqual({ unplaced: 'unknown city' });
  });

  it.each([
    [{ country: '日本', province: '东京', city: '' }, { outside: '日本' }],
    [{ country: '', province: '广东', city: '深圳' }, { outside: 'no country' }],
    [{ country: '中国', province: '台湾省', city: '台北' }, { outside: 'Taiwan' }],
    [{ country: '中国', province: '香港', city: '' }, { outside: 'Hong Kong' }],
  ])('of another country or area is outside: %j', (words, placed) => {
    expect(place(words)).toEqual(placed);
  });

  it.each([
    [{ province: '', city: '' }, 'no province'],
    [{ province: '广东', city: '' }, 'province only'],
    [{ province: '东京都', city: '东京' }, 'unknown province 东京都'],
    [{ province: '湖北', city: '江汉' }, 'one number area of three cities'],
    [{ code: '999999' }, 'unknown code'],
    [{ code: '' }, 'unknown code'],
  ])('without a unit is unplaced, with the reason: %j', (words, why) => {
    expect(place(words)).toEqual({ unplaced: why });
  });
});

describe('A rule of places.csv', () => {
  it('applies between its dates, and follows a new code: Nagqu', () => {
    expect(place({ code: '542421' }, '2017-12-31')).toBe('542400');
    expect(place({ code: '540602' }, '2018-12-31')).toBe('542400');
    expect(place({ code: '540602' }, '2017-12-31')).toEqual({ unplaced: 'unknown code' });
  });

  it('follows a merger and a new name: Chaohu, Xiangfan', () => {
    expect(city('安徽', '巢湖', '2012-01-01')).toBe('340100');
    expect(city('安徽', '巢湖', '2010-01-01')).toEqual({ unplaced: 'unknown city' });
    expect(city('湖北', '襄樊市', '2015-01-01')).toBe('420600');
  });
});

it('places every county of a municipality by its code', () => {
  expect(['110101', '120225', '310151', '500243'].map((code) => place({ code }))).toEqual([
    '110000',
    '120000',
    '310000',
    '500000',
  ]);
});

it('finds every unit by its Chinese name, with or without any suffix, and by its code', () => {
  const suffix = fc.constantFrom('', '市', '地区', '盟', '自治州');
  fc.assert(
    fc.property(fc.constantFrom(...units), suffix, ({ code, name, province }, kind) => {
      expect(city(province.zh, name.zh)).toBe(code);
      expect(city(province.zh, name.zh + kind)).toBe(code);
      expect(place({ code })).toBe(code);
    }),
    { numRuns: 2000 },
  );
  for (const { code, name, province } of units) {
    expect([city(province.zh, name.zh), city(province.zh, `${name.zh}市`), place({ code })]).toEqual([
      code,
      code,
      code,
    ]);
  }
});

describe('A name', () => {
  it.each([
    ['in pinyin, run together', 'guangdong', 'shenzhen', '440300'],
    ['in pinyin, in syllables', 'Guang Dong', 'Shen zhen shi', '440300'],
    ['in pinyin, with tones', 'Guǎngdōng shěng', 'Shēnzhèn', '440300'],
    ['in pinyin, where the province has another English name', 'neimenggu', 'baotou', '150200'],
    ['in pinyin, of a province that another is spelt like', 'shanxi', 'xian', '610100'],
    ['in pinyin, of a province that another is spelt like', 'shanxi', 'taiyuan', '140100'],
    ['with ü as v', 'shanxi', 'lvliang', '141100'],
    ['with ü', 'Shanxi', 'Lüliang', '141100'],
    ['with an apostrophe', 'Shaanxi', "Xi'an", '610100'],
    ['with another apostrophe', 'Shaanxi', 'Xi’an City', '610100'],
    ['in English', 'Guangxi Zhuang Autonomous Region', 'Nanning City', '450100'],
    ['in English, in capitals', 'BEIJING MUNICIPALITY', 'BEIJING', '110000'],
    ['in full width', 'Ｇｕａｎｇｄｏｎｇ', 'Ｓｈｅｎｚｈｅｎ', '440300'],
    ['with spaces', ' 广东省 ', '深圳　市', '440300'],
    ['of two cities, in its province', 'Jiangsu', 'Suzhou', '320500'],
    ['of two cities, in its province', '安徽', 'suzhou', '341300'],
    ['of two cities, with its province in brackets', '', 'Suzhou (Anhui)', '341300'],
    ['alone', '', '深圳市', '440300'],
    ['alone, in pinyin', '', 'shenzhen', '440300'],
    ['that is old, alone', '', '襄樊市', '420600'],
  ])('%s is found: %s %s', (_, province, name, code) => {
    expect(city(province, name)).toBe(code);
  });

  it.each([
    ['Suzhou', 'Suzhou (Jiangsu) 320500 or Suzhou (Anhui) 341300'],
    ['yichun', 'Yichun (Heilongjiang) 230700 or Yichun (Jiangxi) 360900'],
    ['Taizhou Shi', 'Taizhou (Jiangsu) 321200 or Taizhou (Zhejiang) 331000'],
    ['fuzhou', 'Fuzhou (Fujian) 350100 or Fuzhou (Jiangxi) 361000'],
  ])('of several units is ambiguous without a province, never guessed: %s', (name, both) => {
    expect(place({ city: name })).toEqual({ unplaced: `ambiguous: ${both}`, ambiguous: true });
  });

  it('of every unit in English, and in pinyin with its province, leads to it or is ambiguous', () => {
    for (const { code, name, pinyin, province } of units) {
      expect(place({ province: province.en.toUpperCase(), city: name.en }), name.en).toBe(code);
      const spelt = place({ province: province.zh, city: pinyin! });
      if (typeof spelt === 'string') expect(spelt, pinyin).toBe(code);
      else expect(spelt, pinyin).toMatchObject({ ambiguous: true });
    }
  });
});

describe('A district', () => {
  const { table } = parseTable(
    'places.csv',
    'province,city,code,unit,from,to,note\n北京,朝阳区,,110000,,,\n吉林,朝阳区,,220100,,,\n江苏,吴县市,,320500,1995-06-08,2000-12-31,\n',
  );
  const lookup = geocoder(units, table!, ['中国']);
  const found = (words: Parameters<typeof lookup>[0], date = '2020-06-30') => {
    const placed = lookup(words, date);
    return 'unit' in placed ? units[placed.unit]!.code : placed;
  };

  it('leads to its city by a row of places.csv, in any spelling of the province', () => {
    expect(found({ province: 'Jilin', city: '朝阳区' })).toBe('220100');
    expect(found({ province: '北京市', city: ' 朝阳区' })).toBe('110000');
  });

  it('of the same name in two cities is ambiguous without a province', () => {
    expect(found({ city: '朝阳区' })).toEqual({
      unplaced: 'ambiguous: Beijing 110000 or Changchun 220100',
      ambiguous: true,
    });
  });

  it('in a column of its own is used where the city is empty, unknown or ambiguous, and nowhere else', () => {
    expect(found({ province: '吉林', city: '', district: '朝阳区' })).toBe('220100');
    expect(found({ province: '吉林', city: '某市', district: '朝阳区' })).toBe('220100');
    expect(found({ province: '吉林', city: '吉林市', district: '朝阳区' })).toBe('220200');
    expect(found({ province: '吉林', city: '某市', district: '某区' })).toEqual({ unplaced: 'unknown city' });
  });

  it('counts between its dates only', () => {
    expect(found({ province: '江苏', city: '吴县市' }, '1999-01-01')).toBe('320500');
    expect(found({ province: '江苏', city: '吴县市' }, '2001-01-01')).toEqual({ unplaced: 'unknown city' });
  });

  it('is found by its code, in full-width digits too', () => {
    expect(found({ code: '１１０１０５' })).toBe('110000');
    expect(found({ code: ' 220104 ' })).toBe('220100');
    expect(found({ code: '110105001000' })).toBe('110000');
  });
});

it('Names of units without groups need no province', () => {
  const lookup = geocoder([{ code: 'sz', name: { en: 'Suzhou', zh: '苏州' } }], undefined, []);
  expect(lookup({ city: 'suzhou' }, '2020')).toEqual({ unit: 0 });
  expect(lookup({ province: 'Jiangsu', city: '苏州市' }, '2020')).toEqual({ unit: 0 });
});
