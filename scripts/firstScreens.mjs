// node scripts/firstScreens.mjs URL: takes the first screen of each index of a site, wide and narrow, in both languages, light and
// dark, and writes one picture an index to docs/first-screens/, where docs/first-screens.md shows them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const [site = 'http://127.0.0.1:8351/'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../docs/first-screens/', import.meta.url));
const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Height of a screen in a picture, and what is between two, in pixels. */
const [high, gap] = [400, 12];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
});
const front = await browser.newPage();
await front.goto(new URL('en/', site).href);
const indices = await front.$$eval('.cards a', (links) => links.map((link) => new URL(link.href).pathname));
for (const path of new Set(indices)) {
  const tiles = [];
  let row = 0;
  for (const colorScheme of ['light', 'dark']) {
    let left = 0;
    for (const lang of ['en', 'zh']) {
      for (const viewport of screens) {
        const page = await browser.newPage({ viewport, colorScheme });
        await page.goto(new URL(path.replace('/en/', `/${lang}/`), site).href, {
          waitUntil: 'load',
          timeout: 180_000,
        });
        const input = await sharp(await page.screenshot())
          .resize({ height: high })
          .toBuffer();
        tiles.push({ input, left, top: row * (high + gap) });
        left += Math.round((viewport.width * high) / viewport.height) + gap;
        await page.close();
      }
    }
    row++;
  }
  const width = screens.reduce(
    (sum, one) => sum + 2 * (Math.round((one.width * high) / one.height) + gap),
    -gap,
  );
  const name = path.split('/').filter(Boolean)[0];
  await sharp({ create: { width, height: 2 * high + gap, channels: 3, background: '#888' } })
    .composite(tiles)
    .webp({ quality: 55 })
    .toFile(join(folder, `${name}.webp`));
  process.stdout.write(`${name}.webp\n`);
}
await browser.close();
