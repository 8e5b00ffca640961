import { exponentOf, ln2, ln2Rest, productError, timesPowerOfTwo } from './parts.js';

/**
 * Natural logarithm. NaN below zero, −∞ at zero. Within one unit in the last place.
 *
 * `Math.log` may differ in its last digits between JavaScript engines (ECMAScript does not define them); this one consists
 * of +, −, × and ÷ alone, which IEEE 754 defines exactly, and gives the same bits everywhere.
 * x = 2^k m with m in [√½, √2), and ln m = 2 artanh s with s = (m − 1)/(m + 1), written so that the
 * exact m − 1 is its largest term. Source: Muller, Elementary Functions (2016), chapter 11.
 */
export function log(x: number): number {
  if (!isFinitePositive(x)) return logAtEdge(x);
  const k = exponentOf(x);
  const f = timesPowerOfTwo(x, -k) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return k * ln2 + (f - (half - (s * (half + series(s * s)) + k * ln2Rest)));
}

/** ln x as the sum of two doubles, to about 2⁻⁶⁰ of itself. Source: Dekker (1971) for sums of two doubles. */
export function logParts(x: number): [number, number] {
  if (!isFinitePositive(x)) return [logAtEdge(x), 0];
  const k = exponentOf(x);
  const f = timesPowerOfTwo(x, -k) - 1;
  const sum = 2 + f;
  const s = f / sum;
  const product = s * sum;
  const rest = (f - product - productError(s, sum, product) - s * (f - (sum - 2))) / sum;
  const first = k * ln2;
  const main = first + 2 * s;
  const small = first - main + 2 * s + (k * ln2Rest + 2 * rest + s * series(s * s));
  const value = main + small;
  return [value, main - value + small];
}

function isFinitePositive(x: number): boolean {
  return x > 0 && x < Number.POSITIVE_INFINITY;
}

function logAtEdge(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

/** 2 (t/3 + t²/5 + t³/7 + …) up to t¹¹, in two interleaved halves; t is at most 0.0295. */
function series(t: number): number {
  const w = t * t;
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  const odd = t * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19 + w * (2 / 23))))));
  return odd + even;
}
