import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { buildIndex, ranksIn } from '../../src/engine/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { serveEditor } from '../../src/server/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { byTurns, firstPort, inBrowser, ofColours, violations, visit } from './browser.js';
import { isLasting } from './visit.js';

const there = inBrowser();
const folder = temporaryFolder();
const yaml = () => readFileSync(join(folder, 'edition.yaml'), 'utf8');
let editor: Awaited<ReturnType<typeof serveEditor>>;
const faults: unknown[] = [];

beforeAll(async () => {
  cpSync(example, folder, { recursive: true });
  editor = await serveEditor(editFolder(folder, true), {
    port: firstPort + 60,
    onFault: (error) => faults.push(error),
  });
  // Of its pages a window keeps nothing; scripts and styles stay what they are.
  isLasting(editor.url);
});
afterAll(async () => {
  await editor.close();
  expect(faults).toEqual([]);
});
beforeEach(() => cpSync(example, folder, { recursive: true }));

const words = {
  en: {
    save: 'Save',
    undo: 'Undo',
    saved: 'Saved',
    choose: 'Choose it',
    share: 'Share of its group: Access',
  },
  zh: { save: '保存', undo: '撤销', saved: '已保存', choose: '采用', share: '占本组比重: 接入' },
} as const;

/** Opens the editor in a language, once the ranking is there. */
async function opened(...[browser, lang, options]: [Parameters<typeof visit>[0], 'en' | 'zh', object?]) {
  const seen = await visit(browser, editor.url, { locale: lang === 'zh' ? 'zh-CN' : 'en-GB', ...options });
  await ready(seen.page);
  return seen;
}

const ready = (page: Page) => page.locator('#studio-ranking tbody tr').first().waitFor({ state: 'attached' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Ranks and codes of the page, and those that the program computes from the folder as it is now. */
const shown = (page: Page) =>
  page.$$eval('#studio-ranking tbody tr', (rows) =>
    rows.map((row) => [Number(row.children[0]!.textContent), row.children[2]!.textContent]),
  );
async function computed(lang: 'en' | 'zh') {
  const { plan, panel, solve } = await readEdition(folder);
  const ranks = ranksIn(buildIndex(plan, panel, solve), 0, plan.periods.length - plan.first - 1);
  return [...ranks.keys()]
    .filter((c) => ranks[c]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]!)
    .map((c) => [ranks[c]!, plan.units[c]!.name[lang]]);
}
async function save(page: Page, lang: 'en' | 'zh') {
  await button(page, words[lang].save).click();
  await expect.poll(() => page.locator('.studio-state').textContent()).toContain(words[lang].saved);
}

describe.for(['en', 'zh'] as const)('the editor of an edition (%s)', (lang) => {
  const it = byTurns(lang);
  it.for([1440, 390])('is whole at %i px and has no fault that axe finds', async (width, test) => {
    const { page, leave, mishaps } = await opened(there(test), lang, {
      viewport: { width, height: 844 },
    });
    await page.locator('.studio-name').nth(1).click();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    // What differs by theme are colours, which are the same in both languages.
    for (const theme of lang === 'en' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme: theme });
      const rules = theme === 'dark' ? ofColours : undefined;
      expect(await violations(page, rules)).toEqual([]);
      if (width === 1440) continue;
      for (const tab of await page.locator('.studio-tabs button').all()) {
        await tab.click();
        expect(await violations(page, rules)).toEqual([]);
      }
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('moves a weight by keys, ranks as the program does, undoes it, and writes one line of the file', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), lang);
    const before = yaml();
    expect(await shown(page)).toEqual(await computed(lang));
    const bar = page.getByRole('slider', { name: words[lang].share });
    await bar.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => bar.inputValue()).toBe('65');
    await page.keyboard.press('Control+z');
    await expect.poll(() => bar.inputValue()).toBe('60');
    await page.getByRole('spinbutton', { name: words[lang].share }).fill('20');
    await page.keyboard.press('Enter');
    await save(page, lang);
    expect(yaml()).toBe(before.replace('weight: 0.6', 'weight: 0.2').replace('weight: 0.4', 'weight: 0.8'));
    await expect.poll(() => shown(page)).toEqual(await computed(lang));
    expect(mishaps).toEqual([]);
    await leave();
  });
});

describe('the editor of an edition', () => {
  it('says how far the ranking holds when it is asked, until something changes', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), 'en');
    const head = page.locator('#studio-ranking thead th').last();
    await button(page, 'How far does the ranking hold?').press('Enter');
    await expect.poll(() => head.textContent()).toBe('Rank in 90% of variants');
    expect(await page.locator('#studio-ranking .whisker svg').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('slider', { name: words.en.share }).press('ArrowRight');
    await expect.poll(() => head.textContent()).toBe('rank, weights ±25%');
    expect(await button(page, 'How far does the ranking hold?').count()).toBe(1);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('says what a choice does before it is made, shows it, and writes it with the comment beside it', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), 'en');
    const before = await shown(page);
    const choice = page.locator('.studio-choices label', { hasText: 'Only the weakest' });
    await expect.poll(() => choice.textContent()).toMatch(/rank changes|ranks change|No rank/);
    await choice.locator('input').check();
    await expect.poll(() => page.locator('.studio-preview').textContent()).toContain('Weakest part');
    expect(yaml()).toBe(readFileSync(join(example, 'edition.yaml'), 'utf8'));
    await page.keyboard.press('Escape');
    await expect.poll(() => shown(page)).toEqual(before);
    await choice.locator('input').check();
    await button(page, words.en.choose).click();
    await save(page, 'en');
    expect(yaml()).toMatch(/aggregate: minimum {2,}# or geometric, or harmonic/);
    await expect.poll(() => shown(page)).toEqual(await computed('en'));
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('changes a figure at its cell, marks the cell that is wrong, and writes no other byte', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), 'en');
    const values = () => readFileSync(join(folder, 'data/values.csv'), 'utf8');
    const before = values();
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    const wrong = page.locator('.studio-grid [aria-invalid]');
    await expect.poll(() => wrong.textContent()).toBe('many');
    expect(await page.locator('#studio-check').textContent()).toContain('data/values.csv:');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('250');
    await page.keyboard.press('Enter');
    await expect.poll(() => wrong.count()).toBe(0);
    await save(page, 'en');
    const changed = values()
      .split('\n')
      .filter((line, i) => line !== before.split('\n')[i]);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/,250,/);
    await expect.poll(() => shown(page)).toEqual(await computed('en'));
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('shows a figure that cannot be true, leaves it out, and writes who accepted it and why', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), 'en');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('-9999');
    await page.keyboard.press('Enter');
    const finding = page.locator('#studio-check li', { hasText: '9,999' }).last();
    await expect.poll(() => finding.textContent()).toContain('left out');
    await save(page, 'en');
    await expect.poll(() => shown(page)).toEqual(await computed('en'));
    await finding.getByRole('button', { name: 'Accept …' }).click();
    await page.getByLabel('Why it is right').fill('The source prints it');
    await page.getByLabel('Your name').fill('Li Hua');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Your name').press('Enter');
    await save(page, 'en');
    expect(yaml()).toContain('Li Hua');
    expect(yaml().startsWith(readFileSync(join(example, 'edition.yaml'), 'utf8').slice(0, 400))).toBe(true);
    await expect.poll(() => shown(page)).toEqual(await computed('en'));
    await button(page, 'What might a reviewer object?').click();
    await expect.poll(() => page.locator('#studio-check').textContent()).not.toContain('computing');
    expect(mishaps).toEqual([]);
    await leave();
  });

  it.for(['mouse', 'touch'] as const)('moves an indicator into another group by %s', async (by, test) => {
    const phone = by === 'touch' ? { hasTouch: true, viewport: { width: 390, height: 844 } } : {};
    const { page, context, leave, mishaps } = await opened(there(test), 'en', phone);
    const middle = async (locator: ReturnType<Page['locator']>) => {
      const box = (await locator.boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const from = await middle(page.locator('[data-node="mobile"] .grip'));
    const over = await middle(page.locator('[data-node="online-services"] > .studio-node'));
    const to = { x: over.x, y: over.y + 8 };
    const session = await context.newCDPSession(page);
    if (by === 'mouse') {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
    } else {
      for (const [type, at] of [
        ['touchStart', from],
        ['touchMove', { x: from.x, y: (from.y + to.y) / 2 }],
        ['touchMove', to],
      ] as const)
        await session.send('Input.dispatchTouchEvent', { type, touchPoints: [at] });
    }
    await expect.poll(() => page.locator('li.onto').getAttribute('class')).toBe('onto after');
    if (by === 'mouse') await page.mouse.up();
    else await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await save(page, 'en');
    const order = [...yaml().matchAll(/indicator: ([\w-]+)/g)].map(([, id]) => id);
    expect(order).toEqual(['broadband', 'online-services', 'mobile', 'waiting-time']);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('loses nothing when an edition goes from page to hand to page, and keeps the comments', async (test) => {
    const { page, leave, mishaps } = await opened(there(test), 'en');
    const grip = page.getByRole('button', { name: /^Move Mobile/ });
    await grip.focus();
    await page.keyboard.press('ArrowDown');
    await save(page, 'en');
    expect(yaml()).toContain('- { indicator: mobile, weight: 1 }\n        - { indicator: online-services');
    const byHand = yaml()
      .replace('weight: 0.4', 'weight: 0.4   # asked of twelve experts')
      .replace('version: 1', 'version: 2');
    writeFileSync(join(folder, 'edition.yaml'), byHand);
    await expect
      .poll(() => page.locator('#studio-history li').first().textContent())
      .toContain('Changed elsewhere');
    await page.getByRole('spinbutton', { name: words.en.share }).fill('50');
    await page.keyboard.press('Enter');
    await save(page, 'en');
    expect(yaml()).toBe(
      byHand.replace('weight: 0.6', 'weight: 0.5').replace('weight: 0.4  ', 'weight: 0.5  '),
    );
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('never writes over what was changed by hand without being told to', async (test) => {
    const { page, leave } = await opened(there(test), 'en');
    await page.getByRole('spinbutton', { name: words.en.share }).fill('30');
    await page.keyboard.press('Enter');
    const byHand = `${yaml()}# by hand\n`;
    writeFileSync(join(folder, 'edition.yaml'), byHand);
    await button(page, words.en.save).click();
    await page.locator('.studio-conflict').waitFor();
    expect(yaml()).toBe(byHand);
    await button(page, 'Write mine over it').click();
    await expect.poll(yaml).toContain('weight: 0.3');
    expect(yaml()).not.toContain('# by hand');
    await leave();
  });
});

it('keeps its token in the tab alone: out of the address, through a reload and the other language', async (test) => {
  const { page, context } = await visit(there(test), editor.url, { locale: 'en-GB' });
  await ready(page);
  expect(page.url()).toBe(`${new URL(editor.url).origin}/en`);
  await page.reload();
  await ready(page);
  await page.goto(`${new URL(editor.url).origin}/zh`);
  await ready(page);
  expect(await context.cookies()).toEqual([]);
  const other = await context.newPage();
  await other.goto(`${new URL(editor.url).origin}/en`);
  await other.getByText('Open the address that the program printed').waitFor();
  await context.close();
});
