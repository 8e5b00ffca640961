import { describe, expect, it } from 'vitest';
import { stripAxisOf } from '../../src/figures/stripAxis.js';
import { explain, findSubject, type Release } from '../../src/release/index.js';
import { comparePage } from '../../src/site/compare/comparePage.js';
import { largestStep } from '../../src/site/place/changeFigure.js';
import { stepsTo } from '../../src/site/place/changeOf.js';
import { placePage } from '../../src/site/place/placePage.js';
import { inMemory as releaseOf } from '../helpers/inMemory.js';

const pageOf = (release: Release, code: string, lang: 'en' | 'zh' = 'en', period?: string, node?: string) =>
  placePage(release, explain(release, findSubject(release.plan, code), period, node), lang);

/** What a page says, without its marks, and without the receipt as data. */
const said = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const wrong = /NaN|undefined|\bnull\b|Infinity|\[object/;
const tree = { x: 1, y: 1 };
const years = (n: number, from = 1900) => Array.from({ length: n }, (_, i) => String(from + i));

describe('the page of a place', () => {
  it('of a release with one unit names no rank, rank gaps, peers or what-if', () => {
    const release = releaseOf(
      { units: ['a'], periods: ['2020', '2021'], tree },
      { x: [[1], [2]], y: [[3], [3]] },
    );
    for (const lang of ['en', 'zh'] as const) {
      const html = pageOf(release, 'a', lang);
      expect(html).not.toMatch(/class="rank-gaps"|id="what-if"|class="peers"/);
      expect(said(html)).not.toMatch(wrong);
    }
  });

  it('of a release with one period has no change and no chart over time', () => {
    const release = releaseOf({ units: ['a', 'b'], periods: ['2020'], tree }, { x: [[1, 2]], y: [[3, 1]] });
    const html = pageOf(release, 'a');
    expect(html).not.toMatch(/class="changes"|id="over-time"|receipt-change/);
    expect(html).toContain('class="rank-gaps"');
    expect(said(html)).not.toMatch(wrong);
  });

  it('of 120 periods names eight of them in its head, and leads from the first rows of each chart to all', () => {
    const periods = years(120);
    const line = periods.map((_, t) => [1 + t, 2 + (t % 7)]);
    const release = releaseOf({ units: ['a', 'b'], periods, tree }, { x: line, y: line });
    const html = pageOf(release, 'a');
    expect(/<span class="when">(.*?)<\/span>/s.exec(html)![1]!.match(/<a /g)).toHaveLength(8);
    const section = /<section id="over-time">.*?<\/section>/s.exec(html)![0];
    expect(section.match(/All 120 rows/g)).toHaveLength(2);
    expect(section).toContain('figure/value-over-time.csv?of=a');
    expect(said(html)).not.toMatch(wrong);
  });

  it('of 5,000 units draws no strip longer than the screen has places for', () => {
    const units = Array.from({ length: 5000 }, (_, c) => `u${c}`);
    const values = (by: number) => [units.map((_, c) => 1 + ((c * by) % 4999))];
    const release = releaseOf({ units, periods: ['2020'], tree }, { x: values(7), y: values(11) });
    const html = pageOf(release, 'u77');
    expect(html.length).toBeLessThan(60_000);
    expect(said(html)).toMatch(/ranks .*[0-9](st|nd|rd|th) of 5,?000/);
  });

  it('says that a figure is missing, and shows dashes where parts are', () => {
    const gap = Number.NaN;
    const release = releaseOf(
      { units: ['a', 'b', 'c'], periods: ['2020', '2021'], tree },
      {
        x: [
          [gap, 2, 1],
          [gap, 2, 3],
        ],
        y: [
          [1, gap, 2],
          [2, 1, gap],
        ],
      },
    );
    for (const code of ['a', 'b', 'c'])
      for (const period of ['2020', '2021'])
        for (const node of ['root', 'x', 'y'])
          for (const lang of ['en', 'zh'] as const)
            expect(said(pageOf(release, code, lang, period, node))).not.toMatch(wrong);
    expect(said(pageOf(release, 'a', 'en', '2021', 'x'))).toContain('a has no figure for x in 2021.');
    expect(said(pageOf(release, 'a', 'zh', '2021', 'x'))).toContain('a2021年没有x的数值。');
  });

  it('calls sums what the unrounded parts come to, never the shown ones, which may not', () => {
    let apart = 0;
    for (let k = 1; k < 30; k++) {
      const release = releaseOf(
        { units: ['a', 'b'], periods: ['2020', '2021'], tree: { x: 1, y: 1, z: 1 } },
        {
          x: [
            [9, 20],
            [9 + k / 7, 20],
          ],
          y: [
            [8, 20],
            [8 + k / 11, 20],
          ],
          z: [
            [7, 20],
            [7 + k / 13, 20],
          ],
        },
      );
      const html = pageOf(release, 'a');
      const section = /<small>What changed.*?<\/section>/s.exec(html)![0];
      const steps = [...section.matchAll(/<text class="value"[^>]*>([^<]*)</g)].map(([, text]) =>
        Number(text!.replace('−', '-').replace('+', '')),
      );
      const scores = (t: number) => release.index.values[t * release.index.units]!;
      const whole = Number(scores(1).toFixed(3)) - Number(scores(0).toFixed(3));
      expect(steps).toHaveLength(3);
      if (Math.abs(steps.reduce((sum, step) => sum + step, 0) - whole) > 0.0005) apart++;
      expect(said(html)).toContain('the unrounded parts add up to the change');
      expect(said(pageOf(release, 'a', 'zh'))).toContain('各项在舍入前之和等于总变化');
      expect(said(html)).not.toContain('exactly');
    }
    expect(apart).toBeGreaterThan(0);
  });

  it('carries names of 60 characters and names of one language, whole', () => {
    const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-1';
    const release = releaseOf(
      { units: [long, 'b'], periods: ['2020', '2021'], tree },
      {
        x: [
          [1, 2],
          [2, 2],
        ],
        y: [
          [3, 1],
          [3, 3],
        ],
      },
    );
    expect(said(pageOf(release, long))).toContain(`${long} ranks`);
    expect(pageOf(release, long)).not.toContain('<b lang="zh-Hans">');
  });

  it('of a group that is the sum of its members shows them with their shares, and of a mean without', () => {
    const units = { a: { zone: 'N' }, b: { zone: 'N' }, c: { zone: 'S' } };
    const values = {
      x: [
        [1, 2, 3],
        [2, 2, 3],
      ],
      y: [
        [3, 1, 1],
        [3, 3, 1],
      ],
    };
    const release = releaseOf({ units, periods: ['2020', '2021'], tree }, values);
    const text = said(pageOf(release, 'N'));
    expect(text).toMatch(/value is the (sum|mean) of 2/);
    expect(text).not.toMatch(wrong);
  });
});

describe('steps to a difference', () => {
  const step = (key: string, points: number) => ({ key, title: { en: key, zh: key }, points });
  const rest = { en: 'rest', zh: '其余' };

  it('are the parts alone where they add up, also when rounding is in the last digit', () => {
    expect(stepsTo(0.3, [step('a', 0.1), step('b', 0.2)], rest)).toHaveLength(2);
  });

  it('end with what no part explains where they do not', () => {
    const steps = stepsTo(1, [step('a', 0.4), step('b', -0.1)], rest);
    expect(steps.at(-1)).toMatchObject({ title: rest });
    expect(steps.reduce((s, x) => s + x.points, 0)).toBeCloseTo(1, 12);
  });

  it('have nothing left over where nothing moved', () => {
    expect(stepsTo(0, [step('a', 0), step('b', 0)], rest)).toHaveLength(2);
  });
  it('are told by the largest: its share, or whether others offset it in part or more than that', () => {
    const told = (whole: number) =>
      largestStep({ steps: [step('A', 1.2)], from: 0, to: whole, by: 'part', exact: true }, '2020').en;
    expect(told(2.4)).toMatch(/^50% of the change since 2020 came from /);
    expect(told(0.6)).toBe('A moved it most: +1.200 points, partly offset by other parts');
    expect(told(-0.25)).toBe('A moved it most: +1.200 points, more than offset by other parts');
  });
});

describe('the axis of strips', () => {
  it('is a logarithm only where values span much and none is below zero', () => {
    expect(stripAxisOf([0, 0.01, 1, 10], true)!.isLog).toBe(true);
    expect(stripAxisOf([40, 50, 60], true)!.isLog).toBe(false);
    expect(stripAxisOf([-5, 0.01, 100], true)!.isLog).toBe(false);
  });

  it('puts equal values in the middle and has none where there is no value', () => {
    expect(stripAxisOf([3, 3], true)!.at(3)).toBe(0.5);
    expect(stripAxisOf([Number.NaN], true)).toBeUndefined();
  });

  it('keeps every value on it', () => {
    const axis = stripAxisOf([0, 1e-9, 1, 1e6], true)!;
    for (const v of [0, 1e-9, 1, 1e6]) {
      expect(axis.at(v)).toBeGreaterThanOrEqual(0);
      expect(axis.at(v)).toBeLessThanOrEqual(1);
    }
  });
});

describe('a comparison', () => {
  const release = releaseOf(
    { units: { a: { zone: 'N' }, b: { zone: 'N' }, c: { zone: 'S' } }, periods: ['2020', '2021'], tree },
    {
      x: [
        [1, 2, 3],
        [2, 2, 3],
      ],
      y: [
        [3, 1, 1],
        [3, 3, 1],
      ],
    },
  );
  const asked = (query: Record<string, string>, lang: 'en' | 'zh' = 'en') =>
    comparePage(release, lang, (name) => query[name]);

  it('has contributions that add up to the difference of the values', async () => {
    const html = await asked({ of: 'a c', period: '2021' });
    const section = /<section id="differences">.*?<\/section>/s.exec(html)![0];
    const parts = [...section.matchAll(/<text class="value"[^>]*>([^<]*)</g)].map(([, text]) =>
      Number(text!.replace('−', '-')),
    );
    const { values, units, periods } = release.index;
    const whole = values[(periods - 1) * units]! - values[(periods - 1) * units + 2]!;
    expect(parts).toHaveLength(2);
    // Each of the two is shown with one decimal.
    expect(Math.abs(parts.reduce((sum, x) => sum + x, 0) - whole)).toBeLessThan(0.1);
  });

  it('says of every pair in the order of rank how often the draws keep it', async () => {
    expect(said(await asked({ of: 'a b c' }))).toMatch(/of 1,024 variants/);
    expect(said(await asked({ of: 'a b c' }, 'zh'))).toMatch(/1,024个方案/);
  });

  it('says what it did not understand and shows the rest', async () => {
    const text = said(await asked({ of: 'a nowhere', add: 'N' }));
    expect(text).toContain('nowhere');
    expect(text).toMatch(/N is of another level than a/);
  });

  it('is refused of a period or a node that there is not', async () => {
    await expect(asked({ of: 'a', period: '1066' })).rejects.toThrow('1066');
    await expect(asked({ of: 'a', node: 'zzz' })).rejects.toThrow('zzz');
  });

  it('is not broken by any words', async () => {
    for (const of of ['', ' ', ',,,', '<script>', 'a a a', '\u0000', 'a'.repeat(2000)])
      expect(said(await asked({ of }))).not.toMatch(wrong);
  });
});
