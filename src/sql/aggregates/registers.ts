import { type Aggregate, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';

/** 2¹² registers: a standard error of 1.04 / √4096 = 1.6%; less below about 20,000 different values. */
const registerBits = 12;
const registerCount = 2 ** registerBits;
/** Number of hash bits in which leading zeros are counted. */
const hashBits = 32;

/**
 * Approximate number of different values: HyperLogLog. The first twelve bits of a hash choose a register, which holds
 * the position of the first set bit among the next 32; the engine computes the minimum of these bits, which is
 * equivalent. Registers merge by their maximum, so that a value in several parts, places or dates counts once. The hash
 * is the MD5 of the value as text, which both engines have. The estimate is the improved raw estimator of O. Ertl (New
 * cardinality estimation algorithms for HyperLogLog sketches, 2017, algorithm 4): nearly unbiased from 0 up, without
 * correction tables. Exactly 0 over no records. Values are equal under the same rule as in exact counts.
 */
export const registers: Aggregate<Map<number, number>> = {
  partial: {
    bucket: (x, d) => d.shift(d.hash(d.text(d.distinctKey(x))), 64 - registerBits),
    register: (x, d, filter) =>
      `min(${d.shift(d.hash(d.text(d.distinctKey(x))), 64 - registerBits - hashBits)} % ${2 ** hashBits})${filter}`,
    entry: (r) =>
      `CASE WHEN ${r} IS NULL THEN NULL WHEN ${r} = 0 THEN ${hashBits + 1} ELSE ${hashBits} - CAST(floor(log2(${r})) AS INTEGER) END`,
  },
  read: (cell) => readBuckets(cell),
  write: (buckets) => writeBuckets(buckets),
  merge: (all) => mergeBuckets(all, Math.max),
  finish: estimate,
  error: { kind: 'standard', relative: 1.04 / Math.sqrt(registerCount) },
};

function estimate(places: ReadonlyMap<number, number>): number {
  const having = new Array<number>(hashBits + 2).fill(0);
  having[0] = registerCount - places.size;
  for (const place of places.values()) having[place]!++;
  let z = registerCount * tau(1 - having[hashBits + 1]! / registerCount);
  for (let k = hashBits; k >= 1; k--) z = (z + having[k]!) / 2;
  z += registerCount * sigma(having[0]! / registerCount);
  return Math.round((registerCount * registerCount) / (2 * Math.LN2 * z));
}

/** x + Σ x^(2^k) 2^(k−1): the contribution of empty registers. Infinite at 1. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  let [power, factor, sum, before] = [x, 1, x, -1];
  while (sum !== before) {
    before = sum;
    power *= power;
    sum += power * factor;
    factor *= 2;
  }
  return sum;
}

/** (1 − x − Σ (1 − x^(2^−k))² 2^−k) / 3: the contribution of saturated registers. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let [root, factor, sum, before] = [x, 1, 1 - x, -1];
  while (sum !== before) {
    before = sum;
    root = Math.sqrt(root);
    factor /= 2;
    sum -= (1 - root) ** 2 * factor;
  }
  return sum / 3;
}
