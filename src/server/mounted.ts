import type { Release } from '../release/index.js';
import type { Neighbour, Shown, ShownVintage } from '../site/index.js';
import type { Dated } from './api/releases.js';

/** A release as passed to a site. */
export type Served = Release & Pick<Shown, 'flash' | 'series' | 'withdrawn'> & { vintage?: Dated };

/** Facts about a release for a server whose workers open it and answer from it. */
export type ServedFolder = Pick<Served, 'folder' | 'vintage' | 'series' | 'flash' | 'withdrawn'> & {
  manifest: Pick<Release['manifest'], 'id' | 'edition' | 'files' | 'platform'>;
};

/** A release and its path on the site. */
export type MountedRelease = Shown & { base: string };

/** First parts of addresses that are taken by the site itself, or by others at the root of a host. */
const reserved = [
  '/en',
  '/zh',
  '/release',
  '/assets',
  '/v1',
  '/sdmx',
  '/problems',
  '/vintages',
  '/keys',
  '/log',
  '/healthz',
  '/metrics',
  '/console',
  '/embed.js',
  '/places.json',
  '/outline.svg',
  '/openapi.json',
  '/openapi.zh.json',
  '/api.json',
  '/api-worker.js',
  '/pages.json',
  '/index.html',
  '/404.html',
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.ico',
];

/**
 * The path of the newest release of each edition: one alone at the root, several below their names, or their number where that is
 * taken. In a published folder the first of several is at the root.
 *
 * @param coming the indices that are still being built, at their addresses
 */
export function mounted(
  served: readonly Served[],
  files = false,
  coming: readonly Neighbour[] = [],
): MountedRelease[] {
  const releases = served.filter((one) => isNewest(one, served));
  const taken = new Set(reserved);
  const bases = releases.map(({ plan: { edition } }, i) => {
    if (i === 0 && (files || releases.length + coming.length === 1)) return '';
    const base = taken.has(`/${edition}`) ? `/${edition}-${i + 1}` : `/${edition}`;
    taken.add(base);
    return base;
  });
  const neighbours = releases.map(({ plan: { title, dataStatus } }, i) => {
    return { title, dataStatus, base: bases[i]! };
  });
  const reconstruction = releases.flatMap((one, i) =>
    one.plan.announced && one.plan.dataStatus === 'simulated' ? [{ ...one, base: bases[i]! }] : [],
  )[0];
  return releases.map((release, i) => ({
    ...release,
    base: bases[i]!,
    api: true,
    others: [...neighbours.filter((_, j) => j !== i), ...coming],
    ...(release.plan.announced && reconstruction && reconstruction.base !== bases[i]
      ? { reconstruction }
      : {}),
  }));
}

/** The same, followed by the earlier vintages, each below `vintages/` of the newest. */
export function mountedWithVintages(
  served: readonly Served[],
  files = false,
  coming: readonly Neighbour[] = [],
): MountedRelease[] {
  const all = mounted(served, files, coming).map((newest) => vintagesOf(newest, served));
  return [...all.map(([newest]) => newest!), ...all.flatMap(([, ...older]) => older)];
}

/** One release of each index, without earlier vintages. */
export const indicesOf = <R extends { base?: string | undefined }>(all: readonly R[]): R[] =>
  all.filter(({ base = '' }) => !base.includes('/vintages/'));

/** A newest release and its earlier vintages, each with the list of all, the newest first. */
function vintagesOf(newest: MountedRelease, served: readonly Served[]): MountedRelease[] {
  const dated = served
    .filter((one) => one.plan.edition === newest.plan.edition && one.vintage)
    .sort((a, b) => newness(b) - newness(a));
  if (newest.flash) return withDated(newest, dated);
  if (dated.length < 2) return [newest];
  const vintages: ShownVintage[] = dated.map(({ vintage, withdrawn }, i) => {
    const { number, date, why } = vintage!;
    return {
      number,
      date,
      why,
      ...(withdrawn && { withdrawn }),
      base: i === 0 ? newest.base : `${newest.base}/vintages/${number}`,
    };
  });
  const { api, others } = newest as Shown;
  return dated.map((one, i) => ({ ...one, api: api!, others: others!, vintages, base: vintages[i]!.base }));
}

/** A flash vintage and the dated ones of its edition: these have pages below `vintages/`. */
function withDated(flash: MountedRelease, dated: readonly Served[]): MountedRelease[] {
  const vintages: ShownVintage[] = dated.map(({ vintage, withdrawn }) => {
    const { number, date, why } = vintage!;
    return { number, date, why, ...(withdrawn && { withdrawn }), base: `${flash.base}/vintages/${number}` };
  });
  const { api, others } = flash as Shown;
  const older = dated.map((one, i) => ({
    ...one,
    api: api!,
    others: others!,
    vintages,
    base: vintages[i]!.base,
  }));
  return [{ ...flash, flash: { ...flash.flash!, dated: vintages } }, ...older];
}

/** A flash vintage is newer than all dated ones. */
function isNewest({ vintage, plan, withdrawn }: Served, releases: readonly Served[]): boolean {
  const newer = (one: Served) =>
    one.plan.edition === plan.edition &&
    (one.flash !== undefined || newness(one) > newness({ vintage, withdrawn }));
  return vintage === undefined || !releases.some(newer);
}

/** An order in which later vintages come behind earlier ones, and all of them behind those that are withdrawn. */
function newness({ vintage, withdrawn }: { [K in 'vintage' | 'withdrawn']?: Served[K] | undefined }): number {
  return (vintage?.number ?? 0) + (withdrawn ? 0 : 1e9);
}
