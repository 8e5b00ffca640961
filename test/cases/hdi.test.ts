import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { goldenTable, sharedGolden } from '../helpers/golden.js';
import { iplus } from '../helpers/iplus.js';

const source = sharedGolden('cases/hdi-2021');

const edition = `
edition: hdi
title: { en: Human development index, zh: 人类发展指数 }
version: 2021
data-status: real
published: { file: published.csv, digits: 3, source: Human Development Report 2021/22 }
units: { level: country }
periods: { frequency: year, base: 2021, first: 1990 }
method:
  normalise: { method: goalposts, low: 0, high: 1, range: [0, 1] }
  per-indicator:
    income: { normalise: { method: log-goalposts, low: 100, high: 75000, range: [0, 1] } }
  rank: { digits: 3 }
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
`;

const indicators = `id,title_en,title_zh,low,high
health,Life expectancy,预期寿命,20,85
expected,Expected schooling,预期受教育年限,0,18
mean,Mean schooling,平均受教育年限,0,15
income,Income per head,人均国民收入,,
`;

describe.skipIf(!source)('the human development index, by an edition alone (needs ../shared)', () => {
  const latest = source ? goldenTable('hdi_2021.csv', source) : [];
  const all = source ? goldenTable('hdi_1990_2021.csv', source) : [];
  const folder = temporaryFolder();
  const write = (name: string, rows: readonly string[]) => writeFileSync(join(folder, name), rows.join('\n'));

  it('has every published score of 1990 to 2021 to its three decimals and every published rank of 2021', () => {
    mkdirSync(join(folder, 'data'));
    const countries = [...new Set(all.map((r) => r['iso3']!))];
    const inputs = ['life_expectancy', 'expected_schooling', 'mean_schooling', 'gni_per_capita_ppp2017'];
    write('edition.yaml', [edition]);
    write('indicators.csv', [indicators]);
    write('units.csv', ['code,name_en', ...countries.map((code) => `${code},${code}`)]);
    write('data/values.csv', [
      'unit,period,health,expected,mean,income',
      ...all.map((r) => [r['iso3'], r['year'], ...inputs.map((column) => r[column])].join(',')),
    ]);
    const rankOf = new Map(latest.map((r) => [`${r['iso3']} 2021`, r['official_rank']]));
    const official = all.filter((r) => r['official_hdi'] !== '');
    write('published.csv', [
      'unit,period,node,value,rank',
      ...official.map((r) =>
        [r['iso3'], r['year'], 'hdi', r['official_hdi'], rankOf.get(`${r['iso3']} ${r['year']}`) ?? ''].join(
          ',',
        ),
      ),
    ]);
    const { code, out, err } = iplus(['replicate', folder, '--json']);
    expect(err).toBe('');
    const [{ summaries, figures }] = JSON.parse(out).published[0].tables;
    const sum = (key: string) => summaries.reduce((n: number, s: Record<string, number>) => n + s[key]!, 0);
    expect([sum('values'), sum('equal')]).toEqual([official.length, official.length]);
    expect([sum('ranks'), sum('ranksEqual')]).toEqual([191, 191]);
    const gaps = figures.map((f: { difference: number }) => Math.abs(f.difference));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(0.0005 + 1e-12);
    expect(code).toBe(0);
  });
});
