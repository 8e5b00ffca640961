import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../src/server/index.js';
import { chinaRelease, root } from '../helpers/editions.js';
import { casesOf } from '../helpers/thorough.js';
import { noBrowser, openBrowser, siteOf, visit } from './browser.js';

/**
 * Pictures of the key pages, to be compared with what they were. `IPLUS_LOOKS=write npx vitest run test/e2e/looks.test.ts` takes
 * them anew, after a change that is meant; look at them before they are committed. Letters are drawn otherwise by
 * another Chromium or with other fonts: there nothing is compared, and the test says so.
 */
const folder = join(root, 'test', 'golden', 'looks');
const taking = process.env['IPLUS_LOOKS'] === 'write';
const takenWith = join(folder, 'taken-with.json');

/** Share of the picture that may differ: edges of letters and hairlines, no word and no bar. */
const tolerance = 0.004;

const looks = [
  { name: 'overview-zh-dark-phone', path: '/zh/', width: 390, colorScheme: 'dark' },
  { name: 'overview-en-light', path: '/en/', width: 1440, colorScheme: 'light' },
  { name: 'place-en-light', path: '/en/place/440300', width: 1440, colorScheme: 'light' },
  { name: 'place-zh-dark', path: '/zh/place/440300', width: 1440, colorScheme: 'dark' },
  { name: 'compare-en-light-phone', path: '/en/compare?of=110000+440300', width: 390, colorScheme: 'light' },
  { name: 'balance-zh-light', path: '/zh/balance', width: 1440, colorScheme: 'light' },
  { name: 'method-zh-light-phone', path: '/zh/method', width: 390, colorScheme: 'light' },
  { name: 'lab-en-dark', path: '/en/lab', width: 1440, colorScheme: 'dark' },
] as const;

/** What pictures depend on beside the pages: the browser, and how wide it draws a line of each script. */
interface Hand {
  chromium: string;
  widths: number[];
}

let browser: Browser | undefined;
let site: Site | undefined;
let missing: string | undefined;

beforeAll(async () => {
  browser = await openBrowser();
  const release = browser && (await chinaRelease());
  if (!browser) missing = noBrowser;
  else if (typeof release === 'string') missing = release;
  else site = await siteOf([release!]);
  if (site && !taking) missing = await otherHand();
  if (site && taking) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(takenWith, `${JSON.stringify(await handOf(browser!), null, 1)}\n`);
  }
});

async function handOf(one: Browser): Promise<Hand> {
  const page = await one.newPage();
  await page.goto(new URL('/en/', site!.url).href);
  await withFonts(page);
  const widths = await page.evaluate(() =>
    ['Internet Plus Index 0123456789', '“互联网+”指数各城市'].map((text) => {
      const span = document.createElement('span');
      span.style.whiteSpace = 'nowrap';
      span.textContent = text;
      document.body.append(span);
      return span.getBoundingClientRect().width;
    }),
  );
  await page.close();
  return { chromium: one.version(), widths };
}

/** The page with its own letters: they are optional on a first visit, and at hand on the next. */
async function withFonts(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.load('14px Inter'));
  await page.reload({ waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
}

async function otherHand(): Promise<string | undefined> {
  const [then, now] = [
    readFileSync(takenWith, 'utf8'),
    `${JSON.stringify(await handOf(browser!), null, 1)}\n`,
  ];
  return then === now ? undefined : 'the pictures were taken with another Chromium or other fonts';
}

describe('the key pages look as they did', () => {
  it.for(taking ? looks : casesOf(looks, 4))('$name', async ({ name, path, width, colorScheme }, test) => {
    if (missing) return test.skip(missing);
    const viewport = { width, height: width < 500 ? 844 : 900 };
    const { page, leave } = await visit(browser!, new URL(path, site!.url).href, {
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
      deviceScaleFactor: width < 500 ? 1 : 0.5,
    });
    await withFonts(page);
    const taken = PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await leave();
    const file = join(folder, `${name}.png`);
    if (taking) return writeFileSync(file, PNG.sync.write(taken, { colorType: 2 }));
    const known = PNG.sync.read(readFileSync(file));
    expect([taken.width, taken.height]).toEqual([known.width, known.height]);
    const differing = pixelmatch(known.data, taken.data, undefined, known.width, known.height, {
      threshold: 0.2,
    });
    const changed = join(folder, `${name}-changed.png`);
    if (differing > tolerance * known.width * known.height) writeFileSync(changed, PNG.sync.write(taken));
    else if (existsSync(changed)) rmSync(changed);
    expect(differing / (known.width * known.height), `see ${changed}`).toBeLessThanOrEqual(tolerance);
  });
});
