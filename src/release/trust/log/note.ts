import { isSignedBy, type PublicKey, type SecretKey, sha256Bytes, signBytes } from '../ed25519.js';
import { strictBase64 } from '../minisign.js';

/** A text with signatures (C2SP signed-note). */
export interface Note {
  /** All of it, with its signatures. */
  text: string;
  /** What is signed: lines, each with its line feed. */
  body: string;
  signatures: readonly NoteSignature[];
}

/** A line of a note: who signed with which key, and the bytes of the signature, whose form depends on the kind of key. */
export interface NoteSignature {
  name: string;
  keyHash: Buffer;
  bytes: Buffer;
}

/** The state of a log: its origin, number of entries, and root hash. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** A checkpoint as it is published: signed by its log, and perhaps by witnesses (C2SP tlog-checkpoint). */
export interface SignedCheckpoint extends Checkpoint, Note {}

/** Kinds of keys of notes: a signature of the text, and one of a checkpoint and the time at which it was the newest. */
export const kinds = { ed25519: 1, cosignature: 4 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** Whether a text can be an origin and the name of a key: not empty, without spaces and plus signs. */
export const isOrigin = (text: string): boolean => /^[^\s+\p{C}]{1,200}$/u.test(text);

export function keyHashOf(name: string, publicKey: Buffer, kind: Kind = kinds.ed25519): Buffer {
  return sha256Bytes(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(kind), publicKey])).subarray(0, 4);
}

/** A verifier key in the form of signed notes: name+hash+key. */
export function noteVerifier(
  name: string,
  { publicKey }: Pick<PublicKey, 'publicKey'>,
  kind: Kind = kinds.ed25519,
): string {
  const key = Buffer.concat([Buffer.of(kind), publicKey]).toString('base64');
  return `${name}+${keyHashOf(name, publicKey, kind).toString('hex')}+${key}`;
}

/** The name and public key in a verifier key of this kind; undefined where it is none, or its hash is that of another key. */
export function parseVerifier(
  text: string,
  kind: Kind = kinds.ed25519,
): { name: string; publicKey: Buffer } | undefined {
  const [, name = '', value = ''] = /^([^+]+)\+[0-9a-f]{8}\+(\S+)$/.exec(text) ?? [];
  const bytes = strictBase64(value);
  if (bytes?.length !== 33 || bytes[0] !== kind || !isOrigin(name)) return undefined;
  const publicKey = bytes.subarray(1);
  return noteVerifier(name, { publicKey }, kind) === text ? { name, publicKey } : undefined;
}

/** Signs a text as a note. @param body lines, each with its line feed */
export function signNote(key: SecretKey, name: string, body: string): Note {
  const keyHash = keyHashOf(name, key.publicKey);
  return noteOf(body, [{ name, keyHash, bytes: signBytes(key, Buffer.from(body)) }]);
}

/** A note of these lines and signatures. */
export function noteOf(body: string, signatures: readonly NoteSignature[]): Note {
  return { body, signatures, text: `${body}\n${signatures.map(signatureLine).join('')}` };
}

/** A signature as a line of a note. */
export const signatureLine = ({ name, keyHash, bytes }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([keyHash, bytes]).toString('base64')}\n`;

/** Reads a line of a signature; undefined unless it has exactly the required form. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', value = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = strictBase64(value);
  if (!isOrigin(name) || !bytes || bytes.length <= 4) return undefined;
  return { name, keyHash: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

/** The most lines of signatures that are read. */
const mostSignatures = 64;

/** Reads a note; undefined unless it has exactly the required form. */
export function parseNote(text: string): Note | undefined {
  const end = text.lastIndexOf('\n\n') + 1;
  const lines = text.slice(end + 1).split('\n');
  if (end === 0 || lines.pop() !== '' || lines.length > mostSignatures) return undefined;
  const signatures = lines.map(parseSignatureLine);
  if (signatures.length === 0 || !signatures.every((one) => one !== undefined)) return undefined;
  return { body: text.slice(0, end), signatures, text };
}

/** Whether a key signed a note under a name, and no line that says so is false. */
export function isNoteOf(key: PublicKey, name: string, { body, signatures }: Note): boolean {
  const own = signaturesOf(signatures, name, keyHashOf(name, key.publicKey));
  return own.length > 0 && own.every(({ bytes }) => isSignedBy(key, Buffer.from(body), bytes));
}

/** The signatures that name a key. */
export const signaturesOf = (
  signatures: readonly NoteSignature[],
  name: string,
  keyHash: Buffer,
): NoteSignature[] => signatures.filter((one) => one.name === name && one.keyHash.equals(keyHash));

const bodyOf = ({ origin, size, root }: Checkpoint) => `${origin}\n${size}\n${root.toString('base64')}\n`;

/** Signs a checkpoint. */
export function signCheckpoint(key: SecretKey, checkpoint: Checkpoint): SignedCheckpoint {
  return { ...checkpoint, ...signNote(key, checkpoint.origin, bodyOf(checkpoint)) };
}

/**
 * Reads a signed checkpoint; undefined unless it has exactly the required form. Lines of other programs may follow the root hash
 * (extension lines, none of them empty): they are signed with it, and mean nothing here.
 */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const note = parseNote(text);
  const [origin = '', count = '', hash = '', ...extensions] = note?.body.split('\n') ?? [];
  const [size, root] = [Number(count), strictBase64(hash)];
  if (!note || !isOrigin(origin) || !Number.isSafeInteger(size) || size < 0 || root?.length !== 32) return;
  const found = { origin, size, root, ...note };
  const hasEmptyLine = extensions.indexOf('') < extensions.length - 1;
  return !hasEmptyLine && bodyOf(found) + extensions.join('\n') === note.body ? found : undefined;
}

/** Whether a checkpoint was signed by this key of its log. */
export const isCheckpointOf = (key: PublicKey, checkpoint: SignedCheckpoint): boolean =>
  isNoteOf(key, checkpoint.origin, checkpoint);

/** The same checkpoint with more signatures: one of the same name and key takes the place of an earlier one. */
export function withSignatures(
  checkpoint: SignedCheckpoint,
  added: readonly NoteSignature[],
): SignedCheckpoint {
  const rest = checkpoint.signatures.filter(
    ({ name, keyHash }) => signaturesOf(added, name, keyHash).length === 0,
  );
  return { ...checkpoint, ...noteOf(checkpoint.body, [...rest, ...added]) };
}
