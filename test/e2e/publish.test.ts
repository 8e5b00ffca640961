import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { publishStatic, type StaticSite } from '../../src/server/index.js';
import { canDraw } from '../../src/server/node/png.js';
import { plainVerdict, whatIfOf } from '../../src/words/index.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { example, otherSimulated, releaseOf } from '../helpers/editions.js';
import { filesBelow, fingerprint, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { lacking } from '../helpers/programs.js';
import { casesOf, thorough } from '../helpers/thorough.js';
import { noBrowser, openBrowser, visit } from './browser.js';

const baseUrl = new URL('https://example.org/statistics/digital index/');
const below = '/statistics/digital index/';

describe('a published folder', () => {
  let releases: Release[];
  let out = '';
  let site: StaticSite;
  let host: Awaited<ReturnType<typeof dumbHost>>;

  beforeAll(async () => {
    releases = [await releaseOf(example), await releaseOf(otherSimulated())];
    out = join(temporaryFolder(), 'site');
    site = await publishStatic(out, releases, { baseUrl });
    host = await dumbHost(out, below);
  });
  afterAll(() => host.close());

  /** Follows every link below the host, as a reader's browser would understand it. */
  async function walk(start: string): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    const todo = [start];
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      if (seen.has(at)) continue;
      const response = await fetch(at);
      seen.set(at, response.redirected ? 301 : response.status);
      const type = response.headers.get('Content-Type') ?? '';
      const body = await response.text();
      const links = type.startsWith('text/html')
        ? [...body.matchAll(/\s(?:href|src|data-png)="([^"]+)"/g)].map((m) => m[1]!.replaceAll('&amp;', '&'))
        : type.startsWith('text/css')
          ? [...body.matchAll(/url\(([\w.-]+)\)/g)].map((m) => m[1]!)
          : [];
      for (const link of links) {
        if (/^(data:|mailto:)/.test(link)) continue;
        const to = new URL(link, at);
        to.hash = '';
        if (to.origin === new URL(start).origin) todo.push(to.href);
      }
    }
    return seen;
  }

  it('has no broken link on a host that knows nothing, below any path', async () => {
    const seen = await walk(host.url);
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([]);
    const [{ plan }] = releases as [Release];
    const figures = subjectsOf(plan).length * plan.nodes.length;
    const asked = [...seen.keys()].filter((url) => url.includes('/ask/?/place/'));
    expect(asked.length).toBeGreaterThan(figures * 2);
    for (const url of seen.keys()) expect(url.startsWith(host.url)).toBe(true);
  });

  it('is small: its pages are as many as places and sections, whatever the number of figures', () => {
    const [{ plan }] = releases as [Release];
    const places = filesBelow(join(out, 'en', 'place')).length;
    expect(places).toBe(subjectsOf(plan).length);
    const docs = filesBelow(out).filter((file) => /^(en|zh)\/docs\//.test(file));
    const own = filesBelow(out).filter(
      (file) => !/^(assets|release|v1|other)\//.test(file) && !docs.includes(file),
    );
    expect(own.length).toBeLessThan(places * 2 + 120);
    const pages = own.filter((file) => file.endsWith('/index.html'));
    const bytesOf = (files: readonly string[]) =>
      files.reduce((sum, file) => sum + statSync(join(out, file)).size, 0);
    expect(bytesOf(pages) / pages.length).toBeLessThan(21_500);
    // The documentation for readers, in both languages; that of makers and operators stays with the program.
    expect(docs).toContain('zh/docs/rank-range/index.html');
    expect(docs).not.toContain('en/docs/operations/index.html');
    expect(bytesOf(docs)).toBeLessThan(1_400_000);
    const others = filesBelow(out).filter((file) => !/^assets\/|\.png$/.test(file) && !docs.includes(file));
    expect(bytesOf(others)).toBeLessThan(5_500_000);
    expect(bytesOf(filesBelow(out).filter((file) => file.startsWith('assets/')))).toBeLessThan(6_800_000);
    expect(site.files).toBeLessThan(700);
    expect(site).toMatchObject({ files: filesBelow(out).length, answering: true });
  });

  it('leads every answer of the API to the next, each whole', async () => {
    const json = async (url: string) => (await (await fetch(url)).json()) as Record<string, never>;
    const first = `${host.url}v1/releases.json`;
    const { items } = await json(first);
    const list = items as unknown as { id: string; href: string; dataStatus: string }[];
    expect(list.map((r) => r.id)).toEqual(releases.map((r) => r.manifest.id));
    for (const { href, dataStatus } of list) {
      const at = new URL(href, first).href;
      const release = await json(at);
      for (const resource of Object.values(release['resources']!) as string[]) {
        const response = await fetch(new URL(resource, at));
        expect(`${response.status} ${resource}`).toBe(`200 ${resource}`);
        const body = (await response.json()) as {
          total: number;
          next: null;
          items: unknown[];
          dataStatus: string;
        };
        expect(body).toMatchObject({ next: null, total: body.items.length, dataStatus });
      }
    }
    const { paths } = (await json(`${host.url}openapi.json`)) as unknown as { paths: Record<string, object> };
    for (const path of Object.keys(paths)) {
      const { format } = { format: /\{format\}/.test(path) };
      const table = path.replace('{release}', 'latest').replace('{table}', 'peers');
      if (!format) expect(existsSync(join(out, table)), path).toBe(true);
    }
  });

  it('names the card of a place in full for networks, and has it as PNG', async (test) => {
    const code = releases[0]!.plan.units[0]!.code;
    const html = readFileSync(join(out, 'zh', 'place', code, 'index.html'), 'utf8');
    const [, image = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
    if (!(await canDraw())) {
      expect(image).toBe('');
      return test.skip('needs a Chinese font');
    }
    expect(image).toBe(`${baseUrl.href}zh/card/${code}.png`);
    const file = image.replace(baseUrl.href, '');
    expect(readFileSync(join(out, file)).subarray(1, 4).toString()).toBe('PNG');
    expect(html).toContain(`/ask/?/card/${code}.svg`);
    const older = readFileSync(join(out, 'zh', '2021', 'index.html'), 'utf8');
    expect(older).toContain('og:title');
    expect(older).not.toContain('og:image');
  });

  it('says what a page is on every page, and that nothing answers questions here', () => {
    const html = (path: string) => readFileSync(join(out, path), 'utf8');
    for (const path of filesBelow(join(out, 'other')).filter((f) => f.endsWith('index.html'))) {
      expect(html(join('other', path)), path).toMatch(/SIMULATED DATA|模拟数据/);
    }
    expect(html('en/api/index.html')).toContain('need a server: iplus serve');
  });

  it('has a sitemap that another program reads', (test) => {
    const missing = lacking('xmllint');
    if (missing) return test.skip(missing);
    const { status, stderr } = spawnSync('xmllint', ['--noout', join(out, 'sitemap.xml')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('has a sitemap of every page with its other language, and a page for lost addresses that works at any depth', async () => {
    const map = readFileSync(join(out, 'sitemap.xml'), 'utf8');
    const base = new URL(baseUrl.href).href;
    const locations = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1]!);
    expect(locations.length).toBe(
      filesBelow(out).filter((f) => f.endsWith('/index.html') && !f.endsWith('/ask/index.html')).length,
    );
    for (const url of locations) {
      expect(url.startsWith(base)).toBe(true);
      expect((await fetch(url.replace(base, host.url))).status, url).toBe(200);
    }
    expect(map.match(/hreflang="zh-Hans"/g)!.length).toBe(locations.length);
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${base}sitemap.xml`);
    const lost = await fetch(`${host.url}en/place/nowhere/else`);
    expect(lost.status).toBe(404);
    const links = [...(await lost.text()).matchAll(/\shref="(\/[^"]+)"/g)].map((m) => m[1]!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect((await fetch(new URL(link, host.url))).status, link).toBe(200);
  });

  /** The first release with few pages: in one folder, elsewhere, and there once more by the command, without an address. */
  async function written() {
    const [one, few] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'elsewhere')];
    const first = releases.slice(0, 1);
    // Without pictures of cards in npm test.
    const how = thorough ? { baseUrl, most: 40 } : { most: 20 };
    const ids = [(await publishStatic(one, first, how)).id, (await publishStatic(few, first, how)).id];
    const before = realpathSync(few);
    const ran = iplus(['publish', few, first[0]!.folder, '--pages', '40', '--lang', 'zh']);
    return { one, few, ids, before, ran };
  }
  let writing: ReturnType<typeof written> | undefined;
  const fewPages = () => (writing ??= written());

  it('is the same when it is written again elsewhere, and a link to it never leads to half of it', async () => {
    const { one, few, ids, before } = await fewPages();
    expect(ids[1]).toBe(ids[0]);
    expect(fingerprint(before)).toEqual(fingerprint(one));
    expect(realpathSync(few)).not.toBe(before);
    expect(existsSync(join(before, 'index.html'))).toBe(true);
  });

  it('leaves out pages that are too many, and every link to them', async () => {
    const { few } = await fewPages();
    const places = filesBelow(few).filter((f) => /\/place\/[^/]+\/[^/]+\/index\.html$/.test(f)).length;
    expect(places).toBeGreaterThan(0);
    expect(places).toBeLessThanOrEqual(40);
    const small = await dumbHost(few);
    const seen = await walk(small.url);
    await small.close();
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([]);
    expect(existsSync(join(few, 'sitemap.xml'))).toBe(false);
    expect(filesBelow(few).filter((f) => f.endsWith('.png'))).toEqual([]);
    expect(readFileSync(join(few, 'en', 'index.html'), 'utf8')).not.toContain('og:image');
  });

  it('is read in a browser without a mishap, in the language of its reader', async (test) => {
    const browser = await openBrowser();
    if (!browser) return test.skip(noBrowser);
    const readers = [
      ['zh-CN', '示例数据'],
      ['en-GB', 'Example data'],
    ] as const;
    for (const [locale, words] of casesOf(readers, 1)) {
      const { page, leave, mishaps } = await visit(browser, host.url, { locale });
      await page.goto(host.url);
      await page.waitForURL(/\/(zh|en)\/indices\/$/);
      expect(await page.textContent('body')).toContain(words);
      await page.locator('a.card').first().click();
      await page.waitForURL(/\/(zh|en)\/$/);
      await page.goto(new URL('../2021/', page.url().replace(/(zh|en)\/$/, '$1/x/')).href);
      await page.click('td.n a[href*="place/"]');
      const receipt = page.locator('.column');
      await receipt.waitFor();
      const links = await receipt
        .locator('a')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect((await fetch(link)).status, link).toBe(200);
      await page.click('header nav a[href*="lab"]');
      await page.locator('#lab input[type="range"], #lab [role="slider"]').first().waitFor();
      expect(page.url()).toContain('/lab/');
      expect(mishaps).toEqual([]);
      await leave();
    }
  });

  it.for(casesOf(['en', 'zh'] as const, 1))(
    'works out another rank in the browser, once asked (%s)',
    async (lang, test) => {
      const browser = (await openBrowser()) ?? test.skip(noBrowser);
      const [{ plan }] = releases as [Release];
      const { page, leave, mishaps } = await visit(browser, `${host.url}${lang}/ask/?/place/B2/2021`);
      const heavy = () =>
        page.evaluate(
          () =>
            performance.getEntriesByType('resource').filter((e) => /\/worker-|highs|parquet/.test(e.name))
              .length,
        );
      await page.locator('#what-if input').waitFor();
      expect(await heavy()).toBe(0);
      for (const rank of [2, 1]) {
        await page.locator('#what-if input').fill(String(rank));
        await page.locator('#what-if button').click();
        const found = await whatIfOf(
          releases[0]!,
          { unit: plan.units.findIndex((u) => u.code === 'B2'), node: 0, period: 0 },
          rank,
        );
        const said = page.locator('#what-if-answer .answer');
        await expect.poll(() => said.textContent()).toBe(plainVerdict(plan, found, lang));
        const moves = await page.locator('#what-if-answer tbody tr').count();
        expect(moves).toBe(Math.min(5, found.moves.length));
      }
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('is written by the command, which says what it left out and refuses what is no address', async () => {
    const { few, ran } = await fewPages();
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('由读者的浏览器生成');
    const wrong = iplus(['publish', few, releases[0]!.folder, '--base-url', 'example']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--base-url');
  });
});
