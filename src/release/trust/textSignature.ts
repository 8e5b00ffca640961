import type { SecretKey } from './ed25519.js';
import {
  isMinisigned,
  minisign,
  minisignsOwn,
  parsePublicKey,
  parseSignature,
  publicLine,
  signatureText,
} from './minisign.js';

/** A signature of a text by a person's key, as minisign writes and reads it, with the line of the public key. */
export interface TextSignature {
  key: string;
  value: string;
}

/**
 * Signs a text.
 * @param said the trusted comment, which is signed too
 */
export function signText(key: SecretKey, text: string, said: string): TextSignature {
  return { key: publicLine(key), value: signatureText(minisign(key, Buffer.from(text), said), minisignsOwn) };
}

/** Whether a signature is one of a text by the key that it names. */
export function isSignedText(text: string, { key, value }: TextSignature): boolean {
  const [known, signature] = [parsePublicKey(key), parseSignature(value)];
  return known !== undefined && signature !== undefined && isMinisigned(known, Buffer.from(text), signature);
}
