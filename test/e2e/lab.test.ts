import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { loadSolver, type Solve } from '../../src/engine/index.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { Bench } from '../../src/web/lab/bench.js';
import { readSettings, unchanged } from '../../src/web/lab/settings.js';
import { offeredMethods } from '../../src/words/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { citiesOrExample } from '../helpers/fewCities.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { byTurns, onSite, roundedAs, violations, visit, wronglyShown } from './browser.js';

const offered = offeredMethods();
let release: Release;
let bench: Bench;
let solve: Solve;
const { there, at } = onSite(async () => {
  release = await citiesOrExample();
  bench = new Bench(release.plan, release.panel);
  solve = await loadSolver();
  return [release, await releaseOf(example)];
});
const ready = (page: Page) => page.locator('#lab-ranks tbody tr').first().waitFor();
const shownRows = (page: Page) =>
  page.$$eval('#lab-ranks tbody tr', (rows) =>
    rows.map((row) => [0, 2, 3].map((i) => row.children[i]!.textContent!.trim())),
  );

/** What the table must show for the settings in the address: rank, name, score, by the engine in Node; the score in the decimals shown. */
function expected(url: string, lang: 'en' | 'zh', shown: string[][]): string[][] {
  const { values, ranks } = bench.outcome(readSettings(new URL(url).search, offered));
  return [...ranks.keys()]
    .filter((c) => ranks[c]! > 0)
    .sort((a, b) => ranks[a]! - ranks[b]! || a - b)
    .slice(0, 25)
    .map((c, i) => [
      String(ranks[c]),
      release.plan.units[c]!.name[lang],
      roundedAs(shown[i]?.[2] ?? '', values[c]!, lang),
    ]);
}

/** Waits until the table has what the address asks for. */
const follows = (page: Page, lang: 'en' | 'zh') =>
  vi.waitFor(
    async () => {
      const shown = await shownRows(page);
      expect(shown).toEqual(expected(page.url(), lang, shown));
      // The last row may look like the one after it, which is not shown.
      expect(
        wronglyShown(shown.map(([rank, , score]) => [rank!, score!])).filter(
          (row) => !row.startsWith(`${shown.at(-1)![0]}: `),
        ),
      ).toEqual([]);
    },
    { timeout: 100_000 },
  );

describe.for(['en', 'zh'] as const)('the weight lab (%s)', (lang) => {
  const it = byTurns(lang);
  const colorScheme = lang === 'en' ? 'light' : 'dark';
  it.for([1440, 390])(
    `is whole at %i px and has no fault that axe finds in the ${colorScheme}`,
    async (width, test) => {
      const viewport = { width, height: width < 500 ? 844 : 900 };
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`), {
        viewport,
        colorScheme,
      });
      await ready(page);
      await follows(page, lang);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await violations(page)).toEqual([]);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('follows the keys: every step moves a border, ranks and address go with it, and undo goes back', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`));
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
    await leave();
  });

  it('follows the pointer, and the map with it; the address brings the same ranks to another reader', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`));
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
    await leave();
    await other.leave();
  });

  it('aggregates otherwise, on another scale, and without what is left out', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    await page.getByLabel({ en: 'Aggregate by', zh: '合成方法' }[lang]).selectOption('geometric');
    await page.getByLabel({ en: 'Scale', zh: '标准化' }[lang]).selectOption('percentile-rank');
    const colours = () => page.$$eval('#lab .weights > div', (parts) => parts.map((p) => p.className));
    const own = await colours();
    await page.getByRole('checkbox').first().check();
    expect(await colours()).toEqual(own.slice(1));
    await page.getByRole('checkbox').first().uncheck();
    await page.getByRole('checkbox').last().check();
    await expect.poll(() => page.url()).toMatch(/drop=.*aggregate=geometric&scale=percentile-rank/);
    await follows(page, lang);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('answers whose weights: the second of the ranking above the first, or why there are none', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`));
    await ready(page);
    const { ranks } = bench.outcome(unchanged);
    const [first, second] = [1, 2].map((rank) => String(ranks.indexOf(rank)));
    const pickers = page.locator('#whose select');
    await pickers.nth(0).selectOption(second!);
    await pickers.nth(1).selectOption(first!);
    await page.locator('#whose button').click();
    const said = page.locator('#whose [role=status]');
    await expect.poll(() => said.textContent()).toMatch(/nearest weights:|No weights|最近的权重：|任何权重/);
    if (/nearest weights:|最近的权重：/.test((await said.textContent())!)) {
      await expect.poll(() => page.url()).toContain('w=');
      const { ranks: now } = bench.outcome(readSettings(new URL(page.url()).search, offered));
      expect(now[Number(second)]!).toBeLessThan(now[Number(first)]!);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  const drags: Record<string, (page: Page, from: Spot, to: Spot) => Promise<void>> = {
    mouse: async (page, from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await page.mouse.up();
    },
    touch: async (page, from, to) => {
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Spot) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
      await touch('touchStart', from);
      await touch('touchMove', { x: from.x, y: (from.y + to.y) / 2 });
      await touch('touchMove', to);
      await touch('touchEnd');
    },
  };

  it.for(['mouse', 'touch', 'keys'])(
    'seeks them where a row is dragged over another (%s)',
    async (by, test) => {
      const phone = by === 'touch' ? { hasTouch: true, viewport: { width: 390, height: 844 } } : {};
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/lab`), phone);
      await ready(page);
      const solvers = () =>
        page.evaluate(
          () => performance.getEntriesByType('resource').filter((e) => /wasm|highs/.test(e.name)).length,
        );
      expect(await solvers()).toBe(0);
      const { first, second } = pairThatCan();
      const grips = page.locator('#lab-ranks .grip');
      const [of, onto] = [grips.nth(second - 1), grips.nth(first - 1)];
      await of.scrollIntoViewIfNeeded();
      if (by === 'keys') {
        await of.focus();
        for (let i = first; i < second; i++) await page.keyboard.press('ArrowUp');
        expect(await page.locator('#lab-ranks tr.onto').count()).toBe(1);
        await page.keyboard.press('Enter');
      } else {
        const [from, to] = [(await of.boundingBox())!, (await onto.boundingBox())!];
        await drags[by]!(page, { x: from.x + 14, y: from.y + 14 }, { x: to.x + 14, y: to.y + 14 });
      }
      await expect
        .poll(() => page.locator('#whose [role=status]').textContent())
        .toMatch(/nearest weights:|最近的权重：/);
      await expect.poll(() => page.url()).toContain('w=');
      await follows(page, lang);
      const { ranks: own } = bench.outcome(unchanged);
      const { ranks } = bench.outcome(readSettings(new URL(page.url()).search, offered));
      expect(ranks[own.indexOf(second)]!).toBeLessThan(ranks[own.indexOf(first)]!);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('gives what was changed as a file that iplus builds', async (test) => {
    const { page, leave, mishaps } = await visit(
      there(test),
      at(`/my-index/${lang}/lab?name=Ours&w=access:20,use:80&aggregate=geometric`),
    );
    await ready(page);
    await page.locator('#as-edition summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#as-edition button').click(),
    ]);
    expect(download.suggestedFilename()).toBe('my-index-ours.yaml');
    const folder = temporaryFolder();
    const file = join(folder, 'my-index-ours.yaml');
    await download.saveAs(file);
    const out = join(folder, 'release');
    expect(iplus(['build', example, '--variant', file, '--out', out])).toMatchObject({ code: 0 });
    const built = await openRelease(out);
    const { root, tree } = { root: built.index, tree: built.plan.nodes };
    expect([built.plan.edition, tree[0]!.aggregate, tree.find((n) => n.id === 'use')!.weight]).toEqual([
      'my-index-ours',
      'geometric',
      0.8,
    ]);
    const shown = await shownRows(page);
    const last = [...root.ranks(0).slice(-root.units)];
    for (const [rank, name] of shown) {
      const c = built.plan.units.findIndex((u) => u.name[lang] === name);
      expect(String(last[c])).toBe(rank);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });
});

interface Spot {
  x: number;
  y: number;
}

/** Two places of the first 25, the higher first, whose order some weights turn round. */
function pairThatCan(): { first: number; second: number } {
  const { ranks } = bench.outcome(unchanged);
  for (let second = 3; second < 12; second++) {
    const pair = [ranks.indexOf(second), ranks.indexOf(second - 1)] as const;
    if (bench.nearest(unchanged, pair, 'en', solve).status === 'found') return { first: second - 1, second };
  }
  throw new Error('no two of the first places can change theirs');
}
