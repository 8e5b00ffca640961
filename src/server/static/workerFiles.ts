import { scripts } from '../../publish/index.js';
import { manifestText, type Release, type ReleaseFile } from '../../release/index.js';
import type { Dated } from '../api/releases.js';
import { type Placed, placedWithVintages, type Served } from '../placed.js';

/** `api.json`: which releases a published folder has, for the service worker that answers questions to its API. */
export interface PublishedSite {
  /** The script of the worker: another one means that the worker is of another version. */
  script: string;
  /** In the order of `apiApp`. */
  releases: { id: string; at: string; vintage?: Dated }[];
}

/** The name of the worker: it stands at the top, for a worker sees only what lies beside or below its script. */
export const workerName = 'api-worker.js';

/** Whether a worker can open these releases: one whose plan takes a solver needs more than a worker may load. */
export const canAnswer = (releases: readonly Release[]) => releases.every(({ solve }) => solve === undefined);

/**
 * The worker, the list of releases it reads, and the files of vintages that have been revised since, where the server has them too:
 * no page of the folder leads there.
 */
export async function workerFiles(releases: readonly Served[]): Promise<ReleaseFile[]> {
  const script = `assets/${scripts().entries['api-worker']}`;
  const all = placedWithVintages(releases);
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

const releaseAt = ({ base }: Placed) => `${base}/release`.slice(1);

async function filesOf(release: Placed): Promise<ReleaseFile[]> {
  const { manifest } = release;
  const files = manifest.files.map(async ({ path }) => ({ path, content: await release.read(path) }));
  const whole: ReleaseFile[] = [
    { path: 'release.json', content: manifestText(manifest) },
    ...(await Promise.all(files)),
  ];
  return whole.map(({ path, content }) => ({ path: `${releaseAt(release)}/${path}`, content }));
}
