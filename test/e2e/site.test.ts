import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { serveReleases } from '../../src/server/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { citiesOrExample } from '../helpers/fewCities.js';
import { casesOf, thorough } from '../helpers/thorough.js';
import { byTurns, firstPort, onSite, roundedAs, violations, visit, wronglyShown } from './browser.js';

type Row = Record<'unit' | 'level' | 'period' | 'node' | 'value' | 'rank' | 'status', string>;

let release: Release;
let rows: Row[];
let isChina = false;
const { there, at } = onSite(async () => {
  release = await citiesOrExample();
  isChina = release.plan.edition === 'china-open';
  rows = parse(readFileSync(join(release.folder, 'results.csv')), { columns: true }) as Row[];
  return [release];
});
const lastPeriod = () => release.plan.periods.at(-1)!;
const cell = (unit: string, node: string, level = release.plan.level, period = lastPeriod()) =>
  rows.find((r) => r.unit === unit && r.node === node && r.level === level && r.period === period)!;
const leader = () => {
  const root = release.plan.nodes[0]!.id;
  return rows.find((r) => r.node === root && r.period === lastPeriod() && r.rank === '1')!.unit;
};
const nameOf = (code: string) => release.plan.units.find((u) => u.code === code)!.name;
const screens = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

describe.for(['en', 'zh'] as const)('the first page (%s)', (lang) => {
  const it = byTurns(lang);
  it.for(Object.entries(screens))('is whole on a %s screen', async ([, viewport], test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { viewport });
    const said = await page.locator('h1').textContent();
    expect(said).toContain(nameOf(leader())[lang]);
    expect(said).toContain(lastPeriod());
    const text = await page.locator('body').textContent();
    const status = {
      real: { en: 'Real records', zh: '真实记录' },
      example: { en: 'Example data', zh: '示例数据' },
    };
    expect(text).toContain(status[release.plan.dataStatus as 'real' | 'example'][lang]);
    if (isChina) {
      const { note } = release.plan;
      expect(await page.getByText(note![lang]).first().isVisible()).toBe(true);
      const borders = { en: /Borders are illustrative/, zh: /边界仅为示意/ }[lang];
      expect(await page.getByText(borders).first().isVisible()).toBe(true);
      expect(await page.locator('.map svg').isVisible()).toBe(true);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('leads from the headline to the receipt of the leader', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    await page
      .locator('h1 a', { hasText: nameOf(leader())[lang] })
      .first()
      .click();
    await page.locator('.column .tools a').click();
    await page.waitForURL(`**/${lang}/place/${leader()}/${lastPeriod()}`);
    const { nodes } = release.plan;
    const receipt = page.locator('.receipt').first();
    const value = Number(cell(leader(), nodes[0]!.id).value);
    expect(await receipt.textContent()).toContain(value.toFixed(6));
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('has every index of results.csv in its full table, with the same decimals, and marked where two ranks look alike', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/ranking`));
    const shown = await page.$$eval('#ranking-all tbody tr', (lines) =>
      lines.map((line) => {
        const link = line.querySelector('td.n a')!;
        const code = link.getAttribute('href')!.split('/')[3]!;
        return [code, line.querySelector('td:not(:has(input))')!.textContent!, link.textContent!] as const;
      }),
    );
    const root = release.plan.nodes[0]!.id;
    const wanted = rows
      .filter((r) => r.level === release.plan.level && r.node === root && r.period === lastPeriod() && r.rank)
      .sort((a, b) => Number(a.rank) - Number(b.rank));
    expect(shown.length).toBe(wanted.length);
    const byCode = new Map(wanted.map((r) => [r.unit, r]));
    for (const [code, rank, index] of shown) {
      const row = byCode.get(code)!;
      expect([code, rank, index]).toEqual([code, row.rank, roundedAs(index, Number(row.value), lang)]);
    }
    expect(wronglyShown(shown.map(([, rank, index]) => [rank, index]))).toEqual([]);
    expect(shown.map(([, rank]) => Number(rank))).toEqual(wanted.map((r) => Number(r.rank)));
    await leave();
  });

  it('opens, behind every figure tried, a page with that figure of results.csv', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`));
    const hrefs = await page.$$eval(':is(.front, .below) td.n a', (links) =>
      links.map((a) => a.getAttribute('href')!),
    );
    expect(hrefs.length).toBeGreaterThan(20);
    // Eight, spread over the page; every second one in each language. Three are enough for npm test.
    const eight = hrefs.filter((_, i) => i % Math.ceil(hrefs.length / 8) === 0);
    const tried = casesOf(
      eight.filter((_, i) => i % 2 === Number(lang === 'zh')),
      3,
    );
    for (const href of tried) {
      const [, , , code, period, node] = href.split('/');
      await page.goto(at(`/${lang}/`));
      const link = page.locator(`:is(.front, .below) td.n a[href="${href}"]`).first();
      const shown = (await link.textContent())!;
      await link.click();
      const column = page.locator('.column');
      const inColumn = await column.locator('.receipt').first().textContent();
      await column.locator('.tools a').click();
      await page.waitForURL(at(href));
      expect(await page.locator('.receipt').first().textContent()).toBe(inColumn);
      const row =
        cell(code!, node ?? release.plan.nodes[0]!.id, release.plan.level, period!) ??
        rows.find(
          (r) => r.unit === code && r.node === (node ?? release.plan.nodes[0]!.id) && r.period === period,
        )!;
      const value = row.value === '' ? null : Number(row.value);
      if (value === null) expect(await page.locator('h1').textContent()).toMatch(/has no figure|没有/);
      else {
        expect(shown).toBe(roundedAs(shown, value, lang));
        const said = await page.locator('h1, .lead, .in-full').allTextContents();
        expect(said.join(' ')).toContain(shown);
        expect(await page.locator('.receipt').first().textContent()).toContain(value.toFixed(6));
      }
    }
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('shows the same without JavaScript', async (test) => {
    const texts = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/`), { javaScriptEnabled });
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown, not what a closed dialog holds
      texts.push(await page.locator('main').innerText());
      await page.locator('#ranking td a').first().click();
      await page.waitForURL(`**/${lang}/place/**`);
      expect(mishaps).toEqual([]);
      await leave();
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('keeps place and period when the language is switched', async (test) => {
    const other = lang === 'en' ? 'zh' : 'en';
    const { page, leave } = await visit(there(test), at(`/${lang}/`));
    const first = release.plan.periods[release.plan.first]!;
    // The page of the last period has the address of the release.
    const overview = release.index.periods > 1 ? first : '';
    for (const path of [
      `place/${leader()}/${first}`,
      overview,
      `place/${leader()}/${first}/${release.plan.nodes[1]!.id}`,
    ]) {
      await page.goto(at(`/${lang}/${path}`));
      await page.locator(`header a[hreflang^="${other}"]`).click();
      expect(new URL(page.url()).pathname).toBe(`/${other}/${path}`);
      expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${other}`));
      if (path !== overview)
        expect(await page.locator('h1').textContent()).toContain(nameOf(leader())[other]);
    }
    await leave();
  });
});

/** Pages that no list leads to (`everyPage.test.ts` asks axe about the others). */
describe.for([
  ['light', 'en'],
  ['dark', 'zh'],
] as const)('in the %s, axe finds nothing', ([colorScheme, lang]) => {
  // Each in one of both, by turns.
  const it = byTurns(lang);
  it.for(['place', 'group', 'node', 'nowhere'])('on a page: %s', async (kind, test) => {
    const { plan } = release ?? there(test);
    const group = plan.groupings[0]!.groups.find(
      (g) => g.code !== leader() && !plan.units.some((u) => u.code === g.code),
    )!;
    const path = {
      place: `place/${leader()}`,
      group: `place/${group.code}`,
      node: `place/${leader()}/${lastPeriod()}/${plan.nodes[1]!.id}`,
      nowhere: 'nowhere',
    }[kind!];
    const { page, leave } = await visit(there(test), at(`/${lang}/${path}`), {
      colorScheme,
      viewport: screens.wide,
    });
    expect(await violations(page)).toEqual([]);
    await leave();
  });
});

describe('on a narrow screen', () => {
  it('no page is wider than the screen', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'), { viewport: screens.narrow });
    const { plan } = release;
    const group = plan.groupings[0]!.groups.at(-1)!.code;
    // The pages that lists lead to are in everyPage.test.ts.
    const paths = [
      lastPeriod(),
      `place/${leader()}`,
      `place/${plan.total.code}`,
      `place/${group}`,
      'nowhere',
    ];
    const leaf = plan.nodes.find((n) => n.indicator >= 0)!.id;
    const all = [...paths, `place/${leader()}/${lastPeriod()}/${leaf}`];
    const langs = ['en', 'zh'];
    for (const [i, path] of all.entries()) {
      for (const lang of thorough ? langs : [langs[i % 2]]) {
        await page.goto(at(`/${lang}/${path}`));
        const [width, screen] = (await page.evaluate(
          '[document.documentElement.scrollWidth, innerWidth]',
        )) as number[];
        expect(`${path} ${lang} ${width! <= screen!}`).toBe(`${path} ${lang} true`);
      }
    }
    await leave();
  });
});

describe('the keyboard', () => {
  it('comes first to a link past the head of the page, and that link leads to it', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'));
    await page.keyboard.press('Tab');
    const target = (await page.evaluate('document.activeElement.getAttribute("href")')) as string;
    expect(target).toMatch(/^#/);
    expect(await page.locator(target).count()).toBe(1);
    await leave();
  });
});

describe('what is taken away', () => {
  it('is the release, byte by byte', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/data'));
    const hrefs = await page.$$eval('a[href^="/release/"]', (links) =>
      links.map((a) => a.getAttribute('href')!),
    );
    // Beside release.json, which is not in its own list. What is not linked is a table without rows.
    const linked = new Set(hrefs.map((href) => href.slice('/release/'.length)));
    const { files } = release.manifest;
    expect(files.filter(({ path }) => linked.has(path)).length).toBe(linked.size - 1);
    for (const { path } of files.filter((file) => !linked.has(file.path)))
      expect([path, readFileSync(join(release.folder, path), 'utf8').trimEnd().split('\n').length]).toEqual([
        path,
        1,
      ]);
    const said = await page.$$eval('#files .files li', (items) =>
      items.map((item) => item.children[1]!.textContent),
    );
    expect(said.filter((text) => text === '')).toEqual([]);
    for (const href of new Set(hrefs)) {
      const bytes = Buffer.from(await (await fetch(at(href))).arrayBuffer());
      expect(bytes.equals(readFileSync(join(release.folder, href.slice('/release/'.length))))).toBe(true);
    }
    await leave();
  });
});

describe('a site of example data', () => {
  it('carries the band on every page, in both languages', async (test) => {
    const window = there(test);
    const other = await serveReleases([await releaseOf(example)], { port: firstPort + 50 });
    const { page, leave, mishaps } = await visit(window, other.url);
    for (const [path, words] of [
      ['en/', 'Example data'],
      ['zh/', '示例数据'],
      ['en/place/A1', 'Example data'],
      ['zh/place/North/2021/use', '示例数据'],
      ['en/place/total', 'Example data'],
    ] as const) {
      await page.goto(`${other.url}${path}`);
      expect(await page.locator('aside.band').textContent()).toBe(words);
      expect(await page.locator('aside.band').isVisible()).toBe(true);
    }
    expect(mishaps).toEqual([]);
    await leave();
    await other.close();
  });
});
