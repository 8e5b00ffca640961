import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FoundFigure, replicate } from '../../src/analysis/index.js';
import { withPublished } from '../../src/cli/published.js';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { chinaOpen, chinaRelease, example, releaseOf, root } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';
import { alone, published, publishedWith, rowsOf } from './publishedTables.js';

const folder = join(root, 'editions', 'published');

const foundOf = (id: string, of = alone) => of.figures.find((r) => r.figure.id === id)!.found;

const identity = (id: string) => foundOf(id).find((f) => f.how === 'identity')!;

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
