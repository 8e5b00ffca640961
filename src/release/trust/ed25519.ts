import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';

/** An Ed25519 private key, with the eight-byte id of its pair. */
export interface SecretKey {
  id: Buffer;
  seed: Buffer;
  publicKey: Buffer;
}

/** An Ed25519 public key. */
export interface PublicKey {
  id: Buffer;
  publicKey: Buffer;
}

const [pkcs8, spki] = ['302e020100300506032b657004220420', '302a300506032b6570032100'].map((head) =>
  Buffer.from(head, 'hex'),
) as [Buffer, Buffer];

const privateObject = (seed: Buffer) =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });

const publicObject = (key: Buffer) =>
  createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' });

/** A new pair of keys from the machine's source of randomness. */
export function newSecretKey(): SecretKey {
  return secretKeyOf(randomBytes(8), randomBytes(32));
}

/** The pair whose seed is given (32 bytes). */
export function secretKeyOf(id: Buffer, seed: Buffer): SecretKey {
  const der = createPublicKey(privateObject(seed)).export({ format: 'der', type: 'spki' });
  return { id, seed, publicKey: Buffer.from(der.subarray(spki.length)) };
}

/** What the library signs with: reading a key takes longer than signing. */
const known = new WeakMap<SecretKey, KeyObject>();

/** The 64 bytes of an Ed25519 signature (RFC 8032). The same message gives the same signature. */
export function signBytes(key: SecretKey, message: Uint8Array): Buffer {
  const object = known.get(key) ?? privateObject(key.seed);
  known.set(key, object);
  return sign(null, message, object);
}

/** Whether a signature of this message by this key is valid; false for invalid bytes. */
export function isSignedBy(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return signature.length === 64 && verify(null, message, publicObject(key.publicKey), signature);
  } catch {
    return false;
  }
}

/** The public key as openssl reads it. */
export function publicPem(key: PublicKey): string {
  return publicObject(key.publicKey).export({ format: 'pem', type: 'spki' }).toString();
}

/** The id of a pair as minisign prints it: its bytes as a little-endian number. */
export function keyName(id: Buffer): string {
  return id.readBigUInt64LE().toString(16).toUpperCase().padStart(16, '0');
}

export const sha256Bytes = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();
