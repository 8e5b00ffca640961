import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRelease } from '../../src/release/index.js';
import { manifestText, parseManifest, shortId } from '../../src/release/manifest.js';
import { verifyRelease } from '../../src/release/verify/verify.js';
import { siteApp } from '../../src/server/index.js';
import { example, ownReleaseOf } from '../helpers/editions.js';

/** A release as it was made when the hash in an id had 48 bits. */
async function olderRelease() {
  const { folder, manifest } = await ownReleaseOf(example);
  const id = shortId(manifest.id);
  writeFileSync(join(folder, 'release.json'), manifestText({ ...manifest, id }));
  return { folder, id };
}

describe('the id of a release', () => {
  it('has a hash of 128 bits', async () => {
    const { manifest } = await ownReleaseOf(example);
    expect(manifest.id).toMatch(/^my-index-1-[0-9a-f]{32}$/);
  });

  it('matches no other hash, be it longer or shorter', async () => {
    const { manifest } = await ownReleaseOf(example);
    const [, name, hash] = /^(.*-)([0-9a-f]{32})$/.exec(manifest.id)!;
    const parsed = (id: string) => parseManifest(manifestText({ ...manifest, id }));
    expect(await parsed(manifest.id)).toBeDefined();
    expect(await parsed(name! + hash!.slice(0, 12))).toBeDefined();
    for (const other of [
      hash!.slice(0, 11),
      hash!.slice(0, 31),
      `${hash}0`,
      '',
      hash!.slice(1),
      `0${hash!.slice(1)}`,
    ]) {
      if (other !== hash) expect(await parsed(name! + other), other).toBeUndefined();
    }
    const changed = { ...manifest, licence: 'other', id: shortId(manifest.id) };
    expect(await parseManifest(manifestText(changed))).toBeUndefined();
  });
});

describe('a release with a hash of 48 bits', () => {
  let older: Awaited<ReturnType<typeof olderRelease>>;
  beforeAll(async () => {
    older = await olderRelease();
  });

  it('opens and is verified, byte by byte', async () => {
    const { manifest } = await openRelease(older.folder);
    expect(manifest.id).toBe(older.id);
    expect(await verifyRelease(older.folder)).toMatchObject({ release: older.id });
    expect(JSON.parse(readFileSync(join(older.folder, 'release.json'), 'utf8')).id).toBe(older.id);
  });

  it('is served under its id', async () => {
    const app = siteApp(await openRelease(older.folder));
    for (const path of [`/v1/${older.id}`, `/v1/${older.id}/units`, '/release/release.json', '/en/']) {
      const response = await app.request(path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain(older.id);
    }
  });
});
