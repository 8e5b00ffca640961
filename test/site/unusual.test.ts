import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { overviewPage, sectionsOf } from '../../src/site/index.js';
import { oddRelease as releaseOf } from '../helpers/oddRelease.js';

const broken = /NaN|undefined|\bnull\b|Infinity|\[object/;

/** The pages of the frame in both languages, each whole. */
async function pagesOf(release: Release): Promise<string[]> {
  const names = ['ranking', 'lab', 'method', 'data', 'groups'];
  const sections = sectionsOf(release).filter(({ path }) => names.includes(path));
  expect(sections.length).toBe(names.length);
  const pages = await Promise.all(
    (['en', 'zh'] as const).flatMap((lang) => [
      overviewPage(release, lang),
      ...sections.map(({ render }) => render(release, lang, () => undefined)),
    ]),
  );
  for (const html of pages) {
    expect(html.replaceAll(/\/assets\/[\w.-]+/g, '')).not.toMatch(broken);
    expect(html).toContain('<h1');
  }
  return pages;
}

describe('an unusual release', () => {
  it('of one unit has a headline, one row, and no range of one number', async () => {
    const [en] = await pagesOf(await releaseOf({ units: 1, periods: 2 }));
    expect(en!.match(/data-unit="U0"/g)).toHaveLength(1);
    expect(en).not.toContain('1–1');
  });

  it('of 5,000 units shows 500 rows at once and leads to the others', async () => {
    const release = await releaseOf({ units: 5000, periods: 1 });
    const { render } = sectionsOf(release).find(({ path }) => path === 'ranking')!;
    const rowsFrom = async (from?: string) =>
      (await render(release, 'en', (name) => (name === 'from' ? from : undefined))).replace(/^.*?<h1/s, '');
    const rows = (page: string) => page.match(/<tr data-unit/g)!.length;
    const html = await rowsFrom();
    expect(rows(html)).toBe(500);
    expect(html).toContain('?from=4501');
    const last = await rowsFrom('4501');
    expect(rows(last)).toBe(500);
    expect(last).toContain('4,501–5,000');
    expect(await rowsFrom('nonsense')).toBe(html);
    expect(await rowsFrom('502')).toBe(html);
  });

  it('of one period has no time to go through', async () => {
    for (const html of await pagesOf(await releaseOf({ units: 6, periods: 1 })))
      expect(html).not.toContain('class="periods"');
  });

  it('of 120 periods shows at most a dozen stops and the one looked at', async () => {
    const release = await releaseOf({ units: 3, periods: 120 });
    for (const period of [undefined, '2021', '2087']) {
      const html = await overviewPage(release, 'en', period);
      const stops = /class="periods">(.*?)<\/ul>/s.exec(html)![1]!;
      expect(stops.match(/<li/g)!.length).toBeLessThanOrEqual(13);
      expect(stops).toContain(`aria-current="page">${period ?? '2140'}<`);
    }
  });

  it('with missing values everywhere says so instead of ranking', async () => {
    const sparse = await pagesOf(
      await releaseOf({ units: 6, periods: 3, has: (u, t) => u === 0 && t === 0 }),
    );
    expect(sparse[0]).toContain('has no value in 2023');
  });

  it('with names of 60 characters keeps them whole', async () => {
    const name = (u: number) =>
      `A place whose name goes on for sixty characters, number ${u}`.padEnd(60, '.');
    const [en] = await pagesOf(await releaseOf({ units: 6, periods: 2, name: (u) => `"${name(u)}"` }));
    expect(en).toContain(name(0));
  });

  it('without Chinese names shows those it has', async () => {
    const pages = await pagesOf(await releaseOf({ units: 4, periods: 2, chinese: false }));
    for (const html of pages.filter((p) => p.includes('lang="zh-Hans"><head>') && p.includes('id="ranking"')))
      expect(html).toContain('Unit 0');
  });
});
