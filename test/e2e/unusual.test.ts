import { afterAll, describe, expect, it } from 'vitest';
import { type Site, serveReleases } from '../../src/server/index.js';
import { sectionsOf } from '../../src/site/index.js';
import { releaseOf } from '../helpers/editions.js';
import { oddEdition, type Size } from '../helpers/oddRelease.js';
import { firstPort, inBrowser, visit } from './browser.js';

const there = inBrowser();
let site: Site | undefined;
afterAll(() => site?.close());

const long = (u: number) => `A place whose name goes on for sixty characters, number ${u}`.padEnd(60, 'x');

/** No release here has geometry. */
const odd: Record<string, Size> = {
  'one unit': { units: 1, periods: 2 },
  '5,000 units': { units: 5000, periods: 2 },
  'one period': { units: 6, periods: 1 },
  '120 periods': { units: 4, periods: 120 },
  'missing values everywhere': { units: 6, periods: 3, has: (u, t) => u === 0 && t === 0 },
  'half of its values missing': { units: 9, periods: 4, has: (u, t, k) => (u + t + k) % 2 === 0 },
  'names of 60 characters': { units: 12, periods: 3, name: (u) => `"${long(u)}"` },
  'names of 60 letters without a space': {
    units: 12,
    periods: 3,
    name: (u) => `Llanfair${u}`.padEnd(60, 'pwllgwyngyll'),
  },
  'no Chinese names': { units: 5, periods: 3, chinese: false },
};
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Pages whose work grows with the square of the units are tried on the smaller releases. */
const slow = ['report', 'slides', 'uncertainty', 'balance', 'time', 'brief', 'claims'];

describe.for(Object.entries(odd))('a release of %s', ([name, size]) => {
  it.for(['en', 'zh'] as const)(
    'opens page by page, whole and no wider than the screen (%s)',
    async (lang, test) => {
      const window = there(test);
      const release = await releaseOf(oddEdition(size));
      await site?.close();
      site = await serveReleases([release], { port: firstPort + 50 });
      const at = (path: string) => new URL(path, site!.url).href;
      const { page, leave, mishaps } = await visit(window, at(`/${lang}/`), { viewport: wide });
      const { plan } = release;
      const sections = sectionsOf(release)
        .filter(({ asked, path }) => !asked && !(size.units > 1000 && slow.includes(path)))
        .map(({ path }) => path);
      const [first, last] = [plan.units[0]!.code, plan.units.at(-1)!.code];
      const places = [
        `place/${first}`,
        `place/${last}?rank=1`,
        `place/${plan.groupings[0]!.groups[0]!.code}`,
      ];
      const found: string[] = [];
      for (const path of [
        '',
        ...sections,
        ...places,
        `place/${plan.total.code}`,
        `compare?of=${first}+${last}`,
      ]) {
        await page.goto(at(`/${lang}/${path}`));
        const text = await page.evaluate(
          () => (document.querySelector('main') ?? document.body).textContent ?? '',
        );
        for (const screen of [wide, narrow]) {
          await page.setViewportSize(screen);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push(`${path} is ${over} px wider than ${screen.width}`);
        }
        await page.setViewportSize(wide);
        const broken = /.{0,60}(?:NaN|undefined|\[object|Infinity).{0,40}/.exec(text)?.[0];
        if (broken) found.push(`${path} says: ${broken}`);
        if ((await page.locator('h1').first().textContent())!.trim().length < 2)
          found.push(`${path} has no headline`);
      }
      expect(found, name).toEqual([]);
      expect(mishaps).toEqual([]);
      await leave();
    },
  );
});
