import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './folders.js';

/** The parameters of an edition. */
export interface Full {
  /** Absent where the periods are a list with gaps. */
  frequency?: Frequency;
  periods: readonly string[];
  /** Whether a figure is present. */
  has?: (unit: number, period: number, indicator: number) => boolean;
}

type Frequency = 'year' | 'quarter' | 'month';

const indicators = ['lines', 'phones', 'shops'];

/** Quarters or months from a year on, or years. */
export function periodsFrom(year: number, count: number, frequency: Frequency): string[] {
  const each = { year: 1, quarter: 4, month: 12 }[frequency];
  return Array.from({ length: count }, (_, i) => {
    const [y, part] = [year + Math.floor(i / each), (i % each) + 1];
    if (frequency === 'year') return String(y);
    return frequency === 'quarter' ? `${y}-Q${part}` : `${y}-${String(part).padStart(2, '0')}`;
  });
}

/**
 * An edition with all optional parts, as a folder: twelve units with coordinates in three provinces and two regions, a
 * sum, three indicators in two components, GDP with rules of size and jobs, and a published ranking to compare with.
 */
export function fullEdition({ frequency, periods, has = () => true }: Full): string {
  const folder = join(temporaryFolder(), 'edition');
  mkdirSync(join(folder, 'data'), { recursive: true });
  const put = (file: string, lines: readonly string[]) =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  const units = Array.from({ length: 12 }, (_, u) => u);
  const code = (u: number) => `U${u}`;
  put('units.csv', [
    'code,name_en,name_zh,province,region,lon,lat',
    ...units.map(
      (u) =>
        `${code(u)},Town ${'ABCDEFGHIJKL'[u]},${'甲乙丙丁戊己庚辛壬癸子丑'[u]}镇,P${u % 3},R${u % 2},${100 + (u % 4)},${30 + Math.floor(u / 4)}`,
    ),
  ]);
  put('indicators.csv', [
    'id,title_en,title_zh,unit,direction,kind',
    'lines,Lines,线路,lines,1,stock',
    'phones,Phones,电话,phones,1,stock',
    'shops,Shops,商店,shops,1,stock',
  ]);
  put('data/values.csv', [
    `unit,period,${indicators.join(',')}`,
    ...periods.flatMap((period, t) =>
      units.map((u) => {
        const cells = indicators.map((_, k) =>
          has(u, t, k) ? String(100 * (u + 2) + 9 * t * (k + 1) + ((u * 37 + t * 11 + k * 5) % 53)) : '',
        );
        return `${code(u)},${period},${cells.join(',')}`;
      }),
    ),
  ]);
  const years = [...new Set(periods.map((p) => p.slice(0, 4)))];
  put('economy.csv', [
    'level,code,period,indicator,vintage,value,source',
    ...years.flatMap((year, t) => [
      ...[0, 1, 2].map((j) => `province,P${j},${year},gdp,book,${1000 * (j + 2) + 90 * t * (j + 1)},A book`),
      `total,total,${year},gdp,book,${9500 + 500 * t},A book`,
    ]),
  ]);
  put('edition.yaml', [
    'edition: full',
    'title: { en: Full index, zh: 完整指数 }',
    'version: 1',
    'data-status: example',
    'units:',
    '  level: city',
    '  title: { en: Towns, zh: 城镇 }',
    '  groups:',
    '    - { column: province, title: { en: Provinces, zh: 省份 }, roll-up: sum }',
    '    - { column: region, title: { en: Regions, zh: 地区 }, roll-up: sum }',
    `periods: { ${frequency ? `frequency: ${frequency}` : `list: [${periods.join(', ')}]`}, base: ${periods[0]} }`,
    'method:',
    '  impute: { method: linear, ends: hold }',
    '  normalise: { method: base-share, scale: 100 }',
    '  aggregate: arithmetic',
    '  missing: { min-present: 0, weights: keep }',
    'neighbours: { nearest: 3 }',
    'economy:',
    '  indicators:',
    '    - { id: gdp, title: { en: GDP, zh: 国内生产总值 }, unit: { en: RMB 100 million, zh: 亿元 }, scale: 100000000 }',
    '  vintages: [{ id: book, title: { en: a book, zh: 一本书 } }]',
    '  size: { output: gdp, level: province, jobs: { per-point: 100, source: A book } }',
    'compare:',
    `  - { title: { en: An order, zh: 某排名 }, level: city, period: ${periods[0]}, order: [U11, U10, U9, U1], source: A book }`,
    'tree:',
    '  id: index',
    '  title: { en: Full index, zh: 完整指数 }',
    '  children:',
    '    - { id: access, title: { en: Access, zh: 接入 }, weight: 0.6, children: [{ indicator: lines, weight: 2 }, { indicator: phones, weight: 1 }] }',
    '    - { id: use, title: { en: Use, zh: 使用 }, weight: 0.4, children: [{ indicator: shops }] }',
  ]);
  return folder;
}
