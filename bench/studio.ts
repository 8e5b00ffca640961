import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { seededRandom } from '../dist/analysis/index.js';
import { editFolder } from '../dist/cli/editFolder.js';
import { serveEditor } from '../dist/server/index.js';
import { type Budget, browserPath, opened, quantile } from './pages.js';

interface Size {
  units: number;
  indicators: number;
}

/**
 * The editor in Chromium: an edit of a cell in a large table, and a weight that is dragged in an index of the size of ours. What is
 * measured is the processor time of the thread that draws the page, so that other programs hardly count.
 */
export async function benchStudio(): Promise<Budget[]> {
  if (!browserPath) {
    process.stderr.write('studio: not measured, missing: Chromium\n');
    return [];
  }
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    return [
      await inEditor(browser, { units: 3000, indicators: 60 }, edits),
      await inEditor(browser, { units: 351, indicators: 139 }, drag),
    ];
  } finally {
    await browser.close();
  }
}

type Measure = (page: Page, busy: () => Promise<number>, size: string) => Promise<Budget>;

async function inEditor(browser: Browser, size: Size, measure: Measure): Promise<Budget> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  write(folder, size);
  const editor = await serveEditor(editFolder(folder, true), { port: 28_931, onFault: console.error });
  try {
    const [page, session] = await opened(browser);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(editor.url);
    await page.locator('#studio-ranking tbody tr').first().waitFor({ timeout: 120_000 });
    // Ranges of ranks and unlikely figures are computed by the worker first.
    await page.locator('#studio-ranking .whisker svg').first().waitFor({ timeout: 120_000 });
    const found = await measure(page, () => busyOf(session), `${size.units} × ${size.indicators}`);
    await page.close();
    return found;
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds that the thread of the page has worked so far. */
async function busyOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** Figures that are typed into one cell after the other. */
const edits: Measure = async (page, busy, size) => {
  await page.getByRole('grid').focus();
  const took: number[] = [];
  for (let i = 0; i < 20; i++) {
    const before = await busy();
    await page.keyboard.type(`${40 + i}`);
    await page.keyboard.press('Enter');
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    took.push((await busy()) - before);
  }
  const what = `studio: an edit in ${size}, p95`;
  return {
    what,
    measured: quantile(took, 0.95),
    most: 100,
    unit: 'ms',
    note: 'thread of the page; key to paint',
  };
};

/** A bar of weights that is dragged back and forth. */
const drag: Measure = async (page, busy, size) => {
  const bar = (await page.locator('input[type=range]').first().boundingBox())!;
  const [x, y] = [bar.x + bar.width / 2, bar.y + bar.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(`
    window.frames = 0; window.drawn = 0;
    const frame = () => { frames++; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    new MutationObserver(() => drawn++).observe(document.getElementById('studio-ranking'), { childList: true, characterData: true, subtree: true });
  `);
  const before = await busy();
  for (let i = 0; i < 240; i++) await page.mouse.move(x + 35 * Math.sin(i / 12), y);
  const work = (await busy()) - before;
  const { frames, drawn } = (await page.evaluate('({ frames, drawn })')) as { frames: number; drawn: number };
  await page.mouse.up();
  const what = `studio: a frame while a weight is dragged, ${size}`;
  const note = `thread of the page, mean of ${frames} frames; ${drawn} rankings drawn`;
  return { what, measured: work / frames, most: 16, unit: 'ms', note };
};

/** An edition of made-up figures in six groups. */
function write(folder: string, { units, indicators }: Size): void {
  const random = seededRandom(2018);
  const all = Array.from({ length: indicators }, (_, k) => `i${k}`);
  const codes = Array.from({ length: units }, (_, c) => `u${c}`);
  const table = (name: string, rows: readonly string[]) =>
    writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
  const groups = Array.from({ length: 6 }, (_, g) => ({
    id: `g${g}`,
    title: { en: `Part ${g}` },
    children: all.filter((_, k) => k % 6 === g).map((indicator) => ({ indicator })),
  }));
  const edition = {
    edition: 'bench',
    title: { en: 'Bench' },
    version: 1,
    'data-status': 'example',
    units: { level: 'unit', title: { en: 'Units' } },
    periods: { frequency: 'year', base: 2022 },
    method: {
      normalise: { method: 'min-max', range: [0, 100] },
      missing: { 'min-present': 0.5, weights: 'reweight' },
    },
    tree: { id: 'index', title: { en: 'Bench' }, children: groups },
  };
  mkdirSync(join(folder, 'data'));
  table('edition.yaml', [JSON.stringify(edition, null, 1)]);
  table('units.csv', ['code,name_en', ...codes.map((code) => `${code},${code}`)]);
  table('indicators.csv', ['id,title_en,unit', ...all.map((id) => `${id},${id},number`)]);
  table('data/2022.csv', [
    `unit,period,${all.join()}`,
    ...codes.map((code) => `${code},2022,${all.map(() => (100 * random()).toFixed(2)).join()}`),
  ]);
}
