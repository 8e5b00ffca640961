import { describe, expect, it } from 'vitest';
import { slideSvg, slidesHtml, slidesOf } from '../../src/documents/index.js';
import { chaptersOf } from '../../src/documents/report/chapters.js';
import { findSubject, type Release, type Subject } from '../../src/release/index.js';
import { phraseText } from '../../src/words/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { oddRelease, type Size } from '../helpers/oddRelease.js';
import { readPicture, tooWide } from '../helpers/pictures.js';

const langs = ['en', 'zh'] as const;
const broken = /NaN|undefined|\bnull\b|Infinity|\[object/;

async function svgsOf(release: Release, lang: 'en' | 'zh', place?: Subject): Promise<string[]> {
  const slides = await slidesOf(release, lang, place);
  return slides.slides.map((slide) => slideSvg(slides, slide));
}

describe('the slides of a release', () => {
  it.each<[string, Size]>([
    ['one unit', { units: 1, periods: 3 }],
    ['one period', { units: 7, periods: 1 }],
    [
      'names of sixty characters',
      { units: 5, periods: 3, name: (u) => `${'Long name of a place '.repeat(3)}${u}` },
    ],
    ['no Chinese names', { units: 5, periods: 3, chinese: false }],
    ['missing figures', { units: 6, periods: 3, has: (u, t) => (u + t) % 3 > 0 }],
  ])('are whole with %s', async (_, size) => {
    const release = await oddRelease(size);
    for (const lang of langs) {
      for (const svg of await svgsOf(release, lang)) {
        expect(svg).not.toMatch(broken);
        expect(readPicture(svg).rest).toContain({ en: 'Source: ', zh: '来源：' }[lang]);
        expect(tooWide(svg)).toEqual([]);
      }
    }
  });

  it('are a cover and the chapters of the report, in its order', async () => {
    const release = await releaseOf(example);
    const place = findSubject(release.plan, release.plan.total.code);
    const { slides } = await slidesOf(release, 'en', place);
    const chapters = await chaptersOf(release, place);
    const ids = slides.map(({ id }) => id);
    expect(ids[0]).toBe('cover');
    // A chapter that says only where the whole stands has no slide of its own.
    expect(['regions', ...ids.slice(1)].toSorted()).toEqual(chapters.map(({ id }) => id).toSorted());
    expect(ids.slice(1)).toEqual(chapters.map(({ id }) => id).filter((id) => ids.includes(id)));
    expect(slides.some(({ content }) => content?.kind === 'figure')).toBe(true);
    expect(slides.some(({ content }) => content?.kind === 'places')).toBe(true);
  });

  it('say a sentence of its own each, with three points at most, and a picture where the chapter has one', async () => {
    const release = await releaseOf(example);
    for (const lang of langs) {
      const { slides, place } = await slidesOf(release, lang);
      const said = slides.map(({ sentence }) => phraseText(sentence));
      expect(new Set(said).size, said.join('\n')).toBe(said.length);
      const chapters = await chaptersOf(release, place);
      for (const { id, points, content } of slides.slice(1)) {
        expect(points.length, id).toBeLessThanOrEqual(3);
        const { blocks } = chapters.find((chapter) => chapter.id === id)!;
        if (blocks.some((b) => b.kind === 'figure' || (b.kind === 'table' && b.grid.of)))
          expect(content, id).toBeDefined();
      }
      expect(slides[1]!.points.some(({ drawn }) => drawn)).toBe(true);
    }
  });

  it('call data that are not real so once on every slide, in a band, beside its source line', async () => {
    const release = await releaseOf(example);
    for (const lang of langs) {
      for (const svg of await svgsOf(release, lang)) {
        const words = { en: 'Example data', zh: '示例数据' }[lang];
        const texts = [...svg.matchAll(/<text[^>]*>[^<]*/g)].filter(([text]) => text.includes(words));
        // The band, the source line and, on a cover, the headline.
        expect(texts.length).toBeLessThanOrEqual(3);
        expect(svg.split('class="status-text"')).toHaveLength(2);
      }
    }
  });

  it('are one page that needs no other file, with a name for every slide and the same bytes each time', async () => {
    const release = await releaseOf(example);
    for (const lang of langs) {
      const slides = await slidesOf(release, lang);
      const html = slidesHtml(slides, { inline: 'let x = 1 < 2;' });
      expect(html).not.toMatch(/\ssrc="|<link[^>]*href="(?!data:)|url\((?!#)/);
      expect(html).toContain('let x = 1 < 2;');
      expect(html.match(/<section class="slide"/g)).toHaveLength(slides.slides.length);
      expect(html).toMatch({ en: /<title>Example data · /, zh: /<title>示例数据 · / }[lang]);
      expect(slidesHtml(await slidesOf(release, lang), { inline: 'let x = 1 < 2;' })).toBe(html);
    }
  });
});
