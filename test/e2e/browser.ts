import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import type { Lang } from '../../src/edition/index.js';
import { type Served, type Site, serveReleases } from '../../src/server/index.js';
import { points, usualDigits } from '../../src/words/numbers/numbers.js';

const path = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((p) => p && existsSync(p));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium, or undefined where there is none: `CHROMIUM` names it. */
export async function openBrowser(): Promise<Browser | undefined> {
  return path === undefined ? undefined : chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
}

export const noBrowser = 'no Chromium here: set CHROMIUM to its path';

/** The browser of a file of tests, which are skipped, with the reason, where there is none. */
export function inBrowser(): (test: TestContext) => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return (test) => browser ?? test.skip(noBrowser);
}

/** The same with a site of releases: `at` is the address of a path of it. */
export function onSite(
  port: number,
  releases: () => Promise<readonly Served[]>,
  options: Omit<Parameters<typeof serveReleases>[1], 'port'> = {},
) {
  const there = inBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await serveReleases(await releases(), { ...options, port });
  });
  afterAll(() => site?.close());
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
