import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printPdf } from '../../src/cli/printPdf.js';
import { reportHtml } from '../../src/documents/index.js';
import type { Sheet } from '../../src/documents/word/sheet.js';
import type { Lang } from '../../src/edition/index.js';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { placeSheet } from '../../src/words/index.js';
import { chinaProvinces, releaseOf, worldDigital } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { thorough } from '../helpers/thorough.js';

const missing = lacking('Chromium', 'poppler');
const folder = temporaryFolder();

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  word: string;
}

/** The words of each page of a printed file with their boxes, and its height. */
async function printed(html: string): Promise<{ height: number; boxes: Box[] }[]> {
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, await printPdf(html));
  const found = spawnSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 27 }).stdout;
  return found
    .split('<page ')
    .slice(1)
    .map((page) => ({
      height: Number(/height="([\d.]+)"/.exec(page)![1]),
      boxes: [
        ...page.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g),
      ].map(([, ...at]) => {
        const [left, top, right, bottom] = at.slice(0, 4).map(Number) as [number, number, number, number];
        return { left, top, right, bottom, word: at[4]! };
      }),
    }));
}

/** Pairs of words that lie on each other in one line. */
function collisions(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => {
        // Chinese marks are set closer than their boxes.
        if (/^[：，。）]/.test(b.word)) return false;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        // Boxes are as high as their font, which may be twice its letters: two lines of text lie farther apart than this.
        const down = Math.abs(a.top + a.bottom - b.top - b.bottom) / 2;
        return across > 1 && down < 0.35 * Math.min(a.bottom - a.top, b.bottom - b.top);
      })
      .map((b) => `${a.word} on ${b.word}`),
  );
}

describe.skipIf(missing).each<[string, string, Sheet, Lang]>([
  ['china-provinces', chinaProvinces, 'a4', 'zh'],
  ['china-provinces', chinaProvinces, 'letter', 'en'],
  ['world-digital', worldDigital, 'letter', 'en'],
  ['world-digital', worldDigital, 'a4', 'zh'],
])(`the sheet of a place of %s${inBrackets(missing)}`, (_, edition, sheet, lang) => {
  it(`is one page of ${sheet} in ${lang}, filled to two thirds, on which no words collide`, async () => {
    const release: Release = await releaseOf(edition);
    const units = subjectsOf(release.plan).filter((one) => placeSheet(release, one) !== undefined);
    expect(units.length).toBeGreaterThan(20);
    const some = thorough ? units : units.filter((_, i) => i % Math.ceil(units.length / 4) === 1);
    for (const place of some) {
      const pages = await printed(await reportHtml(release, lang, { place, sheet, ranges: false }));
      expect(pages, place.name.en).toHaveLength(1);
      const [{ height, boxes }] = pages as [(typeof pages)[number]];
      expect(Math.max(...boxes.map(({ bottom }) => bottom)), place.name.en).toBeGreaterThan((2 / 3) * height);
      expect(collisions(boxes), place.name.en).toEqual([]);
    }
  }, 300_000);
});

describe.skipIf(missing).each<[string, string, Sheet, Lang]>([
  ['china-provinces', chinaProvinces, 'a4', 'zh'],
  ['world-digital', worldDigital, 'letter', 'en'],
])(`the report of %s${inBrackets(missing)}`, (_, edition, sheet, lang) => {
  it(`has no page of ${sheet} in ${lang} of which a third is empty, but the last`, async () => {
    const pages = await printed(await reportHtml(await releaseOf(edition), lang, { sheet }));
    expect(pages.length).toBeGreaterThan(5);
    const filled = pages.slice(0, -1).map(({ height, boxes }) => {
      // Without the number of the page.
      const ends = boxes.filter(({ top }) => top < height - 50).map(({ bottom }) => bottom);
      return Math.max(...ends) / height;
    });
    for (const [i, share] of filled.entries()) expect(share, `page ${i + 1}`).toBeGreaterThan(0.66);
  }, 300_000);
});
