import type { Browser, Page } from 'playwright-core';
import type { Bundle } from './bundle.js';

/** A page that has what a bundle exports in its global `iplus`. */
export async function pageWith(
  { entry, files }: Bundle,
  on: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const page = await (await on.newContext(options)).newPage();
  await page.route('**/*', (route) => {
    const code = files.get(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({ contentType: code ? 'text/javascript' : 'text/html', body: code ?? '' });
  });
  await page.goto('http://page.invalid/');
  const content = `globalThis.iplus = await import('./${entry}'); document.title = 'ready';`;
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction("document.title === 'ready'");
  return page;
}
