import type { Context } from 'hono';
import { attestationNames, attestationOf, manifestText, type Release } from '../release/index.js';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  topojson: 'application/json; charset=utf-8',
};

/**
 * Answers requests for the files of a release: files are checked before they are sent. The list itself comes from memory, the
 * files it names are hashed when they are read, and an attestation must be one of this release.
 *
 * @throws ChangedFiles for a file that is not what it should be
 */
export function releaseFiles(release: Release): (c: Context, name: string) => Promise<Response> {
  const listed = new Set(release.manifest.files.map((file) => file.path));
  return async (c, name) => {
    const content = await contentOf(name);
    if (content === undefined) return c.notFound();
    const type = types[name.split('.').at(-1)!] ?? 'application/octet-stream';
    return c.body(content as string | Uint8Array<ArrayBuffer>, 200, { 'Content-Type': type });
  };

  async function contentOf(name: string): Promise<string | Uint8Array | undefined> {
    if (name === 'release.json') return manifestText(release.manifest);
    if (listed.has(name)) return release.read(name);
    return attestationNames.includes(name) ? attestationOf(release, name) : undefined;
  }
}
