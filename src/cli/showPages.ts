import type { Release } from '../release/index.js';
import { siteWithApi } from '../server/index.js';

/**
 * Renders the most important pages of a release as a check: first page, a place, method and data. @throws Error for a
 * page that fails
 */
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
