import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** Console errors, failed or foreign requests, answers that are not 200: nothing of this may happen. */
type Mishaps = string[];

interface Window {
  context: BrowserContext;
  page: Page;
  session: CDPSession;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  mishaps: Mishaps;
  /** Ends the visit. The window is used again, unless it was closed. */
  leave: () => Promise<void>;
}

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The windows that were left, by options. A page costs a browser several times as much in a new window as in one that is open. */
const left = new Map<string, Window[]>();

/** Sites that stay what they are: what a window keeps of one is true at the next visit too. */
const lasting = new Set<string>();

/** Says that what stands at an address will not change while this process runs. */
export const isLasting = (url: string) => lasting.add(new URL(url).origin);

/** A window on a site that writes down every mishap. It remembers nothing of an earlier visit but files of the site. */
export async function visit(browser: Browser, url: string, options: Options = {}): Promise<Visit> {
  const { viewport = { width: 1280, height: 720 }, colorScheme = 'light', ...fixed } = options;
  const { origin } = new URL(url);
  const windows = lasting.has(origin) ? listOf(`${origin} ${JSON.stringify(fixed)}`) : undefined;
  const window = windows?.pop() ?? (await open(browser, fixed));
  const { context, page, session } = window;
  await page.setViewportSize(viewport!);
  await page.emulateMedia({ colorScheme, media: null });
  const mishaps = watched(page, origin);
  await page.goto(url);
  const leave = async () => {
    for (const event of events) page.removeAllListeners(event);
    if (!windows || context.pages().length > 1) return context.close();
    await context.clearCookies();
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    // Of a page that stands in the window, the next visit of an address with a # would load nothing.
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    windows.push(window);
  };
  return { page, context, mishaps, leave };
}

function listOf(key: string): Window[] {
  const windows = left.get(key) ?? [];
  left.set(key, windows);
  return windows;
}

async function open(browser: Browser, fixed: Options): Promise<Window> {
  const context = await browser.newContext({ bypassCSP: true, ...fixed });
  const page = await context.newPage();
  // The first page of a large release is made while a busy machine makes others.
  page.setDefaultNavigationTimeout(120_000);
  return { context, page, session: await context.newCDPSession(page) };
}

const events = ['console', 'pageerror', 'requestfailed', 'request', 'response'] as const;

function watched(page: Page, origin: string): Mishaps {
  const mishaps: Mishaps = [];
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
  return mishaps;
}
