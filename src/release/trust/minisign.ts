import { createHash } from 'node:crypto';
import { isSignedBy, keyName, type PublicKey, type SecretKey, secretKeyOf, signBytes } from './ed25519.js';

/** Bytes of canonical base64; undefined for anything else. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

const algorithm = { plain: 'Ed', hashed: 'ED' } as const;

/** The line by which minisign's -P takes a public key. */
export function publicLine({ id, publicKey }: PublicKey): string {
  return Buffer.concat([Buffer.from(algorithm.plain), id, publicKey]).toString('base64');
}

/** A public key file, as `minisign -p` reads it. */
export function publicKeyText(key: PublicKey): string {
  return `untrusted comment: minisign public key ${keyName(key.id)}\n${publicLine(key)}\n`;
}

/** A public key from its line or its file; undefined when it is none. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const lines = text.trim().split(/\r?\n/);
  const bytes = strictBase64(lines.at(-1)!.trim());
  if (lines.length > 2 || bytes?.length !== 42 || bytes.toString('latin1', 0, 2) !== algorithm.plain) return;
  return { id: bytes.subarray(2, 10), publicKey: bytes.subarray(10) };
}

/** The offsets in a secret key, after algorithm, derivation, checksum kind, salt and limits. */
const secretAt = { derivation: 2, id: 54, seed: 62, publicKey: 94, checksum: 126, end: 158 } as const;

/** A secret key file without a password, as `minisign -s` reads it. */
export function secretKeyText({ id, seed, publicKey }: SecretKey): string {
  const head = Buffer.alloc(secretAt.id);
  head.write('Ed\0\0B2', 'latin1');
  const bytes = Buffer.concat([head, id, seed, publicKey, Buffer.alloc(secretAt.end - secretAt.checksum)]);
  return `untrusted comment: minisign encrypted secret key\n${bytes.toString('base64')}\n`;
}

/** A secret key from its file; returns the reason where it has a password or is no such key. */
export function parseSecretKey(text: string): SecretKey | 'password' | 'none' {
  const bytes = strictBase64(text.trim().split(/\r?\n/).at(-1)!.trim());
  if (bytes?.length !== secretAt.end || bytes.toString('latin1', 0, 2) !== algorithm.plain) return 'none';
  if (bytes.readUInt16BE(secretAt.derivation) !== 0) return 'password';
  const key = secretKeyOf(
    Buffer.from(bytes.subarray(secretAt.id, secretAt.seed)),
    Buffer.from(bytes.subarray(secretAt.seed, secretAt.publicKey)),
  );
  return key.publicKey.equals(bytes.subarray(secretAt.publicKey, secretAt.checksum)) ? key : 'none';
}

/** A signature with the comment that it covers too. */
export interface Signature {
  id: Buffer;
  signature: Buffer;
  trusted: string;
  /** Of the signature and the trusted comment together. */
  whole: Buffer;
}

const untrusted = (id: Buffer) => `untrusted comment: signature of release.json by key ${keyName(id)}`;
/** The untrusted comment that minisign writes. It is not signed: any other text is refused as a changed file. */
export const minisignsOwn = 'untrusted comment: signature from minisign secret key';

const digest = (content: Uint8Array) => createHash('blake2b512').update(content).digest();

/** Signs content in minisign's prehashed form. */
export function minisign(key: SecretKey, content: Uint8Array, trusted: string): Signature {
  const signature = signBytes(key, digest(content));
  return {
    id: key.id,
    signature,
    trusted,
    whole: signBytes(key, Buffer.concat([signature, Buffer.from(trusted)])),
  };
}

/** The signature as a `.minisig` file. */
export function signatureText(s: Signature, comment: string = untrusted(s.id)): string {
  const line = Buffer.concat([Buffer.from(algorithm.hashed), s.id, s.signature]).toString('base64');
  return `${comment}\n${line}\ntrusted comment: ${s.trusted}\n${s.whole.toString('base64')}\n`;
}

/** Reads a `.minisig` file; undefined unless it has exactly the required form. */
export function parseSignature(text: string): Signature | undefined {
  const [comment = '', line = '', trusted = '', whole = ''] = text.split('\n');
  const [bytes, global] = [strictBase64(line), strictBase64(whole)];
  if (bytes?.length !== 74 || global?.length !== 64) return;
  const found = {
    id: bytes.subarray(2, 10),
    signature: bytes.subarray(10),
    trusted: trusted.replace(/^trusted comment: /, ''),
    whole: global,
  };
  const known = comment === untrusted(found.id) || comment === minisignsOwn;
  return known && text === signatureText(found, comment) ? found : undefined;
}

/** Whether a signature of this content, and its trusted comment, by this key are valid. */
export function isMinisigned(key: PublicKey, content: Uint8Array, s: Signature): boolean {
  return (
    key.id.equals(s.id) &&
    isSignedBy(key, digest(content), s.signature) &&
    isSignedBy(key, Buffer.concat([s.signature, Buffer.from(s.trusted)]), s.whole)
  );
}
