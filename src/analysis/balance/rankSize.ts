import { countBefore, leastSquares, log, norm, normalCritical, present } from '../../engine/index.js';
import type { DrawnChange } from './drawn.js';
import type { Undefined } from './undefined.js';

/** A fit of the rank-size rule. */
export interface RankSize {
  /** Zipf exponent ζ, above zero; 1 is Zipf's law, below it sizes differ more. */
  exponent: number;
  /** ζ √(2/n). */
  error: number;
  low: number;
  high: number;
  r2: number;
  /** Units above zero. */
  units: number;
  why?: Undefined;
}

/**
 * `ln(rank − ½) = a − ζ ln y` over the values above zero, or the largest of them; equal values stand in their order.
 * Source: Gabaix and Ibragimov (2011), Rank − 1/2.
 *
 * @param most the largest so many alone
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
    const nan = Number.NaN;
    return { exponent: nan, error: nan, low: nan, high: nan, r2: nan, units: n, why: whyNot(first) };
  }
  const exponent = -fit.estimates[1];
  const error = exponent * Math.sqrt(2 / n);
  const limit = normalCritical(0.05);
  const [low, high] = [exponent - limit * error, exponent + limit * error];
  return { exponent, error, low, high, r2: fit.r2, units: n };
}

/** ln(rank − ½) of the first n. */
function rankLogs(n: number): Float64Array {
  if (known.length < n) known = Float64Array.from({ length: n }, (_, i) => log(i + 0.5));
  return known.subarray(0, n);
}

let known = new Float64Array(0);

/** The change of the exponent; its interval assumes independence, which is conservative since units are correlated over time. */
export function rankSizeChange(a: RankSize, b: RankSize): DrawnChange {
  const change = b.exponent - a.exponent;
  const reach = normalCritical(0.05) * norm([a.error, b.error]);
  const why = a.why ?? b.why;
  return { before: a.exponent, after: b.exponent, change, low: change - reach, high: change + reach, why };
}

function whyNot(values: Float64Array): Undefined {
  if (values.length === 0) return 'no-units';
  if (values.length === 1) return 'one-unit';
  return values.length === 2 ? 'few-units' : 'all-equal';
}
