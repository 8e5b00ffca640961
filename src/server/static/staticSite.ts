import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseFile } from '../../release/index.js';
import { attestationNames, headlineName, publishFolder, sha256, subjectsOf } from '../../release/index.js';
import { cardFile, scripts } from '../../site/index.js';
import type { PlaceEntry } from '../../words/index.js';
import { siteWithApi } from '../app.js';
import { mounted, type Served } from '../mounted.js';
import { canDraw } from '../node/png.js';
import { type TrustFolders, trustAddresses } from '../node/trust.js';
import { addressOf, distinctFiles, fileOf, relativeAddress } from './address.js';
import { apiFiles } from './apiFiles.js';
import { withCompressed } from './compressed.js';
import { type CrawledFile, crawl, isPage, textOf } from './crawl.js';
import { relinked, saidAbsolutely } from './links.js';
import { type Depth, depthOf, isWithin, pagesOfPlaces } from './pages.js';
import { rootPage } from './rootPage.js';
import { mapFiles } from './sitemap.js';
import { canAnswer, workerFiles } from './workerFiles.js';

export interface StaticOptions {
  /** The future address of the site, such as `https://example.org/index/`: for the sitemap and the page for unknown addresses. */
  baseUrl?: URL | undefined;
  /** Public keys and a log to be published with the site. */
  trust?: TrustFolders | undefined;
  /** Maximum number of pages of places for each release. */
  most?: number | undefined;
}

/** The result of publishing. */
export interface StaticSite {
  /** Hash of the content: the same releases give the same. */
  id: string;
  pages: number;
  files: number;
  bytes: number;
  /** For each release, the depth of its pages of places and the number of omitted pages. */
  depths: { release: string; depth: Depth; leftOut: number }[];
}

/** Default maximum number of pages of places for each release. */
export const usualPages = 10_000;

/**
 * Writes the site and the API of releases as files for any web host, all or nothing. Links are relative, so that the
 * folder works below any path.
 *
 * @throws UserError when the folder cannot be written or contains something else
 */
export async function publishStatic(
  out: string,
  releases: readonly Served[],
  { baseUrl, most = usualPages, trust = {} }: StaticOptions = {},
): Promise<StaticSite> {
  const answers = canAnswer(releases);
  const base = baseUrl?.href.replace(/\/?$/, '/');
  const png = base !== undefined && (await canDraw());
  const site = base === undefined ? undefined : { address: base.slice(0, -1), png };
  const app = siteWithApi(releases, { trust, site }, { files: answers ? 'answering' : 'whole' });
  const all = mounted(releases);
  const depths = all.map((one) => depthOf(one, most));
  const wanted = (path: string) => {
    if (/^\/(v1|sdmx|openapi)/.test(path)) return false;
    // Available on a server only: receipts of all figures of all tables, and comparisons of any places.
    if (/\/(?:en|zh)\/(?:receipt(?:$|\?)|compare\?)/.test(path)) return false;
    const at = all.findLastIndex(({ base }) => path.startsWith(`${base}/`));
    return isWithin(depths[at]!, all[at]!, path);
  };
  const starts = [
    ...all.flatMap(startsOf),
    ...(png ? all.flatMap(cardsOf) : []),
    ...scripts().files.map((name) => `/assets/${name}`),
    '/embed.js',
    ...(await trustAddresses(trust)),
  ];
  const crawled = [...(await crawl(app, starts, wanted)), ...(await apiFiles(app, releases))];
  const files = distinctFiles(new Map(crawled.map((one) => [one.path, fileOf(one.path, isPage(one))])));
  const pages = crawled.filter(isPage);
  const listed = pages.flatMap(({ path }) => (path.includes('?') ? [] : [files.get(path)!]));
  const plain: ReleaseFile[] = [
    ...crawled.map((one) => ({ path: files.get(one.path)!, content: moved(one, files, base) })),
    { path: 'index.html', content: rootPage(all[0]!) },
    { path: '404.html', content: await lostPage(app, files, baseUrl?.pathname ?? '/') },
    ...(answers ? await workerFiles(releases) : []),
    ...[...mapFiles(listed, base)].map(([path, content]) => ({ path, content })),
  ];
  const hashes = new Map(plain.map((file) => [file, sha256(file.content)]));
  const id = `site-${sha256(plain.map((file) => `${hashes.get(file)} ${file.path}\n`).join('')).slice(0, 32)}`;
  const written = await withCompressed(plain, (file) => hashes.get(file)!);
  await publishFolder(out, id, written);
  return {
    id,
    pages: pages.length,
    files: written.length,
    bytes: written.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0),
    depths: all.map((one, i) => {
      const count = pagesOfPlaces(one);
      return { release: one.manifest.id, depth: depths[i]!, leftOut: count.nodes - count[depths[i]!] };
    }),
  };
}

/** Addresses of a release that scripts load or people type: its files, signatures and proofs, and its places without a period. */
function startsOf({ base, plan, manifest, folder }: Served & { base: string }): string[] {
  const codes = [...new Set(subjectsOf(plan).map((s) => s.code))];
  const languages = (['en', 'zh'] as const).flatMap((lang) => [
    `${base}/${lang}/`,
    ...codes.map((code) => `${base}/${lang}/place/${encodeURIComponent(code)}`),
  ]);
  const attested = attestationNames.filter((name) => existsSync(join(folder, name)));
  const names = [...manifest.files.map((f) => f.path), ...attested];
  return [...languages, `${base}/places.json`, ...names.map((name) => `${base}/release/${name}`)];
}

/** The cards that pages refer to by absolute address, which links do not reach. */
function cardsOf({ base, plan, index }: Served & { base: string }): string[] {
  const codes = new Map(subjectsOf(plan).map((s) => [s.code, s]));
  const period = headlineName({ plan, index });
  const files = [undefined, ...codes.values()].map((place) =>
    cardFile({ plan, index }, place, period, 'png'),
  );
  return (['en', 'zh'] as const).flatMap((lang) => files.map((file) => `${base}/${lang}/${file}`));
}

/** A response with links to the files of the site. */
function moved(
  one: CrawledFile,
  files: ReadonlyMap<string, string>,
  base: string | undefined,
): string | Uint8Array {
  const from = files.get(one.path)!;
  const to = (link: string) => {
    const file = found(link, files);
    return file === undefined ? undefined : relativeAddress(from, file);
  };
  const folder = (path: string) => relativeAddress(from, fileOf(path, true)).replace(/\/$/, '');
  if (one.path.endsWith('/places.json')) return placesFile(one, files);
  if (!isPage(one)) return one.content;
  const page = relinked(textOf(one), to, folder);
  const file = (link: string) => files.get(link);
  return base === undefined
    ? page
    : saidAbsolutely(page, base, (link) => file(link) && addressOf(file(link)!));
}

/** The list of places for the scripts of the pages, with the folder of each whose name is not its code. */
function placesFile(one: CrawledFile, files: ReadonlyMap<string, string>): string {
  const root = one.path.replace(/places\.json$/, 'en/place/');
  const places = (JSON.parse(textOf(one)) as PlaceEntry[]).map((place) => {
    const file = files.get(root + encodeURIComponent(place[0]));
    const folder = file?.split('/').at(-2);
    return folder === undefined || folder === place[0] ? place : [...place.slice(0, 6), folder];
  });
  return JSON.stringify(places);
}

/** The file for a link; for the API the full response, whatever its query. */
function found(link: string, files: ReadonlyMap<string, string>): string | undefined {
  const path = link.split('?')[0]!;
  return files.get(link) ?? files.get(path) ?? files.get(`${path}.json`);
}

/** The page for unknown addresses: it may be shown at any depth, so its links start at the root of the host. */
async function lostPage(
  app: ReturnType<typeof siteWithApi>,
  files: ReadonlyMap<string, string>,
  root: string,
) {
  const html = await (await app.request('/en/no-such-page')).text();
  const start = root.replace(/\/?$/, '/');
  const to = (link: string) => {
    const file = found(link, files);
    return file === undefined ? undefined : start + addressOf(file);
  };
  return relinked(html, to, (path) => start + path.slice(1));
}
