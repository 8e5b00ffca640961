import { scripts } from '../../publish/index.js';
import { manifestText, type Release, type ReleaseFile } from '../../release/index.js';
import type { Dated } from '../api/releases.js';
import type { Served } from '../app.js';

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
 * The worker, the list of releases it reads, and the files of releases that no page leads to.
 *
 * @param all the releases that have pages, with the path below which they stand
 */
export async function workerFiles(
  releases: readonly Served[],
  all: readonly { base: string; manifest: Release['manifest'] }[],
): Promise<ReleaseFile[]> {
  const script = `assets/${scripts().entries['api-worker']}`;
  const baseOf = new Map(all.map(({ base, manifest }) => [manifest.id, base]));
  const site: PublishedSite = {
    script,
    releases: releases.map(({ manifest: { id }, vintage }) => {
      const base = baseOf.get(id);
      const at = base === undefined ? olderAt(id) : `${base.slice(1)}/release`.replace(/^\//, '');
      return { id, at, ...(vintage && { vintage }) };
    }),
  };
  const older = releases.filter(({ manifest }) => !baseOf.has(manifest.id));
  return [
    { path: workerName, content: `importScripts(${JSON.stringify(script)});\n` },
    { path: 'api.json', content: `${JSON.stringify(site, null, 1)}\n` },
    ...(await Promise.all(older.map(filesOf))).flat(),
  ];
}

/** Where the files of a vintage stand that is no longer the newest. */
const olderAt = (id: string) => `vintages/${id}`;

async function filesOf(release: Release): Promise<ReleaseFile[]> {
  const { manifest } = release;
  const files = manifest.files.map(async ({ path }) => ({ path, content: await release.read(path) }));
  const whole: ReleaseFile[] = [
    { path: 'release.json', content: manifestText(manifest) },
    ...(await Promise.all(files)),
  ];
  return whole.map(({ path, content }) => ({ path: `${olderAt(manifest.id)}/${path}`, content }));
}
