import { beforeAll, describe, expect, it } from 'vitest';
import { cardOf } from '../../src/documents/cards/card.js';
import { cardSvg } from '../../src/documents/index.js';
import { findSubject, type Release, subjectsOf } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { oddRelease, type Size } from '../helpers/oddRelease.js';
import { readPicture, tooWide } from '../helpers/pictures.js';

const langs = ['en', 'zh'] as const;
const broken = /NaN|undefined|\bnull\b|Infinity|\[object/;

/** The cards of the overview and of every place. */
function cardsOf(release: Release): string[] {
  const places = [undefined, ...subjectsOf(release.plan)];
  return langs.flatMap((lang) => places.map((place) => cardSvg(release, lang, place)));
}

const long = (u: number) => `The united metropolitan counties of the upper river valley ${u}`;

describe('the card of a place', () => {
  const odd: [string, Size][] = [
    ['one unit', { units: 1, periods: 3 }],
    ['one period', { units: 7, periods: 1 }],
    ['names of sixty characters', { units: 5, periods: 3, name: long }],
    ['no Chinese names', { units: 5, periods: 3, chinese: false }],
    ['no figure at all of a unit', { units: 5, periods: 3, has: (u) => u !== 2 }],
    ['a figure in some periods alone', { units: 5, periods: 5, has: (u, t) => u !== 2 || t % 2 === 0 }],
    ['no figure in the last period', { units: 5, periods: 3, has: (u, t) => u !== 2 || t < 2 }],
  ];

  it.each(odd)('is whole with %s', async (_, size) => {
    const release = await oddRelease(size);
    for (const svg of cardsOf(release)) {
      expect(svg).not.toMatch(broken);
      expect(readPicture(svg).rest).toContain(svg.includes('lang="en"') ? 'Source: ' : '来源：');
      expect(tooWide(svg)).toEqual([]);
    }
  });

  it('has nothing but dashes where a place has no figure', async () => {
    const release = await oddRelease({ units: 5, periods: 3, has: (u) => u !== 2 });
    const svg = cardSvg(release, 'en', findSubject(release.plan, 'U2'));
    const { figures, rest } = readPicture(svg);
    expect(figures).toEqual([]);
    expect(rest).toContain('Unit 2');
    expect(rest.match(/–/g)!.length).toBeGreaterThan(1);
  });

  it('breaks its line over time where a period is missing', async () => {
    const has: Size['has'] = (u, t) => u !== 2 || t !== 2;
    const release = await oddRelease({ units: 5, periods: 6, has });
    const svg = cardSvg(release, 'en', findSubject(release.plan, 'U2'));
    expect(/class="trend" d="([^"]+)"/.exec(svg)![1]!.match(/M/g)).toHaveLength(2);
  });

  it('puts names of sixty characters on two lines', async () => {
    const release = await oddRelease({ units: 3, periods: 2, name: long });
    const { rest } = readPicture(cardSvg(release, 'en', findSubject(release.plan, 'U1')));
    expect(rest.replaceAll('\n', ' ')).toContain(long(1));
  });
});

describe('a card of the example', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  }, 120_000);

  it('calls data that are not real so once, in a band, beside its source line', () => {
    for (const svg of cardsOf(release)) {
      const words = svg.includes('lang="en"') ? 'Example data' : '示例数据';
      const texts = [...svg.matchAll(/<text[^>]*>[^<]*/g)].filter(([text]) => text.includes(words));
      // The band, the source line and, on a cover, the headline.
      expect(texts.length).toBeLessThanOrEqual(3);
      expect(svg.split('class="status-text"')).toHaveLength(2);
    }
  });

  it('is the same each time', () => {
    expect(cardsOf(release)).toEqual(cardsOf(release));
  });

  it('shows another period where one is asked for', () => {
    const [first] = release.plan.periods.slice(release.plan.first);
    expect(cardOf(release, 'en', undefined, first).period).toBe(first);
    expect(cardSvg(release, 'en', undefined, first)).toContain(`>${first}</text>`);
    expect(() => cardSvg(release, 'en', undefined, '1066')).toThrow();
  });

  it('says in the overview who comes first, and of a place its parts', () => {
    const overview = cardOf(release, 'en').detail;
    const place = cardOf(release, 'en', subjectsOf(release.plan)[0]).detail;
    expect(overview.kind === 'first' && overview.rows.map(({ rank }) => rank.value)).toEqual(
      [...(overview.kind === 'first' ? overview.rows : [])]
        .map(({ rank }) => rank.value)
        .sort((a, b) => a - b),
    );
    expect(place.kind === 'parts' && place.parts.length).toBe(release.plan.nodes[0]!.children.length);
  });
});
