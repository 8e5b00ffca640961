import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { sectionsOf } from '../../src/site/index.js';
import { citiesOrExample } from '../helpers/fewCities.js';
import { thorough } from '../helpers/thorough.js';
import { byTurns, onSite, violations, visit } from './browser.js';

let release: Release;
const { there, at } = onSite(async () => {
  release = await citiesOrExample();
  return [release];
});
const screens = {
  light: { width: 1440, height: 900 },
  dark: { width: 390, height: 844 },
};

/** Pages that axe is asked about in the tests of figures, places and the lab, and of what is taken away. */
const elsewhere = ['sectors', 'balance', 'economy', 'time', 'uncertainty', 'compare', 'lab'];
if (!thorough) elsewhere.push('report', 'slides');

/** Every page that lists lead to, and those that stand for the questions put to the others. */
function paths(): string[] {
  const { plan } = release;
  const unit = plan.units[1]!.code;
  const group = plan.groupings[0]!.groups[1]!;
  const last = plan.periods.at(-1)!;
  return [
    '',
    ...sectionsOf(release)
      .filter(({ asked }) => !asked)
      .map(({ path }) => path),
    'api',
    'docs',
    'docs/first-index',
    'docs/rank-range',
    'docs/commands',
    `brief/${unit}`,
    `report/${group.code}`,
    `slides/${group.code}`,
    `claims?q=${encodeURIComponent(`${plan.units[1]!.name.en} ranks first in ${group.name.en}`)}`,
    'claims?q=nonsense',
    `receipt?of=${encodeURIComponent(`analysis/sectors/total/${plan.total.code}/${last}/${plan.nodes[plan.nodes[0]!.children[0]!]!.id}/index`)}`,
  ];
}

describe.for(['en', 'zh'] as const)('every page (%s)', (lang) => {
  const inTurn = byTurns(lang);
  it('is whole, as wide as the screen, and has nothing that axe objects to', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    for (const [i, path] of paths().entries()) {
      // Every second page, and the others in the other language; npm run test:thorough opens all in both.
      if (i % 2 !== Number(lang === 'zh') && !thorough) continue;
      // In the light and in the dark by turns, and where both languages are opened, the other way round in Chinese.
      const turn = thorough ? i + Number(lang === 'zh') : i >> 1;
      const [colorScheme, other] =
        turn % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(screens[colorScheme]);
      await page.goto(at(`/${lang}/${path}`));
      // Some pages draw themselves: the studio, the weight lab.
      await page.locator('h1').first().waitFor({ state: 'attached' });
      const text = await page.evaluate(
        () => (document.querySelector('main') ?? document.body).textContent ?? '',
      );
      expect(text, path).not.toMatch(/\bNaN\b|undefined|\[object|Infinity/);
      if (!elsewhere.includes(path)) expect([path, await violations(page)]).toEqual([path, []]);
      for (const screen of [screens[colorScheme], screens[other]]) {
        await page.setViewportSize(screen);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(`${path} is ${Math.max(0, wide)} px too wide`).toBe(`${path} is 0 px too wide`);
      }
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  inTurn('is reached from the end of a page by keys alone, and opens what it leads to', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { viewport: screens.light });
    const hrefs = await page.$$eval('footer nav a', (links) => links.map((a) => a.getAttribute('href')!));
    expect(hrefs.length).toBeGreaterThan(12);
    for (const [i, href] of hrefs.entries()) {
      // Every second one by keys: the others in the other language.
      if (i % 2 === Number(lang === 'zh')) {
        expect([href, (await fetch(at(href))).status]).toEqual([href, 200]);
        continue;
      }
      // From the page that the last one led to, whose end is the same; from the first page where it is not.
      const link = page.locator(`footer nav a[href="${href}"]`);
      if ((await link.count()) === 0) await page.goto(at(`/${lang}/`));
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname + url.hash === href || url.pathname === href);
      await page.locator('h1, main h2').first().waitFor();
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  inTurn('checks a claim, opens its receipt and comes back, by keys alone', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/claims`), {
      viewport: screens.light,
    });
    const unit = release.plan.units[0]!;
    await page.locator('main input[type=search]').focus();
    await page.keyboard.insertText({ en: `${unit.code} ranks last`, zh: `${unit.code}垫底` }[lang]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    const verdict = await page.locator('h1').textContent();
    await page.locator('.claim p a').first().focus();
    await page.keyboard.press('Enter');
    const column = page.locator('#column');
    await column.waitFor();
    expect(await column.locator('.receipt').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('h1').textContent()).toBe(verdict);
    expect(mishaps).toEqual([]);
    await leave();
  });
});
