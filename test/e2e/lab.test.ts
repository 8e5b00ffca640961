import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { points } from '../../src/publish/numbers.js';
import type { Release } from '../../src/release/index.js';
import { type Site, serveReleases } from '../../src/server/index.js';
import { Bench } from '../../src/web/lab/bench.js';
import { readSettings } from '../../src/web/lab/settings.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { noBrowser, openBrowser, violations, visit } from './browser.js';

let browser: Browser | undefined;
let release: Release;
let site: Site;
let bench: Bench;

beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  const china = await chinaRelease();
  release = typeof china === 'string' ? await releaseOf(example) : china;
  bench = new Bench(release.plan, release.panel);
  site = await serveReleases([release], { port: 28_451 });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const there = (test: TestContext): Browser => browser ?? test.skip(noBrowser);
const at = (path: string) => new URL(path, site.url).href;
const ready = (page: Page) => page.locator('#lab-ranks tbody tr').first().waitFor();
const shownRows = (page: Page) =>
  page.$$eval('#lab-ranks tbody tr', (rows) =>
    rows.map((row) => [0, 2, 3].map((i) => row.children[i]!.textContent!.trim())),
  );

/** What the table must show for the settings in the address: rank, name, score, by the engine in Node. */
function expected(url: string, lang: 'en' | 'zh'): string[][] {
  const { values, ranks } = bench.outcome(readSettings(new URL(url).search));
  return [...ranks.keys()]
    .filter((c) => ranks[c]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]! || a - b)
    .slice(0, 25)
    .map((c) => [String(ranks[c]), release.plan.units[c]!.name[lang], points(values[c]!, lang)]);
}

/** Waits until the table has what the address asks for. */
const follows = (page: Page, lang: 'en' | 'zh') =>
  vi.waitFor(async () => expect(await shownRows(page)).toEqual(expected(page.url(), lang)), {
    timeout: 10_000,
  });

describe.for(['en', 'zh'] as const)('the weight lab (%s)', (lang) => {
  it.for([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])('is whole at $width px and has no fault that axe finds, in both themes', async (viewport, test) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context, mishaps } = await visit(there(test), at(`/${lang}/lab`), {
        viewport,
        colorScheme,
      });
      await ready(page);
      await follows(page, lang);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await violations(page)).toEqual([]);
      expect(mishaps).toEqual([]);
      await context.close();
    }
  });

  it('follows the keys: every step moves a border, ranks and address go with it, and undo goes back', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    const border = page.getByRole('slider').first();
    const before = Number(await border.getAttribute('aria-valuenow'));
    await border.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await border.getAttribute('aria-valuenow'))).toBe(before + 5);
    await expect.poll(() => page.url()).toContain('w=');
    await follows(page, lang);
    const undo = page.getByRole('button', { name: { en: 'Undo', zh: '撤销' }[lang] });
    for (let i = 0; i < 5; i++) await undo.click();
    await expect.poll(() => page.url()).not.toContain('w=');
    expect(await undo.isDisabled()).toBe(true);
    expect(mishaps).toEqual([]);
    await context.close();
  });

  it('follows the pointer, and the map with it; the address brings the same ranks to another reader', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    const colours = () =>
      page.$$eval('#lab-map a[data-unit] path', (all) => all.map((p) => p.getAttribute('class')));
    const coloured = await colours();
    const grip = (await page.getByRole('slider').first().boundingBox())!;
    await page.mouse.move(grip.x + 9, grip.y + 20);
    await page.mouse.down();
    await page.mouse.move(grip.x - 100, grip.y + 20, { steps: 10 });
    await page.mouse.up();
    await expect.poll(() => page.url()).toContain('w=');
    await follows(page, lang);
    if (release.map) expect(await colours()).not.toEqual(coloured);
    const other = await visit(there(test), page.url());
    await ready(other.page);
    await follows(other.page, lang);
    expect([...mishaps, ...other.mishaps]).toEqual([]);
    await context.close();
    await other.context.close();
  });

  it('joins otherwise, on another scale, and without what is left out', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    await page.getByLabel({ en: 'Join by', zh: '合成方法' }[lang]).selectOption('geometric');
    await page.getByLabel({ en: 'Scale', zh: '标准化' }[lang]).selectOption('percentile-rank');
    await page.getByRole('checkbox').last().check();
    await expect.poll(() => page.url()).toMatch(/drop=.*join=geometric&scale=percentile-rank/);
    await follows(page, lang);
    expect(mishaps).toEqual([]);
    await context.close();
  });

  it('answers whose weights: the second of the ranking above the first, or why there are none', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    const { ranks } = bench.outcome(readSettings(''));
    const [first, second] = [1, 2].map((rank) => String(ranks.indexOf(rank)));
    const pickers = page.locator('#whose select');
    await pickers.nth(0).selectOption(second!);
    await pickers.nth(1).selectOption(first!);
    await page.locator('#whose button').click();
    const said = page.locator('#whose [role=status]');
    await expect
      .poll(() => said.textContent(), { timeout: 20_000 })
      .toMatch(/Found|No weights|已找到|得不到/);
    if (/Found|已找到/.test((await said.textContent())!)) {
      await expect.poll(() => page.url()).toContain('w=');
      const { ranks: now } = bench.outcome(readSettings(new URL(page.url()).search));
      expect(now[Number(second)]!).toBeLessThan(now[Number(first)]!);
    }
    expect(mishaps).toEqual([]);
    await context.close();
  });
});
