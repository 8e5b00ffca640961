import { type Lang, problems, problemText, UserError } from '../edition/index.js';
import { isProxy, type ServeOptions, type Site, serveReleases, type TrustFolders } from '../server/index.js';
import { type Common, faultText, languageOf, print, printError } from './common.js';
import { follow, states } from './follow.js';
import { openAll } from './openReleases.js';
import { checkedTrust } from './trustFolders.js';
import { addressOf } from './webAddress.js';

/**
 * `iplus serve RELEASE|SERIES…`: serves the site and API of releases, or of all vintages of a series, each from its
 * release time on, until interrupted or terminated (SIGTERM): then requests in progress are answered first.
 */
export async function serveCommand(
  folders: readonly string[],
  options: Common & Omit<ServeOptions, 'baseUrl'> & TrustFolders & { baseUrl?: string; proxies?: string },
): Promise<void> {
  const since = await states(folders);
  const releases = (await Promise.all(folders.map(openAll))).flat();
  const baseUrl = addressOf(options.baseUrl);
  const site = await serveReleases(releases, {
    ...options,
    baseUrl,
    trust: await checkedTrust(options),
    behindProxy: proxiesOf(options.proxies) ?? options.behindProxy,
    workers: true,
  });
  const following = new AbortController();
  const onFault = (error: unknown) => printError(whyNot(error, languageOf(options)));
  void follow(folders, site, { onFault, since, signal: following.signal });
  endGently({
    close() {
      following.abort();
      return site.close();
    },
  });
  const { url } = site;
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[languageOf(options)],
  );
}

/** Why new releases are not shown. */
function whyNot(error: unknown, lang: Lang): string {
  if (!(error instanceof UserError)) return faultText(error, lang);
  return error.problems.map((problem) => problemText(problem, lang)).join('\n\n');
}

/** The list of trusted proxies, as typed. @throws UserError for an entry that is neither an address nor a subnet */
function proxiesOf(list: string | undefined): string[] | undefined {
  const entries = list?.split(',').map((entry) => entry.trim());
  const wrong = entries?.filter((entry) => !isProxy(entry)) ?? [];
  const expected = { en: 'addresses or subnets such as 10.1.0.0/16', zh: '地址或网段，如 10.1.0.0/16' };
  if (wrong.length > 0)
    throw new UserError(wrong.map((one) => problems.badOption('--proxies', one, expected)));
  return entries;
}

/** Shuts a site down at the first signal, after its requests in progress; at once at the second. */
export function endGently(site: Pick<Site, 'close'>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}
