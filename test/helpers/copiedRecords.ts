import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRelease } from '../../src/pipeline/index.js';
import type { PlatformRecords } from '../../src/signals/index.js';
import type { TestServer } from './clickHouse.js';
import { filesBelow, temporaryFolder } from './folders.js';
import { visit } from './livePlatform.js';

/** Records of three cities with four hospitals each, in two months. */
export const twoMonths = () =>
  ['110100', '110200', '310100'].flatMap((city, c) =>
    ['2026-10-05', '2026-11-01'].flatMap((day) =>
      ['a', 'b', 'c', 'd'].map((hospital, h) => visit(city, hospital, 1009 * (c + 1) + 101 * h, day)),
    ),
  );

/** Builds a release of records that were read somewhere. */
export async function releaseOf(edition: string, records: PlatformRecords, dated = false): Promise<string> {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(edition, out, () => {}, undefined, undefined, undefined, { records, dated });
  return out;
}

/** All files of a release with their bytes. */
export const bytesOf = (folder: string) =>
  filesBelow(folder)
    .sort()
    .map((name) => `${name} ${readFileSync(join(folder, name)).toString('base64')}`);

/** Tells a cluster a storage under a name, as its operator does once. */
export async function nameStorage(
  { url }: TestServer,
  name: string,
  { endpoint, bucket, keys }: { endpoint: string; bucket: string; keys: { id: string; secret: string } },
): Promise<void> {
  const sql = `CREATE NAMED COLLECTION ${name} AS url = '${endpoint}/${bucket}/', access_key_id = '${keys.id}', secret_access_key = '${keys.secret}'`;
  const answer = await fetch(url, { method: 'POST', body: sql });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Runs work with a cluster named in the environment. */
export async function withCluster<T>({ url }: TestServer, work: () => Promise<T>): Promise<T> {
  process.env['IPLUS_CLICKHOUSE_URL'] = url;
  try {
    return await work();
  } finally {
    delete process.env['IPLUS_CLICKHOUSE_URL'];
  }
}
