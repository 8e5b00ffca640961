import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { serveReleases } from '../../src/server/index.js';
import { example, releaseOf, root } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { iplus, iplusProcess } from '../helpers/iplus.js';
import { casesOf } from '../helpers/thorough.js';
import { firstPort, onSite, violations, visit } from './browser.js';

let release: Release;
const { there, at } = onSite(
  async () => {
    release = await releaseOf(example);
    return [release];
  },
  { baseUrl: new URL('https://example.org/x/') },
);

/** A folder with a font that has icons alone. */
const iconFont = () => join(root, 'node_modules', 'playwright-core', 'lib', 'vite', 'recorder', 'assets');

const group = () => release.plan.groupings[0]!.groups[0]!.code;

describe('what a reader may take away', () => {
  it.for(casesOf(['en', 'zh'] as const, 1))(
    'stands in one block on the page of a group, and every link of it leads somewhere (%s)',
    async (lang, test) => {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/place/${group()}`));
      const links = await page
        .locator('#take a')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      expect(links.length).toBe(6);
      for (const link of links) expect((await fetch(link)).status, link).toBe(200);
      const png = page.locator('#take button[data-png]');
      const [download] = await Promise.all([page.waitForEvent('download'), png.click()]);
      expect(download.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+_.+_(en|zh)\.png$/u);
      expect(readFileSync(await download.path()).readUInt32BE(16)).toBe(2400);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('is a PNG of the card too, which the page names for networks in full', async () => {
    const html = await (await fetch(at(`/en/place/${group()}`))).text();
    expect(html).toContain(`property="og:image" content="https://example.org/x/en/card/${group()}.png"`);
    const answer = await fetch(at(`/en/card/${group()}.png`));
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    for (const path of [
      '/en/card/nowhere.svg',
      '/en/card.gif',
      '/en/card/.png',
      `/en/card/${group()}.svg?period=1066`,
    ])
      expect((await fetch(at(path))).status, path).toBe(404);
  });

  it('names no picture where nobody said where the site stands', async () => {
    const alone = await serveReleases([release], { port: firstPort + 50 });
    const html = await (await fetch(new URL('/en/', alone.url))).text();
    await alone.close();
    expect(html).toContain('og:title');
    expect(html).not.toMatch(/og:image|og:url/);
  });
});

describe('the report on the site', () => {
  it.for(casesOf(['zh', 'en'] as const, 1))(
    'is read without a fault, and leads back to the index (%s)',
    async (lang, test) => {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/report`));
      expect(await page.locator('section.chapter').count()).toBeGreaterThan(6);
      expect(await page.locator('header a').getAttribute('href')).toBe(`/${lang}/`);
      expect(await violations(page)).toEqual([]);
      await page.goto(at(`/${lang}/report/${group()}`));
      expect(await page.locator('h1').textContent()).toBe(release.plan.groupings[0]!.groups[0]!.name[lang]);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );
});

describe('the slides on the site', () => {
  it.for(casesOf(['en', 'zh'] as const, 1))(
    'are stepped through by keys and buttons (%s)',
    async (lang, test) => {
      const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/slides`), {
        viewport: { width: 1280, height: 800 },
      });
      const shown = () => page.locator('.slide:visible').evaluateAll((all) => all.map(({ id }) => id));
      const count = await page.locator('.slide').count();
      expect(await shown()).toEqual(['cover']);
      await page.keyboard.press('ArrowRight');
      expect(await shown()).toEqual(['findings']);
      expect(page.url()).toMatch(/#findings$/);
      await page.keyboard.press('End');
      expect(await shown()).toEqual(['uncertainty']);
      expect(await page.locator('output').textContent()).toBe(`${count} / ${count}`);
      await page.keyboard.press('ArrowRight');
      expect(await shown()).toEqual(['uncertainty']);
      await page.locator('[data-step="-1"]').click();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Home');
      expect(await shown()).toEqual(['cover']);
      expect(await violations(page)).toEqual([]);
      await page.locator('[data-all]').click();
      expect((await shown()).length).toBe(count);
      expect(await violations(page)).toEqual([]);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );

  it('stand below one another where scripts are off, and on a phone held upright', async (test) => {
    for (const options of [{ javaScriptEnabled: false }, { viewport: { width: 390, height: 844 } }]) {
      const { page, leave } = await visit(there(test), at('/en/slides'), options);
      const count = await page.locator('.slide').count();
      expect(await page.locator('.slide:visible').count()).toBe(count);
      expect(await page.locator('[data-step]:visible').count()).toBe(0);
      await leave();
    }
  });
});

describe('the slides of the command', () => {
  it('are numbered files and a page that works from a disk, printed one on a sheet', async (test) => {
    const out = join(temporaryFolder(), 'slides');
    const ran = iplus(['slides', release.folder, '--one', group(), '--lang', 'en', '--out', out]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const files = filesBelow(out);
    const pictures = files.filter((name) => name.endsWith('.svg')).sort();
    expect(pictures[0]).toBe('01-cover.svg');
    expect(files).toContain('slides.html');
    const context = await there(test).newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(out, 'slides.html')).href);
    await page.keyboard.press('PageDown');
    expect(await page.locator('.slide:visible').getAttribute('id')).toBe('findings');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(pictures.length);
    await context.close();
  });

  it('say what is missing', () => {
    expect(iplus(['slides', release.folder])).toMatchObject({ code: 2 });
    expect(iplus(['slides', release.folder, '--one', 'nowhere', '--out', 'x'])).toMatchObject({ code: 2 });
    expect(iplus(['card', release.folder, '--format', 'png']).err).toContain('--out');
    expect(iplus(['card', release.folder, '--format', 'gif']).err).toContain('svg');
    expect(iplus(['card', release.folder, '--lang', 'en']).out).toContain('<svg');
  });

  it('and the PNG of a card say so where no font has Chinese characters', () => {
    const folder = temporaryFolder();
    const config = join(temporaryFolder(), 'fonts.conf');
    writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${iconFont()}</dir></fontconfig>`);
    const ran = iplusProcess(
      ['card', release.folder, '--format', 'png', '--lang', 'en', '--out', join(folder, 'x.png')],
      {
        env: { FONTCONFIG_FILE: config },
      },
    );
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('no font with Chinese characters');
    expect(filesBelow(folder)).toEqual([]);
  });
});
