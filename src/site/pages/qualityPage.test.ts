import { describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { coverageOf, qualityOf, type Series, type Vintage } from '../../release/index.js';
import { qualityPage } from './qualityPage.js';

const release = await releaseOf(example);
const own = qualityOf(release, '2024-03-01', null);
const revision = {
  ...{ compared: 200, revised: 50, appeared: 0, disappeared: 0, meanAbsolute: 0.25, mean: -0.125 },
  ...{ largest: 2, ranksMoved: 7, meanPlaces: 0.5, cells: 11, planChanges: 0 },
};
const vintage = (number: number, more: Partial<Vintage> = {}): Vintage => ({
  ...{ number, date: `2024-0${number}-01`, id: `x-${number}`, version: '1', supersedes: null },
  ...{ class: 'routine', reason: { en: '', zh: '' }, period: '2022', embargo: null, lifted: null },
  quality: own,
  ...more,
});
const vintages = [
  vintage(1),
  vintage(2, {
    id: release.manifest.id,
    quality: { ...own, punctuality: 3, notice: 20, revision },
  }),
  vintage(3, { quality: null }),
];
const { edition, title } = release.plan;
const series: Series = {
  ...{ format: 1, edition, title, 'data-status': 'example', vintages, calendar: [], access: [] },
};

describe('the page of quality', () => {
  it('says of a vintage what qualityText says: punctuality, revisions and their bias, with the sign', () => {
    const html = qualityPage({ ...release, series }, 'en');
    expect(html).toContain('3 days after the day first announced, with 20 days of notice');
    expect(html).toContain('mean absolute revision 0.250, mean revision −0.125, largest 2.000 points');
    expect(html).toMatch(/>25\.0%<.*>0\.250<.*>−0\.125<.*>7</s);
    expect(qualityPage({ ...release, series }, 'zh')).toContain('平均修订 −0.125 点');
  });

  it('knows of no vintage that came later', () => {
    expect(qualityPage({ ...release, series }, 'en')).not.toContain('2024-03-01');
  });

  it('says of a release of no series what the release itself knows', () => {
    const html = qualityPage(release, 'en');
    expect(html).toContain('First release; no revisions.');
    expect(html).not.toContain('NaN');
    expect(html).not.toContain('Vintages and their revisions');
  });

  it('tells the share of the records of every signal that was placed, in both languages', () => {
    const records = { read: 200, placed: 120, unplaced: 40, outside: 40, ambiguous: 10 };
    const row = { indicator: 'mobile', from: 'x.csv', observed: '2022', used: true };
    const signals = { ...release, geocoding: [{ ...row, records, value: records }] };
    expect(qualityPage(signals, 'en')).toMatch(
      /Records placed, by signal.*Mobile.*>200<.*>60\.0%<.*>5\.0%<.*>15\.0%<.*>20\.0%<.*>75\.0%</s,
    );
    expect(qualityPage(signals, 'zh')).toContain('区域内记录归位率');
    expect(qualityPage(release, 'en')).not.toContain('Records placed');
  });

  it('has shares of every period that add up to one, and their mean is that of all', () => {
    const all = release.plan.periods.slice(release.plan.first).map((_, t) => coverageOf(release, t));
    for (const { observed, imputed, missing } of all) expect(observed + imputed + missing).toBeCloseTo(1, 12);
    const mean = all.reduce((sum, { observed }) => sum + observed, 0) / all.length;
    expect(coverageOf(release).observed).toBeCloseTo(mean, 12);
  });

  it('lists a hundred odd figures at most, and says how many more there are', () => {
    const units = Array.from({ length: 300 }, (_, c) => `u${c}`);
    const periods = Array.from({ length: 9 }, (_, s) => String(2012 + s));
    const level = periods.map((_, s) => units.map((_, c) => (s === 1 + (c % 7) ? -999 : 10 + c / 40 + s)));
    const odd = inMemory({ units, periods, tree: { x: 1 } }, { x: level });
    const found = Number(/(\d+) findings? that look/.exec(qualityPage(odd, 'en'))?.[1] ?? 0);
    expect(found).toBeGreaterThan(100);
    for (const [lang, left] of [
      ['en', `${found - 100} more are not listed here`],
      ['zh', `另有${found - 100}处未在此列出`],
    ] as const) {
      const html = qualityPage(odd, lang);
      expect(html).toContain(left);
      expect(
        html
          .match(/<table[^>]*findings.*?<\/table>/gs)!
          .join('')
          .match(/<tr>/g),
      ).toHaveLength(100 + 2);
    }
  });
});
