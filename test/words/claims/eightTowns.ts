import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../helpers/folders.js';

/** Eight towns by name, Chinese name, province and region, with their values of four years, which add up to 100 in the first. */
export const towns: readonly (readonly [string, string, string, string, readonly number[]])[] = [
  ['Ashford', '青石', 'North', 'Coast', [30, 32, 33, 36]],
  ['Brill', '白沙', 'South', 'Coast', [20, 21, 26, 27.5]],
  ['Corby', '红山', 'North', 'Inland', [16, 16.5, 14, 13]],
  ['Dunster', '金川', 'South', 'Inland', [10, 12, 15, 21]],
  ['Elton', '银湖', 'North', 'Inland', [9, 9, 8, 7.5]],
  ['Frome', '蓝湾', 'South', 'Coast', [7, 7.2, 7.5, 8.4]],
  ['Glynde', '绿洲', 'North', 'Coast', [5, 5.1, 5.2, 5]],
  ['Hexham', '云岭', 'South', 'Inland', [3, 2.8, 2.2, 1.6]],
];
export const years = [2019, 2020, 2021, 2022];
/** Thousands of heads in every year, 1,000 in all. */
const heads = [200, 250, 150, 100, 100, 50, 100, 50];
/** How far lines and shops of a town lie apart where they do: other weights, or one of them less, put the towns in another order. */
const leans = [1, 0.75, 1.3, 0.7, 1.1, 1.4, 0.9, 1];
const chinese: Record<string, string> = { North: '北川省', South: '南岭省', Coast: '沿海', Inland: '内陆' };

/**
 * An edition whose index points are easy to have in mind, with rises and falls, provinces, regions and heads. Every rank is sure,
 * unless the indicators lie apart. `reversed` tells the years from the last to the first.
 */
export function eightTowns({ apart = false, reversed = false } = {}): string {
  const folder = join(temporaryFolder(), 'edition');
  mkdirSync(join(folder, 'data'), { recursive: true });
  const put = (file: string, lines: readonly string[]) =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  put('units.csv', [
    'code,name_en,name_zh,province,region',
    ...towns.map(([en, zh, p, r], i) => `T${i},${en},${zh},${p},${r}`),
  ]);
  put('groups.csv', [
    'column,code,name_en,name_zh',
    ...['North', 'South'].map((p) => `province,${p},${p},${chinese[p]}`),
    ...['Coast', 'Inland'].map((r) => `region,${r},${r},${chinese[r]}`),
  ]);
  put('indicators.csv', [
    'id,title_en,title_zh,unit,direction,kind',
    'lines,Lines,线路,lines,1,stock',
    'shops,Shops,商店,shops,1,stock',
  ]);
  put('data/values.csv', [
    'unit,period,lines,shops',
    ...years.flatMap((year, t) =>
      towns.map(([, , , , values], i) => {
        const lean = apart ? leans[i]! : 1;
        const value = values[reversed ? years.length - 1 - t : t]!;
        return `T${i},${year},${10 * value * lean},${10 * value * (2 - lean)}`;
      }),
    ),
  ]);
  put('economy.csv', [
    'level,code,period,indicator,vintage,value,source',
    ...years.flatMap((year) => [
      ...heads.map((n, i) => `city,T${i},${year},population,book,${n},A book`),
      `total,total,${year},population,book,1000,A book`,
    ]),
  ]);
  put('edition.yaml', [
    'edition: eight-towns',
    'title: { en: Index of eight towns, zh: 八城指数 }',
    'version: 1',
    'data-status: example',
    'units:',
    '  level: city',
    '  title: { en: Cities, zh: 城市 }',
    '  groups:',
    '    - { column: province, title: { en: Provinces, zh: 省份 }, roll-up: sum }',
    '    - { column: region, title: { en: Regions, zh: 地区 }, roll-up: sum }',
    '  total: { code: total, title: { en: The country, zh: 全国 } }',
    'periods: { frequency: year, base: 2019 }',
    'method:',
    '  normalise: { method: base-share, scale: 100 }',
    '  aggregate: arithmetic',
    '  missing: { min-present: 0, weights: keep }',
    'economy:',
    '  indicators:',
    '    - { id: population, title: { en: Population, zh: 人口 }, unit: { en: thousand persons, zh: 千人 }, scale: 1000 }',
    '  vintages: [{ id: book, title: { en: a book, zh: 一本书 } }]',
    '  per-head: { by: population, beside: true }',
    'tree:',
    '  id: index',
    '  title: { en: Index of eight towns, zh: 八城指数 }',
    '  children:',
    '    - { id: access, title: { en: Access, zh: 接入 }, weight: 0.5, children: [{ indicator: lines }] }',
    '    - { id: trade, title: { en: Trade, zh: 贸易 }, weight: 0.5, children: [{ indicator: shops }] }',
  ]);
  return folder;
}
