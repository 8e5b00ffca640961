import { manifestText, type Release, type ReleaseFile, sha256 } from '../../release/index.js';
import { cssName, scripts } from '../../site/index.js';
import type { Dated } from '../api/releases.js';
import { type MountedRelease, mountedWithVintages, type Served } from '../mounted.js';
import { fileOf } from './address.js';

/** `api.json`: the releases of a published folder, for the service worker that answers questions there. */
export interface PublishedSite {
  /** The script of the worker, which identifies its version. */
  script: string;
  /** SHA-256 of `pages.json`. */
  pages: string;
  /** In the order of `apiApp`. */
  releases: { id: string; at: string; vintage?: Dated }[];
}

/** `pages.json`: data of the worker for the pages of the folder, other than the releases. */
export interface PublishedPages {
  /** The style sheet, and the scripts by their entry. */
  assets: { css: string; entries: Record<string, string> };
  /** Where the site stands, with a slash at its end; null where that is not known. */
  base: string | null;
  /** Whether its pictures are there as PNG. */
  png: boolean;
  trust: { keys: boolean; log: boolean };
  /** The addresses of pages, and of other files, whose files have the names that `fileOf` gives them. */
  files: { pages: string[]; others: string[] };
  /** The files of other addresses. */
  renamed: Record<string, string>;
}

/** The name of the worker: it is at the top level, because a worker is limited to addresses beside or below its script. */
const workerName = 'api-worker.js';

/** Whether a worker can open these releases: plans that need a solver exceed what a worker may load. */
export const canAnswer = (releases: readonly Release[]) => releases.every(({ solve }) => solve === undefined);

/**
 * The worker, its list of releases and of pages, and the files of earlier vintages, where the server has them: no page of the
 * folder links to these.
 */
export async function* workerFiles(
  releases: readonly Served[],
  pages: Omit<PublishedPages, 'assets'>,
): AsyncGenerator<ReleaseFile> {
  const script = `assets/${scripts().entries['api-worker']}`;
  const all = mountedWithVintages(releases, true);
  const whole: PublishedPages = {
    assets: { css: cssName, entries: scripts().entries },
    ...pages,
  };
  const text = `${JSON.stringify(whole)}\n`;
  const site: PublishedSite = {
    script,
    pages: sha256(text),
    releases: releases.map(({ manifest: { id }, vintage }) => {
      const at = releaseAt(all.find(({ manifest }) => manifest.id === id)!);
      return { id, at, ...(vintage && { vintage }) };
    }),
  };
  yield { path: workerName, content: `importScripts(${JSON.stringify(script)});\n` };
  yield { path: 'api.json', content: `${JSON.stringify(site, null, 1)}\n` };
  yield { path: 'pages.json', content: text };
  const older = all.filter(({ vintages = [], base }) => vintages.length > 0 && vintages[0]!.base !== base);
  for (const one of older) yield* filesOf(one);
}

const releaseAt = ({ base }: MountedRelease) => fileOf(`${base}/release`, false);

async function* filesOf(release: MountedRelease): AsyncGenerator<ReleaseFile> {
  const { manifest } = release;
  const at = releaseAt(release);
  yield { path: `${at}/release.json`, content: manifestText(manifest) };
  for (const { path } of manifest.files) yield { path: `${at}/${path}`, content: await release.read(path) };
}
