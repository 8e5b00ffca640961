import { Hono } from 'hono';
import {
  addPages,
  addressAsked,
  fileOf,
  type Layout,
  mounted,
  type PublishedPages,
  placed,
  type Served,
} from '../server/index.js';
import { useAssets } from './pageAssets.js';

/** The address of the site that a request for a page means; undefined for requests to other pages. */
export function pageAsked({ url, method }: Request, scope: string): string | undefined {
  const { pathname, search, origin } = new URL(url);
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  return addressAsked(`/${(origin + pathname).slice(scope.length)}`, search);
}

/**
 * Makes the pages of a published folder that are no files, from the functions that made those that are.
 *
 * @returns answers an address of the site (`/en/place/AB/2021`) as the page at `from` in the folder (`en/ask/index.html`)
 */
export function pagesOf(
  releases: readonly Served[],
  pages: PublishedPages,
): (address: string, from: string) => Promise<Response> {
  useAssets(pages.assets);
  const site = pages.base === null ? undefined : { address: pages.base.slice(0, -1), png: pages.png };
  const all = mounted(releases, true).map(
    (one) => ({ ...one, files: 'answering', trust: pages.trust, ...(site && { site }) }) as const,
  );
  const app = new Hono();
  addPages(app, all, { onFault: (error) => console.error(error) });
  const layout: Layout = { releases: all, fileOf: fileIn(pages), base: pages.base ?? undefined };
  return async (address, from) => {
    const response = await answered(app, address);
    const headers = new Headers(response.headers);
    const type = headers.get('Content-Type') ?? '';
    if (!type.startsWith('text/html')) {
      const name = new URL(address, 'http://site').pathname.split('/').at(-1)!;
      headers.set('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
      return new Response(response.body, { status: response.status, headers });
    }
    return new Response(placed(layout, await response.text(), from), { status: response.status, headers });
  };
}

/** The answer to an address, or to the one it leads on to. */
async function answered(app: Hono, address: string): Promise<Response> {
  const response = await app.request(address);
  const to = response.headers.get('Location');
  return to === null ? response : app.request(to);
}

function fileIn({ files, renamed }: PublishedPages): (address: string) => string | undefined {
  const known = new Map(Object.entries(renamed));
  for (const address of files.pages) known.set(address, fileOf(address, true));
  for (const address of files.others) known.set(address, fileOf(address, false));
  return (address) => known.get(address);
}
