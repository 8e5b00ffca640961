import { areSame, type Bytes, fromBase64, isSignedBy, joined, sha256, utf8 } from './bytes.js';

/** A signed text (C2SP signed-note). */
export interface Note {
  /** What is signed, and by whom. */
  body: string;
  signatures: { name: string; keyHash: Bytes; bytes: Bytes }[];
}

/** Who signs, and with which key. */
export interface Signer {
  name: string;
  key: Bytes;
}

/** Reads a note; undefined unless it has the required form. */
export function parseNote(text: string): Note | undefined {
  const [body = '', signed = '', ...more] = text.split('\n\n');
  const written = signed.split('\n');
  const signatures = written.slice(0, -1).map((line) => {
    const [, name = '', value = ''] = /^— ([^\s+\p{C}]{1,200}) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(value) ?? new Uint8Array(0);
    return { name, keyHash: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
  });
  const isNote =
    more.length === 0 &&
    written.at(-1) === '' &&
    signatures.length > 0 &&
    signatures.every(({ bytes }) => bytes.length > 0);
  return isNote ? { body: `${body}\n`, signatures } : undefined;
}

/** Kinds of keys of notes (C2SP): a signature of the text, and one with the time at which it was the newest. */
export const kinds = { ed25519: 1, cosignature: 4 } as const;

export async function keyHashOf({ name, key }: Signer, kind: number): Promise<Bytes> {
  return (await sha256(joined(utf8(`${name}\n`), Uint8Array.of(kind), key))).subarray(0, 4);
}

/** Whether somebody signed a note: some line names the key, and each that does is valid. */
export async function isSignedNote(signer: Signer, { body, signatures }: Note): Promise<boolean> {
  const hash = await keyHashOf(signer, kinds.ed25519);
  const own = signatures.filter(({ name, keyHash }) => name === signer.name && areSame(keyHash, hash));
  const valid = await Promise.all(own.map(({ bytes }) => isSignedBy(signer.key, utf8(body), bytes)));
  return valid.length > 0 && valid.every(Boolean);
}

/** A witness by its verifier key, `name+hash+key`; undefined where it is none, or its hash is that of another key or name. */
export async function parseWitness(text: string): Promise<Signer | undefined> {
  const [, name = '', hash = '', value = ''] =
    /^([^\s+\p{C}]{1,200})\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const bytes = fromBase64(value);
  if (bytes?.length !== 33 || bytes[0] !== kinds.cosignature) return undefined;
  const signer = { name, key: bytes.slice(1) };
  return hex(await keyHashOf(signer, kinds.cosignature)) === hash ? signer : undefined;
}

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
