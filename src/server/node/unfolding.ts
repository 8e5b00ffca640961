import { isPublic } from '../../release/index.js';
import { type SiteOptions, siteWithApi } from '../app.js';
import type { Served } from '../mounted.js';

/**
 * The site of the releases whose embargo has ended: the application has no access to others, and is rebuilt when the
 * next embargo ends, or when the clock is put back to before the end of one.
 *
 * @param now milliseconds since 1970, UTC
 */
export function unfolding(
  releases: readonly Served[],
  now: () => number,
  options: SiteOptions,
): (request: Request) => Response | Promise<Response> {
  const from = (one: Served) => one.vintage?.from ?? Number.NEGATIVE_INFINITY;
  let app: ReturnType<typeof siteWithApi> | undefined;
  let [since, until] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return (request) => {
    const instant = now();
    if (instant >= until || instant < since) {
      const visible = releases.filter(({ vintage }) => isPublic(vintage, instant));
      since = Math.max(...visible.map(from), Number.NEGATIVE_INFINITY);
      until = Math.min(...releases.map(from).filter((next) => next > instant), Number.POSITIVE_INFINITY);
      app = visible.length > 0 ? siteWithApi(visible, options) : undefined;
    }
    return app ? app.fetch(request) : new Response(null, { status: 404 });
  };
}
