import { publishedPeriods } from '../../edition/index.js';
import { headlineName } from '../../release/index.js';
import { apiPath, askPath, cardPath, docsPath, sectionsOf } from '../../site/index.js';
import type { MountedRelease } from '../mounted.js';

/** The overviews of so many of the last periods are files; those of earlier ones are answered in the browser. */
const mostOverviews = 12;

/**
 * Whether an address of a release is one that people open and therefore a file of a folder whose other pages are answered in
 * the reader's browser. Pages of places are for `pages.ts` to decide.
 */
export function isOpened(release: MountedRelease, address: string): boolean {
  const [, , rest] = /^\/(en|zh)(?:\/(.*))?$/.exec(address.slice((release.base ?? '').length)) ?? [];
  if (rest === undefined) return true;
  const periods = publishedPeriods(release.plan).slice(-mostOverviews).map(encodeURIComponent);
  const pages = sectionsOf(release).filter(({ asked }) => !asked);
  return (
    ['', apiPath, askPath, docsPath, ...periods, ...pages.map(({ path }) => path)].includes(rest) ||
    new RegExp(`^(?:(?:place|${docsPath})/.+|embed/[^/?]+|${cardPath}(?:/[^/?]+)?\\.png)$`).test(rest)
  );
}

/**
 * The address of a file that holds the same: of a place or an overview in the period of headlines, the one that names no
 * period, and of the first release of the API `latest`.
 */
export function plainAddress(releases: readonly MountedRelease[], address: string): string {
  const [first] = releases as [MountedRelease];
  const api = `/v1/${encodeURIComponent(first.manifest.id)}`;
  if (address === api || address.startsWith(`${api}/`)) return `/v1/latest${address.slice(api.length)}`;
  const release = releaseAt(releases, address);
  const { base, plan } = release;
  const period = encodeURIComponent(headlineName(release));
  const [, root, of = '', when, node] =
    /^(\/(?:en|zh))(\/place\/[^/?]+)?\/([^/?]+)(?:\/([^/?]+))?$/.exec(address.slice(base.length)) ?? [];
  if (when !== period || root === undefined) return address;
  if (of === '') return node === undefined ? `${base}${root}/` : address;
  const isWhole = node === undefined || node === encodeURIComponent(plan.nodes[0]!.id);
  return isWhole ? base + root + of : address;
}

/** The release that an address belongs to: the last with its prefix, since the first is at the root. */
export function releaseAt(releases: readonly MountedRelease[], address: string): MountedRelease {
  return releases.findLast(({ base }) => address.startsWith(`${base}/`))!;
}
