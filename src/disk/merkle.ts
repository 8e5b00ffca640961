import { hash } from 'node:crypto';

/** SHA-256. As a text of bytes it comes from the library in half of the time. */
const sha256 = (of: Uint8Array | string): Buffer => Buffer.from(hash('sha256', of, 'binary'), 'latin1');

/** Hash of an entry, which may be a text (RFC 6962, 2.1). */
export function leafHash(entry: Uint8Array | string): Buffer {
  if (typeof entry === 'string') return sha256(`\0${entry}`);
  const bytes = Buffer.allocUnsafe(1 + entry.length);
  bytes[0] = 0;
  bytes.set(entry, 1);
  return sha256(bytes);
}

const [hashBytes, node] = [32, Buffer.alloc(65, 1)];

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  // A forged proof can have hashes of another length: in the shared buffer, bytes of the node before would be left.
  if (left.length !== hashBytes || right.length !== hashBytes)
    return sha256(Buffer.concat([Buffer.of(1), left, right]));
  node.set(left, 1);
  node.set(right, 1 + hashBytes);
  return sha256(node);
}

/** The largest power of two below n (n ≥ 2). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Computes a Merkle tree hash (RFC 6962, 2.1) leaf by leaf, with a hash for each power of two in memory. */
export class TreeHash {
  #size = 0;
  /** The hashes of complete subtrees, the largest first. */
  readonly #complete: Buffer[] = [];

  add(leaf: Buffer): void {
    let node = leaf;
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2)
      node = nodeHash(this.#complete.pop()!, node);
    this.#complete.push(node);
    this.#size++;
  }

  /** The hash of the leaves until now; without leaves, that of the empty string. */
  root(): Buffer {
    if (this.#size === 0) return sha256('');
    return this.#complete.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Merkle tree hash of hashed leaves (RFC 6962, 2.1). */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  const tree = new TreeHash();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The audit path from a leaf to the root (RFC 6962, 2.1.1), the leaf's sibling first. */
export const inclusionProof = (leaves: readonly Buffer[], index: number): Buffer[] =>
  inclusionProofs(leaves, [index])[0]!;

/** The audit paths from several leaves to the root. Each level of the tree is computed once. */
export function inclusionProofs(leaves: readonly Buffer[], indexes: readonly number[]): Buffer[][] {
  const paths = indexes.map((): Buffer[] => []);
  let [level, at] = [leaves, indexes];
  while (level.length > 1) {
    for (const [i, index] of at.entries()) {
      // The last of an odd number goes up a level as it is.
      const sibling = level[index ^ 1];
      if (sibling) paths[i]!.push(sibling);
    }
    const nodes: Buffer[] = [];
    for (let n = 0; n < level.length; n += 2)
      nodes.push(n + 1 < level.length ? nodeHash(level[n]!, level[n + 1]!) : level[n]!);
    level = nodes;
    at = at.map((index) => index >> 1);
  }
  return paths;
}

/** The consistency proof that a tree began with the first `size` leaves (RFC 6962, 2.1.2). */
export function consistencyProof(leaves: readonly Buffer[], size: number): Buffer[] {
  return size === 0 || size === leaves.length ? [] : partProof(leaves, size, true);
}

function partProof(leaves: readonly Buffer[], size: number, whole: boolean): Buffer[] {
  if (size === leaves.length) return whole ? [] : [treeHash(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return size <= k
    ? [...partProof(left, size, whole), treeHash(right)]
    : [...partProof(right, size - k, false), treeHash(left)];
}

/** The root that a proof gives for a leaf; undefined when the proof has the wrong length. */
export function rootFromInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | undefined {
  if (index >= size) return undefined;
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const [top, rest] = [proof.at(-1), proof.slice(0, -1)];
  if (!top) return undefined;
  const k = split(size);
  if (index < k) {
    const left = rootFromInclusion(leaf, index, k, rest);
    return left && nodeHash(left, top);
  }
  const right = rootFromInclusion(leaf, index - k, size - k, rest);
  return right && nodeHash(top, right);
}

/** Whether a proof shows that the tree of `newRoot` extends that of `oldRoot`. */
export function isConsistent(
  oldSize: number,
  oldRoot: Buffer,
  newSize: number,
  newRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (oldSize > newSize) return false;
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(treeHash([]));
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  const roots = rootsFromConsistency(oldSize, newSize, [...proof], oldRoot, true);
  return roots ? roots[0].equals(oldRoot) && roots[1].equals(newRoot) : false;
}

/** Old and new root of a subtree that a proof gives; undefined when it has the wrong length. */
function rootsFromConsistency(
  size: number,
  of: number,
  proof: readonly Buffer[],
  known: Buffer,
  whole: boolean,
): [Buffer, Buffer] | undefined {
  if (size === of) {
    if (proof.length !== (whole ? 0 : 1)) return undefined;
    const same = whole ? known : proof[0]!;
    return [same, same];
  }
  const [top, rest] = [proof.at(-1), proof.slice(0, -1)];
  if (!top) return undefined;
  const k = split(of);
  if (size <= k) {
    const left = rootsFromConsistency(size, k, rest, known, whole);
    return left && [left[0], nodeHash(left[1], top)];
  }
  const right = rootsFromConsistency(size - k, of - k, rest, known, false);
  return right && [nodeHash(top, right[0]), nodeHash(top, right[1])];
}
