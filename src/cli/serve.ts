import { join } from 'node:path';
import { isSeries, openRelease, openSeries } from '../release/index.js';
import {
  type Served,
  type ServeOptions,
  type Site,
  serveReleases,
  type TrustFolders,
} from '../server/index.js';
import { type Common, languageOf, print } from './common.js';
import { withPublished } from './published.js';
import { checkedTrust } from './trustFolders.js';
import { addressOf } from './webAddress.js';

/**
 * `iplus serve RELEASE|SERIES…`: the site and API of releases, or of all vintages of a series, each from its hour on, until interrupted or told to end (SIGTERM): then requests in flight
 * are answered first.
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

/** The release of a folder, or every vintage of a series with the instant from which it may be seen. */
export async function openAll(folder: string): Promise<Served[]> {
  if (!(await isSeries(folder))) return [withPublished(await openRelease(folder))];
  const { series } = await openSeries(folder);
  return Promise.all(
    series.vintages.map(async ({ number, date, embargo, class: kind, reason }) => ({
      ...withPublished(await openRelease(join(folder, String(number)))),
      series,
      vintage: {
        number,
        date,
        why: { class: kind, reason },
        ...(embargo && { from: Date.parse(embargo.instant) }),
      },
    })),
  );
}

/** Ends a site at the first signal after its requests in flight; at once at the second. */
export function endGently(site: Site): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}
