import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { beforeAll, type TestContext } from 'vitest';
import { chromiumPath } from '../../src/cli/chromium.js';
import type { Lang } from '../../src/edition/index.js';
import { type Served, type Site, serveReleases } from '../../src/server/index.js';
import { points, usualDigits } from '../../src/words/numbers/numbers.js';
import { lacking } from '../helpers/programs.js';

/** Why there is no browser; empty where there is one. */
export const noBrowser = lacking('Chromium');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let running: Promise<Browser> | undefined;

/** Chromium, or undefined where there is none: `CHROMIUM` names it. The files of a process share one; nobody closes it. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (noBrowser) return undefined;
  if (running && !(await running).isConnected()) running = undefined;
  running ??= chromium.launch({ executablePath: chromiumPath()!, args: ['--no-sandbox'] });
  return running;
}

/** The browser of a file of tests, which are skipped, with the reason, where there is none. */
export function inBrowser(): (test: TestContext) => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  return (test) => browser ?? test.skip(noBrowser);
}

type Options = Omit<Parameters<typeof serveReleases>[1], 'port'>;

/** The sites of this process, by releases and options: a page that one file asked for is at hand for the next. */
const sites = new Map<string, Promise<Site>>();

/** The first port of this process. */
export const firstPort = 27_000 + 100 * Number(process.env['VITEST_POOL_ID'] ?? 0);

/** A site of releases, which stays open. */
export function siteOf(releases: readonly Served[], options: Options = {}): Promise<Site> {
  const key = JSON.stringify([releases.map((r) => r.manifest.id), options]);
  const known = sites.get(key) ?? serveReleases(releases, { ...options, port: firstPort });
  sites.set(key, known);
  return known;
}

/** The same with a site of releases: `at` is the address of a path of it. */
export function onSite(releases: () => Promise<readonly Served[]>, options: Options = {}) {
  const there = inBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await siteOf(await releases(), options);
  });
  return { there, at: (path: string) => new URL(path, site.url).href };
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Console errors, failed or foreign requests, answers that are not 200: nothing of this may happen. */
  mishaps: string[];
}

/** A new window on a site that writes down every mishap. */
export async function visit(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const mishaps: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') mishaps.push(message.text());
  });
  page.on('pageerror', (error) => mishaps.push(String(error)));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A font still on its way when the reader goes on is no fault of the page.
    if (why !== 'net::ERR_ABORTED') mishaps.push(`failed: ${request.url()} ${why}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      mishaps.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) mishaps.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url);
  return { page, context, mishaps };
}

/** What axe finds on a page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    type Results = { violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<Results> } };
    return (await axe.run()).violations;
  });
  return found.flatMap((v) =>
    v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target.join(' ')} ${n.html.slice(0, 120)}`),
  );
}

/** The number a page shows, as a reader would type it. */
export function typed(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'));
}

/** A score as a page may show it: rounded to the decimals shown, which are never fewer than usual. */
export function roundedAs(shown: string, value: number, lang: Lang): string {
  const decimals = shown.split('.')[1]?.length ?? 0;
  return points(value, lang, Math.max(decimals, usualDigits(value)));
}

/** The figures of a list of ranks and figures that stand for two ranks, and the ranks that have two figures. */
export function lookAlike(rows: readonly (readonly [rank: string, figure: string])[]): string[] {
  const [figures, ranks] = [new Map(rows), new Map(rows.map(([rank, figure]) => [figure, rank]))];
  return rows
    .filter(([rank, figure]) => figures.get(rank) !== figure || ranks.get(figure) !== rank)
    .map(([rank, figure]) => `${rank}: ${figure}`);
}
