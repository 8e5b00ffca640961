import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Analysed,
  type FoundFigure,
  type ReplicatedAnnounced,
  replicate,
} from '../../src/analysis/index.js';
import { publishedTables, withPublished } from '../../src/cli/published.js';
import type { Published } from '../../src/edition/index.js';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import {
  chinaOpen,
  chinaRelease,
  example,
  releaseOf,
  root,
  simulatedIndex,
  simulatedRelease,
} from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';
import { itThoroughly, thorough } from '../helpers/thorough.js';

const folder = join(root, 'editions', 'published');
const rowsOf = (path: string) => parse(readFileSync(path), { columns: true }) as Record<string, string>[];

const published = publishedTables();
const alone = replicate(published, []);
const foundOf = (id: string, of = alone) => of.figures.find((r) => r.figure.id === id)!.found;
const identity = (id: string) => foundOf(id).find((f) => f.how === 'identity')!;

/** The published tables with one value replaced. */
function publishedWith(id: string, written: string): Published {
  const figures = published.figures.map((f) =>
    f.id === id ? { ...f, written: [written], values: [Number(written)] } : f,
  );
  return { ...published, figures };
}

describe('the published figures', () => {
  it('include every row of both tables once, each with a comparison', () => {
    const ids = (name: string) => rowsOf(join(folder, name)).map((row) => row['id']);
    expect(alone.figures.map((r) => r.figure.id)).toEqual(ids('published.csv'));
    expect(alone.rankings.map((r) => r.ranking.id)).toEqual(ids('published-rankings.csv'));
    expect([alone.figures.length, alone.rankings.length]).toEqual([31, 6]);
    for (const { found } of [...alone.figures, ...alone.rankings]) expect(found).not.toEqual([]);
  });

  it('name a source for every row in both languages', () => {
    for (const row of ['published.csv', 'published-rankings.csv', 'gdp.csv', 'news.csv'].flatMap((name) =>
      rowsOf(join(folder, name)),
    )) {
      expect(row['source']).not.toBe('');
      expect(row['source_zh']).toMatch(/\p{Script=Han}/u);
    }
  });

  it('identify places by code: of two cities called Fuzhou the one in Fujian', () => {
    const nameOf = new Map(
      [...rowsOf(join(chinaOpen, 'groups.csv')), ...rowsOf(join(chinaOpen, 'units.csv'))].map((row) => [
        row['code'],
        row['name_en'],
      ]),
    );
    for (const { names, order } of published.rankings) {
      expect(order.map((code) => nameOf.get(code)?.replace(/ \(.*\)$/, ''))).toEqual(names.map((n) => n.en));
    }
    const fuzhou = published.rankings.flatMap((r) => r.order.filter((_, i) => r.names[i]!.en === 'Fuzhou'));
    expect(fuzhou).toEqual(['350100']);
    expect(nameOf.get('350100')).toBe('Fuzhou (Fujian)');
  });
});

describe('the consistency of published figures', () => {
  it('gives the size of 2016 from the regression and the index', () => {
    expect(identity('size-2016')).toMatchObject({ formula: '1406.02 × (261.95 − 100) / 10⁴', agrees: true });
    expect(identity('size-2016').value).toBeCloseTo((1406.02 * 161.95) / 10_000, 12);
  });

  it('gives growth of 17.26% from rounded sizes, which is compatible with the published 17.24%', () => {
    const { value, low, high, difference, agrees } = identity('size-growth-2017');
    expect(value).toBeCloseTo(17.26, 2);
    expect([low, high].map((x) => Number(x.toFixed(4)))).toEqual([
      Number((100 * (26.695 / 22.775 - 1)).toFixed(4)),
      Number((100 * (26.705 / 22.765 - 1)).toFixed(4)),
    ]);
    expect(difference).toBeCloseTo(value - 17.24, 12);
    expect(agrees).toBe(true);
  });

  it('compares a Gini of 0.62 with the minimum that the tiers allow', () => {
    const bound = foundOf('gini-2016').find((f) => f.how === 'bound') as FoundFigure;
    expect(bound.value).toBeCloseTo(0.6115, 4);
    expect(bound.agrees).toBe(true);
    const less = replicate(publishedWith('gini-2016', '0.59'), []);
    expect(foundOf('gini-2016', less).find((f) => f.how === 'bound')!.agrees).toBe(false);
  });

  it('detects an inconsistent published figure', () => {
    const changed = replicate(publishedWith('size-2018', '30.91'), []);
    for (const id of ['size-2018', 'size-growth-2018', 'gdp-share-2018']) {
      expect(foundOf(id, changed).map((f) => f.agrees)).toContain(false);
    }
    expect(alone.figures.flatMap((r) => r.found.filter((f) => f.agrees === false))).toEqual([]);
  });

  it('does not count as agreement what was derived from the figure itself', () => {
    for (const id of ['national-index-2016', 'national-index-increase-2017']) {
      expect(foundOf(id).map((f) => f.how)).toEqual(['circular']);
    }
  });

  it('says why a figure cannot be known, and what follows from it', () => {
    expect(foundOf('sector-healthcare-2017')).toMatchObject([{ how: 'unknown', why: 'no-records' }]);
    expect(foundOf('gini-2017')).toMatchObject([{ how: 'unknown', why: 'no-city-scores' }]);
    const [unknown, jobs] = foundOf('jobs-per-point-2016');
    expect(unknown).toMatchObject({ how: 'unknown', why: 'no-regression' });
    expect(jobs!.value).toBeCloseTo(17_300 * 161.95, 6);
  });
});

describe('the comparison with an index of this program', () => {
  let release: Release | string;
  beforeAll(async () => {
    release = await chinaRelease();
  });

  it('has its orders, cities, shares and Gini, each marked as of another index and other years', async (t) => {
    if (typeof release === 'string') return t.skip(release);
    const { plan, index } = release;
    const found = replicate(published, [{ ...release, id: 'ours' }]);
    const [cities] = foundOf('cities', found).filter((f) => f.how === 'own');
    expect(cities).toMatchObject({ value: plan.units.length, release: 'ours' });
    const codes = ['440000', '320000', '330000'];
    const { groups } = plan.groupings[0]!;
    const [share] = foundOf('top3-province-share-2017', found);
    const sum = codes.map((code) => index.groups[0]!.values[groups.findIndex((g) => g.code === code)]!);
    expect(share).toMatchObject({ how: 'own', period: plan.periods[plan.first] });
    expect(share!.value).toBeCloseTo((100 * sum.reduce((a, b) => a + b, 0)) / index.total.values[0]!, 9);
    expect(foundOf('gini-2017', found)[0]!.value).toBeGreaterThan(0.3);
    for (const id of ['national-index-2017', 'sector-healthcare-2017']) {
      expect(foundOf(id, found).map((f) => f.how)).not.toContain('own');
    }
    const [order] = found.rankings.find((r) => r.ranking.id === 'city-total-2018')!.found;
    expect(order!.ours).toEqual(
      published.rankings[1]!.order.map(
        (code) => index.ranks(0)[plan.units.findIndex((u) => u.code === code)],
      ),
    );
    expect(found.rankings.find((r) => r.ranking.about === 'digital-government')!.found[0]!.how).toBe(
      'unknown',
    );
    const simulated = { ...release, id: 'ours', plan: { ...plan, dataStatus: 'simulated' as const } };
    expect(foundOf('cities', replicate(published, [simulated])).map((f) => f.how)).toEqual([
      'identity',
      'input',
    ]);
    expect(foundOf('gini-2017', replicate(published, [simulated]))[0]!.how).toBe('input');
    expect(foundOf('tier-2-2016', replicate(published, [simulated])).at(-1)!.how).toBe('simulated');
  });

  it('has a page in both languages, and a link to it', async (t) => {
    if (typeof release === 'string') return t.skip(release);
    const app = siteApp(withPublished(release));
    for (const lang of ['en', 'zh']) {
      const response = await app.request(`/${lang}/published`);
      expect(response.status).toBe(200);
      const html = await response.text();
      for (const { written } of published.figures)
        expect(html).toContain(written[0]!.split('.')[0]!.slice(-3));
      expect(html).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(await (await app.request(`/${lang}/`)).text()).toContain(`href="/${lang}/published"`);
    }
  });

  it('has no page on the site of an index of other places', async () => {
    const app = siteApp(withPublished(await releaseOf(example)));
    expect((await app.request('/en/published')).status).toBe(404);
    expect(await (await app.request('/en/')).text()).not.toContain('/en/published');
  });
});

describe('what was announced of the index of 2017', () => {
  let simulated: Analysed;
  let found: ReplicatedAnnounced[];
  beforeAll(async () => {
    simulated = thorough ? await simulatedRelease() : await simulatedIndex();
    found = beside(published);
  }, 300_000);
  const rowOf = (id: string, of = found) => of.find((r) => r.announced.id === id)!.found[0]!;
  const howOf = (id: string, of = found) => rowOf(id, of).how;
  /** The published figures and orders with some changed. */
  const beside = (of: Published) => replicate(of, [{ ...simulated, id: 'ours' }]).announced;

  it('has every row of the news of 2018, with the figures that were announced', (t) => {
    const file = join(root, '..', 'shared', 'facts', 'news-2018.csv');
    if (!existsSync(file)) return t.skip('../shared is absent');
    const rows = rowsOf(file);
    expect(found.map(({ announced }) => announced.id)).toEqual(rows.map((row) => row['id']));
    for (const { id, figure, unit } of rows) {
      if (figure === '' || unit === 'rank') continue;
      const said = rowOf(id!)
        .parts.filter((part) => part.is === 'figure')
        .flatMap((part) => part.announced);
      expect([id, ...said]).toEqual([id, ...figure!.split(';').map(Number)]);
    }
    for (const { id, figure } of rows.filter((row) => row['unit'] === 'rank')) {
      const said = rowOf(id!)
        .parts.filter((part) => part.is === 'ranks')
        .flatMap((part) => part.announced);
      expect([id, ...said]).toEqual([id, ...figure!.split(';').map(Number)]);
    }
  });

  it('was put in, follows from what was put in, or is not reproduced with a reason: row by row', () => {
    expect(found.map(({ announced, found: [first] }) => `${announced.id}: ${first!.how}`)).toEqual([
      'index-2017: input',
      'index-increase-2017: input',
      'new-framework: not-reproduced',
      'size-2017: input',
      'size-growth-2017: follows',
      'gdp-share-change-2017: follows',
      'province-first: follows',
      'province-next: input',
      'province-after: input',
      'city-first: input',
      'city-top3: input',
      'city-approach: follows',
      'city-newcomer: follows',
      'gap-large: input',
      'gap-narrowed: follows',
      'sectors-fastest: input',
      'regions-size: follows',
      'regions-growth: follows',
    ]);
    expect(rowOf('new-framework').why).toBe('old-framework');
  });

  itThoroughly('shows figures that follow from the files of the release', async () => {
    const release = await simulatedRelease();
    const rows = rowsOf(join(release.folder, 'results.csv')).filter((row) => row['node'] === 'internet-plus');
    const value = (unit: string, period: string, level: string) =>
      Number(
        rows.find((r) => r['unit'] === unit && r['period'] === period && r['level'] === level)!['value'],
      );
    const all = Number(rows.find((r) => r['unit'] === 'CN' && r['period'] === '2017')!['value']);
    const three = ['440000', '320000', '330000'].map((code) => value(code, '2017', 'province'));
    const share = rowOf('province-next').parts.find((part) => part.is === 'figure')!.ours[0]!;
    expect(share).toBeCloseTo((100 * three.reduce((a, b) => a + b, 0)) / all, 9);
    const groups = rowsOf(join(release.folder, 'analysis', 'groups.csv'));
    const growth = ['west', 'central', 'east'].map((code) =>
      Number(
        groups.find(
          (r) =>
            r['level'] === 'region' &&
            r['unit'] === code &&
            r['period'] === '2017' &&
            r['node'] === 'internet-plus',
        )!['growth'],
      ),
    );
    const [part] = rowOf('regions-growth').parts;
    part!.ours.forEach((x, i) => {
      expect(x).toBeCloseTo(growth[i]!, 9);
    });
    const [size] = rowOf('size-2017').parts;
    const sizes = rowsOf(join(release.folder, 'analysis', 'size.csv'));
    const chained = sizes.find((r) => r['rule'] === 'chained' && r['period'] === '2017')!;
    expect(size!.ours[0]).toBeCloseTo(Number(chained['size']) / 1e4, 12);
  });

  it('is not reproduced where it would have been announced otherwise', () => {
    const swapped = published.rankings.map((r) =>
      r.id === 'city-total-2018' ? { ...r, order: [r.order[1]!, r.order[0]!, ...r.order.slice(2)] } : r,
    );
    const other = beside({ ...published, rankings: swapped });
    for (const id of ['city-first', 'city-top3']) expect(howOf(id, other)).toBe('not-reproduced');
    expect(howOf('city-newcomer', other)).toBe('follows');
    expect(howOf('index-2017', beside(publishedWith('national-index-2017', '400.00')))).toBe(
      'not-reproduced',
    );
    expect(howOf('gap-large', beside(publishedWith('gini-2017', '0.62')))).toBe('not-reproduced');
  });

  it('has nothing beside it without a simulated index of these years', () => {
    expect(new Set(alone.announced.map(({ found: [first] }) => first!.how))).toEqual(new Set(['unknown']));
    const real = { ...simulated, id: 'ours', plan: { ...simulated.plan, dataStatus: 'real' as const } };
    expect(howOf('index-2017', replicate(published, [real]).announced)).toBe('unknown');
  });

  const everywhere = 'stands on the page and in the terminal in both languages, and in the brief of Shenzhen';
  itThoroughly(
    everywhere,
    async () => {
      const release = await simulatedRelease();
      const app = siteApp(withPublished(release));
      for (const lang of ['en', 'zh'] as const) {
        const html = await (await app.request(`/${lang}/published`)).text();
        const { code, out } = iplus(['replicate', release.folder, '--lang', lang]);
        expect(code).toBe(0);
        for (const text of [html, out]) {
          for (const { says } of published.announced) expect(text).toContain(says[lang]);
          expect(text).toContain(lang === 'en' ? '1 is not reproduced' : '1项未能再现');
          expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
        }
        const brief = iplus(['brief', release.folder, '--place', '440300', '--lang', lang]).out;
        const [head, lead = ''] = brief.split('\n').filter(Boolean);
        expect(head).toMatch(
          lang === 'en'
            ? /^# Simulated data: Shenzhen ranks \[first\]\(#r\d+\) or \[second\]/
            : /^# 模拟数据：.*列\[第1位\]\(#r\d+\)或\[第2位\]/,
        );
        expect(lead).toMatch(
          lang === 'en' ? /^In simulated data, Shenzhen ranked \[first\]/ : /^据模拟数据，/,
        );
      }
    },
    120_000,
  );
});

describe('iplus replicate', () => {
  it('prints every figure in both languages, and all of it as JSON', () => {
    for (const lang of ['en', 'zh'] as const) {
      const { code, out } = iplus(['replicate', '--lang', lang]);
      expect(code).toBe(0);
      for (const { measure } of published.figures) expect(out).toContain(measure[lang]);
      for (const { title } of published.rankings) expect(out).toContain(title[lang]);
      expect(out).not.toMatch(/NaN|undefined|null/);
    }
    const { announced, figures, rankings } = JSON.parse(iplus(['replicate', '--json']).out);
    expect([announced.length, figures.length, rankings.length]).toEqual([18, 31, 6]);
  });

  it('says that a release covers other places', async () => {
    const { folder: other } = await releaseOf(example);
    const { code, err } = iplus(['replicate', other, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('an index of other places');
    expect(err).toContain('under “published”');
  });
});
