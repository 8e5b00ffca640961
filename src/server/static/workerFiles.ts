import { manifestText, type Release, type ReleaseFile } from '../../release/index.js';
import { scripts } from '../../site/index.js';
import type { Dated } from '../api/releases.js';
import { type MountedRelease, mountedWithVintages, type Served } from '../mounted.js';
import { fileOf } from './address.js';

/** `api.json`: the releases of a published folder, for the service worker that answers requests to its API. */
export interface PublishedSite {
  /** The script of the worker, which identifies its version. */
  script: string;
  /** In the order of `apiApp`. */
  releases: { id: string; at: string; vintage?: Dated }[];
}

/** The name of the worker: it is at the top level, because a worker is limited to addresses beside or below its script. */
export const workerName = 'api-worker.js';

/** Whether a worker can open these releases: plans that need a solver exceed what a worker may load. */
export const canAnswer = (releases: readonly Release[]) => releases.every(({ solve }) => solve === undefined);

/**
 * The worker, its list of releases, and the files of earlier vintages, where the server has them: no page of the folder
 * links to these.
 */
export async function workerFiles(releases: readonly Served[]): Promise<ReleaseFile[]> {
  const script = `assets/${scripts().entries['api-worker']}`;
  const all = mountedWithVintages(releases);
  const site: PublishedSite = {
    script,
    releases: releases.map(({ manifest: { id }, vintage }) => {
      const at = releaseAt(all.find(({ manifest }) => manifest.id === id)!);
      return { id, at, ...(vintage && { vintage }) };
    }),
  };
  const older = all.filter(({ vintages = [], base }) => vintages.length > 0 && vintages[0]!.base !== base);
  return [
    { path: workerName, content: `importScripts(${JSON.stringify(script)});\n` },
    { path: 'api.json', content: `${JSON.stringify(site, null, 1)}\n` },
    ...(await Promise.all(older.map(filesOf))).flat(),
  ];
}

const releaseAt = ({ base }: MountedRelease) => fileOf(`${base}/release`, false);

async function filesOf(release: MountedRelease): Promise<ReleaseFile[]> {
  const { manifest } = release;
  const files = manifest.files.map(async ({ path }) => ({ path, content: await release.read(path) }));
  const whole: ReleaseFile[] = [
    { path: 'release.json', content: manifestText(manifest) },
    ...(await Promise.all(files)),
  ];
  return whole.map(({ path, content }) => ({ path: `${releaseAt(release)}/${path}`, content }));
}
