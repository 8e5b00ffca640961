import { describe, expect, it } from 'vitest';
import { citiesOrExample } from '../helpers/fewCities.js';
import { thorough } from '../helpers/thorough.js';
import { onSite, visit } from './browser.js';

let places: string[];
const { there, at } = onSite(async () => {
  const release = await citiesOrExample();
  // A unit, a group of each grouping with the most members there are, and the total.
  const largest = release.plan.groupings.map(({ groups, memberOf }) => {
    const sizes = groups.map((_, k) => memberOf.filter((of) => of === k).length);
    return groups[sizes.indexOf(Math.max(...sizes))]!.code;
  });
  places = [release.plan.units[0]!.code, ...largest, release.plan.total.code];
  return [release];
});

describe.for(['en', 'zh'] as const)('the printed page of a place (%s)', (lang) => {
  it('is one sheet of A4: a unit, the largest groups, the total', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/`));
    for (const [i, place] of places.entries()) {
      // Every second one, and the others in the other language; npm run test:thorough prints all in both.
      if (i % 2 !== Number(lang === 'zh') && !thorough) continue;
      await page.goto(at(`/${lang}/place/${place}`));
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      expect([place, pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([place, 1]);
      expect(pdf).toMatch(/MediaBox ?\[0 0 59[45][.\d]* 84[12]/);
    }
    await leave();
  });
});
