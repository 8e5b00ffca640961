import { describe, expect, it } from 'vitest';
import {
  chinaIndustries,
  chinaProvinces,
  chinaRelease,
  example,
  releaseOf,
  simulatedRelease,
  worldDigital,
} from '../helpers/editions.js';
import { thorough } from '../helpers/thorough.js';
import { onSite, visit } from './browser.js';

const { there, at } = onSite(async () => {
  // One of them has no map.
  const some = await Promise.all([worldDigital, chinaProvinces, chinaIndustries].map((of) => releaseOf(of)));
  if (!thorough) return some;
  const china = await chinaRelease();
  return [
    ...some,
    ...(typeof china === 'string' ? [] : [china]),
    ...(await Promise.all([releaseOf(example), simulatedRelease()])),
  ];
});

const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** How much of what a reader needs in ten seconds is in the window: of claim and caveat all, of the picture its height in pixels. */
function inWindow() {
  const boxOf = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map((one) => one.getBoundingClientRect())
      .find(({ width, height }) => width > 60 && height > 60 / 4);
  const share = (selector: string) => {
    const box = boxOf(selector);
    if (!box) return 0;
    const across = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    const down = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    return (Math.max(0, across) * Math.max(0, down)) / (box.width * box.height);
  };
  return {
    claim: share('h1'),
    caveat: share('.caveat'),
    picture: share('main svg, .front > div:not(.two) td.made-of'),
  };
}

describe.for(screens)('the first screen of an index at $width pixels', (viewport) => {
  it('has its claim, most of its picture and its caveat', async (test) => {
    const { page, leave } = await visit(there(test), at('/en/'), { viewport });
    const indices = await page.$$eval('.cards a', (links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname),
    );
    expect(indices.length).toBeGreaterThan(1);
    for (const english of new Set(indices))
      for (const path of [english, english.replace('/en/', '/zh/')]) {
        await page.goto(at(path));
        const { claim, caveat, picture } = await page.evaluate(inWindow);
        expect([path, claim, caveat]).toEqual([path, 1, 1]);
        expect(picture, `picture of ${path}`).toBeGreaterThan(0.6);
      }
    await leave();
  });
});
