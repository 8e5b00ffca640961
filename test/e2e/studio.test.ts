import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { onSite, violations, visit } from './browser.js';

const { there, at } = onSite(async () => [await releaseOf(example)]);

const ready = (page: Page) => page.locator('#studio-ranking tbody tr').first().waitFor({ state: 'attached' });
const share = (page: Page) => page.getByRole('spinbutton', { name: 'Share of its group: Access' });

/** The files of the edition that the page gives. */
async function downloaded(page: Page): Promise<Record<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  const entries = unzipSync(readFileSync(await download.path()));
  return Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

describe('the studio of a site', () => {
  it('makes an index in the browser, keeps it there, gives it as an edition and takes it back', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at('/en/studio'));
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.getByRole('button', { name: 'Make it mine' }).click();
    await ready(page);
    expect(await violations(page)).toEqual([]);
    await share(page).fill('25');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.studio-state').textContent()).toMatch(/Kept in this browser \d/);
    await page.reload();
    await ready(page);
    expect(await share(page).inputValue()).toBe('25');
    const files = await downloaded(page);
    const folder = 'my-index-mine/';
    expect(files[`${folder}edition.yaml`]).toContain('weight: 0.25');

    // By hand, with a comment.
    const edited = files[`${folder}edition.yaml`]!.replace('weight: 0.25', 'weight: 0.25 # by hand');
    const dir = temporaryFolder();
    const zipped = Object.entries({
      ...files,
      [`${folder}edition.yaml`]: edited,
      [`${folder}notes.bin`]: '\u0001',
    });
    const archive = join(dir, 'mine.zip');
    writeFileSync(archive, zipSync(Object.fromEntries(zipped.map(([path, text]) => [path, strToU8(text)]))));
    await page.getByRole('button', { name: 'Another edition …' }).click();
    await page.locator('input[type=file]').setInputFiles(archive);
    await ready(page);
    await share(page).fill('40');
    await page.keyboard.press('Enter');
    const again = await downloaded(page);
    expect(again[`${folder}edition.yaml`]).toBe(
      edited
        .replace('weight: 0.25 # by hand', 'weight: 0.4 # by hand')
        .replace('weight: 0.75', 'weight: 0.6'),
    );
    expect(Object.keys(again).sort()).toEqual(zipped.map(([path]) => path).sort());
    expect(again[`${folder}notes.bin`]).toBe('\u0001');
    expect([mishaps, sent]).toEqual([[], []]);
    await context.close();
  });

  it.for(['en', 'zh'] as const)(
    'is whole on a phone and has no fault that axe finds (%s)',
    async (lang, test) => {
      const { page, context, mishaps } = await visit(there(test), at(`/${lang}/studio`), {
        viewport: { width: 390, height: 844 },
      });
      await page.locator('.studio-start').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await violations(page)).toEqual([]);
      expect(mishaps).toEqual([]);
      await context.close();
    },
  );
});
