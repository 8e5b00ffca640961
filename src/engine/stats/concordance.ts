import type { RankedColumn } from './ranked.js';

/** The order of the pairs of units in two columns, over the units that have both values. */
export interface Concordance {
  n: number;
  /** Concordant minus discordant pairs. */
  score: number;
  /** Pairs that are equal in the first column, and in the second. */
  tiesA: number;
  tiesB: number;
}

/**
 * Counts the concordant pairs in n log n steps: units are visited in the order of the first column, and for each the visited ones
 * that are smaller, and greater, in the second are counted. Visited units are bits in words of 32, whose counts are summed by
 * a Fenwick tree. Source: Knight (1966) for the idea; Fenwick (1994).
 */
export function concordance(a: RankedColumn, b: RankedColumn): Concordance {
  return a.tied || b.tied ? withTies(a, b) : withoutTies(a, b);
}

function withoutTies({ order }: RankedColumn, { order: { length }, position }: RankedColumn): Concordance {
  const seen = new PositionSet(length);
  let n = 0;
  let score = 0;
  for (let i = 0; i < order.length; i++) {
    const at = position[order[i]];
    if (at < 0) continue;
    score += 2 * seen.below(at) - n++;
    seen.add(at);
  }
  return { n, score, tiesA: 0, tiesB: 0 };
}

function withTies(a: RankedColumn, b: RankedColumn): Concordance {
  const { order } = a;
  const seen = new PositionSet(b.order.length);
  const runs = new Int32Array(b.order.length);
  let n = 0;
  let score = 0;
  let tiesA = 0;
  let tiesB = 0;
  for (let i = 0; i < order.length; ) {
    const end = a.last[order[i]];
    const before = n;
    for (let k = i; k < end; k++) {
      const u = order[k];
      if (b.position[u] < 0) continue;
      const below = seen.below(b.first[u]);
      score += below + (b.last[u] - b.first[u] === 1 ? below : seen.below(b.last[u])) - before;
    }
    for (let k = i; k < end; k++) {
      const u = order[k];
      if (b.position[u] < 0) continue;
      seen.add(b.position[u]);
      tiesB += runs[b.first[u]]++;
      n++;
    }
    const alike = n - before;
    tiesA += (alike * (alike - 1)) / 2;
    i = end;
  }
  return { n, score, tiesA, tiesB };
}

/** A set of positions that counts its members below a position. */
class PositionSet {
  readonly #bits: Int32Array;
  /** Fenwick tree of the members by word, from 1. */
  readonly #tree: Int32Array;

  constructor(n: number) {
    this.#bits = new Int32Array((n >> 5) + 1);
    this.#tree = new Int32Array(this.#bits.length + 1);
  }

  add(place: number): void {
    const word = place >> 5;
    this.#bits[word] |= 1 << (place & 31);
    for (let i = word + 1; i < this.#tree.length; i += i & -i) this.#tree[i]++;
  }

  below(place: number): number {
    const word = place >> 5;
    let count = bitCount(this.#bits[word] & ~(-1 << (place & 31)));
    for (let i = word; i > 0; i &= i - 1) count += this.#tree[i];
    return count;
  }
}

/** Bits that are set. Source: Warren, Hacker's Delight (2012), 5-1. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
