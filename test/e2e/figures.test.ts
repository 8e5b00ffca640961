import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { markup } from '../../src/figures/index.js';
import { lineChart } from '../../src/figures/lineChart.js';
import { chartStyle } from '../../src/figures/style.js';
import { type Release, receiptOf, shortId } from '../../src/release/index.js';
import { exampleWith, releaseOf, sharesOfTheBest } from '../helpers/editions.js';
import { thorough } from '../helpers/thorough.js';
import { byTurns, onSite, typed, violations, visit } from './browser.js';

let release: Release;
const { there, at } = onSite(async () => {
  release = await releaseOf(exampleWith(sharesOfTheBest));
  return [release];
});
const pages = ['sectors', 'balance', 'economy', 'time', 'uncertainty'];
const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

async function pagesOf(page: Page): Promise<string[]> {
  const hrefs = await page.$$eval('header nav a', (links) => links.map((a) => a.getAttribute('href')!));
  return pages.filter((name) => hrefs.some((href) => href.endsWith(`/${name}`)));
}

describe.for(['en', 'zh'] as const)('the pages of the analysis (%s)', (lang) => {
  const it = byTurns(lang);
  it.for(screens)('hold what they show, without a fault, at $width px', async (viewport, test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { viewport });
    for (const name of await pagesOf(page)) {
      await page.goto(at(`/${lang}/${name}`));
      expect((await page.locator('h1').textContent())!.length, name).toBeGreaterThan(5);
      expect(await page.locator('figure svg.chart').count(), name).toBeGreaterThan(1);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true);
      expect(await page.locator('svg.chart').first().innerHTML()).not.toMatch(/NaN|undefined|Infinity/);
      const words = await page.locator('svg.chart .band-text').allTextContents();
      const wanted = { en: 'Example data', zh: '示例数据' }[lang];
      expect(words.every((w) => w === wanted) && words.length > 0, name).toBe(true);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it.for(['light', 'dark'] as const)(
    'have nothing that axe objects to in the %s',
    async (colorScheme, test) => {
      const { page, leave } = await visit(there(test), at(`/${lang}/`), { colorScheme });
      for (const [i, name] of (await pagesOf(page)).entries()) {
        // In the light every second page, in the dark the others. The other language the other way round, where it is asked too.
        if ((i + Number(colorScheme === 'dark') + (thorough ? Number(lang === 'zh') : 0)) % 2 === 1) continue;
        await page.goto(at(`/${lang}/${name}`));
        await page.$$eval('.figure > details', (all) => {
          for (const one of all) (one as HTMLDetailsElement).open = true;
        });
        expect(await violations(page), name).toEqual([]);
      }
      await page.goto(at(`/${lang}/embed/lorenz`));
      expect(await violations(page), 'embed').toEqual([]);
      await leave();
    },
  );

  it('show in every table the figure that the receipt behind it has', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/balance`));
    const cells = await page.$$eval('.figure td.n a[href*="receipt?of="]', (links) =>
      links.map((a) => [a.getAttribute('href')!, a.textContent ?? '']),
    );
    expect(cells.length).toBeGreaterThan(10);
    for (const [href, text] of cells.filter((_, i) => i % 7 === 0)) {
      const reference = new URL(at(href!)).searchParams.get('of')!;
      const receipt = await receiptOf(release, reference);
      const digits = text!.split('.')[1]?.length ?? 0;
      const exact = Number(receipt.value);
      expect(Math.abs(typed(text!) - exact), reference).toBeLessThanOrEqual(0.5000001 * 10 ** -digits);
    }
    await leave();
  });

  it('open the receipt of a figure of a table beside the page', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/balance`), {
      viewport: screens[0]!,
    });
    await page.locator('#inequality summary').first().click();
    const link = page.locator('#inequality td.n a').first();
    const shown = (await link.textContent())!;
    await link.click();
    const column = page.locator('.column');
    expect(await column.locator('h2').first().textContent()).toContain(shown.slice(0, 4));
    expect(await column.textContent()).toMatch(/sha256/);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('keep what was chosen in the address, without scripts too', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/balance`), { javaScriptEnabled: false });
    const node = release.plan.nodes[release.plan.nodes[0]!.children[0]!]!;
    const select = page.locator('select[name=node]');
    const values = await select
      .locator('option')
      .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
    const chosen = values.find((v) => v !== values[0]) ?? node.id;
    await select.selectOption(chosen);
    await page.locator('.choices button').click();
    expect(new URL(page.url()).searchParams.get('node')).toBe(chosen);
    expect(await page.locator('select[name=node]').inputValue()).toBe(chosen);
    await page.locator('#lorenz summary').last().click();
    const files = page.locator('#lorenz a[href*=".csv"]:visible');
    const [names, codes] = await files.evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
    expect(names).toContain(`.csv?node=${chosen}`);
    expect(codes).toContain(`.csv?node=${chosen}&with=codes`);
    await leave();
  });

  it('offer picture, data, all results and citation in a dialog, by keyboard', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/balance`));
    const [button, dialog] = [page.locator('#lorenz .download > button'), page.locator('#lorenz dialog')];
    await button.focus();
    await page.keyboard.press('Enter');
    const title = (await page.locator('#lorenz figcaption h2').textContent())!;
    const words = {
      en: ['Picture', 'Its data', 'All results', 'Cite'],
      zh: ['图片', '对应数据', '全部结果', '引用'],
    };
    expect(await dialog.getByRole('heading').textContent()).toBe(title);
    for (const word of words[lang]) expect(await dialog.textContent()).toContain(word);
    expect(await violations(page)).toEqual([]);
    const isInside = () => page.evaluate("document.activeElement.closest('dialog') !== null");
    const stops = await dialog.locator('a, button').count();
    expect(stops).toBeGreaterThan(10);
    for (let i = 0; i < stops - 1; i++) {
      expect(await isInside()).toBe(true);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('say so where an address asks for what there is not', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/balance`));
    const answer = await page.request.get(at(`/${lang}/balance?node=nothing&period=1066`));
    expect(answer.status()).toBe(404);
    for (const word of ['nothing', '1066']) expect(await answer.text()).toContain(word);
    expect(mishaps).toEqual([]);
    await leave();
  });
});

describe('a figure', () => {
  it('is taken away as SVG, PNG, CSV, XLSX and Parquet', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at('/en/balance'));
    await page.locator('#lorenz .download > button').click();
    for (const [name, start] of [
      ['SVG', '<?xml'],
      ['CSV', '\u00ef\u00bb\u00bf'],
      ['XLSX', 'PK'],
      ['Parquet', 'PAR1'],
      ['PNG', '\u0089PNG'],
      ['PNG, dark', '\u0089PNG'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .locator('#lorenz dialog .button')
          .filter({ hasText: new RegExp(`^${name}$`) })
          .first()
          .click(),
      ]);
      const content = await (await import('node:fs/promises')).readFile(await download.path());
      expect(content.toString('latin1').startsWith(start), name).toBe(true);
      if (name === 'CSV') {
        expect(content.toString()).toMatch(/^\ufeff[^\n]*,Source,Release,Status of the data\n/);
        expect(content.toString()).toContain(`,example\n`);
      }
      if (name.startsWith('PNG')) expect(content.readUInt32BE(16), name).toBe(2 * 720);
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('is well-formed as a file, and says in it what it is, whose and of what status', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/balance'));
    const ids = await page.$$eval('figure.figure', (all) => all.map((f) => f.id));
    for (const id of ids) {
      const said = await page.evaluate(async (path) => {
        const text = await (await fetch(path)).text();
        const read = new DOMParser().parseFromString(text, 'image/svg+xml');
        return [read.querySelector('parsererror')?.textContent ?? '', read.documentElement.textContent ?? ''];
      }, `/en/figure/${id}.svg?width=900`);
      expect(said[0], id).toBe('');
      expect(said[1], id).toContain(shortId(release.manifest.id));
      expect(said[1], id).toContain('Example data');
      expect(said[1], id).not.toMatch(/NaN|undefined|var\(/);
    }
    await leave();
  });

  it('stands in another page, as wide as its place and as tall as it needs', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'), { viewport: screens[0]! });
    await page.evaluate((src) => {
      document.body.innerHTML = `<div style="width:333px"><iplus-figure src="${src}"></iplus-figure></div>`;
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/embed.js';
      document.body.append(script);
    }, at('/en/embed/lorenz'));
    const frame = page.locator('iplus-figure iframe');
    await page.waitForFunction(() => {
      const height = document.querySelector('iframe')?.style.height;
      return height !== undefined && height !== '' && height !== '420px';
    });
    expect(await frame.getAttribute('src')).toContain('width=333');
    const inside = page.frameLocator('iplus-figure iframe');
    const needed = await inside.locator('html').evaluate((html) => html.getBoundingClientRect().height);
    const given = await frame.evaluate((f) => f.getBoundingClientRect().height);
    expect(Math.abs(needed - given)).toBeLessThanOrEqual(1);
    expect(await inside.locator('svg.chart .band-text').textContent()).toBe('Example data');
    await leave();
  });
});

it('points of provisional figures are open in the browser, those of others filled', async (test) => {
  const points = [1, 2, 3].map((y, x) => ({ x, y, title: '' }));
  const axis = { label: '' };
  const draw = lineChart({ lines: [{ name: 'a', points }], x: { ...axis, settled: 1 }, y: axis });
  const { content } = draw({ lang: 'en', width: 440, href: (path) => path });
  const svg = `<svg class="chart">${markup(content)}</svg>`;
  const page = await there(test).newPage();
  await page.setContent(
    `<style>${chartStyle((name) => (name === 'paper' ? 'rgb(255, 255, 255)' : 'rgb(1, 2, 3)'))}</style>${svg}`,
  );
  const fills = await page
    .locator('circle')
    .evaluateAll((all) => all.map((circle) => getComputedStyle(circle).fill));
  expect(fills).toEqual(['rgb(1, 2, 3)', 'rgb(1, 2, 3)', 'rgb(255, 255, 255)']);
  await page.close();
});
