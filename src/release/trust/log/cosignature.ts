import { isSignedBy, type PublicKey, type SecretKey, signBytes } from '../ed25519.js';
import { keyHashOf, kinds, type Note, type NoteSignature, signaturesOf } from './note.js';

/** Who cosigns checkpoints: a witness, or a log that says when its checkpoint was the newest. */
export interface Cosigner extends Pick<PublicKey, 'publicKey'> {
  name: string;
}

/** What a cosignature covers (C2SP tlog-cosignature, Ed25519). @param at seconds since 1970 */
const message = (at: number, body: string) => Buffer.from(`cosignature/v1\ntime ${at}\n${body}`);

/** States that a checkpoint was the newest of its log that this cosigner saw. @param at milliseconds since 1970 */
export function cosign(
  key: SecretKey,
  name: string,
  { body }: Pick<Note, 'body'>,
  at: number,
): NoteSignature {
  const seconds = Math.floor(at / 1000);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const bytes = Buffer.concat([time, signBytes(key, message(seconds, body))]);
  return { name, keyHash: keyHashOf(name, key.publicKey, kinds.cosignature), bytes };
}

/**
 * When a cosigner signed a checkpoint, in milliseconds since 1970: the latest time, where it did so more than once; undefined where it
 * did not, or where a line that names its key is false.
 */
export function cosignedAt({ name, publicKey }: Cosigner, { body, signatures }: Note): number | undefined {
  const own = signaturesOf(signatures, name, keyHashOf(name, publicKey, kinds.cosignature));
  const times = own.map(({ bytes }) => {
    if (bytes.length !== 72) return undefined;
    const seconds = Number(bytes.readBigUInt64BE(0));
    // A time of zero stands for no time: such a line does not say when the checkpoint was the newest.
    const isValid =
      seconds > 0 &&
      Number.isSafeInteger(seconds * 1000) &&
      isSignedBy({ id: none, publicKey }, message(seconds, body), bytes.subarray(8));
    return isValid ? seconds * 1000 : undefined;
  });
  return times.length > 0 && times.every((time) => time !== undefined)
    ? Math.max(...(times as number[]))
    : undefined;
}

const none = Buffer.alloc(8);
