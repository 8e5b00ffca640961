import type { Release } from '../release/index.js';
import { siteWithApi } from '../server/index.js';

/** Shows the pages of a release that every reader comes to: its first page, a place, the method and the data. @throws Error for a page that fails */
export async function showPages(release: Release): Promise<void> {
  let fault: unknown;
  const app = siteWithApi([release], { onFault: (error) => (fault = error) });
  const place = encodeURIComponent(release.plan.units[0]!.code);
  for (const path of ['/en/', '/zh/', `/en/place/${place}`, '/en/method', '/en/data']) {
    const { status } = await app.request(path);
    if (fault !== undefined) throw fault;
    if (status >= 400) throw new Error(`${path} answers ${status}`);
  }
}
