import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sax from 'sax';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  briefDocx,
  briefHtml,
  briefMarkdown,
  briefOf,
  cardSvg,
  releaseWorkbook,
  reportDocx,
  reportHtml,
  slidesHtml,
  slidesOf,
} from '../../src/documents/index.js';
import { figureFormats, figureIds, figureOf, parseChoice } from '../../src/figures/index.js';
import type { Release } from '../../src/release/index.js';
import { pngOf, publishStatic, siteApp } from '../../src/server/index.js';
import { inBrowser } from '../e2e/browser.js';
import { dumbHost } from '../helpers/dumbHost.js';
import { temporaryFolder } from '../helpers/folders.js';
import { hostileRelease } from '../helpers/hostile.js';
import { iplus } from '../helpers/iplus.js';
import { casesOf } from '../helpers/thorough.js';

/** What no text for a reader holds: told by ranges, not by the definition under test. */
const ranges = [
  [0, 8],
  [11, 12],
  [14, 31],
  [0x7f, 0x9f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0xfffe, 0xffff],
];
const unwanted = new RegExp(
  `[${ranges.map((ends) => String.fromCharCode(ends[0]!, 45, ends[1]!)).join('')}]`,
);

const around = (text: string) => {
  const at = text.search(unwanted);
  return at < 0 ? '' : JSON.stringify(text.slice(Math.max(0, at - 60), at + 20));
};

/** The first fault of an XML text, or none. */
function faultOf(xml: string): string {
  if (unwanted.test(xml)) return around(xml);
  if (xml.includes(']]>')) return 'a ]]> outside of CDATA';
  let fault = '';
  const parser = sax.parser(true, {});
  parser.onerror = (error) => {
    fault ||= error.message;
  };
  parser.write(xml).close();
  return fault;
}

function faultOfZip(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .flatMap(([name, content]) => {
      const fault = faultOf(strFromU8(content));
      return fault ? [`${name}: ${fault}`] : [];
    });
}

const there = inBrowser();

describe('A release of a stranger whose names hold control characters and markup', () => {
  let release: Release;
  beforeAll(async () => {
    release = await hostileRelease();
  }, 120_000);

  it('is not opened where a place has a code that no address can have', async () => {
    for (const code of ['.', '..', 'a\ud800']) {
      await expect(hostileRelease(code)).rejects.toThrow(/plan\.json[\s\S]*which no address can have/);
    }
  });

  it('has cards and figures that are well-formed SVG', async () => {
    expect(faultOf(cardSvg(release, 'en'))).toBe('');
    expect(faultOf(cardSvg(release, 'zh'))).toBe('');
    const faults: string[] = [];
    let drawn = 0;
    for (const id of figureIds) {
      const figure = await figureOf(
        release,
        id,
        parseChoice(release, () => undefined),
      );
      if (!figure) continue;
      drawn++;
      const at = { lang: 'en', width: 720, paper: 'light' } as const;
      const { content } = await figureFormats['svg']!(release, figure, at);
      const fault = faultOf(content as string);
      if (fault) faults.push(`${id}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(drawn).toBeGreaterThan(5);
  }, 120_000);

  it('has Word documents and a workbook that are well-formed', async () => {
    const brief = briefOf(release, 'en');
    expect(faultOfZip(await briefDocx(release, brief, undefined))).toEqual([]);
    expect(faultOfZip(await reportDocx(release, 'zh', {}, pngOf))).toEqual([]);
    expect(faultOfZip(await releaseWorkbook(release, 1))).toEqual([]);
  }, 120_000);

  it('has texts and pages without control characters, whose markup is text', async () => {
    const brief = briefOf(release, 'en');
    const app = siteApp(release);
    const pages = await Promise.all(
      [
        '/en/',
        '/zh/',
        '/en/place/B1',
        '/en/method',
        '/en/data',
        '/en/brief',
        '/en/nothing',
        '/en/embed/ranking',
      ].map(async (path) => [path, await (await app.request(path)).text()] as const),
    );
    const texts = [
      ['brief.md', briefMarkdown(release, brief, undefined)],
      ['brief.html', briefHtml(release, brief, undefined)],
      ['report.html', await reportHtml(release, 'en', {})],
      ['slides.html', slidesHtml(await slidesOf(release, 'en'), { inline: '' })],
      ...pages,
    ] as const;
    expect(texts.map(([name, text]) => [name, around(text)]).filter(([, at]) => at !== '')).toEqual([]);
    expect(texts.filter(([, text]) => /<script>alert/.test(text)).map(([name]) => name)).toEqual(
      ['brief.md'].slice(1),
    );
  }, 120_000);

  it('is browsed as a published folder: names are shown as text, obeyed nowhere, without control characters', async (test) => {
    const browser = there(test);
    const out = join(temporaryFolder(), 'site');
    await publishStatic(out, [release], { most: 100 });
    const host = await dumbHost(out);
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog on ${page.url()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(`${error.message} on ${page.url()}`));
    const paths = [
      'en/',
      'zh/',
      'zh/ranking/',
      'en/place/B1/',
      'zh/place/A1/',
      'en/method/',
      'zh/uncertainty/',
    ];
    for (const path of casesOf(paths, 4)) {
      const answer = await page.goto(`${host.url}${path}`);
      if (answer?.status() !== 200) faults.push(`${answer?.status()} ${path}`);
      const shown = await page.evaluate(() => `${document.title}\n${document.body.textContent}`);
      if (unwanted.test(shown)) faults.push(`${path}: ${around(shown)}`);
      if (!shown.includes('<script>alert(1)</script>&amp;'))
        faults.push(`${path}: the name is not shown as it is`);
    }
    await page.close();
    await host.close();
    expect(faults).toEqual([]);
  }, 120_000);

  it('does nothing to a terminal, and gives valid JSON', () => {
    const commands = [
      ['brief', release.folder],
      ['explain', 'B1', '--release', release.folder],
      ['audit', release.folder],
      ['analyse', release.folder],
      ['explain', `B1${'\u001b[2J'}`, '--release', release.folder],
    ];
    for (const command of commands) {
      const { out, err } = iplus(command);
      expect([command[0], around(out), around(err)]).toEqual([command[0], '', '']);
      expect(out + err).not.toBe('');
      const inJson = iplus([...command, '--json']);
      const text = inJson.out || inJson.err;
      expect([command[0], around(text)]).toEqual([command[0], '']);
      expect(() => JSON.parse(text)).not.toThrow();
    }
  }, 120_000);
});
