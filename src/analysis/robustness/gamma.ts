import { exp, log, logGamma } from '../../engine/index.js';

/** Share of a gamma distribution of shape a and scale 1 that lies below x ≥ 0. Abramowitz and Stegun 6.5.29, 6.5.31. */
export function gammaBelow(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = exp(a * log(x) - x - logGamma(a));
  return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 1000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return h;
}

/**
 * The p-quantile of a gamma distribution of shape a and scale 1, 0 < p < 1: Newton's method on ln x within bounds. 0 where it is
 * too small for a double.
 */
export function gammaQuantile(a: number, p: number): number {
  const z = 1 / (9 * a);
  const least = (log(p) + logGamma(a + 1)) / a;
  let low = least;
  let high = log(a + 40 + 40 * Math.sqrt(a));
  if (least < -700) return 0;
  let y = a > 1 ? Math.min(high, Math.max(low, log(a) + 3 * log(1 - z))) : least;
  for (let i = 0; i < 100; i++) {
    const x = exp(y);
    const off = gammaBelow(a, x) - p;
    if (off > 0) high = y;
    else low = y;
    const slope = exp(a * y - x - logGamma(a));
    const next = y - off / slope;
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - y) < 1e-13) return exp(inside);
    y = inside;
  }
  return exp(y);
}
