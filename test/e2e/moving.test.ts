import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { chinaOverTimeOrExample } from '../helpers/chinaOverTime.js';
import { casesOf } from '../helpers/thorough.js';
import { byTurns, onSite, violations, visit } from './browser.js';

type Row = Record<string, string>;

let release: Release;
const { there, at } = onSite(async () => {
  release = await chinaOverTimeOrExample();
  return [release];
});
const published = () => release.plan.periods.slice(release.plan.first);

describe.for(['en', 'zh'] as const)('what moves on the first page (%s)', (lang) => {
  const it = byTurns(lang);
  it('is found by name, code and initials, with keys alone', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const unit = release.plan.units[2]!;
    const places = (await (await page.request.get(at('/places.json'))).json()) as string[][];
    const [, , , pinyin, initials] = places.find(([code]) => code === unit.code)!;
    const ways = [unit.name.zh, unit.name.en, unit.code, pinyin!, initials!].filter((t) => t !== '');
    // In npm test by Chinese, the code and initials.
    for (const [i, typed] of casesOf(ways, 3).entries()) {
      // The field is the same on every page; this one is quick to load.
      if (i > 0) await page.goto(at(`/${lang}/method`));
      await page.keyboard.press('/');
      await page.keyboard.insertText(typed);
      await page.getByRole('option').first().waitFor();
      const options = await page.getByRole('option').allTextContents();
      const nth = options.findIndex((text) => text.includes(unit.code));
      expect(nth, `${typed}: ${options.join(', ')}`).toBeGreaterThanOrEqual(0);
      for (let i = 0; i < nth; i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/${lang}/place/${unit.code}`);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('sorts, narrows and finds in the ranking without leaving, and compares what is ticked', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/ranking`));
    const rows = page.locator('#ranking-all tbody tr');
    const names = () => rows.locator('td.named a').allTextContents();
    const before = await names();
    await page.evaluate('window.stayed = true');
    await page.locator('#ranking-all th a').last().click();
    await page.waitForURL(/sort=/);
    expect(await names()).not.toEqual(before);
    expect((await names()).toSorted()).toEqual(before.toSorted());
    const field = page.getByRole('searchbox');
    await field.focus();
    await page.keyboard.type(before[0]!, { delay: 20 });
    await page.waitForURL(/find=/);
    await expect.poll(names).toContain(before[0]!);
    expect((await names()).length).toBeLessThan(before.length);
    expect(await field.evaluate((of) => of === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe(before[0]!);
    const file = await page.locator('.download a[href*=".csv?"]').first().getAttribute('href');
    const downloaded = parse(await (await fetch(at(file!))).text(), { columns: true, bom: true }) as Row[];
    expect(downloaded.map((row) => row[{ en: 'Place', zh: '地区' }[lang]])).toEqual(await names());
    await field.fill('');
    await expect.poll(async () => (await names()).length).toBe(before.length);
    expect(await page.evaluate('window.stayed')).toBe(true);
    for (const nth of [0, 1]) await rows.nth(nth).getByRole('checkbox').check();
    const ticked = (await names()).slice(0, 2);
    await page.getByRole('button', { name: { en: 'Compare the ticked', zh: '比较所选' }[lang] }).click();
    await page.waitForURL(/\/compare\?/);
    expect((await page.locator('table.compare thead a:not(.off)').allTextContents()).toSorted()).toEqual(
      ticked.toSorted(),
    );
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('is taken away as it is seen, ranking and map, after the period has changed too', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const { plan, index } = release;
    const first = published()[0]!;
    await page.locator('.periods a', { hasText: first }).click();
    await page.waitForURL(`**/${lang}/${first}`);
    const taken = async (of: Locator, name: string, nth = 0) => {
      await of.locator('> button').click();
      const buttons = of.locator('dialog .button').filter({ hasText: new RegExp(`^${name}$`) });
      const [download] = await Promise.all([page.waitForEvent('download'), buttons.nth(nth).click()]);
      await page.keyboard.press('Escape');
      expect(await of.locator('> button').evaluate((button) => button === document.activeElement)).toBe(true);
      return readFileSync(await download.path());
    };
    const tableOf = (bytes: Buffer) => parse(bytes, { columns: true, bom: true }) as Row[];
    const downloads = page.locator('main .download');
    // The map stands first where there is one, then the ranking, then the figures of the questions.
    const ranking = downloads.nth(release.map ? 1 : 0);
    const [titled, coded] = [tableOf(await taken(ranking, 'CSV')), tableOf(await taken(ranking, 'CSV', 1))];
    const named = {
      unit: { en: 'Place', zh: '地区' }[lang],
      rank: { en: 'Rank', zh: '位次' }[lang],
      value: plan.nodes[0]!.title[lang],
    };
    const expected = plan.units
      .map((unit, c) => ({ unit, rank: String(index.ranks(0)[c]), value: index.values[c]! }))
      .filter(({ rank }) => rank !== '0')
      .sort((a, b) => Number(a.rank) - Number(b.rank) || b.value - a.value);
    expect(titled.map((row) => [row[named.unit], row[named.rank], Number(row[named.value])])).toEqual(
      expected.map(({ unit, rank, value }) => [unit.name[lang], rank, value]),
    );
    expect(coded.map((row) => [row['unit'], row['rank'], Number(row['value'])])).toEqual(
      expected.map(({ unit, rank, value }) => [unit.code, rank, value]),
    );
    expect((await taken(ranking, 'PNG')).toString('latin1').slice(1, 4)).toBe('PNG');
    if (release.map) {
      const map = downloads.first();
      for (const row of tableOf(await taken(map, 'CSV', 1))) {
        const c = plan.units.findIndex(({ code }) => code === row['unit']);
        expect(Number(row['value'])).toBe(index.values[c]);
      }
      const svg = (await taken(map, 'SVG')).toString();
      expect(svg).toContain(first);
      expect(svg).not.toMatch(/NaN|undefined|var\(|href/);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('shows another period and another map without leaving, and the address and the way back go with it', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    await page.evaluate('window.stayed = true');
    const first = published()[0]!;
    await page.locator('.periods a', { hasText: first }).click();
    await page.waitForURL(`**/${lang}/${first}`);
    expect(await page.locator('h1').textContent()).toContain(first);
    if (release.map) {
      await page.locator('.views a[href*="map=tier"]').first().click();
      await page.waitForURL(`**/${lang}/${first}?map=tier`);
      await page.locator('.views a[href*="as=dots"]').first().click();
      await page.waitForURL(`**/${lang}/${first}?map=tier&as=dots`);
      expect(await page.locator('.dots circle').count()).toBeGreaterThan(0);
    }
    expect(await violations(page)).toEqual([]);
    while (page.url() !== at(`/${lang}/`)) await page.goBack();
    await expect.poll(() => page.locator('h1').textContent()).toContain(published().at(-1)!);
    expect(await page.evaluate('window.stayed')).toBe(true);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('plays the periods one after another', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    await page.locator('.play').click();
    for (const period of published()) await page.waitForURL(`**/${lang}/${period}`, { timeout: 20_000 });
    const ends = { en: 'Play the periods', zh: '播放各时期' }[lang];
    await expect.poll(() => page.locator('.play').getAttribute('aria-label')).toBe(ends);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('opens receipts as a column that is closed by Escape, and gives back the focus', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), {
      viewport: { width: 1440, height: 900 },
    });
    const figure = page.locator('#ranking td.n a').first();
    await figure.focus();
    await page.keyboard.press('Enter');
    const column = page.locator('.column');
    await column.waitFor();
    expect(await column.locator('.receipt').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await column.count()).toBe(0);
    expect(await figure.evaluate((a) => a === document.activeElement)).toBe(true);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('turns light and dark by one button, keeps it, and has it before anything is drawn', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at(`/${lang}/`), { colorScheme: 'light' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.locator('#theme').click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.addInitScript(
      "addEventListener('DOMContentLoaded', () => { window.first = document.documentElement.dataset.theme; })",
    );
    await page.goto(at(`/${lang}/method`));
    expect([await page.evaluate('first'), await ground()]).toEqual(['dark', dark]);
    await page.locator('#theme').click();
    expect(await ground()).toBe(light);
    expect(mishaps).toEqual([]);
    await context.close(); // with its script
  });

  it('is walked through on the map by keys, from the first rank on, and opens the place', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    if (!release.map) return test.skip('this release has no map');
    const svg = page.locator('.map svg');
    await svg.focus();
    for (const key of ['+', '+', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const [first, second] = await page.$$eval('#ranking tr[data-unit]', (rows) =>
      rows.slice(0, 2).map((row) => row.getAttribute('data-unit')!),
    );
    const name = release.plan.units.find((u) => u.code === second)!.name[lang];
    expect(await page.locator('.tip').textContent()).toMatch(new RegExp(`^${name} .*\\(2\\)$`));
    await page.keyboard.press('ArrowUp');
    expect(await svg.getAttribute('class')).toContain('zoomed');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${lang}/place/${first}/**`);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('opens the list of editions by keys, and Escape closes it and gives back the focus', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const summary = page.locator('header .menu summary').last();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('header .menu a').last().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('header .menu a').last().isVisible()).toBe(false);
    expect(await summary.evaluate((s) => s === document.activeElement)).toBe(true);
    expect(mishaps).toEqual([]);
    await leave();
  });
});
