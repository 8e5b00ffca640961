import { beforeAll, describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/documents/index.js';
import type { Lang } from '../../src/edition/index.js';
import { findSubject, type Release } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { casesOf, thorough } from '../helpers/thorough.js';
import { inBrowser, violations } from './browser.js';

describe('a report in a browser', () => {
  const there = inBrowser();
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  const readers: [Lang, 'light' | 'dark', number][] = [
    ['en', 'light', 1440],
    ['zh', 'light', 1440],
    ['en', 'dark', 390],
    ['zh', 'dark', 390],
  ];
  it.for(casesOf(readers, 2))(
    'in %s, %s and %i pixels wide has nothing that axe objects to, and is no wider',
    async ([lang, colorScheme, width], test) => {
      const context = await there(test).newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      // In npm test the report of all on a wide screen, and that of a place on a narrow one.
      const places = [undefined, findSubject(release.plan, 'North')];
      for (const place of thorough ? places : [places[Number(width < 500)]]) {
        await page.setContent(await reportHtml(release, lang, { place }));
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await context.close();
    },
  );
});
