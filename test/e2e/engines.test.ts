import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../src/server/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { siteOf } from './browser.js';
import { type EnginePage, enter, home } from './engine.js';
import { openFirefox } from './firefox.js';
import { openWebKit } from './webkit.js';

const engines = [
  { name: 'Firefox', open: openFirefox, missing: lacking('Firefox') },
  { name: 'WebKit', open: openWebKit, missing: lacking('WebKit') },
];

/** The main journeys of readers in engines other than Chromium’s. */
describe.for(engines)('the main journeys', ({ name, open, missing }) => {
  describe.skipIf(missing)(`in ${name}${inBrackets(missing)}`, () => {
    let site: Site;
    let page: EnginePage;
    const at = (path: string) => new URL(path, site.url).href;
    const isWide = 'document.documentElement.scrollWidth > innerWidth';

    beforeAll(async () => {
      site = await siteOf([await releaseOf(worldDigital)]);
      page = await open();
    }, 300_000);
    afterAll(() => page?.close());

    it('a place is found by search and shows its profile, its rank range and its receipt', async () => {
      await page.goto(at('/en/'));
      await page.until(`document.querySelector('#search input')`);
      await page.click('#search input');
      await page.type('braz');
      await page.until(`document.querySelector('.find [role=option]')?.textContent.includes('Brazil')`);
      await page.type(enter);
      await page.until(`location.pathname.includes('/place/BRA')`);
      await page.until(
        `document.readyState === 'complete' && /between \\d+\\w+ and \\d+\\w+/.test(document.querySelector('h1').textContent)`,
      );
      expect(await page.value<boolean>(isWide)).toBe(false);
      await page.click('h1 a:last-of-type');
      await page.until(`document.querySelector('.column .receipt')`);
    });

    it('weights are moved in the lab, and ranks follow', async () => {
      await page.goto(at('/en/lab'));
      await page.until(`document.querySelectorAll('main tbody tr').length > 15`);
      const scores = `[...document.querySelectorAll('main tbody tr')].slice(0, 40).map((row) => row.textContent).join('|')`;
      const before = await page.value<string>(scores);
      await page.click('main input[type=number]');
      await page.value<string>(`document.activeElement.select(), ''`);
      await page.type(`80${enter}`);
      await page.until(`${scores} !== ${JSON.stringify(before)}`);
      await page.until(`/[?#].*=/.test(location.href)`);
    });

    it('a place is put on a chart, and keys read its values', async () => {
      await page.goto(at('/en/charts?of=CHN'));
      await page.until(`document.querySelector('#chart svg[tabindex]')`);
      await page.click('input[name=add]');
      await page.type(`Brazil${enter}`);
      await page.until(`document.querySelector('.places').textContent.includes('Brazil')`);
      await page.value<string>(
        `[...document.querySelectorAll('#chart svg[tabindex]')].find((s) => s.clientWidth > 0).focus(), ''`,
      );
      await page.type(home);
      await page.until(`/^2010 .*Brazil/.test(document.querySelector('#chart output').textContent)`);
      expect(await page.value<boolean>(isWide)).toBe(false);
    });

    it('a claim is checked, and a folded figure opens on the page of balance', async () => {
      await page.goto(at('/en/claims'));
      await page.click('main form :is(input:not([type=hidden]), textarea)');
      await page.type('Monaco ranks 150th in 2022');
      await page.click('main form button');
      await page.until(
        `/[?&]q=/.test(location.search) && /False|false|not/.test(document.querySelector('main').textContent)`,
      );
      await page.goto(at('/en/balance'));
      expect(await page.value<boolean>(`document.querySelector('.fold').open`)).toBe(false);
      await page.click('.fold > summary');
      await page.until(`document.querySelector('.fold').open`);
      expect(await page.value<boolean>(isWide)).toBe(false);
    });
  });
});
