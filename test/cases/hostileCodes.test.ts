import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { publishStatic } from '../../src/server/index.js';
import { inBrowser } from '../e2e/browser.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { releaseOf } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { codesEdition, hostileCodes, markupName } from '../helpers/hostile.js';
import { casesOf, thorough, times } from '../helpers/thorough.js';

/** Names that Windows cannot hold, by its own rules: reserved characters and devices, a dot or space at the end. */
function isHeldByWindows(name: string): boolean {
  if (/[<>:"\\|?*]/.test(name) || /[ .]$/.test(name)) return false;
  const [base = ''] = name.toUpperCase().split('.');
  return !/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])$/.test(base.trimEnd());
}

const there = inBrowser();

describe('An edition whose codes are as odd as codes may be', () => {
  let release: Release;
  let out = '';
  let host: Awaited<ReturnType<typeof dumbHost>>;
  beforeAll(async () => {
    release = await releaseOf(codesEdition());
    out = join(temporaryFolder(), 'site');
    await publishStatic(out, [release], { baseUrl: new URL('https://example.org/'), most: 100 });
    host = await dumbHost(out, '/below a&b/');
  }, 300_000);
  afterAll(() => host?.close());

  it('is published as files that every system can hold, each once', () => {
    const files = filesBelow(out);
    expect(files.filter((file) => !file.split('/').every(isHeldByWindows))).toEqual([]);
    const folded = files.map((file) => file.normalize('NFD').toUpperCase().toLowerCase());
    expect(folded.filter((file, i) => folded.indexOf(file) !== i)).toEqual([]);
    expect(existsSync(join(out, '..', 'x'))).toBe(false);
    const pages = files.filter((file) => /^en\/place\/[^/]+\/index\.html$/.test(file));
    expect(pages).toHaveLength(hostileCodes.length + 3);
  });

  it('names pages and cards for networks by addresses at which they are', () => {
    const lost: string[] = [];
    let said = 0;
    for (const page of filesBelow(out).filter((file) => /^en\/place\/[^/]+\/index\.html$/.test(file))) {
      const html = readFileSync(join(out, page), 'utf8');
      for (const [, address = ''] of html.matchAll(/\scontent="https:\/\/example\.org\/([^"]*)"/g)) {
        said++;
        const path = decodeURIComponent(address.split('?')[0]!);
        if (!existsSync(join(out, path.endsWith('/') ? `${path}index.html` : path)))
          lost.push(`${address} on ${page}`);
      }
    }
    expect(lost).toEqual([]);
    expect(said).toBeGreaterThan(hostileCodes.length);
  });

  it('has pages of places on which every link leads somewhere and no name is obeyed', async (test) => {
    const browser = there(test);
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    const seen = new Set<string>();
    const reached = new Set<string>();
    for (const [turn, lang] of ['en', 'zh'].entries()) {
      await page.goto(`${host.url}${lang}/ranking/`);
      const links = await page.$$eval('a[href*="place/"]', (all) =>
        all.map((a) => (a as HTMLAnchorElement).href),
      );
      // The places by turns: each in one of the languages.
      const nameIn = (link: string) => /\/place\/([^/]+)/.exec(new URL(link).pathname)?.[1] ?? link;
      const names = casesOf([...new Set(links.map(nameIn))].sort(), 7);
      for (const link of new Set(links)) {
        const place = names.indexOf(nameIn(link));
        if (place < 0 || place % 2 !== turn) continue;
        const answer = await page.goto(link);
        if (answer?.status() !== 200) faults.push(`${answer?.status()} ${link}`);
        // A page that is no file is made by the worker first.
        await page.waitForSelector('#receipt', { state: 'attached' });
        const heading = await page.$eval('h1', (h) => h.textContent ?? '');
        const code = release.plan.units.find(({ name }) => heading.includes(name[lang as 'en']))?.code;
        if (code !== undefined) reached.add(code);
        if (await page.evaluate(() => 'hacked' in window)) faults.push(`obeyed on ${link}`);
        const here = await page.$$eval('[href], [src]', (all) =>
          all.map((a) => new URL((a.getAttribute('href') ?? a.getAttribute('src'))!, document.baseURI).href),
        );
        for (const one of here) {
          const to = one.split('#')[0]!;
          if (!to.startsWith(host.url) || seen.has(to)) continue;
          seen.add(to);
          const { status } = await fetch(to);
          if (status !== 200) faults.push(`${status} ${to} from ${link}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(times(20, hostileCodes.length * 4));
    if (thorough) expect([...reached].sort()).toEqual([...hostileCodes].sort());
    else expect(reached.size).toBeGreaterThan(3);
    await page.close();
  }, 300_000);

  it('has places that the search finds and leads to', async (test) => {
    const browser = there(test);
    const page = await browser.newPage();
    await page.goto(`${host.url}en/`);
    for (const code of casesOf(hostileCodes, 6)) {
      await page.fill('#search input', code);
      await page.waitForSelector('#found li');
      const before = page.url();
      await page.press('#search input', 'Enter');
      await page.waitForURL(({ href, pathname }) => href !== before && pathname.includes('/place/'));
      expect([code, await page.$eval('h1', (h) => h.textContent)]).toEqual([
        code,
        expect.stringContaining(markupName(code)),
      ]);
    }
    await page.close();
  }, 300_000);
});
