import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { siteApp, siteWithApi } from '../../src/server/index.js';
import { example, exampleWith, releaseOf } from '../helpers/editions.js';
import { walk } from './walk.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

describe('the page of all indices', () => {
  it('is in a published folder too, beside the first index, which leads to it', async () => {
    const app = siteWithApi([release, release], {}, { files: 'whole' });
    for (const lang of ['en', 'zh']) {
      const front = await (await app.request(`/${lang}/indices`)).text();
      const bases = ['', `/${release.plan.edition}`];
      for (const base of bases) expect(front).toContain(`href="${base}/${lang}/"`);
      // The list of places there is that of the first index alone.
      expect(front).not.toContain('id="search"');
      for (const base of bases)
        expect(await (await app.request(`${base}/${lang}/`)).text()).toContain(`href="/${lang}/indices"`);
    }
  });
});

describe('an index that is still being built', () => {
  const coming = (edition: string, dataStatus: 'real' | 'simulated') =>
    ({ title: { en: `The ${edition}`, zh: `${edition}指数` }, dataStatus, base: `/${edition}` }) as const;
  const expected = () => [
    coming('rivers', 'real'),
    coming('lakes', 'simulated'),
    coming(release.plan.edition, 'real'),
  ];

  it.each([
    ['/rivers/en/', undefined, 'en'],
    ['/rivers/zh/ranking?period=2022', undefined, 'zh-Hans'],
    ['/lakes/', 'zh-CN', 'zh-Hans'],
    ['/lakes', undefined, 'en'],
  ])('has a page at %s that says so in both languages and asks again', async (path, reader, lang) => {
    const app = siteWithApi([release], { expected: expected() });
    const answer = await app.request(path, reader ? { headers: { 'Accept-Language': reader } } : {});
    const html = await answer.text();
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain('<meta http-equiv="refresh" content="5"/>');
    for (const words of ['This index is being built', '该指数正在编制']) expect(html).toContain(words);
  });

  it('is on the page of all indices, beside those that are there, which keep their addresses', async () => {
    const before = siteWithApi([release], { expected: expected() });
    const own = `/${release.plan.edition}/en/`;
    expect((await before.request(own)).status).toBe(200);
    const front = await (await before.request('/en/')).text();
    expect([...front.matchAll(/class="card" href="([^"]*)"/g)].map(([, to]) => to)).toEqual(
      expect.arrayContaining([own, '/rivers/en/', '/lakes/en/']),
    );
    expect(front.indexOf('/lakes/en/')).toBeGreaterThan(front.indexOf('class="made-up"'));
    expect(front.match(/This index is being built/g)).toHaveLength(2);
    expect((await before.request('/en/nowhere')).status).toBe(404);
    const after = siteWithApi([release], { expected: expected().slice(2) });
    expect(await (await after.request('/en/')).text()).not.toContain('This index is being built');
  });
});

describe('the site of several releases', () => {
  let site: ReturnType<typeof siteApp>;
  beforeAll(async () => {
    const second = exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: simulated']] });
    site = siteApp(release, await releaseOf(second), release);
  });

  const links = (html: string) => [...html.matchAll(/href="(\/[^"#]*)/g)].map((m) => m[1]!);

  it('begins with a page of all of them, real data before what is made up, each below its name', async () => {
    const names = ['', '-2', '-3'].map((end) => `/${release.plan.edition}${end}/en/`);
    const front = await (await site.request('/en/')).text();
    expect(links(front)).toEqual(expect.arrayContaining(names));
    expect(front.indexOf('class="made-up"')).toBeGreaterThan(0);
    for (const name of names) {
      const others = links(await (await site.request(name)).text());
      expect(others).toEqual(expect.arrayContaining(names));
    }
  });

  it('leads from addresses without a name to the first, and finds the places of all in one list', async () => {
    const base = `/${release.plan.edition}`;
    const led = await site.request('/en/ranking?period=2022');
    expect([led.status, led.headers.get('Location')]).toEqual([302, `${base}/en/ranking?period=2022`]);
    expect((await site.request('/en/nowhere')).status).toBe(404);
    const places = (await (await site.request('/places.json')).json()) as unknown[][];
    expect(new Set(places.map((place) => (place[8] as { base: string }).base))).toEqual(
      new Set([base, `${base}-2`, `${base}-3`]),
    );
  });

  it('keeps every page and file of the second below its name, marked with the kind of its data', async () => {
    const first = `/${release.plan.edition}`;
    const base = `${first}-2`;
    const others = new Set([
      '/en/',
      '/zh/',
      '/en/api',
      '/zh/api',
      '/en/docs',
      '/zh/docs',
      ...[first, `${first}-3`].flatMap((one) => [`${one}/en/`, `${one}/zh/`]),
      '/places.json',
    ]);
    const seen = await walk(site, [`${base}/en/`], (path, html) => {
      expect(html, path).toContain(path.startsWith(`${base}/zh`) ? '模拟数据' : 'SIMULATED DATA');
      const own = links(html).filter((to) => !others.has(to) && !/^\/(en|zh)\/docs(\/|$)/.test(to));
      const outside = own.filter((to) => !to.startsWith('/assets/') && !to.startsWith(`${base}/`));
      expect(outside, `where ${path} leads`).toEqual([]);
      return own;
    });
    expect(seen.size).toBeGreaterThan(subjectsOf(release.plan).length * release.plan.nodes.length);
  });

  it('responds 404 and redirects within the requested release', async () => {
    const base = `/${release.plan.edition}-2`;
    const lost = await site.request(`${base}/zh/1999`);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('模拟数据');
    expect((await site.request(base)).headers.get('Location')).toBe(`${base}/en/`);
    expect((await site.request(`${base}/`)).headers.get('Location')).toBe(base);
    expect((await site.request(`${base}/en/place/Northport`)).headers.get('Location')).toMatch(
      new RegExp(`^${base}/en/place/`),
    );
  });
});
