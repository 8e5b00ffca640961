// Checks a published release without the program that made it: its files, its signature, its place in a public log.
import { openFiles, type ReleaseFiles } from '../release/files.js';
import { blake2b } from './blake2b.js';
import { areSame, type Bytes, fromBase64, isSignedBy, joined, sha256, utf8 } from './bytes.js';
import { isProofOf, isSignedLog, parseProof, witnessedAt } from './log.js';
import { hex, parseWitness, type Signer } from './note.js';
import { type Entry, recomputedBy } from './recomputed.js';

/** `absent`: there is none. `unchecked`: it is about this release, but no key was given. */
export type State = 'valid' | 'invalid' | 'absent' | 'unchecked';

/** A check, what it came to, and what was found where it failed. */
export interface Check {
  what: 'id' | 'files' | 'signature' | 'log' | 'witness' | 'witnesses' | 'recomputed';
  state: State;
  found: string;
  /** The same as values, for programs that say it in their own words. */
  values: Readonly<Record<string, string | number>>;
}

/** A file of the release, and whether it is what the list says. */
export interface CheckedFile {
  path: string;
  isSame: boolean;
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
  progress?: (done: number, of: number, file: CheckedFile) => void;
}

/**
 * Verifies the release at an address: that of a site, of a release, or of its release.json.
 * @throws Error where there is no release, or a key is none
 */
export async function verify(address: string | URL, options: VerifyOptions = {}): Promise<Verified> {
  const keys = (options.keys ?? []).map(publicKey);
  const witnesses = await Promise.all((options.witnesses ?? []).map((text) => witnessIn(text)));
  requireOthers(witnesses, keys);
  const { needed = witnesses.length } = options;
  if (!(needed >= 0 && needed <= witnesses.length))
    throw new Error(`${needed} of ${witnesses.length} witnesses cannot be asked for`);
  const files = await openFiles(address, options.get ?? fetch);
  const { manifest } = files;
  const entry = { release: files.id, sha256: hex(await sha256(manifest)) };
  const checks = [
    await checkId(manifest),
    await checkFiles(files, options.progress),
    await checkSignature(files, manifest, keys),
    ...(await checkLog(files, entry, { keys, witnesses, needed })),
    ...(await checkRecomputed(files, entry, witnesses)),
  ];
  return { id: files.id, isValid: checks.every(({ state }) => state !== 'invalid'), checks };
}

async function witnessIn(text: string): Promise<Signer> {
  const witness = await parseWitness(text);
  if (!witness) throw new Error(`“${text.slice(0, 60)}” is no verifier key of a witness`);
  return witness;
}

/** A witness counts once, whatever its names, and is another one than the publisher. */
function requireOthers(witnesses: readonly Signer[], keys: readonly PublicKey[]): void {
  for (const [n, { name, key }] of witnesses.entries())
    if ([...keys, ...witnesses.slice(0, n)].some((one) => areSame(one.key, key)))
      throw new Error(`the key of ${name} is given twice: a witness counts once, and is not the publisher`);
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

const check = (what: Check['what'], state: State, found: string, values: Check['values'] = {}): Check => ({
  what,
  state,
  found,
  values,
});

/** The id must be the edition, its version and the hash of everything else in release.json, which must be in its only form. */
async function checkId(bytes: Uint8Array): Promise<Check> {
  const text = new TextDecoder().decode(bytes);
  const manifest = JSON.parse(text) as { id: string; edition: string; version: string };
  const name = `${manifest.edition}-${manifest.version}`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  const hash = hex(await sha256(utf8(JSON.stringify({ ...manifest, id: '' }))));
  if (!areSame(utf8(`${JSON.stringify(manifest, null, 1)}\n`), bytes))
    return check('id', 'invalid', 'release.json was changed');
  // Ids of older releases have 12 digits of the hash.
  const isOwn = [32, 12].some((digits) => manifest.id === `${name}-${hash.slice(0, digits)}`);
  return check(
    'id',
    isOwn ? 'valid' : 'invalid',
    isOwn ? manifest.id : `${manifest.id}, but the content is ${hash}`,
    { id: manifest.id },
  );
}

/** Files that are read at the same time. */
const atOnce = 6;

async function checkFiles(files: ReleaseFiles, progress: VerifyOptions['progress']): Promise<Check> {
  const wrong = new Set<string>();
  const waiting = files.list[Symbol.iterator]();
  let done = 0;
  const next = async () => {
    for (const { path, bytes, sha256: expected } of waiting) {
      const content = await files.bytes(path).catch(() => undefined);
      const isSame = content?.length === bytes && hex(await sha256(content)) === expected;
      if (!isSame) wrong.add(path);
      progress?.(++done, files.list.length, { path, isSame });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  const values = { files: files.list.length, wrong: wrong.size };
  if (wrong.size === 0) return check('files', 'valid', `${files.list.length} files`, values);
  const names = files.list.map(({ path }) => path).filter((path) => wrong.has(path));
  return check('files', 'invalid', `missing or changed: ${names.join(', ')}`, values);
}

const attestation = (files: ReleaseFiles, name: string) => files.text(name).catch(() => undefined);

async function checkSignature(
  files: ReleaseFiles,
  manifest: Bytes,
  keys: readonly PublicKey[],
): Promise<Check> {
  const text = await attestation(files, 'release.json.minisig');
  // Whoever can change a release can take its signature away.
  if (text === undefined)
    return check('signature', keys.length === 0 ? 'absent' : 'invalid', 'no release.json.minisig');
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
  if (keys.length === 0) return check('signature', 'unchecked', `signed by the key ${name}`, { key: name });
  const key = keys.find(({ id }) => areSame(id, bytes.slice(2, 10)));
  if (!key)
    return check('signature', 'invalid', `signed by the key ${name}, which was not given`, { key: name });
  const signature = bytes.slice(10);
  const isValid =
    (await isSignedBy(key.key, blake2b(manifest), signature)) &&
    (await isSignedBy(key.key, joined(signature, utf8(trusted)), global));
  return check('signature', isValid ? 'valid' : 'invalid', `signed by the key ${name}`, { key: name });
}

interface Trusted {
  keys: readonly PublicKey[];
  witnesses: readonly Signer[];
  needed: number;
}

async function checkLog(
  files: ReleaseFiles,
  entry: Entry,
  { keys, witnesses: known, needed }: Trusted,
): Promise<Check[]> {
  const text = await attestation(files, 'release.tlog-proof');
  if (text === undefined) {
    const none = check('witnesses', 'invalid', `0 of ${known.length}, ${needed} needed`, {
      enough: 0,
      of: known.length,
      needed,
    });
    return [check('log', 'absent', 'no release.tlog-proof'), ...(needed > 0 ? [none] : [])];
  }
  const proof = parseProof(text);
  if (!proof) return [check('log', 'invalid', 'release.tlog-proof was changed')];
  const place = `entry ${proof.index} of ${proof.size} in ${proof.origin}`;
  if (!(await isProofOf(utf8(JSON.stringify(entry)), proof)))
    return [check('log', 'invalid', `the proof does not lead to ${place}`)];
  const signed = await Promise.all(keys.map(({ key }) => isSignedLog(key, proof)));
  const state = keys.length === 0 ? 'unchecked' : signed.includes(true) ? 'valid' : 'invalid';
  const times = await Promise.all(known.map((witness) => witnessedAt(witness, proof)));
  const enough = times.filter((at) => at !== undefined).length;
  const seen = known.map(({ name }, n) => {
    const at = times[n];
    const when = at === undefined ? 'did not sign this state of the log' : new Date(at * 1000).toISOString();
    return check('witness', at === undefined ? 'absent' : 'valid', `${name}: ${when}`, {
      name,
      ...(at !== undefined && { at: new Date(at * 1000).toISOString() }),
    });
  });
  const all = check(
    'witnesses',
    enough >= needed ? 'valid' : 'invalid',
    `${enough} of ${known.length}, ${needed} needed`,
    { enough, of: known.length, needed },
  );
  const { index, size, origin } = proof;
  return [
    check('log', state, place, { entry: index + 1, size, origin }),
    ...seen,
    ...(known.length > 0 ? [all] : []),
  ];
}

/** Whether the statements of those who recomputed a release are about it, and whether witnesses that the reader trusts are among them. */
async function checkRecomputed(
  files: ReleaseFiles,
  entry: Entry,
  witnesses: readonly Signer[],
): Promise<Check[]> {
  const text = await attestation(files, 'release.recomputed.json');
  if (text === undefined) return [];
  const found = await recomputedBy(text, entry, witnesses);
  if (!found) return [check('recomputed', 'invalid', 'release.recomputed.json was changed')];
  const { by, statements } = found;
  const state = witnesses.length === 0 ? 'unchecked' : by.length > 0 ? 'valid' : 'absent';
  const names = by.join(', ');
  return [check('recomputed', state, names || `statements: ${statements}`, { statements, by: names })];
}
