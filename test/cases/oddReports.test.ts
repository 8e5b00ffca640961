import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportDocx, reportHtml } from '../../src/documents/index.js';
import { chaptersOf } from '../../src/documents/report/chapters.js';
import { reportWords } from '../../src/documents/report/reportWords.js';
import type { Lang } from '../../src/edition/index.js';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { pngOf } from '../../src/server/index.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { oddRelease } from '../helpers/oddRelease.js';
import { readReport } from '../helpers/readReport.js';
import { casesOf, itThoroughly } from '../helpers/thorough.js';

const langs: Lang[] = ['en', 'zh'];
const broken = /(?<=\S) {2,}\S|\.\.|。。|，，|，。| \.(?!\d)| ,|、。|：。|: \./;

const withoutGroups = () =>
  releaseOf(
    exampleWith({
      'edition.yaml': [
        [
          `  groups:                     # columns of units.csv that add units up
    - { column: province, title: { en: Provinces, zh: 省份 }, roll-up: mean }
`,
          '',
        ],
      ],
      'units.csv': [
        ['name_zh,province', 'name_zh'],
        ...['北港', '河湾', '石桥'].map((name) => [`${name},North`, name] as const),
        ...['湖畔', '山顶', '南门'].map((name) => [`${name},South`, name] as const),
      ],
    }),
  );

/** An index of countries: no groups, one period unless told, a geometric mean, indicators right below the whole, no Chinese names. */
function countries(years: readonly number[] = [2021]): Promise<Release> {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'data'));
  write(
    'edition.yaml',
    `
edition: hdi
title: { en: Human development index, zh: 人类发展指数 }
version: 2021
data-status: example
units: { level: country }
periods: { frequency: year, base: 2021 }
method:
  normalise: { method: min-max, range: [0.1, 1] }
tree:
  id: hdi
  title: { en: Human development, zh: 人类发展 }
  aggregate: geometric
  children:
    - { indicator: health }
    - id: education
      title: { en: Education, zh: 教育 }
      children: [ { indicator: expected }, { indicator: mean } ]
    - { indicator: income }
`,
  );
  write(
    'indicators.csv',
    `id,title_en,title_zh
health,Life expectancy,预期寿命
expected,Expected schooling,预期受教育年限
mean,Mean schooling,平均受教育年限
income,Income per head,人均国民收入
`,
  );
  const codes = Array.from({ length: 40 }, (_, c) => `C${c}`);
  write('units.csv', ['code,name_en', ...codes.map((code, c) => `${code},Country ${letters(c)}`)].join('\n'));
  const rows = years.flatMap((year, t) =>
    codes.map((code, c) =>
      [code, year, 60 + ((c * 7 + t * 2) % 23), 8 + ((c + t) % 9), 5 + (c % 7), (c + 3) * 900].join(','),
    ),
  );
  write('data/values.csv', ['unit,period,health,expected,mean,income', ...rows].join('\n'));
  return releaseOf(folder);
}

const letters = (c: number) => String.fromCharCode(65 + Math.floor(c / 20), 65 + (c % 20));

const cases: [string, () => Promise<Release>][] = [
  ['without groups', withoutGroups],
  ['of countries in one year', () => countries()],
  ['of one unit', () => oddRelease({ units: 1, periods: 3 })],
  ['of two units in one period', () => oddRelease({ units: 2, periods: 1 })],
  ['without Chinese names', () => oddRelease({ units: 14, periods: 3, chinese: false })],
  ['whose last period is empty', () => oddRelease({ units: 12, periods: 3, has: (_, t) => t < 2 })],
  [
    'with a figure here and there',
    () => oddRelease({ units: 30, periods: 4, has: (u, t, k) => (u * 7 + t * 3 + k) % 3 > 0 }),
  ],
  ['where all are equal', () => oddRelease({ units: 6, periods: 2, has: (u) => u === 0 })],
];

describe.each(cases)('the report of an edition %s', (name, made) => {
  it('has no broken word, no empty chapter, table or list, in both languages, of the whole and of each level', async () => {
    const release = await made();
    const all = subjectsOf(release.plan);
    const levels = [...new Set(all.map((s) => s.level))].map((level) => all.find((s) => s.level === level)!);
    for (const place of levels) {
      for (const lang of langs) {
        const html = await reportHtml(release, lang, { place });
        const what = `${place.name.en} ${lang}`;
        const page = html.slice(html.indexOf('<article'));
        expect(page.match(/NaN|undefined|\bnull\b|\[object|Infinity/g), what).toBeNull();
        expect(page.match(/<(p|li|ul|ol|tbody|h2|h3|h4|caption|dd)( [^>]*)?><\/\1>/g), what).toBeNull();
        for (const { id, lines } of readReport(html)) {
          const drawn = new RegExp(`id="${id}"(?:(?!</section>).)*<svg`, 's').test(html);
          expect(lines.length > 1 || drawn, `${what} ${id}`).toBe(true);
          if (id === 'method' || id === 'cite') continue;
          for (const line of lines) expect(line, `${what} ${id}`).not.toMatch(broken);
        }
      }
    }
  }, 240_000);

  const test = casesOf(cases, 2).some(([other]) => other === name) ? it : itThoroughly;
  test('is a Word document too', async () => {
    const release = await made();
    const bytes = await reportDocx(release, 'en', {}, pngOf);
    expect(bytes.length).toBeGreaterThan(10_000);
  }, 240_000);
});

it('a report calls no coming and going certain that a rank range leaves open', async () => {
  const release = await countries([2021, 2022]);
  const chapters = await chaptersOf(release, subjectsOf(release.plan).at(-1)!);
  const blocks = chapters.flatMap((chapter) => chapter.blocks);
  const tables = blocks.flatMap((b) => (b.kind === 'table' ? [b.grid] : []));
  const crossed = tables.filter(({ heads }) => heads.some((head) => head.title === reportWords.toldApart));
  expect(crossed).toHaveLength(1);
  const { rows } = crossed[0]!;
  expect(rows.length).toBeGreaterThan(1);
  for (const [name, then, now, range, certain] of rows) {
    const [low, high] = range!.text.en.split('–').map(Number) as [number, number];
    expect(Number(then!.text.en) <= 10, name!.text.en).not.toBe(Number(now!.text.en) <= 10);
    if (low <= 10 && high > 10) expect(certain!.text, name!.text.en).toBe(reportWords.no);
  }
  expect(rows.map((row) => row[4]!.text)).toContain(reportWords.no);
});
