import { hash, webcrypto } from 'node:crypto';

/** Bytes from which another thread is worth its way there and back: below, batches come less evenly and share fewer syncs. */
const worthwhile = 256 << 10;

/** The SHA-256 of a body in hexadecimal digits; of a large one in another thread, so that other requests do not wait for it. */
export async function sha256Of(body: Uint8Array): Promise<string> {
  if (body.length < worthwhile) return hash('sha256', body, 'hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', body)).toString('hex');
}
