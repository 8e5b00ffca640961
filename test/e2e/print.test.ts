import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type Site, serveReleases } from '../../src/server/index.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { noBrowser, openBrowser, visit } from './browser.js';

let browser: Browser | undefined;
let site: Site;
let places: string[];

beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  const china = await chinaRelease();
  const release = typeof china === 'string' ? await releaseOf(example) : china;
  // A unit, a group of each grouping with the most members there are, and the whole area.
  const largest = release.plan.groupings.map(({ groups, memberOf }) => {
    const sizes = groups.map((_, k) => memberOf.filter((of) => of === k).length);
    return groups[sizes.indexOf(Math.max(...sizes))]!.code;
  });
  places = [release.plan.units[0]!.code, ...largest, release.plan.total.code];
  site = await serveReleases([release], { port: 28_861 });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const there = (test: TestContext): Browser => browser ?? test.skip(noBrowser);

describe.for(['en', 'zh'] as const)('the printed page of a place (%s)', (lang) => {
  it('is one sheet of A4: a unit, the largest groups, the whole area', async (test) => {
    const { page, context } = await visit(there(test), new URL(`/${lang}/`, site.url).href);
    for (const place of places) {
      await page.goto(new URL(`/${lang}/place/${place}`, site.url).href);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      expect([place, pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([place, 1]);
      expect(pdf).toMatch(/MediaBox ?\[0 0 59[45][.\d]* 84[12]/);
    }
    await context.close();
  });
});
