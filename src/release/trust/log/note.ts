import { isSignedBy, type PublicKey, type SecretKey, sha256Bytes, signBytes } from '../ed25519.js';
import { strictBase64 } from '../minisign.js';

/** The state of a log: its origin, number of entries, and root hash. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** A checkpoint as it is published: its text with the signature of the log (C2SP signed-note, tlog-checkpoint). */
export interface SignedCheckpoint extends Checkpoint {
  text: string;
  keyHash: Buffer;
  signature: Buffer;
}

/** Kind of signature in signed notes: Ed25519. */
const ed25519 = Buffer.of(1);

/** Whether a text can be an origin and the name of a key: not empty, without spaces and plus signs. */
export const isOrigin = (text: string): boolean => /^[^\s+\p{C}]{1,200}$/u.test(text);

function keyHashOf(origin: string, publicKey: Buffer): Buffer {
  return sha256Bytes(Buffer.concat([Buffer.from(`${origin}\n`), ed25519, publicKey])).subarray(0, 4);
}

/** The verifier key of a log in the form of signed notes: name+hash+key. */
export function noteVerifier(origin: string, { publicKey }: PublicKey): string {
  const key = Buffer.concat([ed25519, publicKey]).toString('base64');
  return `${origin}+${keyHashOf(origin, publicKey).toString('hex')}+${key}`;
}

const bodyOf = ({ origin, size, root }: Checkpoint) => `${origin}\n${size}\n${root.toString('base64')}\n`;

/** Signs a checkpoint. */
export function signCheckpoint(key: SecretKey, checkpoint: Checkpoint): SignedCheckpoint {
  const body = bodyOf(checkpoint);
  const keyHash = keyHashOf(checkpoint.origin, key.publicKey);
  const signature = signBytes(key, Buffer.from(body));
  return { ...checkpoint, keyHash, signature, text: noteText(checkpoint, keyHash, signature) };
}

function noteText(checkpoint: Checkpoint, keyHash: Buffer, signature: Buffer): string {
  const line = Buffer.concat([keyHash, signature]).toString('base64');
  return `${bodyOf(checkpoint)}\n— ${checkpoint.origin} ${line}\n`;
}

/** Reads a checkpoint with the one signature of its log; undefined unless it has exactly the required form. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const [origin = '', count = '', hash = '', , line = ''] = text.split('\n');
  const size = Number(count);
  const [root, bytes] = [strictBase64(hash), strictBase64(line.split(' ').at(-1)!)];
  if (!isOrigin(origin) || !Number.isSafeInteger(size) || root?.length !== 32 || bytes?.length !== 68) return;
  const [keyHash, signature] = [bytes.subarray(0, 4), bytes.subarray(4)];
  const found = { origin, size, root, keyHash, signature, text };
  return size >= 0 && noteText(found, keyHash, signature) === text ? found : undefined;
}

/** Whether a checkpoint was signed by this key. */
export function isCheckpointOf(key: PublicKey, c: SignedCheckpoint): boolean {
  return (
    c.keyHash.equals(keyHashOf(c.origin, key.publicKey)) &&
    isSignedBy(key, Buffer.from(bodyOf(c)), c.signature)
  );
}
