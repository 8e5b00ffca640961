import { type SiteOptions, siteWithApi } from '../app.js';
import type { Served } from '../mounted.js';

/**
 * The site of the releases whose embargo has ended: the application has no access to others, and is rebuilt when the
 * next embargo ends.
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
  let until = Number.NEGATIVE_INFINITY;
  return (request) => {
    const instant = now();
    if (instant >= until) {
      const visible = releases.filter((one) => from(one) <= instant);
      until = Math.min(...releases.map(from).filter((next) => next > instant), Number.POSITIVE_INFINITY);
      app = visible.length > 0 ? siteWithApi(visible, options) : undefined;
    }
    return app ? app.fetch(request) : new Response(null, { status: 404 });
  };
}
