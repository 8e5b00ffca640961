import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setIdentity } from '../../src/platform/index.js';
import { consoleTable } from '../../src/server/console/table.js';
import { freePort } from '../../src/server/node/freePort.js';
import { type ConsoleSite, consoleSite, type Identity } from '../helpers/console.js';
import { identityProvider, type RunningProvider, siteAsClient } from '../helpers/identityProvider.js';
import { thorough } from '../helpers/thorough.js';
import { inBrowser, ofColours, violations, visit } from './browser.js';

const browser = inBrowser();
let [at, provider] = [{} as ConsoleSite, {} as RunningProvider];
beforeAll(async () => {
  const port = await freePort(0, '127.0.0.1');
  provider = await identityProvider([`http://127.0.0.1:${port}/console/returned`]);
  const title = { en: 'the provincial account', zh: '省统一身份认证' };
  const file = { issuer: provider.issuer, client: siteAsClient.client, title };
  at = await consoleSite({ port, login: { file, secret: siteAsClient.secret } });
  setIdentity(at.people, 'the-sender', { email: 'sender@north.example' }, 'iplus');
  provider.accounts.set('someone', { email: 'sender@north.example', email_verified: true });
}, 240_000);
afterAll(async () => {
  await at.close();
  await provider.close();
});

/** Texts of the page that are not in its language: what the program says, not what people called things. */
const strangeTexts = (page: Page, lang: 'en' | 'zh') =>
  page.evaluate((lang) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent } = node;
      if (parent!.closest('code, script, noscript, style, pre, body [lang]')) continue;
      const text = node.textContent!.replace(/Name of \w+|North-secret/g, '');
      if (
        lang === 'en' ? /\p{Script=Han}/u.test(text) : /[a-z]{2,} [a-z]{2,}|^[A-Za-z ]{4,}$/.test(text.trim())
      )
        found.push(text.trim());
    }
    return found;
  }, lang);

/** Words in the pages that are names: of formats, contracts, partners and members. */
const names = ['visits', 'south', 'north', 'SHA-256', 'operator', 'NDJSON', 'hospital'];

const routes = consoleTable()
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => ({ path, at: new RegExp(`^/console/(?:en|zh)${path.replace(/:\w+/g, '[^/]+')}$`) }));

/** Goes to every page that links lead to, from one on. */
async function everyPage(page: Page, from: string, look: (path: string) => Promise<void>): Promise<string[]> {
  const [seen, waiting] = [new Set<string>(), [from]];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const url = new URL(path, at.site.url).href;
    if (/\/(?:statement|proof|signed)$/.test(path)) {
      expect((await page.request.get(url)).status()).toBe(200);
      continue;
    }
    const answer = await page.goto(url);
    expect([path, answer!.status()]).toEqual([path, 200]);
    await look(path);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((a) => (a as HTMLAnchorElement).href),
    );
    for (const link of links) {
      const { origin, pathname, search } = new URL(link);
      expect(new URL(at.site.url).origin).toBe(origin);
      const isOther = pathname.startsWith('/console/en') !== from.startsWith('/console/en');
      if (!isOther) waiting.push(pathname + search);
    }
  }
  return [...seen];
}

const cookie = (who: Identity) => ({
  name: 'iplus-console',
  value: at.sessions[who],
  url: new URL('/console', at.site.url).href,
});

describe('every page of the console', () => {
  const cases = [
    ['en', 390, 'light', 'operator'],
    ['zh', 390, 'dark', 'sender'],
    ['en', 1440, 'dark', 'signer'],
    ['zh', 1440, 'light', 'operator'],
  ] as const;
  /** What axe has seen in the light or in the dark, whoever looked: all pages, in `npm test` one of each kind. */
  const tried = new Set<string>();
  async function askAxe(page: Page, path: string, colorScheme: 'light' | 'dark') {
    const kind = thorough
      ? path.replace(/^\/console\/\w+/, '')
      : routes.find(({ at }) => at.test(path.split('?')[0]!))!.path;
    const known = ['light', 'dark'].filter((scheme) => tried.has(`${scheme} ${kind}`));
    if (known.includes(colorScheme)) return;
    tried.add(`${colorScheme} ${kind}`);
    const rules = known.length > 0 && !thorough ? ofColours : undefined;
    expect([path, await violations(page, rules)]).toEqual([path, []]);
  }
  const few = [cases[0], ['zh', 1440, 'dark', 'sender']] as const;
  /** What operators alone are led to, and nobody who is logged in. */
  const [ofOperators, entry] = [
    ['/p/:partner/erase', '/people', '/log'],
    ['/enter', '/log-in', '/returned'],
  ];
  /** What is wrong with the page of a path that is open: its width, its language, what axe finds. */
  async function faultsOf(page: Page, path: string, lang: 'en' | 'zh', colorScheme: 'light' | 'dark') {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([path, over]).toEqual([path, 0]);
    await askAxe(page, path, colorScheme);
    const texts = await strangeTexts(page, lang);
    return texts.filter((text) => !names.includes(text)).map((text) => `${path} ${text}`);
  }
  for (const [lang, width, colorScheme, who] of thorough ? cases : few)
    it(`in ${lang} at ${width} px (${colorScheme}, for the ${who}) fits, is in one language, and leads somewhere`, async (test) => {
      const { page, context, mishaps } = await visit(browser(test), new URL('/console', at.site.url).href, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      await context.addCookies([cookie(who)]);
      mishaps.length = 0; // before log-in: 401
      const strange: string[] = [];
      const paths = await everyPage(page, `/console/${lang}/p/north`, async (path) => {
        strange.push(...(await faultsOf(page, path, lang, colorScheme)));
      });
      expect(strange).toEqual([]);
      expect(mishaps).toEqual([]);
      const missed = routes.filter(({ at }) => !paths.some((path) => at.test(path.split('?')[0]!)));
      // Nobody who is logged in is led to the log-in, and members not to the pages of operators.
      const out = who === 'operator' ? entry : [...entry, ...ofOperators];
      expect(missed.map(({ path }) => path)).toEqual(out);
      await context.close();
    }, 120_000);

  it('in zh (dark, for the operator) fits and is in one language where operators alone are led', async (test) => {
    if (thorough) return test.skip('tried among the others');
    const { page, context } = await visit(browser(test), new URL('/console', at.site.url).href, {
      viewport: { width: 1440, height: 800 },
      colorScheme: 'dark',
    });
    await context.addCookies([cookie('operator')]);
    for (const route of ofOperators) {
      const path = `/console/zh${route.replace(':partner', 'north')}`;
      expect((await page.goto(new URL(path, at.site.url).href))!.status()).toBe(200);
      expect(await faultsOf(page, path, 'zh', 'dark')).toEqual([]);
    }
    await context.close();
  });

  it('has all its tabs in sight on a phone, in both languages', async (test) => {
    const { page, context } = await visit(browser(test), new URL('/console', at.site.url).href, {
      viewport: { width: 390, height: 800 },
    });
    await context.addCookies([cookie('operator')]);
    for (const lang of ['en', 'zh']) {
      await page.goto(new URL(`/console/${lang}/p/north/log`, at.site.url).href);
      const hidden = await page.evaluate(() => {
        const tabs = [...document.querySelectorAll('header nav a')];
        const isSeen = (tab: Element) => {
          const { left, right, top, bottom } = tab.getBoundingClientRect();
          const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return left >= 0 && right <= innerWidth && tab.contains(middle);
        };
        return [tabs.length, tabs.filter((tab) => !isSeen(tab)).map((tab) => tab.textContent)];
      });
      expect([lang, ...hidden]).toEqual([lang, 8, []]);
    }
    await context.close();
  });

  it('is reached through the identity provider, which leads back into the console', async (test) => {
    const context = await browser(test).newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(new URL('/console/zh/', at.site.url).href);
    expect(await violations(page)).toEqual([]);
    await page.click('main a:has-text("通过省统一身份认证登录")');
    await page.fill('[name=login]', 'someone');
    await page.fill('[name=password]', 'x');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]');
    await page.waitForURL(/\/console\/zh\/p\/north$/);
    expect(await page.textContent('.who')).toBe('Name of sender');
    await context.close();
  });

  it('works without scripts: a person logs in by a link and explains a check', async (test) => {
    const { makeLink } = await import('../../src/platform/index.js');
    const link = makeLink(at.people, 'the-sender', 'iplus');
    const url = new URL(`/console/en/enter?link=${link}`, at.site.url).href;
    const context = await browser(test).newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    await page.click('main button');
    expect(page.url()).toMatch(/\/console\/en\/p\/north$/);
    await page.click('header nav a:has-text("Submissions")');
    await page.click('td a');
    await page.click('main label:has-text("Confirmed as right")');
    await page.fill('textarea', 'The hospital was closed on these days for repairs.');
    await page.click('main button:has-text("Save")');
    expect(await page.textContent('h1')).toBe('October 2026: Explained');
    await page.click('header button:has-text("Log out")');
    // Where the person logs in with the provider too, the page says so first.
    expect(await page.textContent('h1')).toMatch(/^(Log in|You are logged out)$/);
    await page.goto(new URL('/console/en/p/north', at.site.url).href);
    expect(await page.textContent('h1')).toBe('Log in');
    await context.close();
  });
});
