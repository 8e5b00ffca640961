import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { serveEditor } from '../../src/server/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { firstPort, inBrowser, violations, visit } from './browser.js';

const there = inBrowser();
const folder = temporaryFolder();
const yaml = () => readFileSync(join(folder, 'edition.yaml'), 'utf8');
let editor: Awaited<ReturnType<typeof serveEditor>>;
const faults: unknown[] = [];

beforeAll(async () => {
  editor = await serveEditor(editFolder(folder, true), {
    port: firstPort + 65,
    onFault: (error) => faults.push(error),
  });
});
afterAll(async () => {
  await editor.close();
  expect(faults).toEqual([]);
});
beforeEach(() => cpSync(example, folder, { recursive: true }));

const ready = (page: Page) => page.locator('#studio-ranking tbody tr').first().waitFor({ state: 'attached' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens the editor once the ranking is there. */
async function opened(browser: Parameters<typeof visit>[0]) {
  const seen = await visit(browser, editor.url, { locale: 'en-GB' });
  await ready(seen.page);
  return seen;
}

/** How many drafts the browser keeps. */
const drafts = (page: Page) =>
  page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((r) => {
      const open = indexedDB.open('iplus-studio', 1);
      open.onsuccess = () => r(open.result);
    });
    const store = base.transaction('editions').objectStore('editions');
    return new Promise<number>((r) => {
      const all = store.getAllKeys();
      all.onsuccess = () => r(all.result.length);
    });
  });
const barOf = (page: Page) => page.getByRole('slider', { name: 'Share of its group: Access' });

describe('What cannot be read or saved', () => {
  it('says where edition.yaml is broken, lets nothing change meanwhile, and goes on once it is mended', async (test) => {
    const { page, leave, mishaps } = await opened(there(test));
    const whole = yaml();
    writeFileSync(join(folder, 'edition.yaml'), whole.replace('units:', 'units: ['));
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.textContent(), { timeout: 15_000 })
      .toMatch(/edition\.yaml:\d+.*not valid YAML/s);
    expect(await page.getByText('computing …').count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    writeFileSync(join(folder, 'edition.yaml'), whole);
    await ready(page);
    expect(await alert.count()).toBe(0);
    // What broke it can be undone here as well, and saved.
    writeFileSync(join(folder, 'edition.yaml'), '- a list\n');
    await expect
      .poll(() => page.locator('h1').textContent(), { timeout: 15_000 })
      .toContain('cannot be read');
    await button(page, 'Undo').click();
    await ready(page);
    await button(page, 'Save').click();
    await expect.poll(() => page.locator('.studio-state').textContent()).toContain('Saved');
    expect(yaml()).toBe(whole);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('says why a share of 130 % is not taken', async (test) => {
    const { page, leave, mishaps } = await opened(there(test));
    const field = page.getByRole('spinbutton', { name: 'Share of its group: Access' });
    for (const typed of ['130', '-1', '']) {
      await field.fill(typed);
      await field.press('Enter');
      await field.blur();
      await expect.poll(() => page.getByRole('alert').textContent()).toContain('from 0 to 100%');
    }
    expect(await violations(page)).toEqual([]);
    await field.fill('50');
    await field.press('Enter');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Control+z');
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('brings back what was not saved after the page was left, and asks where the file changed meanwhile', async (test) => {
    const { page, leave, mishaps } = await opened(there(test));
    const bar = barOf(page);
    await bar.press('ArrowRight');
    await expect.poll(() => drafts(page)).toBe(1);
    await page.reload();
    await ready(page);
    await expect.poll(() => bar.inputValue()).toBe('61');
    expect(await page.locator('.studio-state').textContent()).toContain('edition.yaml');
    const other = yaml().replace('version: 1', 'version: 2');
    writeFileSync(join(folder, 'edition.yaml'), other);
    await page.reload();
    await ready(page);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('edition.yaml');
    await button(page, 'Take what is there').click();
    await expect.poll(() => bar.inputValue()).toBe('60');
    await expect.poll(() => drafts(page)).toBe(0);
    expect(yaml()).toBe(other);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('keeps the draft of each page apart: saving one loses nothing of the other', async (test) => {
    const { page, context, leave } = await opened(there(test));
    await barOf(page).press('ArrowRight');
    await expect.poll(() => drafts(page)).toBe(1);
    const second = await context.newPage();
    await second.goto(editor.url);
    await ready(second);
    expect(await barOf(second).inputValue()).toBe('60');
    await barOf(second).press('ArrowLeft');
    await expect.poll(() => drafts(page)).toBe(2);
    await page.bringToFront();
    await button(page, 'Save').click();
    await expect.poll(() => drafts(page)).toBe(1);
    await second.close();
    const held = () => page.evaluate(async () => (await navigator.locks.query()).held?.length);
    await expect.poll(held).toBe(1);
    const third = await context.newPage();
    await third.goto(editor.url);
    await ready(third);
    await expect.poll(() => barOf(third).inputValue()).toBe('59');
    await expect.poll(() => third.getByRole('alert').textContent()).toContain('edition.yaml');
    await leave();
  });

  it('brings back nothing in another folder of the same name and address', async (test) => {
    const browser = there(test);
    const serve = async () => {
      const own = join(temporaryFolder(), 'index');
      cpSync(example, own, { recursive: true });
      return serveEditor(editFolder(own, true), { port: firstPort + 66, onFault: (e) => faults.push(e) });
    };
    const first = await serve();
    const { page, leave } = await visit(browser, first.url, { locale: 'en-GB' });
    await ready(page);
    await barOf(page).press('ArrowRight');
    await expect.poll(() => drafts(page)).toBe(1);
    await first.close();
    const other = await serve();
    await page.goto('about:blank');
    await page.goto(other.url);
    await ready(page);
    expect(await barOf(page).inputValue()).toBe('60');
    expect(await drafts(page)).toBe(1);
    await leave();
    await other.close();
  });

  it('says that the disk is full, and keeps the draft', async (test) => {
    const { page, leave } = await opened(there(test));
    await page.route('**/edition', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 422, body: 'The disk is full.' })
        : route.continue(),
    );
    const before = yaml();
    await barOf(page).press('ArrowRight');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('disk is full');
    await page.unroute('**/edition');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.studio-state').textContent()).toContain('Saved');
    expect(yaml()).not.toBe(before);
    await leave();
  });
});
