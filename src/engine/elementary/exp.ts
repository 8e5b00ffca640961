import { ln2, ln2Rest, timesPowerOfTwo } from './parts.js';

/**
 * e^x, the same to the bit on every machine (see `log`). Within one unit in the last place; ∞ and 0 beyond the range of
 * a double.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e^(x + rest) for a rest far smaller than x: x = k ln 2 + r with |r| at most ½ ln 2, e^r by its Taylor series.
 * Source: Muller, Elementary Functions (2016), chapter 11.
 */
export function expOfSum(x: number, rest: number): number {
  if (!(x < 710)) return x >= 710 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -746) return 0;
  const k = Math.round(x * Math.LOG2E);
  const large = x - k * ln2; // exact
  const small = rest - k * ln2Rest;
  const r = large + small;
  const lost = large - r + small;
  return timesPowerOfTwo(1 + (r + (r * r * series(r) + (lost + lost * r))), k);
}

/** ½ + r/3! + r²/4! + … up to r¹²/14!, in two interleaved halves. */
function series(r: number): number {
  const w = r * r;
  const even =
    1 / 2 +
    w *
      (1 / 24 +
        w * (1 / 720 + w * (1 / 40320 + w * (1 / 3628800 + w * (1 / 479001600 + w * (1 / 87178291200))))));
  const odd =
    1 / 6 + w * (1 / 120 + w * (1 / 5040 + w * (1 / 362880 + w * (1 / 39916800 + w * (1 / 6227020800)))));
  return even + r * odd;
}
