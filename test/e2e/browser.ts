import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { beforeAll, it, type TestContext } from 'vitest';
import { chromiumPath } from '../../src/cli/chromium.js';
import type { Lang } from '../../src/edition/index.js';
import { type Served, type Site, serveReleases } from '../../src/server/index.js';
import { formatPoints } from '../../src/words/numbers/numbers.js';
import { lacking } from '../helpers/programs.js';
import { thorough } from '../helpers/thorough.js';
import { isLasting } from './visit.js';

/** Why there is no browser; empty where there is one. */
export const noBrowser = lacking('Chromium');

export { visit } from './visit.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How many times slower the scripts of pages run than they could: `IPLUS_SLOWER=10` finds tests that do not wait for a page. */
const slower = Number(process.env['IPLUS_SLOWER'] ?? 1);

let running: Promise<Browser> | undefined;

/** Chromium, or undefined where there is none: `CHROMIUM` names it. The files of a process share one; nobody closes it. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (noBrowser) return undefined;
  if (running && !(await running).isConnected()) running = undefined;
  running ??= chromium
    .launch({
      executablePath: chromiumPath()!,
      // Letters as in a window, to the pixel, where Chromium has none.
      args: ['--no-sandbox', '--font-render-hinting=slight'],
    })
    .then((browser) => (slower > 1 ? slowed(browser) : browser));
  return running;
}

function slowed(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.on('page', async (page) => {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    });
    return context;
  };
  return browser;
}

/** The browser of a file of tests, which are skipped, with the reason, where there is none. */
export function inBrowser(): (test: TestContext) => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  return (test) => browser ?? test.skip(noBrowser);
}

/**
 * `it` for a group that is there in both languages: each test, and each case of an `it.for`, in one of them by turns. What a
 * page does by itself hardly depends on its language; what it says, and how wide it is, is tried in both elsewhere. `npm run
 * test:thorough` tries all in both.
 */
export function byTurns(lang: Lang) {
  let turn: Lang = 'zh';
  const inTurn = (name: string, test: (context: TestContext) => Promise<void>, timeout?: number) => {
    turn = turn === 'en' ? 'zh' : 'en';
    if (turn === lang || thorough) it(name, test, timeout);
  };
  const cases: CasesInTurn = (all) =>
    it.for(thorough ? all : all.filter((_, i) => (i % 2 === 0) === (lang === 'en')));
  return Object.assign(inTurn, { for: cases });
}

type CasesInTurn = <T>(all: readonly T[]) => ReturnType<typeof it.for<T>>;

type Options = Omit<Parameters<typeof serveReleases>[1], 'port'>;

/** The sites of this process, by releases and options: a page that one file asked for is at hand for the next. */
const sites = new Map<string, Promise<Site>>();

/** The first port of this process. */
export const firstPort = 27_000 + 100 * Number(process.env['VITEST_POOL_ID'] ?? 0);

/** A site of releases, which stays open. */
export function siteOf(releases: readonly Served[], options: Options = {}): Promise<Site> {
  const key = JSON.stringify([releases.map((r) => r.manifest.id), options]);
  const known = sites.get(key) ?? lastingSite(releases, options);
  sites.set(key, known);
  return known;
}

async function lastingSite(releases: readonly Served[], options: Options): Promise<Site> {
  const site = await serveReleases(releases, { ...options, port: firstPort });
  isLasting(site.url);
  return site;
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

/** The rules of axe that a theme can break. */
export const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page, by some of its rules or all, one line each. Its work grows with the square of a page: of a long
 * table it sees the first and last rows, as all rows are written by one function.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (runOnly) => {
    type Results = { violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run: (how: object) => Promise<Results> } };
    // Rows that are still moving cover one another.
    const moving = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
    const alike = [...document.querySelectorAll('tbody')].flatMap((body) => [...body.rows].slice(10, -5));
    const places = alike.map((row) => [row.parentNode!, row.nextSibling] as const);
    for (const row of alike) row.remove();
    // Axe looks at the size of targets only where it is asked to.
    const rules = { 'target-size': { enabled: true } };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(runOnly ? { runOnly } : { rules }),
    });
    for (const [i, row] of [...alike.entries()].reverse()) places[i]![0].insertBefore(row, places[i]![1]);
    return violations;
  }, rules);
  return found.flatMap((v) =>
    v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target.join(' ')} ${n.html.slice(0, 120)}`),
  );
}

/** The number a page shows, as a reader would type it. */
export function typed(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'));
}

/** A score as a page may show it: rounded to the decimals of its list, with or without the mark of those that look alike. */
export function roundedAs(shown: string, value: number, lang: Lang): string {
  const mark = shown.startsWith('≈') ? '≈' : '';
  return mark + formatPoints(value, lang, shown.split('.')[1]?.length ?? 0);
}

/** What is wrong with a list of ranks and figures: other decimals than above it, or a mark where none belongs or none where one does. */
export function wronglyShown(rows: readonly (readonly [rank: string, figure: string])[]): string[] {
  const bare = (figure: string) => figure.replace('≈', '');
  const decimals = (figure: string) => bare(figure).split('.')[1]?.length;
  const ranksOf = new Map<string, Set<string>>();
  for (const [rank, figure] of rows)
    ranksOf.set(bare(figure), (ranksOf.get(bare(figure)) ?? new Set()).add(rank));
  return rows
    .filter(
      ([, figure]) =>
        decimals(figure) !== decimals(rows[0]![1]) ||
        figure.startsWith('≈') !== ranksOf.get(bare(figure))!.size > 1,
    )
    .map(([rank, figure]) => `${rank}: ${figure}`);
}
