import { expect, it } from 'vitest';
import { cardSvg } from '../../src/documents/index.js';
import { type Release, subjectsOf } from '../../src/release/index.js';
import {
  chinaProvinces,
  chinaRelease,
  releaseOf,
  simulatedRelease,
  worldDigital,
} from '../helpers/editions.js';
import { casesOf, thorough } from '../helpers/thorough.js';
import { inBrowser } from './browser.js';

const there = inBrowser();

/** So many cards are drawn at once. */
const atOnce = 40;

const editions: [string, () => Promise<Release | string>][] = [
  ['world-digital', () => releaseOf(worldDigital)],
  ['china-provinces', () => releaseOf(chinaProvinces)],
  ['china-open', chinaRelease],
  ...(thorough ? [['china-2018', simulatedRelease] as [string, () => Promise<Release>]] : []),
];

/** Texts of each card on a page that cover one another or its margin, by their boxes. */
function collisions(): string[][] {
  return [...document.querySelectorAll('body > svg')].map((card) => {
    const frame = card.getBoundingClientRect();
    const boxes = [...card.querySelectorAll('text')]
      .filter((text) => text.textContent?.trim())
      .map((text) => {
        const { left, right } = text.getBoundingClientRect();
        const [y, size] = ['y', 'font-size'].map((name) => Number(text.getAttribute(name))) as [
          number,
          number,
        ];
        // From the top of a capital to the bottom of a g: the boxes of fonts reach further.
        return {
          text: text.textContent,
          box: { left, right, top: y - 0.74 * size, bottom: y + 0.21 * size },
        };
      });
    return boxes.flatMap(({ text, box }, i) => [
      ...(box.left < frame.left + 20 || box.right > frame.right - 20 ? [`${text} leaves the card`] : []),
      ...boxes.slice(i + 1).flatMap((other) => {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return across > 0.5 && down > 0.5 ? [`${text} meets ${other.text}`] : [];
      }),
    ]);
  });
}

it.for(editions)(
  'no two texts of a card meet and none is cut short, whatever the place (%s)',
  async ([, make], test) => {
    const browser = there(test);
    const release = await make();
    if (typeof release === 'string') return test.skip(release);
    const page = await browser.newPage({ viewport: { width: 1300, height: 700 } });
    const places = [undefined, ...casesOf(subjectsOf(release.plan).slice(0, -1), 60)];
    const found: string[] = [];
    for (const lang of ['en', 'zh'] as const) {
      for (let i = 0; i < places.length; i += atOnce) {
        const some = places.slice(i, i + atOnce);
        await page.setContent(some.map((place) => cardSvg(release, lang, place)).join(''));
        const cut = await page.$$eval('text', (texts) =>
          texts.map(({ textContent }) => textContent!).filter((text) => text.endsWith('…')),
        );
        for (const text of cut) found.push(`${lang}: ${text} is cut short`);
        const met = await page.evaluate(collisions);
        expect(met).toHaveLength(some.length);
        met.forEach((texts, k) => {
          for (const text of texts) found.push(`${lang} ${some[k]?.code ?? 'total'}: ${text}`);
        });
      }
    }
    await page.close();
    expect(found).toEqual([]);
  },
);
