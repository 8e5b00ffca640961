import { consistencyProof, inclusionProof, leafHash, makeFolder, treeHash } from '../../../disk/index.js';
import { problems, type Text, UserError } from '../../../edition/index.js';
import { type Source, sourceOf } from '../../source.js';
import { withLock } from '../../store/lock.js';
import { mendableFault, putFile } from '../../store/store.js';
import type { SecretKey } from '../ed25519.js';
import type { Keys } from '../keyring.js';
import { cosignedAt } from './cosignature.js';
import {
  isCheckpointOf,
  type NoteSignature,
  parseCheckpoint,
  type SignedCheckpoint,
  signCheckpoint,
  withSignatures,
} from './note.js';
import type { Proof } from './proof.js';
import { readBundle, tileFiles, tilePath, tileWidth } from './tiles.js';

/** A completely read log: every tile and the checkpoint match the entries. */
export interface Log {
  checkpoint: SignedCheckpoint;
  entries: Buffer[];
}

/** The maximum size in bytes of a checkpoint, and of a bundle of 256 entries. */
const limits = { checkpoint: 1 << 16, bundle: tileWidth * (2 + 65_535) } as const;

const logFault = (file: string, what: Text) => new UserError([problems.badLog(file, what)]);

/**
 * Reads a log and checks all of it; undefined where there is none.
 *
 * @param believes whether a checkpoint is trusted (`isTrusted`); without it the signature is not checked
 * @throws UserError for a file or checkpoint that does not match the entries
 */
export async function readLog(source: Source, believes?: Believes): Promise<Log | undefined> {
  const at = (path: string) => `${source.name}/${path}`;
  const text = await source.read('checkpoint', limits.checkpoint);
  if (!text) return undefined;
  const checkpoint = parseCheckpoint(text.toString());
  if (!checkpoint) throw logFault(at('checkpoint'), { en: 'no checkpoint', zh: '不是检查点' });
  if (believes && !believes(checkpoint)) {
    throw logFault(at('checkpoint'), {
      en: 'a checkpoint that no given key has signed',
      zh: '检查点并非由所给公钥对应的私钥签署',
    });
  }
  const entries = await readEntries(source, checkpoint.size);
  for (const { path, content } of tileFiles(entries)) {
    const found = await source.read(path, limits.bundle);
    if (!found?.equals(Buffer.from(content))) throw logFault(at(path), otherHashes);
  }
  if (!rootOf(entries).equals(checkpoint.root)) throw logFault(at('checkpoint'), otherHashes);
  return { checkpoint, entries };
}

const otherHashes = { en: 'hashes that are not those of the entries', zh: '散列与条目不符' };

type Believes = (checkpoint: SignedCheckpoint) => boolean;

/** Whether one of these keys, not revoked, signed a checkpoint. */
export function isTrusted(checkpoint: SignedCheckpoint, keys: Keys): boolean {
  return keys.some((key) => key.status !== 'revoked' && isCheckpointOf(key, checkpoint));
}

/**
 * The time at which a log says that a checkpoint was its newest, in milliseconds since 1970; undefined where one of these keys, not
 * revoked, did not sign it with a time.
 */
export function datedAt(checkpoint: SignedCheckpoint, keys: Keys): number | undefined {
  const times = keys.flatMap(({ status, publicKey }) => {
    const time =
      status === 'revoked' ? undefined : cosignedAt({ name: checkpoint.origin, publicKey }, checkpoint);
    return time === undefined ? [] : [time];
  });
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** Whether a publisher may continue a log whose last checkpoint was signed by a key that was revoked later. */
function isOwn(checkpoint: SignedCheckpoint, keys: Keys): boolean {
  const inTime = keys.filter((k) => k.status !== 'revoked' || checkpoint.size <= k.logSize);
  return inTime.some((key) => isCheckpointOf(key, checkpoint));
}

const rootOf = (entries: readonly Buffer[]) => treeHash(entries.map(leafHash));

async function readEntries(source: Source, size: number): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (let n = 0; entries.length < size; n++) {
    const width = Math.min(tileWidth, size - entries.length);
    const path = tilePath('entries', n, width);
    const bytes = await source.read(path, limits.bundle);
    const bundle = bytes && readBundle(bytes);
    if (bundle?.length !== width) {
      throw logFault(`${source.name}/${path}`, { en: `not ${width} entries`, zh: `不是 ${width} 个条目` });
    }
    entries.push(...bundle);
  }
  return entries;
}

/** Options of appending: the signing key, earlier keys, and the name of a new log. */
export interface AppendOptions {
  key: SecretKey;
  /** Keys whose checkpoints are trusted, in addition to the signing one. */
  keys: Keys;
  /** The name of the log: its address without `https://`. Needed for the first entry alone. */
  origin?: string | undefined;
}

/** The trusted keys when appending: the signing one, then those given. */
export function withOwn({ key, keys }: AppendOptions): Keys {
  return [{ ...key, status: 'current', logSize: 0 }, ...keys];
}

/**
 * Appends an entry to a log, unless it is present, and returns its number. The tiles are written first and the checkpoint last,
 * atomically: if killed at any moment, the log is the old one or the new one.
 *
 * @throws UserError when the log is damaged, is of another publisher, or a new one has no name
 */
export async function appendEntry(folder: string, entry: Buffer, how: AppendOptions): Promise<number> {
  try {
    await makeFolder(folder);
    return await withLock(folder, problems.logBusy, () => append(folder, entry, how));
  } catch (error) {
    throw mendableFault(folder, error);
  }
}

async function append(folder: string, entry: Buffer, how: AppendOptions): Promise<number> {
  const log = await readLog(sourceOf(folder), (checkpoint) => isOwn(checkpoint, withOwn(how)));
  const entries = log?.entries ?? [];
  const there = entries.findIndex((e) => e.equals(entry));
  if (there >= 0) return there;
  const origin = originOf(folder, log, how.origin);
  const all = [...entries, entry];
  const before = new Set(tileFiles(entries).map((f) => f.path));
  for (const file of tileFiles(all)) if (!before.has(file.path)) await putFile(folder, file);
  const checkpoint = signCheckpoint(how.key, { origin, size: all.length, root: rootOf(all) });
  await putFile(folder, { path: 'checkpoint', content: checkpoint.text });
  return entries.length;
}

/** Adds signatures to the newest checkpoint of a log; undefined where the log has grown since the one that they are for. */
export async function addSignatures(
  folder: string,
  { body }: SignedCheckpoint,
  added: readonly NoteSignature[],
): Promise<SignedCheckpoint | undefined> {
  return withLock(folder, problems.logBusy, async () => {
    const text = await sourceOf(folder).read('checkpoint', limits.checkpoint);
    const now = text && parseCheckpoint(text.toString());
    if (now?.body !== body) return undefined;
    const signed = withSignatures(now, added);
    await putFile(folder, { path: 'checkpoint', content: signed.text });
    return signed;
  });
}

function originOf(folder: string, log: Log | undefined, wanted: string | undefined): string {
  const origin = log?.checkpoint.origin ?? wanted;
  if (origin === undefined) {
    throw logFault(folder, { en: 'a new log without a name (--origin)', zh: '新日志缺少名称（--origin）' });
  }
  if (wanted !== undefined && wanted !== origin) {
    throw logFault(folder, {
      en: `the log ${origin}, not ${wanted}`,
      zh: `日志名为 ${origin}，并非 ${wanted}`,
    });
  }
  return origin;
}

/** The proof that an entry is in a log; undefined when it is not. */
export function proveEntry({ checkpoint, entries }: Log, entry: Buffer): Proof | undefined {
  const index = entries.findIndex((e) => e.equals(entry));
  if (index < 0) return undefined;
  return { index, hashes: inclusionProof(entries.map(leafHash), index), checkpoint };
}

/** A consistency proof between log sizes `from` and `to`: both roots, and the hashes between them. */
export function proveGrowth({ entries }: Log, from: number, to: number) {
  const leaves = entries.slice(0, to).map(leafHash);
  return {
    from: { size: from, root: treeHash(leaves.slice(0, from)) },
    to: { size: to, root: treeHash(leaves) },
    hashes: consistencyProof(leaves, from),
  };
}
