import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  rootFromInclusion,
  treeHash,
} from './merkle.js';

/** Entries, roots and proofs of the reference tree of Certificate Transparency, hexadecimal. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [h01, h23, h45, h67] = [
  roots[2]!,
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
];
const h4567 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const leaf1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const leaf4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const inclusions: [index: number, size: number, proof: string[]][] = [
  [0, 1, []],
  [0, 2, [leaf1]],
  [1, 2, [roots[1]!]],
  [2, 3, [h01]],
  [1, 5, [roots[1]!, h23, leaf4]],
  [0, 8, [leaf1, h23, h4567]],
  [5, 8, [leaf4, h67, roots[4]!]],
];
const consistencies: [from: number, to: number, proof: string[]][] = [
  [1, 1, []],
  [1, 8, [leaf1, h23, h4567]],
  [2, 5, [h23, leaf4]],
  [6, 8, [h45, h67, roots[4]!]],
];

const hex = (list: readonly Buffer[]) => list.map((b) => b.toString('hex'));
const leavesOf = (list: readonly string[]) => list.map((e) => leafHash(Buffer.from(e, 'hex')));
const known = leavesOf(entries);

describe('the reference tree of RFC 6962', () => {
  it('has its roots at every size', () => {
    roots.forEach((root, size) => {
      expect(treeHash(known.slice(0, size)).toString('hex')).toBe(root);
    });
  });

  it('has its proofs that an entry is in it', () => {
    for (const [index, size, proof] of inclusions) {
      expect(hex(inclusionProof(known.slice(0, size), index))).toEqual(proof);
    }
  });

  it('has its proofs that it only grew', () => {
    for (const [from, to, proof] of consistencies) {
      expect(hex(consistencyProof(known.slice(0, to), from))).toEqual(proof);
    }
  });
});

describe('a tree of any size up to forty', () => {
  const leaves = Array.from({ length: 40 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
  const rootAt = leaves.map((_, i) => treeHash(leaves.slice(0, i)));
  const flipped = (b: Buffer) => Buffer.from(b.map((x, i) => (i === 7 ? x ^ 1 : x)));

  it('proves every entry of it, and no other leaf, place or proof', () => {
    for (let size = 1; size < 40; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves.slice(0, size), index);
        const root = (leaf: Buffer, at: number, of: number, by = proof) =>
          rootFromInclusion(leaf, at, of, by)?.equals(rootAt[size]!) ?? false;
        expect(root(leaves[index]!, index, size)).toBe(true);
        expect(root(leaves[index + 1] ?? leaves[0]!, index, size)).toBe(false);
        expect(root(leaves[index]!, index + 1, size)).toBe(false);
        expect(root(leaves[index]!, index, size, [...proof, leaves[0]!])).toBe(false);
        proof.forEach((_, i) => {
          const other = proof.map((h, j) => (i === j ? flipped(h) : h));
          expect(root(leaves[index]!, index, size, other)).toBe(false);
          expect(root(leaves[index]!, index, size, proof.toSpliced(i, 1))).toBe(false);
        });
      }
    }
  });

  it('proves that it grew from every smaller one, and from no other', () => {
    for (let to = 0; to < 40; to++) {
      for (let from = 0; from <= to; from++) {
        const proof = consistencyProof(leaves.slice(0, to), from);
        expect(isConsistent(from, rootAt[from]!, to, rootAt[to]!, proof)).toBe(true);
        expect(isConsistent(from, flipped(rootAt[from]!), to, rootAt[to]!, proof)).toBe(false);
        if (from > 0) expect(isConsistent(from, rootAt[from]!, to, flipped(rootAt[to]!), proof)).toBe(false);
        expect(isConsistent(from, rootAt[from]!, to, rootAt[to]!, [...proof, leaves[0]!])).toBe(false);
        proof.forEach((_, i) => {
          const other = proof.map((h, j) => (i === j ? flipped(h) : h));
          expect(isConsistent(from, rootAt[from]!, to, rootAt[to]!, other)).toBe(false);
        });
        if (from < to) expect(isConsistent(to, rootAt[to]!, from, rootAt[from]!, proof)).toBe(false);
      }
    }
  });
});
