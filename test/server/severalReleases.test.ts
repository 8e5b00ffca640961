import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { example, exampleWith, releaseOf } from '../helpers/editions.js';
import { walk } from './walk.js';

let release: Release;
let app: ReturnType<typeof siteApp>;
beforeAll(async () => {
  release = await releaseOf(example);
  app = siteApp(release);
});

describe('the site of several releases', () => {
  let site: ReturnType<typeof siteApp>;
  beforeAll(async () => {
    const second = exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: simulated']] });
    site = siteApp(release, await releaseOf(second), release);
  });

  const links = (html: string) => [...html.matchAll(/href="(\/[^"#]*)/g)].map((m) => m[1]!);

  it('leaves the first unchanged, and links each to the others', async () => {
    const alone = links(await (await app.request('/en/')).text());
    const html = await (await site.request('/en/')).text();
    const added = [`/${release.plan.edition}/en/`, `/${release.plan.edition}-3/en/`];
    expect(links(html).filter((to) => !added.includes(to))).toEqual(alone);
    expect(html).toContain('SIMULATED DATA');
    expect(links(await (await site.request(`${added[0]}`)).text())).toContain('/en/');
  });

  it('keeps every page and file of the second below its name, marked with the kind of its data', async () => {
    const base = `/${release.plan.edition}`;
    const others = new Set([
      '/en/',
      '/zh/',
      '/en/api',
      '/zh/api',
      '/en/docs',
      '/zh/docs',
      `${base}-3/en/`,
      `${base}-3/zh/`,
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
    const base = `/${release.plan.edition}`;
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
