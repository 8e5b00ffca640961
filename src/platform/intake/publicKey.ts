import { createPublicKey } from 'node:crypto';
import { UserError } from '../../edition/index.js';
import { intakeProblems } from './problems.js';

/**
 * The 32 bytes of a public key of Ed25519 in PEM, in base64. A private key is not taken: nobody else should have it.
 *
 * @param where the name of its file or field
 * @throws UserError where it is no such key
 */
export function publicKeyIn(pem: string, where: string): string {
  try {
    const { kty, crv, x } = createPublicKey(pem).export({ format: 'jwk' });
    if (!pem.includes('PRIVATE') && kty === 'OKP' && crv === 'Ed25519' && x)
      return Buffer.from(x, 'base64url').toString('base64');
  } catch {
    // The message of the key parser is not in our words.
  }
  throw new UserError([intakeProblems.badKey(where)]);
}
