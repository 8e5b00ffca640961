import { countBefore, leastSquares, log, present } from '../../engine/index.js';
import type { NoValueReason } from './noValueReason.js';

/** A fit of the rank-size rule. */
export interface RankSize {
  /** Zipf exponent ζ, above zero; 1 is Zipf's law, below it sizes differ more. */
  exponent: number;
  r2: number;
  /** Units above zero. */
  units: number;
  why?: NoValueReason;
}

/**
 * `ln(rank − ½) = a − ζ ln y` over the values above zero, or the largest of them; equal values have consecutive ranks.
 * Source: Gabaix and Ibragimov (2011), Rank − 1/2.
 *
 * @param most fits only this many of the largest
 */
export function rankSize(values: ArrayLike<number>, most = Number.POSITIVE_INFINITY): RankSize {
  const ascending = present(values).sort();
  const above = ascending.subarray(countBefore(ascending, (x) => !(x > 0)));
  const first = above.slice(-Math.min(most, values.length)).reverse();
  const n = first.length;
  const logs = first.map(log);
  const ranks = rankLogs(n);
  const fit = n > 2 ? leastSquares([new Float64Array(n).fill(1), logs], ranks) : undefined;
  if (!fit) {
    return { exponent: Number.NaN, r2: Number.NaN, units: n, why: whyNot(first) };
  }
  return { exponent: -fit.estimates[1], r2: fit.r2, units: n };
}

/** ln(rank − ½) of the first n. */
function rankLogs(n: number): Float64Array {
  if (known.length < n) known = Float64Array.from({ length: n }, (_, i) => log(i + 0.5));
  return known.subarray(0, n);
}

let known = new Float64Array(0);

function whyNot(values: Float64Array): NoValueReason {
  if (values.length === 0) return 'no-units';
  if (values.length === 1) return 'one-unit';
  return values.length === 2 ? 'few-units' : 'all-equal';
}
