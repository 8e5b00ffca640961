import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { publishStatic, siteApp } from '../../src/server/index.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { exampleWith, otherSimulated, releaseOf, sharesOfTheBest } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { casesOf, times } from '../helpers/thorough.js';
import { noBrowser, openBrowser, visit } from './browser.js';

const browser: Browser | undefined = await openBrowser();

/** What a careful host lets a page do. */
const strict = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:",
};

/** What a page says of figures: its headings, its numbers, and the receipt as text and as data. */
const figuresOf = `(html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const texts = (selector) => [...page.querySelectorAll(selector)].map((one) => one.textContent);
  return { headings: texts('h1, h2, .headline'), numbers: texts('td.n, text'), receipt: texts('#receipt, .receipt-data') };
}`;

describe.skipIf(!browser)(`pages that are no files${browser ? '' : ` (${noBrowser})`}`, () => {
  let releases: Release[];
  let host: Awaited<ReturnType<typeof dumbHost>>;
  let deep = '';
  let page: Page;
  let mishaps: string[];

  beforeAll(async () => {
    releases = [await releaseOf(exampleWith(sharesOfTheBest)), await releaseOf(otherSimulated())];
    const out = join(temporaryFolder(), 'site');
    await publishStatic(out, releases);
    host = await dumbHost(out, '/below a&b/', strict);
    deep = join(temporaryFolder(), 'deep');
    // Without the pages of each part in npm test.
    await publishStatic(deep, releases, { most: times(100, 1_000_000) });
    ({ page, mishaps } = await visit(browser!, `${host.url}en/place/A1/`));
  }, 300_000);
  afterAll(() => host?.close());

  const askedOf = (path: string) => path.replace(/^((?:\w+\/)?(?:en|zh))\//, '$1/ask/?/');

  /** What the browser shows for an address, as it is sent. */
  const inBrowser = (path: string): Promise<{ type: string | null; text: string }> =>
    page.evaluate(async (at) => {
      const response = await fetch(at);
      return { type: response.headers.get('Content-Type'), text: await response.text() };
    }, host.url + askedOf(path));

  it('are made at the first click, without a script of the page before the worker is there', async () => {
    await page.locator('a[href*="/ask/?/place/A1/2021"]').first().click();
    await page.locator('#receipt').waitFor({ state: 'attached' });
    expect(page.url()).toBe(`${host.url}en/ask/?/place/A1/2021`);
    expect(await page.locator('h1').textContent()).toContain('2021');
    expect(await page.locator('header [hreflang]').first().getAttribute('href')).toBe(
      '../../zh/ask/?/place/A1/2021',
    );
    expect(mishaps).toEqual([]);
  });

  it('are the very pages that are files where all are written', async () => {
    const files = filesBelow(deep).filter((file) =>
      /(en|zh)\/place\/[^/]+\/\d+(\/[^/]+)?\/index\.html$/.test(file),
    );
    expect(files.length).toBeGreaterThan(times(30, 100));
    const without = (html: string) =>
      html.replace(/\s(?:href|src|data-\w+)="[^"]*"/g, '').replace(/\sdownload(="[^"]*")?/g, '');
    for (const file of files.filter((_, i) => i % times(7, 9) === 0)) {
      const { text } = await inBrowser(file.replace(/\/index\.html$/, ''));
      expect(without(text), file).toBe(without(readFileSync(join(deep, file), 'utf8')));
    }
  });

  it.for(casesOf(['zh', 'en'] as const, 1))(
    'give every figure to the letter as the server does (%s)',
    async (lang) => {
      const app = siteApp(...releases);
      const first = releases[0]!.plan.edition;
      const [{ plan }] = releases as [Release];
      const node = plan.nodes.at(-1)!.id;
      const codes = [...new Set(subjectsOf(plan).map(({ code }) => code))].map(encodeURIComponent);
      const paths = [
        ...codes.flatMap((code) => [`place/${code}/2021`, `place/${code}/2022/${node}`]),
        `receipt?of=results/A1/2021/${node}`,
        'receipt?of=uncertainty%2Fcity%2FA1%2F2022%2Flow_rank',
        `brief/${codes[0]}/2021`,
        `report/${codes.at(-2)}`,
        `balance?node=${plan.nodes[1]!.id}`,
        `compare?of=A1+B2&period=2021`,
      ].map((path) => `${lang}/${path}`);
      let figures = 0;
      for (const path of [...paths, `other/${lang}/place/A1/2021`]) {
        const at = path.startsWith('other/') ? path : `${first}/${path}`;
        const response = await app.request(`/${at}`);
        expect(response.status, path).toBe(200);
        const [ours, theirs] = [await inBrowser(path), await response.text()];
        const read = (html: string) => page.evaluate(`(${figuresOf})(${JSON.stringify(html)})`);
        const said = (await read(theirs)) as Record<string, string[]>;
        figures += said['numbers']!.length;
        expect(await read(ours.text), path).toEqual(said);
      }
      expect(figures).toBeGreaterThan(200);
    },
  );

  it('are drawings, tables and cards too, byte by byte', async () => {
    // The first release of a published folder is at its root, as one alone is.
    const app = siteApp(releases[0]!);
    const [{ plan }] = releases as [Release];
    for (const path of [
      'en/card/A1.svg',
      'zh/card/A1.svg?period=2021',
      `en/figure/lorenz.svg?node=${plan.nodes[1]!.id}`,
      'zh/figure/lorenz.csv',
      'zh/figure/lorenz.svg?paper=dark',
    ]) {
      const response = await app.request(`/${path}`);
      expect(response.status, path).toBe(200);
      expect((await inBrowser(path)).text, path).toBe(await response.text());
    }
  });

  it('say what is wrong with an address, in its language', async () => {
    expect((await inBrowser('zh/place/A1/1999')).text).toContain('没有这个页面');
    await page.goto(`${host.url}en/ask/?/place/A1/1999`);
    expect(await page.textContent('main')).toContain('There is no such page');
  });

  it('are asked for in a way that says in both languages what is missing without scripts, and leads to the figures', async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${host.url}zh/ask/?/place/A1/2021`);
    const said = await plain.locator('noscript').last().textContent();
    expect(said).toContain('需要启用 JavaScript');
    expect(said).toContain('needs JavaScript');
    const links = await plain
      .locator('noscript a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.some((link) => link.endsWith('/release/results.csv'))).toBe(true);
    for (const link of links) expect((await fetch(link)).status, link).toBe(200);
    await context.close();
  });

  it('say so where no worker may run', async () => {
    const context = await browser!.newContext({ serviceWorkers: 'block' });
    const blocked = await context.newPage();
    await blocked.goto(`${host.url}en/ask/?/place/A1/2021`);
    await blocked.locator('[role="alert"]').waitFor();
    expect(await blocked.locator('[role="alert"]').textContent()).toContain('service workers');
    await context.close();
  });
});
