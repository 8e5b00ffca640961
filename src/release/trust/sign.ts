import { problems, UserError } from '../../edition/index.js';
import { manifestText } from '../manifest.js';
import { openRelease } from '../openRelease.js';
import type { Release } from '../readRelease.js';
import { type Source, sourceOf } from '../source.js';
import { attestations } from '../store/attestations.js';
import { putFile } from '../store/store.js';
import { envelope } from './dsse.js';
import type { SecretKey } from './ed25519.js';
import type { Keys } from './keyring.js';
import { entryOf } from './log/entry.js';
import { type AppendOptions, appendEntry, isTrusted, proveEntry, readLog, withOwn } from './log/log.js';
import { type Proof, proofText } from './log/proof.js';
import { minisign, signatureText } from './minisign.js';
import { type Code, statementOf } from './statement.js';
import { checkTrust } from './trust.js';

/**
 * Signs a release: writes its signature and its provenance into its folder. The files of the release do not change; the same key and
 * program write the same bytes.
 */
export async function signRelease({ folder, manifest }: Release, key: SecretKey, code: Code): Promise<void> {
  const signature = minisign(key, Buffer.from(manifestText(manifest)), manifest.id);
  const statement = JSON.stringify(statementOf(manifest, code));
  await putFile(folder, { path: attestations.provenance, content: envelope(key, statement) });
  await putFile(folder, { path: attestations.signature, content: signatureText(signature) });
}

/** Adds a signed release to a log and writes the proof into its folder. */
export async function logRelease(path: string, log: string, how: AppendOptions): Promise<Proof> {
  const release = await openRelease(path);
  await checkTrust(release, withOwn(how));
  await appendEntry(log, entryOf(release.manifest), how);
  return putProof(release, sourceOf(log), withOwn(how));
}

/** Writes the proof of a log for a release into its folder, replacing an older one. */
export async function proveRelease(path: string, log: Source, keys?: Keys): Promise<Proof> {
  return putProof(await openRelease(path), log, keys);
}

async function putProof({ folder, manifest }: Release, source: Source, keys?: Keys): Promise<Proof> {
  const log = await readLog(source, keys && ((checkpoint) => isTrusted(checkpoint, keys)));
  const proof = log && proveEntry(log, entryOf(manifest));
  if (!proof) throw new UserError([problems.notLogged(source.name)]);
  await putFile(folder, { path: attestations.proof, content: proofText(proof) });
  return proof;
}
