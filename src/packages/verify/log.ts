import { areSame, type Bytes, fromBase64, isSignedBy, joined, sha256, utf8 } from './bytes.js';

/** A proof that an entry is in a public log (C2SP tlog-proof), with the state of the log that it leads to. */
export interface LogProof {
  index: number;
  hashes: Bytes[];
  origin: string;
  size: number;
  root: Bytes;
  /** What is signed, and by whom. */
  body: string;
  signatures: { name: string; keyHash: Bytes; bytes: Bytes }[];
}

/** Reads a proof; undefined unless it has the required form. */
export function parseProof(text: string): LogProof | undefined {
  const [head = '', body = '', signed = '', ...more] = text.split('\n\n');
  const [first, index = '', ...lines] = head.split('\n');
  const [origin = '', size = '', rootText = ''] = body.split('\n');
  const hashes = lines.map(fromBase64);
  const root = fromBase64(rootText);
  const written = signed.split('\n');
  const signatures = written.slice(0, -1).map((line) => {
    const [, name = '', value = ''] = /^— ([^\s+\p{C}]{1,200}) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(value) ?? new Uint8Array(0);
    return { name, keyHash: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
  });
  const isProof =
    more.length === 0 &&
    first === 'c2sp.org/tlog-proof@v1' &&
    /^index (?:0|[1-9]\d{0,14})$/.test(index) &&
    /^(?:0|[1-9]\d{0,14})$/.test(size) &&
    body.split('\n').length === 3 &&
    root?.length === 32 &&
    hashes.every((hash) => hash?.length === 32) &&
    written.at(-1) === '' &&
    signatures.length > 0 &&
    signatures.every(({ bytes }) => bytes.length > 0);
  if (!isProof) return undefined;
  const number = Number(index.slice(6));
  return {
    index: number,
    hashes: hashes as Bytes[],
    origin,
    size: Number(size),
    root,
    body: `${body}\n`,
    signatures,
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

/** Kinds of keys of notes (C2SP): a signature of the text, and one with the time at which it was the newest. */
const kinds = { ed25519: 1, cosignature: 4 } as const;

async function keyHashOf(name: string, key: Bytes, kind: number): Promise<Bytes> {
  return (await sha256(joined(utf8(`${name}\n`), Uint8Array.of(kind), key))).subarray(0, 4);
}

/** Whether a key signed the state of its log. */
export async function isSignedLog(key: Bytes, { origin, body, signatures }: LogProof): Promise<boolean> {
  const hash = await keyHashOf(origin, key, kinds.ed25519);
  const own = signatures.filter(({ name, keyHash }) => name === origin && areSame(keyHash, hash));
  const valid = await Promise.all(own.map(({ bytes }) => isSignedBy(key, utf8(body), bytes)));
  return valid.length > 0 && valid.every(Boolean);
}

/** A witness by its verifier key, `name+hash+key`; undefined where it is none. */
export function parseWitness(text: string): { name: string; key: Bytes } | undefined {
  const [name = '', , ...rest] = text.trim().split('+');
  const bytes = fromBase64(rest.join('+'));
  return bytes?.length === 33 && bytes[0] === kinds.cosignature
    ? { name, key: bytes.subarray(1) }
    : undefined;
}

/** When a witness saw this state of the log as its newest, in seconds since 1970; undefined where it did not. */
export async function witnessedAt(
  witness: { name: string; key: Bytes },
  proof: LogProof,
): Promise<number | undefined> {
  const hash = await keyHashOf(witness.name, witness.key, kinds.cosignature);
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
