import { expect } from 'vitest';
import type { siteApp } from '../../src/server/index.js';
import { thorough } from '../helpers/thorough.js';

/** The visible content of a page: without hashes and receipts as data, which contain nulls. */
export const read = (html: string) =>
  html.replace(/<script type="application\/json".*?<\/script>/gs, '').replace(/[0-9a-f]{12,}/g, '');

/**
 * Looks at the pages of a site and at those that they lead to; returns all addresses found. Every address answers. Of many alike,
 * such as the receipts of figures, the first two are asked for and then every 64th (`npm run test:thorough`: all); `cases/links`
 * follows the others.
 */
export async function walk(
  site: ReturnType<typeof siteApp>,
  from: readonly string[],
  look: (path: string, html: string) => string[],
): Promise<Set<string>> {
  const [todo, seen, alike] = [[...from], new Set(from), new Map<string, number>()];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const number = alike.get(kindOf(path)) ?? 0;
    alike.set(kindOf(path), number + 1);
    if (number >= 2 && number % 64 > 0 && !thorough) continue;
    const response = await site.request(path);
    expect(`${response.status} ${path}`).toBe(`200 ${path}`);
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
    for (const to of look(path, await response.text())) {
      if (seen.has(to)) continue;
      seen.add(to);
      todo.push(to);
    }
  }
  return seen;
}

/** What pages of one kind have alike: their address but for the place, period and node in it, what is asked, and of receipts the table. */
function kindOf(path: string): string {
  const [, address, query] = /^([^?]*)(.*)$/.exec(path)!;
  const kind = address!.replace(
    /\/(place|brief|report|slides)\/.*?(\.\w+)?$/,
    (below, page, ending = '') => `/${page}/${below.split('/').length}${ending}`,
  );
  const asked = new URLSearchParams(query);
  const table = /^(?:analysis\/)?[^/]*/.exec(asked.get('of') ?? '')![0];
  return [kind, ...asked.keys(), kind.endsWith('/receipt') ? table : ''].join(' ');
}
