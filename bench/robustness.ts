import { bundleOf } from '../test/conformance/bundle.js';
import { openBrowser } from '../test/e2e/browser.js';
import { drawing } from './drawing.js';
import { type Row, rowOf } from './row.js';

/** Draws of weights with their ranks, beside the whole index of that size built again, and in a browser beside Node. */
export async function benchRobustness(): Promise<Row[]> {
  const { draw, build } = drawing();
  const note = '351 × 139, one period of 36';
  return [
    await rowOf('100 weight draws with ranks', 'the whole index once', note, [() => draw(100), build]),
    ...(await inBrowser(draw, note)),
  ];
}

/** The same function bundled and run in Chromium, where there is one. */
async function inBrowser(draw: (times: number) => void, note: string): Promise<Row[]> {
  const browser = await openBrowser();
  if (!browser) return [];
  const page = await browser.newPage();
  await page.addScriptTag({ content: (await bundleOf('bench/drawing.ts')).code });
  await page.evaluate('globalThis.drawn = iplus.drawing()');
  const there = () => page.evaluate('drawn.draw(1000)');
  const row = await rowOf('1,000 weight draws in Chromium', 'the same in Node', note, [
    there,
    () => draw(1000),
  ]);
  await browser.close();
  return [row];
}
