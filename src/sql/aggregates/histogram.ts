import { type Aggregate, mergeBuckets, readBuckets, writeBuckets } from './aggregate.js';

/** No quantile is further off than this, relative to itself. */
const accuracy = 0.01;
const gamma = (1 + accuracy) / (1 - accuracy);
/** Buckets of positive numbers lie around this, of negative ones around its opposite; doubles reach 37,300 to each side. */
const middle = 65536;

/**
 * Quantiles: counts in buckets whose borders grow by γ = 1.01/0.99 (DDSketch; Masson, Rim and Lee, VLDB 2019). A number of
 * bucket k lies in (γ^(k−1), γ^k] and is given as 2 γ^k / (γ + 1), so no quantile is off by more than 1 %. Negative numbers have
 * buckets of their own, zero has one. Counts merge by adding. NULL is passed over.
 *
 * @param q 0 to 1: the quantile is the smallest number that at least a share q does not exceed
 */
export function quantile(q: number): Aggregate<Map<number, number>> {
  return {
    partial: {
      bucket: (x, d) => {
        const v = d.real(x);
        const place = `${middle} + CAST(ceil(ln(abs(${v})) / ${logGamma}) AS INTEGER)`;
        return `CASE WHEN ${v} = 0 THEN 0 WHEN ${v} > 0 THEN ${place} WHEN ${v} < 0 THEN -(${place}) END`;
      },
      register: () => 'count(*)',
      kept: (r) => `nullif(${r}, 0)`,
    },
    read: readBuckets,
    write: writeBuckets,
    merge: (all) => mergeBuckets(all, (x, y) => x + y),
    finish: (counts) => atShare(counts, q),
    error: { kind: 'bound', relative: accuracy },
  };
}

/** ln γ as a text, so that both engines and any Node divide by the same double. */
const logGamma = '0.020000666706669435';

function atShare(counts: ReadonlyMap<number, number>, q: number): number {
  const keys = [...counts.keys()].sort((a, b) => a - b);
  let left = Math.max(1, Math.ceil(q * keys.reduce((n, key) => n + counts.get(key)!, 0)));
  for (const key of keys) {
    left -= counts.get(key)!;
    if (left <= 0) return middleOf(key);
  }
  return Number.NaN;
}

function middleOf(key: number): number {
  if (key === 0) return 0;
  return (Math.sign(key) * 2 * whole(gamma, Math.abs(key) - middle)) / (gamma + 1);
}

/** x to a whole power by squaring: the same bits wherever it runs. */
function whole(x: number, n: number): number {
  let [result, square] = [1, n < 0 ? 1 / x : x];
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
