import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, makeFolder, treeHash, writeDurably } from '../../disk/index.js';
import { appendTo } from '../../sql/index.js';
import { saltBytes } from '../intake/frame.js';
import { treesFolder } from '../intake/places.js';
import { type ContractState, marksOf } from './state.js';

/**
 * The records of a contract that count in the figures of a release, as a Merkle tree (RFC 6962) in the order of their leaves. An entry is
 * the leaf of the record, which its salt makes one that nobody can guess, and a salted hash of the cell that it counts in. So a path
 * through the tree says nothing of the records of others, and how many records a cell has is not told by it.
 */
export interface RecordTree {
  /** In hexadecimal digits. */
  root: string;
  records: number;
  /** Of each record: its leaf, and what is committed of it. */
  entries: Buffer;
  /** The number of records of each cell, where that is not confidential. */
  counts: Readonly<Record<string, number>> | null;
}

const hashBytes = 32;
const markBytes = hashBytes + saltBytes;
export const entryBytes = 2 * hashBytes;

/**
 * What an entry commits to: the cell in which a record counts, and the number of records of that cell (null where it is confidential).
 *
 * @param secret of the record, its salt and its place (`secretOf`)
 * @param cell as JSON: the place as the record names it, and the period
 */
export const commitmentOf = (secret: Uint8Array, cell: string, records: number | null): Buffer =>
  hash('sha256', Buffer.concat([secret, Buffer.from(`{"cell":${cell},"records":${records}}`)]), 'buffer');

/**
 * The tree of the records in the files of a contract.
 *
 * @param isPublic whether the number of records of a cell is not confidential
 * @param last the last period that a release has; all without it
 */
export function treeOf(
  folder: string,
  { files }: ContractState,
  isPublic: boolean,
  last: string | undefined,
): RecordTree {
  const cells = new Map<string, Buffer[]>();
  for (const { name } of files)
    for (const line of readFileSync(join(folder, marksOf(name)), 'utf8').split('\n')) {
      const tab = line.indexOf('\t');
      if (tab < 0) continue;
      const cell = line.slice(0, tab);
      if (last !== undefined && (JSON.parse(cell) as string[]).at(-1)! > last) continue;
      appendTo(cells, cell, Buffer.from(line.slice(tab + 1), 'base64'));
    }
  const counts: Record<string, number> = {};
  const parts: Buffer[] = [];
  for (const [cell, marks] of cells) {
    const all = Buffer.concat(marks);
    const count = all.length / markBytes;
    if (isPublic) counts[cell] = count;
    for (let at = 0; at < all.length; at += markBytes) {
      const [leaf, secret] = [all.subarray(at, at + hashBytes), all.subarray(at + hashBytes, at + markBytes)];
      parts.push(Buffer.concat([leaf, commitmentOf(secret, cell, isPublic ? count : null)]));
    }
  }
  parts.sort((a, b) => a.compare(b));
  const entries = Buffer.concat(parts);
  return { root: rootOf(entries), records: parts.length, entries, counts: isPublic ? counts : null };
}

/** The hashes of the entries of a tree. */
export const entryHashes = (entries: Buffer): Buffer[] =>
  Array.from({ length: entries.length / entryBytes }, (_, n) => leafHash(entryAt(entries, n)));

export const entryAt = (entries: Buffer, n: number): Buffer =>
  entries.subarray(n * entryBytes, (n + 1) * entryBytes);

const rootOf = (entries: Buffer) => treeHash(entryHashes(entries)).toString('hex');

const fileOf = (contract: string, root: string) => `${contract}-${root}.tree`;

/** Keeps a tree, so that proofs for releases with its root can be made later: a line of JSON, then the entries. */
export async function keepTree(folder: string, contract: string, tree: RecordTree): Promise<void> {
  await makeFolder(treesFolder(folder));
  const { entries, ...head } = tree;
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), entries]);
  await writeDurably(join(treesFolder(folder), fileOf(contract, tree.root)), content, { mode: 0o600 });
}

/** A tree that was kept: that with a root, or the newest one; undefined where there is none, or it is damaged. */
export function keptTree(folder: string, contract: string, root?: string): RecordTree | undefined {
  const at = treesFolder(folder);
  if (!existsSync(at)) return undefined;
  const isWanted = (name: string) => root === undefined || name === fileOf(contract, root);
  const made = (name: string) => statSync(join(at, name)).mtimeMs;
  const [name] = readdirSync(at)
    .filter((one) => /^(.*)-[\da-f]{64}\.tree$/.exec(one)?.[1] === contract && isWanted(one))
    .sort((a, b) => made(b) - made(a));
  if (name === undefined) return undefined;
  const content = readFileSync(join(at, name));
  const end = content.indexOf('\n');
  const entries = content.subarray(end + 1);
  const head = JSON.parse(content.toString('utf8', 0, end)) as Omit<RecordTree, 'entries'>;
  return rootOf(entries) === head.root ? { ...head, entries } : undefined;
}

/** Where a leaf stands among the entries, or would stand. */
export function placeOf(entries: Buffer, leaf: Uint8Array): number {
  let [from, to] = [0, entries.length / entryBytes];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (entryAt(entries, middle).subarray(0, hashBytes).compare(leaf) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
