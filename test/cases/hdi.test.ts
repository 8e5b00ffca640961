import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
units: { level: country }
periods: { frequency: year, base: 2021 }
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

describe.skipIf(!source)('the human development index of 2021, from ../shared, by an edition alone', () => {
  const table = source ? goldenTable('hdi_2021.csv', source) : [];
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  it('has every published score to its three decimals and every published rank', () => {
    mkdirSync(join(folder, 'data'));
    write('edition.yaml', edition);
    write('indicators.csv', indicators);
    write('units.csv', ['code,name_en', ...table.map((r) => `${r['iso3']},${r['iso3']}`)].join('\n'));
    const rows = table.map((r) =>
      [
        r['iso3'],
        2021,
        r['life_expectancy'],
        r['expected_schooling'],
        r['mean_schooling'],
        r['gni_per_capita_ppp2017'],
      ].join(','),
    );
    write('data/values.csv', ['unit,period,health,expected,mean,income', ...rows].join('\n'));
    const out = join(folder, 'release');
    expect(iplus(['build', folder, '--out', out]).err).toBe('');
    const results = readFileSync(join(out, 'results.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const ours = new Map(results.filter((r) => r[1] === 'country' && r[3] === 'hdi').map((r) => [r[0], r]));
    const official = table.filter((r) => r['official_hdi'] !== '');
    expect(official).toHaveLength(191);
    const errors = official.map((r) => Math.abs(Number(ours.get(r['iso3'])![4]) - Number(r['official_hdi'])));
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.0005 + 1e-12);
    const ranks = official.filter((r) => Number(ours.get(r['iso3'])![5]) === Number(r['official_rank']));
    expect(ranks).toHaveLength(191);
  });
});
