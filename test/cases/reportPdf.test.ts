import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/cli/printPdf.js';
import { reportHtml } from '../../src/publish/index.js';
import type { Release } from '../../src/release/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

const chromium = [process.env['CHROMIUM'], '/usr/bin/chromium'].some((path) => path && existsSync(path));
const poppler = spawnSync('pdfinfo', ['-v']).status === 0;
const missing = [chromium ? '' : 'Chromium', poppler ? '' : 'poppler-utils'].filter(Boolean).join(', ');

describe.skipIf(missing !== '')(`a report as PDF${missing && ` (not here: ${missing})`}`, () => {
  let release: Release;
  const file = join(temporaryFolder(), 'report.pdf');
  const asked = (...args: string[]) =>
    spawnSync(args[0]!, [...args.slice(1), file], { encoding: 'utf8' }).stdout;

  beforeAll(async () => {
    release = await releaseOf(example);
    writeFileSync(file, await printPdf(await reportHtml(release, 'zh', { sheet: 'letter' })));
  }, 300_000);

  it('is tagged, has an outline and the paper that was asked for', () => {
    const info = asked('pdfinfo');
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+612 x 792 pts \(letter\)/);
    expect(readFileSync(file, 'latin1')).toContain('/Outlines');
  });

  it('holds every font that it uses', () => {
    const fonts = asked('pdffonts').split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) (yes|no ) +\d+ +\d+$/);
  });

  it('says on every page that the data are an example, and has no empty page', () => {
    const pages = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect(page).toContain('示例数据');
      expect(page.length).toBeGreaterThan(100);
    }
  });

  it('has the same bytes when it is made again', async () => {
    const again = await printPdf(await reportHtml(release, 'zh', { sheet: 'letter' }));
    expect(readFileSync(file).equals(again)).toBe(true);
  }, 120_000);
});
