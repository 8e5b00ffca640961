import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { byTurns, onSite, violations, visit } from './browser.js';

let release: Release;
const { there, at } = onSite(async () => {
  release = await releaseOf(worldDigital);
  return [release];
});
const nameOf = (code: string, lang: 'en' | 'zh') =>
  release.plan.units.find((unit) => unit.code === code)!.name[lang];
const phone = { viewport: { width: 390, height: 844 } };

describe.for(['en', 'zh'] as const)('the chart of any places (%s)', (lang) => {
  const it = byTurns(lang);

  it('tells the values of a period that keys or a pointer go to, from the highest down', async (test) => {
    const { page, leave, mishaps } = await visit(
      there(test),
      at(`/${lang}/charts?of=IND+CHN+NGA&node=internet-users`),
    );
    const chart = page.locator('svg.chart:visible');
    const read = async () =>
      ((await page.locator('#chart output').textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
    await chart.focus();
    await page.keyboard.press('Home');
    const names = ['CHN', 'NGA', 'IND'].map((code) => nameOf(code, lang));
    expect(await read()).toBe(`2010 ${names[0]} 34.3 ${names[1]} 11.5 ${names[2]} 7.5`);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await read()).toMatch(new RegExp(`^2021 .*${names[2]} –$`));
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.06, box.y + box.height / 2);
    expect(await read()).toMatch(/^2010 /);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('takes a place by name, another view and another period without leaving, and its address holds all of it', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/charts`));
    await page.evaluate('window.stayed = true');
    const brazil = nameOf('BRA', lang);
    await page.locator('input[name=add]').fill(brazil);
    await page.waitForURL(/[?&]of=[^&]*BRA(?!.*add=)/);
    await page.locator('.views a[href*="view=bars"]').click();
    await page.waitForURL(/view=bars.*BRA/);
    const slider = page.locator('input[name=period]');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/period=2021/);
    expect(await page.evaluate('window.stayed')).toBe(true);
    const title = await page.locator('h1').textContent();
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await page.locator('#chart svg:visible').innerHTML()).toContain(brazil);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('has targets of 24 pixels and nothing that axe objects to, on a phone', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/charts`), phone);
    for (const path of [
      'charts',
      'charts?view=bars',
      'charts?view=map',
      'charts?view=table',
      'charts?view=scatter',
    ]) {
      await page.goto(at(`/${lang}/${path}`));
      expect(await violations(page), path).toEqual([]);
    }
    await leave();
  });
});

describe('a page on a phone', () => {
  it('has targets of 24 pixels, and keys reach what scrolls', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'), phone);
    const paths = [
      '',
      'ranking',
      'place/IND',
      'compare',
      'balance',
      'lab',
      'data',
      'method',
      'time',
      'uncertainty',
      'claims',
    ];
    for (const path of paths) {
      await page.goto(at(`/zh/${path}`));
      expect(await violations(page, ['target-size', 'scrollable-region-focusable']), path).toEqual([]);
    }
    await leave();
  });

  it('keeps in place what it shows while the weight lab opens', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/method'), phone);
    await page.addInitScript({
      content: `
      window.moved = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
        .observe({ type: 'layout-shift', buffered: true });`,
    });
    await page.goto(at('/en/lab'));
    await page.locator('#lab-ranks').waitFor();
    await page.waitForTimeout(200);
    expect(await page.evaluate('window.moved')).toBeLessThan(0.1);
    await leave();
  });
});

describe('the keyboard', () => {
  it('leads from the first page to the chart of a country with twenty keys', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'));
    let keys = 0;
    const press = async (key: string) => {
      keys++;
      await page.keyboard.press(key);
    };
    await press('/');
    for (const letter of 'india') await press(letter);
    await page.getByRole('option').first().waitFor();
    await press('Enter');
    await page.waitForURL(/place\/IND/);
    await press('Tab');
    await press('Enter');
    const chart = page.locator('a[href*="/charts?of=IND"]');
    while (keys < 40 && !(await chart.evaluate((link) => link === document.activeElement)))
      await press('Tab');
    await press('Enter');
    await page.waitForURL(/charts\?of=IND/);
    expect(await page.locator('h1').textContent()).toContain('India');
    expect(keys).toBeLessThanOrEqual(20);
    await leave();
  });
});
