// Checks a published release without the program that made it: its files, its signature, its place in a public log.
import { openFiles, type ReleaseFiles } from '../release/files.js';
import { blake2b } from './blake2b.js';
import { areSame, type Bytes, fromBase64, isSignedBy, joined, sha256, utf8 } from './bytes.js';
import { isProofOf, isSignedLog, parseProof, parseWitness, witnessedAt } from './log.js';

/** `absent`: there is none. `unchecked`: it is about this release, but no key was given. */
export type State = 'valid' | 'invalid' | 'absent' | 'unchecked';

/** A check, what it came to, and what was found where it failed. */
export interface Check {
  what: 'id' | 'files' | 'signature' | 'log' | 'witness' | 'witnesses';
  state: State;
  found: string;
}

export interface Verified {
  id: string;
  /** Whether nothing that was checked is invalid; what is absent or unchecked stands in the checks. */
  isValid: boolean;
  checks: Check[];
}

export interface VerifyOptions {
  /** Public keys of minisign, as their line or their file, that the reader trusts. */
  keys?: readonly string[];
  /** Verifier keys of witnesses, `name+hash+key`. */
  witnesses?: readonly string[];
  /** How many of the witnesses must have cosigned the log; by default all. */
  needed?: number;
  get?: typeof fetch;
  /** Told of each file that was checked. */
  progress?: (done: number, of: number) => void;
}

/**
 * Verifies the release at an address: that of a site, of a release, or of its release.json.
 * @throws Error where there is no release, or a key is none
 */
export async function verify(address: string | URL, options: VerifyOptions = {}): Promise<Verified> {
  const keys = (options.keys ?? []).map(publicKey);
  const { witnesses = [], needed = witnesses.length } = options;
  if (!(needed >= 0 && needed <= witnesses.length))
    throw new Error(`${needed} of ${witnesses.length} witnesses cannot be asked for`);
  const files = await openFiles(address, options.get ?? fetch);
  const manifest = await files.bytes('release.json');
  const checks = [
    await checkId(manifest),
    await checkFiles(files, options.progress),
    await checkSignature(files, manifest, keys),
    ...(await checkLog(files, manifest, keys, options)),
  ];
  return { id: files.id, isValid: checks.every(({ state }) => state !== 'invalid'), checks };
}

interface PublicKey {
  id: Bytes;
  key: Bytes;
}

function publicKey(text: string): PublicKey {
  const bytes = fromBase64(text.trim().split(/\r?\n/).at(-1)!.trim());
  if (bytes?.length !== 42 || String.fromCharCode(bytes[0]!, bytes[1]!) !== 'Ed')
    throw new Error(`“${text.slice(0, 60)}” is no public key of minisign`);
  return { id: bytes.slice(2, 10), key: bytes.slice(10) };
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const check = (what: Check['what'], state: State, found: string): Check => ({ what, state, found });

/** The id must be the edition, its version and the hash of everything else in release.json, which must be in its only form. */
async function checkId(bytes: Uint8Array): Promise<Check> {
  const text = new TextDecoder().decode(bytes);
  const manifest = JSON.parse(text) as { id: string; edition: string; version: string };
  const name = `${manifest.edition}-${manifest.version}`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  const hash = hex(await sha256(utf8(JSON.stringify({ ...manifest, id: '' }))));
  if (`${JSON.stringify(manifest, null, 1)}\n` !== text)
    return check('id', 'invalid', 'release.json was changed');
  // Ids of older releases have 12 digits of the hash.
  const isOwn = [32, 12].some((digits) => manifest.id === `${name}-${hash.slice(0, digits)}`);
  return check(
    'id',
    isOwn ? 'valid' : 'invalid',
    isOwn ? manifest.id : `${manifest.id}, but the content is ${hash}`,
  );
}

async function checkFiles(files: ReleaseFiles, progress: VerifyOptions['progress']): Promise<Check> {
  const wrong: string[] = [];
  let done = 0;
  for (const { path, bytes, sha256: expected } of files.list) {
    const content = await files.bytes(path).catch(() => undefined);
    const isSame = content?.length === bytes && hex(await sha256(content)) === expected;
    if (!isSame) wrong.push(path);
    progress?.(++done, files.list.length);
  }
  if (wrong.length === 0) return check('files', 'valid', `${files.list.length} files`);
  return check('files', 'invalid', `missing or changed: ${wrong.join(', ')}`);
}

const attestation = (files: ReleaseFiles, name: string) => files.text(name).catch(() => undefined);

async function checkSignature(
  files: ReleaseFiles,
  manifest: Uint8Array,
  keys: readonly PublicKey[],
): Promise<Check> {
  const text = await attestation(files, 'release.json.minisig');
  if (text === undefined) return check('signature', 'absent', 'no release.json.minisig');
  const [head = '', line = '', comment = '', whole = ''] = text.split('\n');
  const [bytes, global] = [fromBase64(line), fromBase64(whole)];
  const trusted = comment.replace(/^trusted comment: /, '');
  if (bytes?.length !== 74 || !global || trusted !== files.id)
    return check('signature', 'invalid', `a signature of ${trusted || 'nothing'}`);
  const name = hex(bytes.slice(2, 10).reverse()).toUpperCase();
  // Nobody signs the first line: it must be one of those that are written.
  const heads = [`signature of release.json by key ${name}`, 'signature from minisign secret key'];
  const isWritten = heads.some((one) => head === `untrusted comment: ${one}`);
  const isPlain = text === `${head}\n${line}\ntrusted comment: ${trusted}\n${whole}\n`;
  if (!isWritten || !isPlain || String.fromCharCode(bytes[0]!, bytes[1]!) !== 'ED')
    return check('signature', 'invalid', 'release.json.minisig was changed');
  if (keys.length === 0) return check('signature', 'unchecked', `signed by the key ${name}`);
  const key = keys.find(({ id }) => areSame(id, bytes.slice(2, 10)));
  if (!key) return check('signature', 'invalid', `signed by the key ${name}, which was not given`);
  const signature = bytes.slice(10);
  const isValid =
    (await isSignedBy(key.key, blake2b(manifest), signature)) &&
    (await isSignedBy(key.key, joined(signature, utf8(trusted)), global));
  return check('signature', isValid ? 'valid' : 'invalid', `signed by the key ${name}`);
}

async function checkLog(
  files: ReleaseFiles,
  manifest: Bytes,
  keys: readonly PublicKey[],
  { witnesses = [], needed = witnesses.length }: VerifyOptions,
): Promise<Check[]> {
  const known = witnesses.map((text) => {
    const witness = parseWitness(text);
    if (!witness) throw new Error(`“${text.slice(0, 60)}” is no verifier key of a witness`);
    return witness;
  });
  for (const [n, { key }] of known.entries())
    if (known.some((one, other) => other < n && areSame(one.key, key)))
      throw new Error(`the key of ${known[n]!.name} is given twice: a witness counts once`);
  const text = await attestation(files, 'release.tlog-proof');
  if (text === undefined) {
    const none = check('witnesses', 'invalid', `0 of ${known.length}, ${needed} needed`);
    return [check('log', 'absent', 'no release.tlog-proof'), ...(needed > 0 ? [none] : [])];
  }
  const proof = parseProof(text);
  if (!proof) return [check('log', 'invalid', 'release.tlog-proof was changed')];
  const entry = utf8(JSON.stringify({ release: files.id, sha256: hex(await sha256(manifest)) }));
  const place = `entry ${proof.index} of ${proof.size} in ${proof.origin}`;
  if (!(await isProofOf(entry, proof)))
    return [check('log', 'invalid', `the proof does not lead to ${place}`)];
  const signed = await Promise.all(keys.map(({ key }) => isSignedLog(key, proof)));
  const state = keys.length === 0 ? 'unchecked' : signed.includes(true) ? 'valid' : 'invalid';
  const times = await Promise.all(known.map((witness) => witnessedAt(witness, proof)));
  const enough = times.filter((at) => at !== undefined).length;
  const seen = known.map(({ name }, n) => {
    const at = times[n];
    const when = at === undefined ? 'did not sign this state of the log' : new Date(at * 1000).toISOString();
    return check('witness', at === undefined ? 'absent' : 'valid', `${name}: ${when}`);
  });
  const all = check(
    'witnesses',
    enough >= needed ? 'valid' : 'invalid',
    `${enough} of ${known.length}, ${needed} needed`,
  );
  return [check('log', state, place), ...seen, ...(known.length > 0 ? [all] : [])];
}
