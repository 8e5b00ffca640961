import { afterAll, describe, expect, it } from 'vitest';
import { type Site, serveReleases } from '../../src/server/index.js';
import { sectionsOf } from '../../src/site/index.js';
import { releaseOf } from '../helpers/editions.js';
import { oddEdition, type Size } from '../helpers/oddRelease.js';
import { thorough, times } from '../helpers/thorough.js';
import { firstPort, inBrowser, visit } from './browser.js';

const there = inBrowser();
let site: Site | undefined;
afterAll(() => site?.close());

const long = (u: number) => `A place whose name goes on for sixty characters, number ${u}`.padEnd(60, 'x');

/** The hardest on the width of a page: of this release every second page is shown, of the others every fourth one (`npm run test:thorough`: all). */
const longest = 'names of 60 letters without a space';

/** No release here has geometry. */
const odd: Record<string, Size> = {
  'one unit': { units: 1, periods: 2 },
  'hundreds of units or thousands': { units: times(300, 5000), periods: 2 },
  'one period': { units: 6, periods: 1 },
  'many periods': { units: 4, periods: times(40, 120) },
  'missing values everywhere': { units: 6, periods: 3, has: (u, t) => u === 0 && t === 0 },
  'half of its values missing': { units: 9, periods: 4, has: (u, t, k) => (u + t + k) % 2 === 0 },
  'names of 60 characters, none of them Chinese': {
    units: 12,
    periods: 3,
    name: (u) => `"${long(u)}"`,
    chinese: false,
  },
  [longest]: {
    units: 12,
    periods: 3,
    name: (u) => `Llanfair${u}`.padEnd(60, 'pwllgwyngyll'),
  },
};
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Pages whose work grows with the square of the units are tried on the smaller releases. */
const slow = ['report', 'slides', 'uncertainty', 'balance', 'time', 'brief', 'claims'];

const broken = /.{0,60}(?:NaN|undefined|\[object|Infinity).{0,40}/;
const langs = ['en', 'zh'] as const;

/** The text of the main part of a page that is only fetched. */
const textOf = (html: string) =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? html).replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gs, ' ');

/** What `npm test` leaves to `npm run test:thorough`: like others here, and whole in `test/site/unusual.test.ts`. */
const alike = [
  'one period',
  'missing values everywhere',
  'half of its values missing',
  'names of 60 characters, none of them Chinese',
];
const kinds = Object.entries(odd).filter(([name]) => thorough || !alike.includes(name));

describe.for(kinds)('a release of %s', ([name, size]) => {
  it('opens page by page, whole and no wider than the screen', async (test) => {
    const window = there(test);
    const release = await releaseOf(oddEdition(size));
    await site?.close();
    site = await serveReleases([release], { port: firstPort + 50 });
    const at = (lang: string, path: string) => new URL(`/${lang}/${path}`, site!.url).href;
    const { page, leave, mishaps } = await visit(window, at('en', ''), { viewport: wide });
    const { plan } = release;
    const sections = sectionsOf(release)
      .filter(({ asked, path }) => !asked && !(size.units > 100 && slow.includes(path)))
      .map(({ path }) => path);
    const [first, last] = [plan.units[0]!.code, plan.units.at(-1)!.code];
    const places = [`place/${first}`, `place/${last}?rank=1`, `place/${plan.groupings[0]!.groups[0]!.code}`];
    const paths = ['', ...sections, ...places, `place/${plan.total.code}`, `compare?of=${first}+${last}`];
    const found: string[] = [];
    let screens = [wide, narrow];
    for (const [i, path] of paths.entries()) {
      const turn = i + Object.keys(odd).indexOf(name);
      const texts: [url: string, says: string][] = [];
      // In one language here, and the other one in the next release.
      const lang = langs[(turn >> 2) % 2]!;
      if (thorough || turn % (name === longest ? 2 : 4) === 0) {
        const shown = at(lang, path);
        await page.goto(shown);
        texts.push([
          shown,
          await page.evaluate(() => (document.querySelector('main') ?? document.body).textContent ?? ''),
        ]);
        // Pages are laid out anew at each width: every second one is loaded on the narrow screen.
        for (const screen of screens) {
          await page.setViewportSize(screen);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push(`${shown} is ${over} px wider than ${screen.width}`);
        }
        screens = screens.toReversed();
        if ((await page.locator('h1').first().textContent())!.trim().length < 2)
          found.push(`${shown} has no headline`);
      }
      const urls = (thorough ? langs : [lang]).map((one) => at(one, path));
      for (const url of urls.filter((u) => u !== texts[0]?.[0])) {
        const other = await fetch(url);
        if (other.status !== 200) found.push(`${url} answers ${other.status}`);
        texts.push([url, textOf(await other.text())]);
      }
      for (const [url, says] of texts) {
        const wrong = broken.exec(says)?.[0];
        if (wrong) found.push(`${url} says: ${wrong}`);
      }
    }
    expect(found, name).toEqual([]);
    expect(mishaps).toEqual([]);
    await leave();
  });
});
