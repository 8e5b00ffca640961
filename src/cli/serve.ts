import { type ServeOptions, type Site, serveReleases, type TrustFolders } from '../server/index.js';
import { type Common, languageOf, print } from './common.js';
import { openAll } from './openReleases.js';
import { checkedTrust } from './trustFolders.js';
import { addressOf } from './webAddress.js';

/**
 * `iplus serve RELEASE|SERIES…`: serves the site and API of releases, or of all vintages of a series, each from its
 * release time on, until interrupted or terminated (SIGTERM): then requests in progress are answered first.
 */
export async function serveCommand(
  folders: readonly string[],
  options: Common & Omit<ServeOptions, 'baseUrl'> & TrustFolders & { baseUrl?: string },
): Promise<void> {
  const releases = (await Promise.all(folders.map(openAll))).flat();
  const baseUrl = addressOf(options.baseUrl);
  const site = await serveReleases(releases, { ...options, baseUrl, trust: await checkedTrust(options) });
  endGently(site);
  const { url } = site;
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[languageOf(options)],
  );
}

/** Shuts a site down at the first signal, after its requests in progress; at once at the second. */
export function endGently(site: Site): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}
