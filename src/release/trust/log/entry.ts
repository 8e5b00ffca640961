import { type Manifest, manifestText } from '../../manifest.js';
import { sha256 } from '../../store/store.js';

/** The entry of a release in the log: its id and the hash of its release.json, which names every other file. */
export function entryOf(manifest: Manifest): Buffer {
  const { id } = manifest;
  return Buffer.from(JSON.stringify({ release: id, sha256: sha256(manifestText(manifest)) }));
}
