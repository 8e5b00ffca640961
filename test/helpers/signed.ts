import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/release/index.js';
import { idOf, manifestText } from '../../src/release/manifest.js';
import { sha256 } from '../../src/release/store/store.js';
import { newSecretKey, type SecretKey } from '../../src/release/trust/ed25519.js';
import type { Keys } from '../../src/release/trust/keyring.js';
import { logRelease, signRelease } from '../../src/release/trust/sign.js';
import { example, ownReleaseOf } from './editions.js';
import { temporaryFolder } from './folders.js';

/** The keys as one who trusts them has them. */
export function trusting(...keys: readonly SecretKey[]): Keys {
  return keys.map((key) => ({ ...key, status: 'current' as const, logSize: 0 }));
}

export const code = { version: '1', node: '20', recomputed: 'panel' } as const;

/** A signed release in a log of its own. */
export async function signedRelease(edition = example) {
  const release = await ownReleaseOf(edition);
  const key = newSecretKey();
  const log = join(temporaryFolder(), 'log');
  await signRelease(release, key, code);
  await logRelease(release.folder, log, { key, keys: [], origin: 'example.org/log' });
  return { folder: release.folder, key, keys: trusting(key), log, manifest: release.manifest };
}

/** Updates release.json to match changed files, as a forger would. */
export async function forge(folder: string, change: (manifest: Manifest) => void = () => {}): Promise<void> {
  const file = join(folder, 'release.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  manifest.files = manifest.files.map(({ path }) => {
    const content = readFileSync(join(folder, path));
    return { path, bytes: content.length, sha256: sha256(content) };
  });
  change(manifest);
  writeFileSync(file, manifestText({ ...manifest, id: await idOf(manifest) }));
}
