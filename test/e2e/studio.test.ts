import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { schemaFile, schemaText } from '../../src/edition/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { casesOf } from '../helpers/thorough.js';
import { onSite, violations, visit } from './browser.js';
import { drop } from './dropping.js';

const { there, at } = onSite(async () => [await releaseOf(example)]);

const ready = (page: Page) => page.locator('#studio-ranking tbody tr').first().waitFor({ state: 'attached' });
const share = (page: Page) => page.getByRole('spinbutton', { name: 'Share of its group: Access' });

/** The files of the edition that the page gives. */
async function downloaded(page: Page): Promise<Record<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.studio-bar .strong').last().click(),
  ]);
  const entries = unzipSync(readFileSync(await download.path()));
  return Object.fromEntries(
    Object.entries(entries).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  );
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
    expect(files[`${folder}edition.schema.json`]).toBe(schemaText());

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
    await page.locator('input[accept*=zip]').setInputFiles(archive);
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

  it.for(casesOf(['en', 'zh'] as const, 1))(
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

const sheet = `表1 2021年各市数字化情况（示例）,,,,
城市,宽带普及率（%）,投诉量（件）,基站数（个）,备注
深圳市,98.2,"1,200",46480,
广洲市,95.1,900,48000,名称有误
珠海市,约91,800,8000,
佛山市,93.5,—,1.2万,
`;

describe('A spreadsheet dropped on the studio', () => {
  const texts = {
    en: {
      same: 'yes, the same places',
      make: 'Make an index of it',
      update: 'an update of the open edition',
    },
    zh: { same: '是，同一地方', make: '生成指数', update: '更新当前版本' },
  };

  const readers = [
    ['zh', 390],
    ['en', 1440],
  ] as const;
  it.for(casesOf(readers, 1))(
    'becomes the edition that iplus import sheet makes of it, and updates it the next year (%s, %i px)',
    async ([lang, width], test) => {
      const { page, context, mishaps } = await visit(there(test), at(`/${lang}/studio`), {
        viewport: { width, height: 844 },
        hasTouch: width === 390,
      });
      const folder = temporaryFolder();
      const file = join(folder, 'cities.csv');
      writeFileSync(file, sheet);
      await page.locator('.studio-start').waitFor();
      await drop(page, 'cities.csv', sheet);
      const same = page.getByText(texts[lang].same);
      await same.waitFor();
      expect(await page.locator('.studio-sheet .asked').allTextContents()).toEqual(['1约91', '11.2万']);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await violations(page)).toEqual([]);
      await (width === 390 ? same.tap() : same.click());
      const make = page.getByRole('button', { name: texts[lang].make });
      await (width === 390 ? make.tap() : make.press('Enter'));
      await ready(page);
      const made = iplus([
        'import',
        'sheet',
        file,
        '--to',
        join(folder, 'cities'),
        '--yes',
        '--answer',
        'names=same',
      ]);
      expect(made.code).toBe(0);
      const files = await downloaded(page);
      for (const name of ['edition.yaml', schemaFile, 'units.csv', 'indicators.csv', 'data/values.csv'])
        expect(files[`cities/${name}`]).toBe(readFileSync(join(folder, 'cities', name), 'utf8'));

      await drop(page, 'next.csv', sheet.replace('2021', '2022').replace('98.2', '99'));
      await page.getByText(texts[lang].update).click();
      await page.locator('.studio-take .strong:enabled').click();
      await ready(page);
      expect((await downloaded(page))['cities/data/values.csv']).toContain('440300,2022,99,1200,46480');
      expect(mishaps).toEqual([]);
      await context.close();
    },
  );

  it('is read as its user says: a column left out, and a row that is no unit, as by the options in the terminal', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at('/en/studio'), {
      viewport: { width: 1440, height: 900 },
    });
    const folder = temporaryFolder();
    const file = join(folder, 'cities.csv');
    writeFileSync(file, sheet);
    await page.locator('.studio-start').waitFor();
    await drop(page, 'cities.csv', sheet);
    await page.locator('.studio-sheet thead button', { hasText: /^C$/ }).click();
    await page.getByRole('button', { name: 'left out' }).click();
    await page.getByRole('heading', { name: /2 indicators/ }).waitFor();
    await page.locator('.studio-sheet tbody button', { hasText: /^5$/ }).click();
    await page.getByRole('button', { name: 'left out' }).click();
    await page.getByRole('heading', { name: /3 units/ }).waitFor();
    expect(await page.locator('.studio-account p').textContent()).toMatch(
      /^\d+ filled cells = {1,2}figures 6 /,
    );
    expect(await violations(page)).toEqual([]);
    await page.locator('.studio-take .strong:enabled').click();
    await ready(page);
    const said = ['--skip-column', '投诉量', '--skip-row', '珠海市'];
    expect(iplus(['import', 'sheet', file, '--to', join(folder, 'cities'), '--yes', ...said]).code).toBe(0);
    const files = await downloaded(page);
    for (const name of ['edition.yaml', 'import.yaml', 'units.csv', 'indicators.csv', 'data/values.csv'])
      expect(files[`cities/${name}`]).toBe(readFileSync(join(folder, 'cities', name), 'utf8'));
    expect(mishaps).toEqual([]);
    await context.close();
  });

  it('is not taken where a cell cannot be read: the cell is marked, and what to do is said', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at('/en/studio'));
    await page.locator('.studio-start').waitFor();
    await drop(page, 'twice.csv', `${sheet}深圳市,97,1100,46000,\n`);
    await page.locator('.studio-sheet .wrong').first().waitFor();
    expect(await page.locator('.studio-list').textContent()).toContain('one figure for a unit');
    expect(await page.locator('.studio-take .strong').isDisabled()).toBe(true);
    expect(mishaps).toEqual([]);
    await context.close();
  });

  it('can be the workbook that the page gives, and the example opens', async (test) => {
    const { page, context, mishaps } = await visit(there(test), at('/en/studio'));
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('A workbook to fill in').click(),
    ]);
    const file = join(temporaryFolder(), given.suggestedFilename());
    await given.saveAs(file);
    await page.locator('.studio-offers input[type=file]').first().setInputFiles(file);
    await page.locator('.studio-take .strong:enabled').click();
    await ready(page);
    await page.getByRole('button', { name: 'Another edition …' }).click();
    await page.getByRole('button', { name: 'Open the example' }).click();
    await page.getByText('Access', { exact: true }).first().waitFor();
    expect(mishaps).toEqual([]);
    await context.close();
  });
});
