import { areSame, type Bytes, fromBase64, isSignedBy, joined, sha256, utf8 } from './bytes.js';
import { isSignedNote, keyHashOf, kinds, type Note, parseNote, type Signer } from './note.js';

/** A proof that an entry is in a public log (C2SP tlog-proof), with the state of the log that it leads to. */
export interface LogProof extends Note {
  index: number;
  hashes: Bytes[];
  origin: string;
  size: number;
  root: Bytes;
}

/** Reads a proof; undefined unless it has the required form. */
export function parseProof(text: string): LogProof | undefined {
  const blank = text.indexOf('\n\n');
  const [first, index = '', ...lines] = text.slice(0, Math.max(0, blank)).split('\n');
  const note = parseNote(text.slice(blank + 2));
  const [origin = '', size = '', rootText = '', ...more] = note?.body.split('\n') ?? [];
  const hashes = lines.map(fromBase64);
  const root = fromBase64(rootText);
  const isProof =
    first === 'c2sp.org/tlog-proof@v1' &&
    /^index (?:0|[1-9]\d{0,14})$/.test(index) &&
    /^(?:0|[1-9]\d{0,14})$/.test(size) &&
    more.length === 1 &&
    root?.length === 32 &&
    hashes.every((hash) => hash?.length === 32);
  if (!note || !isProof) return undefined;
  return {
    index: Number(index.slice(6)),
    hashes: hashes as Bytes[],
    origin,
    size: Number(size),
    root,
    ...note,
  };
}

/** Whether a proof leads from an entry to the root of its log (RFC 6962). */
export async function isProofOf(entry: Bytes, { index, size, hashes, root }: LogProof): Promise<boolean> {
  const leaf = await sha256(joined(Uint8Array.of(0), entry));
  const found = await rootFrom(leaf, { index, size, hashes });
  return found !== undefined && areSame(found, root);
}

type Path = Pick<LogProof, 'index' | 'size' | 'hashes'>;

async function rootFrom(leaf: Bytes, { index, size, hashes }: Path): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  if (size === 1) return hashes.length === 0 ? leaf : undefined;
  const top = hashes.at(-1);
  if (!top) return undefined;
  let half = 1;
  while (half * 2 < size) half *= 2;
  const inLeft = index < half;
  const below = inLeft ? { index, size: half } : { index: index - half, size: size - half };
  const own = await rootFrom(leaf, { ...below, hashes: hashes.slice(0, -1) });
  return own && sha256(joined(Uint8Array.of(1), ...(inLeft ? [own, top] : [top, own])));
}

/** Whether a key signed the state of its log. */
export const isSignedLog = (key: Bytes, proof: LogProof): Promise<boolean> =>
  isSignedNote({ name: proof.origin, key }, proof);

/** When a witness saw this state of the log as its newest, in seconds since 1970; undefined where it did not. */
export async function witnessedAt(witness: Signer, proof: LogProof): Promise<number | undefined> {
  const hash = await keyHashOf(witness, kinds.cosignature);
  const own = proof.signatures.filter(({ name, keyHash }) => name === witness.name && areSame(keyHash, hash));
  const times = await Promise.all(own.map(({ bytes }) => timeIn(bytes, witness.key, proof.body)));
  // A line that names the key and is false makes all of it doubtful.
  return times.reduce(
    (last, at) => (last === undefined || at === undefined ? undefined : Math.max(last, at)),
    own.length > 0 ? 0 : undefined,
  );
}

/** The time in a cosignature; undefined where it is false or has none. */
async function timeIn(bytes: Bytes, key: Bytes, body: string): Promise<number | undefined> {
  if (bytes.length !== 72) return undefined;
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${body}`);
  const isTime = seconds > 0 && Number.isSafeInteger(seconds * 1000);
  return isTime && (await isSignedBy(key, message, bytes.slice(8))) ? seconds : undefined;
}
