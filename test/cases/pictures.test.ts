import { beforeAll, describe, expect, it } from 'vitest';
import { cardSvg, slideSvg, slidesOf } from '../../src/documents/index.js';
import { altOf } from '../../src/figures/index.js';
import { findSubject, type Release, type Subject } from '../../src/release/index.js';
import { pngOf } from '../../src/server/index.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { expectReceipts, tooWide } from '../helpers/pictures.js';

const langs = ['en', 'zh'] as const;

for (const [name, made, codes] of [
  ['china-open', chinaRelease, ['CN', '440000', '440300', '110000', '540100']],
  ['the example', () => releaseOf(example), undefined],
] as const) {
  describe(`the pictures of ${name}`, () => {
    let release: Release;
    let places: Subject[];
    let cards: { lang: 'en' | 'zh'; svg: string }[];

    beforeAll(async () => {
      const found = await made();
      if (typeof found === 'string') throw new Error(found);
      release = found;
      const { plan } = release;
      places = (codes ?? [plan.total.code, plan.units[0]!.code]).map((code) => findSubject(plan, code));
      cards = langs.flatMap((lang) =>
        [undefined, ...places].map((place) => ({ lang, svg: cardSvg(release, lang, place) })),
      );
    }, 300_000);

    it('show on cards no number that does not follow from its receipts', async () => {
      for (const { lang, svg } of cards) expect(await expectReceipts(release, svg, lang)).toBeGreaterThan(3);
    });

    it('show on slides no number that does not follow from its receipts', async () => {
      for (const lang of langs) {
        for (const place of [undefined, ...places.slice(1, 2)]) {
          const slides = await slidesOf(release, lang, place);
          for (const slide of slides.slides) {
            const svg = slideSvg(slides, slide);
            const said = slide.content?.kind === 'figure' ? altOf(slide.content.figure, lang) : '';
            await expectReceipts(release, svg, lang, said);
            expect(tooWide(svg)).toEqual([]);
          }
        }
      }
    }, 300_000);

    it('have no line of text that leaves the picture', () => {
      for (const { svg } of cards) expect(tooWide(svg)).toEqual([]);
    });

    it('are PNG of the same size and the same bytes each time', async () => {
      const png = Buffer.from(await pngOf(cards[1]!.svg));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(png.equals(await pngOf(cards[1]!.svg))).toBe(true);
    });
  });
}
