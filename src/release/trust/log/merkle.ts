import { sha256Bytes } from '../ed25519.js';

const [leafMark, nodeMark] = [Buffer.of(0), Buffer.of(1)];

/** Hash of an entry (RFC 6962, 2.1). */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256Bytes(Buffer.concat([leafMark, entry]));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256Bytes(Buffer.concat([nodeMark, left, right]));
}

/** The largest power of two below n (n ≥ 2). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Merkle tree hash of hashed leaves (RFC 6962, 2.1); without leaves, the hash of the empty string. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256Bytes(Buffer.alloc(0));
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

/** The audit path from a leaf to the root (RFC 6962, 2.1.1), the leaf's sibling first. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...inclusionProof(left, index), treeHash(right)]
    : [...inclusionProof(right, index - k), treeHash(left)];
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
