import type { Bytes } from './bytes.js';

const initial = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
const orders = [
  '0123456789abcdef',
  'ea489fd61c02b753',
  'b8c052fdae367194',
  '7931dcbe265a40f8',
  '905724afe1bc683d',
  '2c6a0b834d75fe19',
  'c51fed4a0763928b',
  'db7ec13950f4862a',
  '6fe9b308c2d714a5',
  'a2847615fb9e3cd0',
];
const all = 0xffffffffffffffffn;
const turned = (x: bigint, by: bigint) => ((x >> by) | (x << (64n - by))) & all;

/** BLAKE2b-512 (RFC 7693), the digest that minisign signs. It is for small files: release.json is one. */
export function blake2b(content: Uint8Array): Bytes {
  const state = [...initial];
  state[0]! ^= 0x01010040n;
  const blocks = Math.max(1, Math.ceil(content.length / 128));
  for (let i = 0; i < blocks; i++) {
    const block = new Uint8Array(128);
    block.set(content.subarray(128 * i, 128 * (i + 1)));
    const last = i === blocks - 1;
    mix(state, new DataView(block.buffer), BigInt(last ? content.length : 128 * (i + 1)), last);
  }
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => {
    out.setBigUint64(8 * i, word, true);
  });
  return new Uint8Array(out.buffer);
}

function mix(state: bigint[], block: DataView, bytes: bigint, last: boolean): void {
  const words = Array.from({ length: 16 }, (_, i) => block.getBigUint64(8 * i, true));
  const v = [...state, ...initial];
  v[12]! ^= bytes;
  if (last) v[14]! ^= all;
  for (let round = 0; round < 12; round++) {
    const order = [...orders[round % 10]!].map((digit) => Number.parseInt(digit, 16));
    const step = (i: number, a: number, b: number, c: number, d: number) => {
      v[a] = (v[a]! + v[b]! + words[order[2 * i]!]!) & all;
      v[d] = turned(v[d]! ^ v[a]!, 32n);
      v[c] = (v[c]! + v[d]!) & all;
      v[b] = turned(v[b]! ^ v[c]!, 24n);
      v[a] = (v[a]! + v[b]! + words[order[2 * i + 1]!]!) & all;
      v[d] = turned(v[d]! ^ v[a]!, 16n);
      v[c] = (v[c]! + v[d]!) & all;
      v[b] = turned(v[b]! ^ v[c]!, 63n);
    };
    for (let i = 0; i < 4; i++) step(i, i, 4 + i, 8 + i, 12 + i);
    for (let i = 0; i < 4; i++) step(4 + i, i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  for (let i = 0; i < 8; i++) state[i]! ^= v[i]! ^ v[i + 8]!;
}
