import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { formatMoney } from '../numbers/money.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { timeFacts } from './overTime.js';
import { latestSizeFacts, sizeBasisFacts } from './size.js';

const title = (id: string) => ({ en: id, zh: id });
const gdp = {
  id: 'gdp',
  title: { en: 'GDP', zh: '地区生产总值' },
  'title-of-total': { en: 'GDP', zh: '国内生产总值' },
  unit: { en: 'RMB 100 million', zh: '亿元' },
  scale: 1e8,
};
const index = { id: 'index', title: title('index'), unit: title('points'), vintage: { total: 'of-2018' } };
const published = [
  ['total', 'total', '2016', 'index', 'of-2017', 261.95],
  ['total', 'total', '2016', 'index', 'of-2018', 222.53],
  ['total', 'total', '2017', 'index', 'of-2018', 348.69],
  ['total', 'total', '2016', 'gdp', 'first', 744127],
  ['total', 'total', '2017', 'gdp', 'first', 827122],
];
const provinces = ['P', 'Q', 'R', 'S'];
const output = (years: string[]) =>
  provinces.flatMap((code, j) =>
    years.map((year, t) => [
      'province',
      code,
      year,
      'gdp',
      'yearbook',
      6000 * (j + 1) * (1 + t / 9) + 900 * ((j * t) % 3),
    ]),
  );
const base = { output: 'gdp', level: 'province' };

function said(of: Partial<Sketch>, lang: 'en' | 'zh', years = ['2016', '2017', '2018']): string {
  const plan = planOf({
    units: Object.fromEntries(['a', 'b', 'c', 'd'].map((code, j) => [code, { province: provinces[j]! }])),
    periods: years,
    tree: { x: 1 },
    ...of,
  });
  const panel = panelOf(plan, {
    x: years.map((_, t) => provinces.map((_p, j) => (j + 1) * (1 + t / 3) + ((j * t) % 2))),
  });
  const release = { plan, panel, index: buildIndex(plan, panel), uncertainty: [], geocoding: [] };
  const facts = [...latestSizeFacts(release), ...sizeBasisFacts(release), ...timeFacts(release)];
  const lines = facts.flatMap((fact) => sentencesOf(plan, fact, lang, 'exact').map(phraseText));
  for (const line of lines) expect(line).not.toMatch(/NaN|undefined|null|Infinity/);
  return lines.join('\n');
}

const economy = (rules: object, rows: (string | number)[][]) => ({
  economy: { of: { indicators: [gdp, index], size: { ...base, ...rules } }, rows },
});

describe('sentences of size', () => {
  const rules = {
    increment: { beta: 1406.02, index: 'of-2017', source: 'x' },
    chained: { elasticity: 0.3545, period: 2016, size: 227700, index: 'of-2018', source: 'x' },
    jobs: { 'per-point': 17300, source: 'x' },
    'published-index': 'index',
  };
  const rows = [...published, ...output(['2016', '2017', '2018'])];
  it('say the published sizes in trillions and 万亿, their share and how it moved', () => {
    const en = said(economy(rules, rows), 'en');
    expect(en).toContain(
      'a digital economy of RMB 22.77 trillion in 2016 (no interval can be given), equal to 30.6% of GDP.',
    );
    expect(en).toContain(
      'a digital economy of RMB 26.70 trillion in 2017 (no interval can be given), 17.3% more than in 2016 and equal to 32.3% of GDP (up 1.7 percentage points).',
    );
    const zh = said(economy(rules, rows), 'zh');
    expect(zh).toContain(
      '2017年指数对应的数字经济规模为26.70万亿元（无法给出区间），比2016年增长17.3%，相当于国内生产总值的32.3%（比重上升1.7个百分点）。',
    );
  });
  it('say what an estimate hangs on where few places carry it, and jobs with the number of a point', () => {
    const en = said(economy(rules, rows), 'en');
    expect(en).toMatch(
      /Over 12 observations \(province\) one point .* \(no interval can be given: the slope has only \d\.\d degrees of freedom; S carries \d\d% of it, and without it it is RMB \d\d billion; R² 0\.\d\d\)\./,
    );
    expect(en).not.toContain('By our own regression');
    expect(en).toMatch(/the gain since 2016 corresponds to about \d\.\d\d million jobs\./);
    expect(said(economy(rules, rows), 'zh')).toMatch(/2016年以来指数增加的部分对应约\d{3}万个就业岗位/);
  });
  it('say that errors of the index leave no interval where they are over a fifth of its variance', () => {
    const codes = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const of = (error: string) => ({
      units: codes,
      indicators: { x: { error } },
      economy: {
        of: { indicators: [gdp], size: { output: 'gdp', level: 'city' } },
        rows: codes.map((code, i) => ['city', code, '2018', 'gdp', 'first', 100 * (i + 1) + 30 * (i % 3)]),
      },
    });
    const told = (error: string, lang: 'en' | 'zh') => {
      const plan = planOf({ periods: ['2018'], tree: { x: 1 }, ...of(error) });
      const panel = panelOf(plan, { x: [codes.map((_, i) => 10 + i + (i % 2))] });
      const release = { plan, panel, index: buildIndex(plan, panel), uncertainty: [], geocoding: [] };
      return sizeBasisFacts(release)
        .flatMap((fact) => sentencesOf(plan, fact, lang, 'exact').map(phraseText))
        .join('\n');
    };
    expect(told('2%', 'en')).toMatch(
      /95% interval RMB .*, which allows for what neighbours and periods have in common/,
    );
    expect(told('20%', 'en')).toMatch(
      /no interval can be given: errors of the index make up \d\d% of its variance/,
    );
    expect(told('20%', 'zh')).toMatch(/无法给出区间：误差占指数方差的\d\d%/);
  });
  it('tell no size from a cross-section', () => {
    const en = said(economy({}, [...published, ...output(['2016'])]), 'en');
    expect(en).toContain('Province: Output and index overlap in only one period');
    expect(en).not.toContain('a size of');
  });
  it('are none without rules, and only notes without a figure in common', () => {
    expect(said({}, 'en')).not.toContain('size');
    const none = said(economy({}, [...published, ...output(['2001'])]), 'en');
    expect(none).toContain('have no period in common');
    expect(none).not.toContain('RMB');
  });
});

describe('sentences of time', () => {
  it('say change, its largest part, and a forecast with its interval and its trial', () => {
    const years = Array.from({ length: 20 }, (_, t) => String(2000 + t));
    const en = said({}, 'en', years);
    expect(en).toMatch(/From 2000 to 2019 the index of Total grew by [\d.]+% a year\./);
    expect(en).toMatch(/The largest part of the change in 2019 comes from x: \+[\d.]+ points\./);
    expect(en).toMatch(
      /Expected for 2020: [\d.]+ points, 95% interval [\d.]+ to [\d.]+, by the last value with the mean (change a period|of the last five changes, fading), whose error over \d+ origins was [\d.]+ of the plain forecast’s\./,
    );
    expect(said({}, 'zh', years)).toMatch(/预计2020年为[\d.]+点，95%区间为[\d.]+至[\d.]+点（方法：/);
  });
  it('say why there is no forecast, and nothing of change where there is one period', () => {
    expect(said({}, 'en')).toContain('needs at least eighteen periods');
    expect(said({}, 'zh', ['2018'])).toContain('仅有一期');
  });
});

describe('money', () => {
  it('is rounded once, in the largest step that leaves a whole unit', () => {
    const en = [227704.94, -9999.996, 12.3, 0.004, 0].map((x) =>
      formatMoney(x, { ...gdp, vintages: {} }, 'en'),
    );
    expect(en).toEqual([
      'RMB 22.77 trillion',
      'RMB −1.00 trillion',
      'RMB 1.23 billion',
      'RMB 400,000.00',
      'RMB 0.00',
    ]);
    const zh = [227704.94, 9999.996, 12.3, 0.004].map((x) => formatMoney(x, { ...gdp, vintages: {} }, 'zh'));
    expect(zh).toEqual(['22.77万亿元', '1.00万亿元', '12.30亿元', '40.00万元']);
  });
  it('of another currency is written as the edition writes its unit', () => {
    const of = { ...gdp, unit: { en: 'EUR million', zh: '百万欧元' }, vintages: {} };
    expect([formatMoney(1234.5, of, 'en'), formatMoney(1234.5, of, 'zh')]).toEqual([
      '1,234.50 EUR million',
      '1,234.50 百万欧元',
    ]);
  });
});
