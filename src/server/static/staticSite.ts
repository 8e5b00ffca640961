import { publishFiles } from '../../release/index.js';
import { siteWithApi } from '../app.js';
import { mounted, type Served } from '../mounted.js';
import { canDraw } from '../node/png.js';
import type { TrustFolders } from '../node/trust.js';
import { Notes } from './notes.js';
import { type Depth, depthOf, pagesOfPlaces } from './pages.js';
import type { PlannedSite } from './plannedSite.js';
import { siteFiles } from './siteFiles.js';
import { canAnswer } from './workerFiles.js';
import { writing } from './writing.js';

export interface StaticOptions {
  /** The future address of the site, such as `https://example.org/index/`: for the sitemap and the page for unknown addresses. */
  baseUrl?: URL | undefined;
  /** Public keys and a log to be published with the site. */
  trust?: TrustFolders | undefined;
  /**
   * Maximum number of pages of places for each release. By default they are those of the period of headlines, and the reader's
   * browser makes the others; 10,000 where it cannot.
   */
  most?: number | undefined;
  onTaken?: PlannedSite['onTaken'];
}

/** The result of publishing. */
export interface StaticSite {
  /** Hash of the content: the same releases give the same. */
  id: string;
  pages: number;
  files: number;
  bytes: number;
  /** Whether the reader's browser makes the pages that are no files. */
  answering: boolean;
  /** For each release, the depth of its pages of places and the number of those that are no files. */
  depths: { release: string; depth: Depth; leftOut: number }[];
}

/** Maximum number of pages of places for each release where the browser cannot make the others. */
const usualPages = 10_000;

/**
 * Writes the site and the API of releases as files for any web host, all or nothing. Links are relative, so that the folder works
 * below any path. What people open is a file; other pages are made in the reader's browser from the files of the release.
 *
 * @throws UserError when the folder cannot be written or contains something else
 */
export async function publishStatic(
  out: string,
  releases: readonly Served[],
  options: StaticOptions = {},
): Promise<StaticSite> {
  const site = await planned(releases, options);
  const counts = { id: '', pages: 0, files: 0, bytes: 0 };
  await publishFiles(out, async ({ put, notes }) => {
    const writer = writing(put);
    const kept = await Notes.at(notes);
    try {
      for await (const file of siteFiles(site, kept)) await writer.write(file);
      Object.assign(counts, await writer.end());
    } finally {
      await kept.close();
    }
    return counts.id;
  });
  const depths = site.all.map((one, i) => {
    const [count, depth] = [pagesOfPlaces(one), site.depths[i]!];
    return { release: one.manifest.id, depth, leftOut: count.nodes - count[depth] };
  });
  return { ...counts, answering: site.all[0]!.files === 'answering', depths };
}

async function planned(
  releases: readonly Served[],
  { baseUrl, most, trust = {}, onTaken }: StaticOptions,
): Promise<PlannedSite> {
  const files = canAnswer(releases) ? 'answering' : 'whole';
  const base = baseUrl?.href.replace(/\/?$/, '/');
  const png = base !== undefined && (await canDraw());
  const at = base === undefined ? undefined : { address: base.slice(0, -1), png };
  // Every address is asked for once: an answer is not kept.
  const app = siteWithApi(releases, { trust, site: at, cacheBytes: 1 }, { files });
  const all = mounted(releases, true).map((one) => ({ ...one, files }) as const);
  const deepest = most ?? (files === 'answering' ? 0 : usualPages);
  const depths = all.map((one) => depthOf(one, deepest));
  return { app, releases, all, depths, baseUrl, base, png, trust, onTaken };
}
