import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isConsistent, leafHash, treeHash } from '../../src/disk/index.js';
import { UserError } from '../../src/edition/index.js';
import { sourceOf } from '../../src/release/source.js';
import { putFile } from '../../src/release/store/store.js';
import { newSecretKey, sha256Bytes } from '../../src/release/trust/ed25519.js';
import { appendEntry, isTrusted, proveEntry, proveGrowth, readLog } from '../../src/release/trust/log/log.js';
import {
  isCheckpointOf,
  noteVerifier,
  parseCheckpoint,
  signCheckpoint,
} from '../../src/release/trust/log/note.js';
import { isProofOf, parseProof, proofText } from '../../src/release/trust/log/proof.js';
import { readBundle, tileFiles } from '../../src/release/trust/log/tiles.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { trusting } from '../helpers/signed.js';

const key = newSecretKey();
const how = { key, keys: [], origin: 'example.org/log' };
const entry = (i: number) => Buffer.from(`entry ${i}`);

async function logOf(size: number): Promise<string> {
  const folder = join(temporaryFolder(), 'log');
  for (let i = 0; i < size; i++) expect(await appendEntry(folder, entry(i), how)).toBe(i);
  return folder;
}

describe('the files of a log', () => {
  it('of 70,000 entries are the tiles that C2SP counts', () => {
    const files = tileFiles(Array.from({ length: 70_000 }, (_, i) => entry(i)));
    const of = (level: string) => files.filter((f) => f.path.startsWith(`tile/${level}/`)).map((f) => f.path);
    expect(of('0')).toHaveLength(274);
    expect(of('0').at(-1)).toBe('tile/0/273.p/112');
    expect(of('1')).toEqual(['tile/1/000', 'tile/1/001.p/17']);
    expect(of('2')).toEqual(['tile/2/000.p/1']);
    expect(of('3')).toEqual([]);
    expect(of('entries').at(-1)).toBe('tile/entries/273.p/112');
    expect(files.find((f) => f.path === 'tile/0/000')!.content.length).toBe(8192);
  });

  it('of 256 entries are one full tile and one hash above it', () => {
    const paths = tileFiles(Array.from({ length: 256 }, (_, i) => entry(i))).map((f) => f.path);
    expect(paths).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  });

  it('hold entries that are read back, and cut bundles are told', () => {
    const [bundle] = tileFiles([entry(0), Buffer.alloc(0), entry(2)]);
    const bytes = Buffer.from(bundle!.content);
    expect(readBundle(bytes)).toEqual([entry(0), Buffer.alloc(0), entry(2)]);
    expect(readBundle(bytes.subarray(0, -1))).toBeUndefined();
    expect(readBundle(bytes.subarray(0, 1))).toBeUndefined();
  });
});

describe('a checkpoint', () => {
  it('names its key as Go’s signed notes do', () => {
    const shown = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const publicKey = Buffer.from(shown.split('+').slice(2).join('+'), 'base64').subarray(1);
    expect(noteVerifier('PeterNeumann', { publicKey })).toBe(shown);
  });

  it('is read back, belongs to its key, and no byte of it can change', () => {
    const signed = signCheckpoint(key, { origin: 'example.org/log', size: 3, root: sha256Bytes(entry(0)) });
    expect(parseCheckpoint(signed.text)).toEqual(signed);
    expect(isCheckpointOf(key, signed)).toBe(true);
    expect(isCheckpointOf(newSecretKey(), signed)).toBe(false);
    const bytes = Buffer.from(signed.text);
    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes);
      other[at] = other[at]! ^ 1;
      const found = parseCheckpoint(other.toString());
      expect(found !== undefined && isCheckpointOf(key, found), `byte ${at}`).toBe(false);
    }
  });
});

describe('a log', () => {
  it('grows by one, proves every entry and every growth, and takes no entry twice', async () => {
    const folder = await logOf(6);
    expect(await appendEntry(folder, entry(3), how)).toBe(3);
    const log = (await readLog(sourceOf(folder), (c) => isTrusted(c, trusting(key))))!;
    expect(log.entries).toEqual([0, 1, 2, 3, 4, 5].map(entry));
    for (let i = 0; i < 6; i++) {
      const proof = proveEntry(log, entry(i))!;
      expect(parseProof(proofText(proof))).toEqual(proof);
      expect(isProofOf(leafHash(entry(i)), proof)).toBe(true);
      expect(isProofOf(leafHash(entry(i + 1)), proof)).toBe(false);
    }
    expect(proveEntry(log, entry(6))).toBeUndefined();
    const { from, to, hashes } = proveGrowth(log, 4, 6);
    expect(isConsistent(4, from.root, 6, to.root, hashes)).toBe(true);
    expect(to.root).toEqual(log.checkpoint.root);
  });

  it('passes 256 entries, keeping the tiles of every earlier checkpoint', async () => {
    const folder = join(temporaryFolder(), 'log');
    const first = Array.from({ length: 254 }, (_, i) => entry(i));
    const root = treeHash(first.map(leafHash));
    const checkpoint = signCheckpoint(key, { origin: how.origin, size: 254, root });
    const files = [...tileFiles(first), { path: 'checkpoint', content: checkpoint.text }];
    for (const file of files) await putFile(folder, file);
    for (let i = 254; i < 258; i++) await appendEntry(folder, entry(i), how);
    const log = (await readLog(sourceOf(folder)))!;
    expect(log.checkpoint.size).toBe(258);
    for (const path of ['tile/0/000', 'tile/0/000.p/255', 'tile/0/001.p/2', 'tile/1/000.p/1'])
      expect(existsSync(join(folder, path)), path).toBe(true);
  });

  it('of which any byte changed, is not read', async () => {
    const folder = await logOf(3);
    const used = ['checkpoint', 'tile/0/000.p/3', 'tile/entries/000.p/3'];
    for (const name of filesBelow(folder).filter((f) => used.includes(f))) {
      const bytes = readFileSync(join(folder, name));
      for (let at = 0; at < bytes.length; at++) {
        const other = Buffer.from(bytes);
        other[at] = other[at]! ^ (1 << (at % 8));
        writeFileSync(join(folder, name), other);
        const read = readLog(sourceOf(folder), (c) => isTrusted(c, trusting(key)));
        await expect(read, `${name}, byte ${at}`).rejects.toBeInstanceOf(UserError);
      }
      writeFileSync(join(folder, name), bytes);
    }
    expect((await readLog(sourceOf(folder)))!.entries).toHaveLength(3);
  });

  it('is not appended to when it is damaged, is another’s, or has another name or none', async () => {
    const folder = await logOf(2);
    const append = (over: object) => appendEntry(folder, entry(9), { ...how, ...over });
    await expect(append({ key: newSecretKey() })).rejects.toThrow('no given key has signed');
    await expect(append({ origin: 'other' })).rejects.toThrow('not other');
    await expect(appendEntry(join(temporaryFolder(), 'log'), entry(0), { key, keys: [] })).rejects.toThrow(
      '--origin',
    );
    const next = newSecretKey();
    expect(await appendEntry(folder, entry(2), { key: next, keys: trusting(key) })).toBe(2);
    writeFileSync(join(folder, 'tile', '0', '000.p', '3'), '');
    await expect(append({ key: next })).rejects.toThrow('hashes that are not those');
    expect(await readLog(sourceOf(temporaryFolder()))).toBeUndefined();
  });

  it('that was rewritten does not go on where the old one ended', async () => {
    const old = await logOf(3);
    const kept = parseCheckpoint(readFileSync(join(old, 'checkpoint'), 'utf8'))!;
    const forged = join(temporaryFolder(), 'log');
    for (const i of [0, 7, 2, 3]) await appendEntry(forged, entry(i), how);
    const log = (await readLog(sourceOf(forged)))!;
    const { hashes } = proveGrowth(log, 3, 4);
    expect(isConsistent(3, kept.root, 4, log.checkpoint.root, hashes)).toBe(false);
    const copy = join(temporaryFolder(), 'log');
    cpSync(old, copy, { recursive: true });
    await appendEntry(copy, entry(3), how);
    const grown = (await readLog(sourceOf(copy)))!;
    expect(isConsistent(3, kept.root, 4, grown.checkpoint.root, proveGrowth(grown, 3, 4).hashes)).toBe(true);
  });
});
