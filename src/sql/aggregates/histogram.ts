import { type Aggregate, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';

/** Relative accuracy of every quantile. */
const accuracy = 0.01;
const gamma = (1 + accuracy) / (1 - accuracy);
/**
 * Index of the bucket around 1; buckets of negative numbers have the opposite indices. Doubles reach 37,300 buckets to
 * either side.
 */
const middleBucket = 65536;

/**
 * Quantiles: counts in buckets whose bounds grow by the factor γ = 1.01/0.99 (DDSketch; Masson, Rim and Lee, VLDB
 * 2019). Bucket k holds the numbers in (γ^(k−1), γ^k] and is represented by 2 γ^k / (γ + 1), so that the relative error
 * of a quantile is at most 1%. Negative numbers have buckets of their own, zero has one. Counts merge by addition.
 * NULL is ignored.
 *
 * @param q 0 to 1: the quantile is the smallest value for which at least a share q of the values is less than or equal
 * to it
 */
export function quantile(q: number): Aggregate<Map<number, number>> {
  return {
    partial: {
      bucket: (x, d) => {
        const v = d.finiteDouble(x);
        const place = `${middleBucket} + CAST(ceil(ln(abs(${v})) / ${logGamma}) AS INTEGER)`;
        return `CASE WHEN ${v} = 0 THEN 0 WHEN ${v} > 0 THEN ${place} WHEN ${v} < 0 THEN -(${place}) END`;
      },
      register: (_x, _d, filter) => `count(*)${filter}`,
      entry: (r) => `nullif(${r}, 0)`,
    },
    read: (cell) => readBuckets(cell),
    write: (buckets) => writeBuckets(buckets),
    merge: (all) => mergeBuckets(all, (x, y) => x + y),
    finish: (counts) => bucketAtQuantile(counts, q),
    error: { kind: 'bound', relative: accuracy },
  };
}

/** ln γ as a text, so that both engines and every version of Node divide by the same double. */
const logGamma = '0.020000666706669435';

function bucketAtQuantile(counts: ReadonlyMap<number, number>, q: number): number {
  const keys = [...counts.keys()].sort((a, b) => a - b);
  let left = Math.max(1, Math.ceil(q * keys.reduce((n, key) => n + counts.get(key)!, 0)));
  for (const key of keys) {
    left -= counts.get(key)!;
    if (left <= 0) return bucketMiddle(key);
  }
  return Number.NaN;
}

function bucketMiddle(key: number): number {
  if (key === 0) return 0;
  return (Math.sign(key) * 2 * integerPower(gamma, Math.abs(key) - middleBucket)) / (gamma + 1);
}

/** x to an integer power by repeated squaring: the same bits on every platform. */
function integerPower(x: number, n: number): number {
  let [result, square] = [1, n < 0 ? 1 / x : x];
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
