import { isSignedBy, keyName, type PublicKey, type SecretKey, signBytes } from './ed25519.js';
import { strictBase64 } from './minisign.js';

/** The type of an in-toto statement in an envelope. */
const inTotoType = 'application/vnd.in-toto+json';

/** The bytes that a DSSE signature covers: type and body, each with its length. */
function preAuthentication(type: string, body: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head), body]);
}

/** A statement in a signed DSSE envelope (v1), as the text of its file. */
export function envelope(key: SecretKey, body: string): string {
  const bytes = Buffer.from(body);
  return envelopeText(bytes, keyName(key.id), signBytes(key, preAuthentication(inTotoType, bytes)));
}

function envelopeText(body: Buffer, keyid: string, signature: Buffer): string {
  const whole = {
    payloadType: inTotoType,
    payload: body.toString('base64'),
    signatures: [{ keyid, sig: signature.toString('base64') }],
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** A parsed envelope. */
export interface Envelope {
  keyid: string;
  body: Buffer;
  signature: Buffer;
}

/** Parses an envelope; undefined unless it has exactly the form that `envelope` writes. */
export function parseEnvelope(text: string): Envelope | undefined {
  try {
    const { payload, signatures } = JSON.parse(text);
    const { keyid, sig } = signatures[0];
    const [body, signature] = [strictBase64(payload), strictBase64(sig)];
    if (!body || !signature || envelopeText(body, keyid, signature) !== text) return undefined;
    return { keyid, body, signature };
  } catch {
    return undefined;
  }
}

/** Whether an envelope was signed by this key. */
export function isEnvelopeOf(key: PublicKey, { keyid, body, signature }: Envelope): boolean {
  return keyid === keyName(key.id) && isSignedBy(key, preAuthentication(inTotoType, body), signature);
}
