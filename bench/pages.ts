import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { openRelease } from '../dist/release/index.js';
import { publishStatic, serveReleases } from '../dist/server/index.js';

/** One measurement of a page and its limit. */
export interface Budget {
  what: string;
  measured: number;
  most: number;
  unit: 'kB' | 'ms' | '';
  note: string;
  /** Why the figure is worth nothing, as of a machine that was busy with other things. */
  doubt?: string;
}

const root = new URL('../../', import.meta.url).pathname;
/** The two indices that `npm start` builds: the first page is measured on one, the weight lab on the larger one. */
const releases = ['releases/china-open', 'releases/china-2018'].map((name) => `${root}${name}`);
export const browserPath = [process.env['CHROMIUM'], '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
);

/**
 * The pages in Chromium over the loopback interface: bytes transferred, largest contentful paint and layout shifts of
 * the first page, frame times while a weight is dragged; each also with the processor slowed down to a quarter. And the size of
 * the first release as a folder of files, with the time of the processor that it takes.
 */
export async function benchPages(): Promise<Budget[]> {
  const missing = releases.filter((path) => !existsSync(path));
  if (!browserPath || missing.length > 0) {
    process.stderr.write(`pages: not measured, missing: ${browserPath ? missing.join(', ') : 'Chromium'}\n`);
    return [];
  }
  const site = await serveReleases(await Promise.all(releases.map((path) => openRelease(path))), {
    port: 28_911,
  });
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    return [
      ...(await bytesOf(browser, `${site.url}en/`)),
      ...(await paints(browser, `${site.url}en/`, 1)),
      ...(await paints(browser, `${site.url}en/`, 4)),
      ...(await frames(browser, `${site.url}china-2018/en/lab`, 1, 8)),
      ...(await frames(browser, `${site.url}china-2018/en/lab`, 4, 16)),
      ...(await published(releases[0]!)),
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A release published as files. */
async function published(path: string): Promise<Budget[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  try {
    const release = await openRelease(path);
    const start = process.cpuUsage();
    const { pages, files, bytes } = await publishStatic(join(folder, 'site'), [release]);
    const { user, system } = process.cpuUsage(start);
    const note = `${pages} pages, ${files} files`;
    return [
      { what: 'publish china-open: size', measured: bytes / 1000, most: 60_000, unit: 'kB', note },
      {
        what: 'publish china-open: processor',
        measured: (user + system) / 1000,
        most: 30_000,
        unit: 'ms',
        note: 'user and system, all threads',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function opened(browser: Browser, slower = 1): Promise<[Page, CDPSession]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return [page, session];
}

/** Bytes transferred for a page, and for its scripts alone. */
async function bytesOf(browser: Browser, url: string): Promise<Budget[]> {
  const [page, session] = await opened(browser);
  const types = new Map<string, string>();
  const bytes = { all: 0, scripts: 0 };
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (types.get(requestId) === 'Script') bytes.scripts += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return [
    {
      what: 'overview: scripts',
      measured: bytes.scripts / 1000,
      most: 60,
      unit: 'kB',
      note: 'before anything is done',
    },
    {
      what: 'overview: all',
      measured: bytes.all / 1000,
      most: 250,
      unit: 'kB',
      note: 'page, style, fonts, scripts',
    },
  ];
}

/** The largest contentful paint (median of some visits, each with an empty cache) and the cumulative layout shift. */
async function paints(browser: Browser, url: string, slower: number): Promise<Budget[]> {
  const seen: { paint: number; shift: number }[] = [];
  for (let i = 0; i < 7; i++) {
    const [page] = await opened(browser, slower);
    await page.addInitScript(`
      window.seen = { paint: 0, shift: 0 };
      new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.paint = e.startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.shift += e.value; })
        .observe({ type: 'layout-shift', buffered: true });
    `);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(300);
    seen.push((await page.evaluate('seen')) as { paint: number; shift: number });
    await page.close();
  }
  const at = `${slower} × slower`;
  return [
    {
      what: 'overview: largest paint',
      measured: quantile(
        seen.map((s) => s.paint),
        0.5,
      ),
      most: 1000,
      unit: 'ms',
      note: at,
    },
    {
      what: 'overview: layout shift',
      measured: Math.max(...seen.map((s) => s.shift)),
      most: 0,
      unit: '',
      note: at,
    },
  ];
}

/** Frame times while a border of the weights is dragged back and forth: from the start of the frame until it was painted. */
async function frames(browser: Browser, url: string, slower: number, most: number): Promise<Budget[]> {
  const [page] = await opened(browser, slower);
  await page.goto(url);
  await page.locator('#lab-ranks tbody tr').first().waitFor({ timeout: 120_000 });
  const grip = (await page.getByRole('slider').first().boundingBox())!;
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(`
    window.work = []; window.gaps = []; window.changes = 0;
    let last = performance.now();
    const port = new MessageChannel();
    let from = 0;
    // The message is handled once the frame has been drawn.
    port.port1.onmessage = () => work.push(performance.now() - from);
    const frame = () => {
      from = performance.now(); gaps.push(from - last); last = from;
      port.port2.postMessage(0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new MutationObserver(() => changes++).observe(document.getElementById('lab-ranks'), { childList: true, characterData: true, subtree: true });
  `);
  for (let i = 0; i < 240; i++) await page.mouse.move(x + 90 * Math.sin(i / 12), y);
  await page.mouse.up();
  const { work, gaps, changes } = (await page.evaluate('({ work, gaps, changes })')) as {
    work: number[];
    gaps: number[];
    changes: number;
  };
  await page.close();
  const note = `${slower} × slower; ${work.length} frames, ${quantile(gaps, 0.5).toFixed(1)} ms apart, ${changes} outcomes`;
  return [
    { what: 'lab: work of a frame in a drag, p95', measured: quantile(work, 0.95), most, unit: 'ms', note },
  ];
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
