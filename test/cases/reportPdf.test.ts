import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/cli/printPdf.js';
import { reportHtml } from '../../src/documents/index.js';
import type { Sheet } from '../../src/documents/word/sheet.js';
import type { Lang } from '../../src/edition/index.js';
import type { Release } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { inBrackets, lacking } from '../helpers/programs.js';

const missing = lacking('Chromium', 'poppler');

describe.skipIf(missing).each<[Lang, Sheet, string]>([
  ['zh', 'letter', '612 x 792 pts (letter)'],
  ['en', 'a4', '594.96 x 841.92 pts (A4)'],
])(`a report as PDF in %s on %s${inBrackets(missing)}`, (lang, sheet, size) => {
  let release: Release;
  const file = join(temporaryFolder(), 'report.pdf');
  const asked = (...args: string[]) =>
    spawnSync(args[0]!, [...args.slice(1), file], { encoding: 'utf8' }).stdout;

  beforeAll(async () => {
    release = await releaseOf(example);
    writeFileSync(file, await printPdf(await reportHtml(release, lang, { sheet })));
  }, 300_000);

  it('is tagged, has an outline and the paper that was asked for', () => {
    const info = asked('pdfinfo');
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toContain(size);
    expect(readFileSync(file, 'latin1')).toContain('/Outlines');
  });

  it('holds every font that it uses', () => {
    const fonts = asked('pdffonts').split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) (yes|no ) +\d+ +\d+$/);
  });

  it('says on every page that the data are an example, has no empty page, and keeps within its margins', () => {
    const boxes = spawnSync('pdftotext', ['-bbox', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    }).stdout;
    const pages = boxes.split('<page ').slice(1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const [width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page)!.slice(1).map(Number);
      const words = [
        ...page.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g),
      ];
      const text = words.map(([, , , , , word]) => word).join('');
      expect(text).toContain({ en: 'Exampledata', zh: '示例数据' }[lang]);
      expect(text.length).toBeGreaterThan(100);
      for (const [, left, top, right, bottom, word] of words) {
        expect(Number(left), word).toBeGreaterThan(40);
        expect(Number(right), word).toBeLessThan(width! - 40);
        expect(Number(top), word).toBeGreaterThan(0);
        expect(Number(bottom), word).toBeLessThan(height!);
      }
    }
  });

  it('has the same bytes when it is made again', async () => {
    const again = await printPdf(await reportHtml(release, lang, { sheet }));
    expect(differences(readFileSync(file), again)).toEqual([]);
  }, 120_000);
});

/** The first places where two files differ, with what stands there. */
function differences(a: Uint8Array, b: Uint8Array): string[] {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  if (at < 0) return a.length === b.length ? [] : [`${a.length} and ${b.length} bytes`];
  return [a, b].map((file) => `${at}: ${Buffer.from(file.slice(at - 60, at + 60)).toString('latin1')}`);
}
