import { join } from 'node:path';
import { leafHash } from '../../disk/index.js';
import { problems, type Text, UserError } from '../../edition/index.js';
import { asChangedFiles } from '../changedFiles.js';
import { type Manifest, manifestText } from '../manifest.js';
import { listLimit, sourceOf } from '../source.js';
import { attestations } from '../store/attestations.js';
import { isEnvelopeOf, parseEnvelope } from './dsse.js';
import { keyName } from './ed25519.js';
import type { Keys, TrustedKey } from './keyring.js';
import { entryOf } from './log/entry.js';
import { isTrusted } from './log/log.js';
import { isProofOf, parseProof } from './log/proof.js';
import { isMinisigned, parseSignature, type Signature } from './minisign.js';
import { isStatementOf } from './statement.js';
import { statementsIn } from './witness/recomputed.js';

/** `absent`: no such file. `unchecked`: well-formed, but no key was given. `valid`: signed by a given key. */
export type TrustState = 'absent' | 'unchecked' | 'valid';

/** The attestations of a release. */
export interface Trust {
  signature: TrustState;
  /** The key that signed. */
  key?: string;
  provenance: TrustState;
  log: TrustState;
  /** The log, the number of the release in it, and its size in the proof. */
  logged?: { origin: string; index: number; size: number };
}

/** The kinds of attestations, with the file of each. */
export const fileOfAttestation = {
  signature: attestations.signature,
  provenance: attestations.provenance,
  log: attestations.proof,
} as const;

export type Attested = keyof typeof fileOfAttestation;

/** Checking attestations needs only the folder and the list of files. */
interface AttestedRelease {
  folder: string;
  manifest: Manifest;
}

/**
 * Checks the attestations of a release: signature, provenance and proof of the log.
 *
 * @param keys trusted keys; without them only the form is checked, and that each is about this release
 * @throws UserError where one of them is not about this release, or not signed by one of the keys
 */
export async function checkTrust(release: AttestedRelease, keys?: Keys): Promise<Trust> {
  const text = (name: string) => read(release.folder, name);
  const log = checkProof(release, await text(attestations.proof), keys);
  const signed = checkSignature(release, await text(attestations.signature), keys, log.logged?.index);
  const provenance = checkProvenance(release, await text(attestations.provenance), keys, signed.key);
  checkStatements(release, await text(attestations.recomputed));
  return { ...signed, provenance, ...log };
}

/**
 * The text of an attestation that is about this release, in exactly its form; undefined where there is none. Its signature
 * is not checked.
 * @throws ChangedFiles for anything else of that name
 */
export async function attestationOf(release: AttestedRelease, name: string): Promise<string | undefined> {
  return asChangedFiles(async () => {
    const text = await read(release.folder, name);
    if (name === attestations.provenance) checkProvenance(release, text);
    else if (name === attestations.proof) checkProof(release, text);
    else if (name === attestations.recomputed) checkStatements(release, text);
    else if (
      checkSignature(release, text).signature !== 'absent' &&
      signedId(text!) !== release.manifest.id
    ) {
      throw fault(release.folder, name, ofOther);
    }
    return text;
  });
}

/** Statements of witnesses must be about this release; who signed them is judged by a policy. */
function checkStatements({ folder, manifest }: AttestedRelease, text: string | undefined): void {
  if (text !== undefined) statementsIn(join(folder, attestations.recomputed), text, manifest);
}

/** The id of the release in the trusted comment of a signature. */
const signedId = (text: string) => parseSignature(text)?.trusted;

async function read(folder: string, name: string): Promise<string | undefined> {
  return (await sourceOf(folder).read(name, listLimit))?.toString();
}

const fault = (folder: string, name: string, what: Text) =>
  new UserError([problems.badSignature(join(folder, name), what)]);

const notOfForm = { en: 'a file that was changed', zh: '文件已被改动' };
const ofOther = { en: 'a signature of something else', zh: '并非对本发布版的签名' };

function checkSignature(
  { folder, manifest }: AttestedRelease,
  text: string | undefined,
  keys?: Keys,
  index?: number,
) {
  if (text === undefined) {
    if (keys) throw new UserError([problems.unsigned(join(folder, attestations.signature))]);
    return { signature: 'absent' as const };
  }
  const found = parseSignature(text);
  if (!found) throw fault(folder, attestations.signature, notOfForm);
  const key = keyName(found.id);
  if (!keys) return { signature: 'unchecked' as const, key };
  checkKey(folder, manifest, keys, found, index);
  return { signature: 'valid' as const, key };
}

function checkKey(folder: string, manifest: Manifest, keys: Keys, found: Signature, index?: number): void {
  const key = keyWith(keys, keyName(found.id));
  if (!key) throw fault(folder, attestations.signature, strangeKey(keyName(found.id)));
  const right =
    isMinisigned(key, Buffer.from(manifestText(manifest)), found) && found.trusted === manifest.id;
  if (!right) throw fault(folder, attestations.signature, ofOther);
  if (key.status === 'revoked' && !(index !== undefined && index < key.logSize)) {
    throw fault(folder, attestations.signature, {
      en: `a signature by the revoked key ${keyName(key.id)}, without proof that it is older`,
      zh: `由已吊销的密钥 ${keyName(key.id)} 签名，且无更早入册的证明`,
    });
  }
}

const strangeKey = (name: string): Text => ({
  en: `a signature by the key ${name}, which was not given`,
  zh: `由未给出的密钥 ${name} 签名`,
});

function keyWith(keys: Keys, name: string): TrustedKey | undefined {
  return keys.find((k) => keyName(k.id) === name);
}

/** The provenance must be signed by the key of the signature, where the rule for revoked keys is checked. */
function checkProvenance(
  { folder, manifest }: AttestedRelease,
  text: string | undefined,
  keys?: Keys,
  signer?: string,
) {
  if (text === undefined) return 'absent' as const;
  const found = parseEnvelope(text);
  if (!found) throw fault(folder, attestations.provenance, notOfForm);
  if (!isStatementOf(found.body, manifest)) throw fault(folder, attestations.provenance, ofOther);
  if (!keys) return 'unchecked' as const;
  const key = keyWith(keys, found.keyid);
  if (!key || found.keyid !== signer) throw fault(folder, attestations.provenance, strangeKey(found.keyid));
  if (!isEnvelopeOf(key, found)) throw fault(folder, attestations.provenance, ofOther);
  return 'valid' as const;
}

function checkProof(
  { folder, manifest }: AttestedRelease,
  text: string | undefined,
  keys?: Keys,
): Pick<Trust, 'log' | 'logged'> {
  if (text === undefined) return { log: 'absent' };
  const proof = parseProof(text);
  if (!proof) throw fault(folder, attestations.proof, notOfForm);
  if (!isProofOf(leafHash(entryOf(manifest)), proof)) throw fault(folder, attestations.proof, ofOther);
  if (keys && !isTrusted(proof.checkpoint, keys)) {
    const what = {
      en: 'a checkpoint that no given key has signed',
      zh: '检查点并非由所给公钥对应的私钥签署',
    };
    throw fault(folder, attestations.proof, what);
  }
  const { origin, size } = proof.checkpoint;
  return { log: keys ? 'valid' : 'unchecked', logged: { origin, index: proof.index, size } };
}
