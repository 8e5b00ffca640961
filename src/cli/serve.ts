import { openRelease } from '../release/index.js';
import { type ServeOptions, type Site, serveReleases } from '../server/index.js';
import { type Common, languageOf, print } from './common.js';
import { withPublished } from './published.js';

/**
 * `iplus serve RELEASE…`: the site and API of releases until interrupted or told to end (SIGTERM): then requests in flight
 * are answered first.
 */
export async function serveCommand(
  folders: readonly string[],
  options: Common & ServeOptions,
): Promise<void> {
  const releases = await Promise.all(folders.map(openRelease));
  const site = await serveReleases(releases.map(withPublished), options);
  endGently(site);
  const { url } = site;
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[languageOf(options)],
  );
}

/** Ends a site at the first signal after its requests in flight; at once at the second. */
export function endGently(site: Site): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}
