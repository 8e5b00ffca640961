import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explain, findSubject, type Release } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { thorough } from '../helpers/thorough.js';
import { byTurns, onSite, roundedAs, violations, visit } from './browser.js';

let release: Release;
const { there, at } = onSite(async () => {
  release = await releaseOf(example);
  return [release];
});
const screens = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

describe.for(['en', 'zh'] as const)('the way from a place to its figures (%s)', (lang) => {
  const it = byTurns(lang);
  it('goes by keys alone: search, place, receipt, comparison', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { viewport: screens.wide });
    const { code, name } = release.plan.units[1]!;
    await page.keyboard.press('/');
    await page.keyboard.insertText(code);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${lang}/place/${code}`);
    expect(await page.locator('h1').textContent()).toContain(name[lang]);
    const figure = page.locator('.rank-gaps td.n a').first();
    await figure.focus();
    await page.keyboard.press('Enter');
    const column = page.locator('#column');
    await column.waitFor();
    expect(await column.evaluate((c) => c.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await column.count()).toBe(0);
    expect(await figure.evaluate((a) => a === document.activeElement)).toBe(true);
    await page.locator('.onward').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${lang}/compare?of=**`);
    expect(await page.locator('.compare thead th').count()).toBeGreaterThan(1);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('stays on the page while an input method is composing, and says what the index does not cover', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), {
      viewport: screens.narrow,
    });
    const { code } = release.plan.units[1]!;
    const field = page.getByRole('combobox').first();
    const status = page.locator('.find [role=status]');
    await field.focus();
    await page.keyboard.insertText('Atlantis');
    await expect
      .poll(() => status.textContent())
      .toBe(lang === 'zh' ? '本指数未覆盖该地区。' : 'The index covers no place of this name.');
    expect((await status.boundingBox())!.height).toBeGreaterThan(20);
    await page.keyboard.press('Enter');
    await field.fill('');
    await page.keyboard.insertText(code);
    await page.getByRole('option').first().waitFor();
    // Chromium and Firefox report Enter as composing, Safari with this key code after it.
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      const isLeftAlone = await field.evaluate(
        (input, of) =>
          input.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...of }),
          ),
        composing,
      );
      expect(isLeftAlone).toBe(true);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${lang}/place/${code}`);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('copies without a clipboard of scripts, which pages over plain HTTP do not have', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/place/A1`), {
      viewport: screens.wide,
    });
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.locator('.computed > summary').click();
    await page.locator('#receipt .tools button').last().click();
    const search = page.getByRole('combobox').first();
    await search.focus();
    await page.keyboard.press('Control+V');
    expect(await search.inputValue()).toBe(at(`/${lang}/place/A1`));
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('copies a receipt as text, as JSON and as a link', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/place/A1`), {
      viewport: screens.wide,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const of = explain(release, findSubject(release.plan, 'A1'));
    const copied: string[] = [];
    await page.locator('.computed > summary').click();
    for (const button of await page.locator('#receipt .tools button').all()) {
      await button.click();
      copied.push(await page.evaluate(() => navigator.clipboard.readText()));
    }
    expect(copied).toHaveLength(3);
    expect(copied[0]).toContain(of.reference);
    expect(JSON.parse(copied[1]!)).toEqual(JSON.parse(JSON.stringify(of)));
    expect(copied[2]).toBe(at(`/${lang}/place/A1`));
    await leave();
  });

  it.for(Object.entries(screens))(
    'shows every figure as the release has it on a %s screen',
    async ([, viewport], test) => {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { viewport });
      let walked = 0;
      for (const path of [
        '',
        'place/A1',
        'place/South',
        'place/A1/2021/use',
        'compare?of=A1+B2+B3',
        'compare?of=North+South',
      ]) {
        await page.goto(at(`/${lang}/${path}`));
        const figures = await page.$$eval('td.n a[href*="/place/"]', (links) =>
          links.map((a) => [a.getAttribute('href')!, a.textContent!, a.getAttribute('data-from')] as const),
        );
        for (const [href, text, from] of figures) {
          const [, , , code, period, node] = href.split('/').map(decodeURIComponent);
          const receipt = explain(release, findSubject(release.plan, code!), period, node);
          const shown =
            from === 'rank' ? String(receipt.rank) : roundedAs(text, receipt.value ?? Number.NaN, lang);
          expect([path, href, text]).toEqual([path, href, shown]);
        }
        walked += figures.length;
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), path).toBe(
          true,
        );
      }
      expect(walked).toBeGreaterThan(40);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('answers what another rank would take, also without scripts', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/place/B2`), { javaScriptEnabled: false });
    await page.locator('#what-if input').fill('1');
    await page.locator('#what-if button').click();
    await page.waitForURL('**rank=1**');
    expect(await page.locator('#what-if .answer').textContent()).not.toBe('');
    await page.goto(at(`/${lang}/place/B2?rank=99`));
    expect(await page.locator('#what-if [role=alert]').textContent()).toContain('99');
    await leave();
  });

  it('adds a place to a comparison by name, without scripts', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/compare?of=A1`), {
      javaScriptEnabled: false,
    });
    await page.locator('input[name=add]').fill('Lakeside');
    await page.locator('form.ask button').click();
    expect(await page.locator('.compare thead th.n').count()).toBe(2);
    expect(await page.locator('main').textContent()).toMatch(/1,024/);
    await leave();
  });

  it('hands over a place as one small file that opens without a network and wears its band', async (test) => {
    const window = there(test);
    const response = await fetch(at(`/${lang}/place/A1.offline.html`));
    const html = await response.text();
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    const file = join(temporaryFolder(), 'A1.html');
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const { page, leave, mishaps } = await visit(window, 'about:blank', { offline: true });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(url);
    expect(asked.filter((to) => to !== url && !to.startsWith('data:'))).toEqual([]);
    expect(mishaps.filter((m) => !m.startsWith('foreign: file:'))).toEqual([]);
    expect(await page.locator('aside.band').isVisible()).toBe(true);
    expect(await page.locator('h1').textContent()).toContain(release.plan.units[0]!.name[lang]);
    const csv = decodeURIComponent(
      (await page.locator('a[download]').getAttribute('href'))!.split(',').slice(1).join(','),
    );
    const rows = readFileSync(join(release.folder, 'results.csv'), 'utf8')
      .split('\n')
      .filter((l) => l.startsWith('A1,'));
    expect(csv.trim().split('\n').length).toBe(rows.length + 1);
    await leave();
  });
});

const kinds = ['en/place/A1?rank=1', 'zh/place/South', 'en/compare?of=A1+B1+B2', 'zh/compare?of=nowhere'];

describe.for(['light', 'dark'] as const)(
  'in the %s, axe finds nothing on the pages of places',
  (colorScheme) => {
    // Every second one, and the others in the dark; npm run test:thorough asks about all in both.
    it.for(kinds.filter((_, i) => thorough || i % 2 === Number(colorScheme === 'dark')))(
      '%s',
      async (path, test) => {
        const { page, leave } = await visit(there(test), at(`/${path}`), {
          colorScheme,
          viewport: screens.wide,
        });
        expect(await violations(page)).toEqual([]);
        await leave();
      },
    );
  },
);
