import { exp } from '../../engine/index.js';

/** The size of noise: its standard deviation, and the 90% quantile of its absolute value. */
export interface Spread {
  sd: number;
  within90: number;
}

/**
 * A draw of discrete Laplace noise: P(k) = (1 − q) / (1 + q) · q^|k|, q = e^(−s/t), over the whole numbers. Added to a
 * count that one person can change by at most Δ, with s/t = ε/Δ, it is ε-differentially private. Exact: no
 * floating-point number takes part.
 * Source: Canonne, Kamath and Steinke (2020), The Discrete Gaussian for Differential Privacy, algorithms 1 and 2.
 *
 * @param s whole number above 0
 * @param t whole number above 0
 * @param below draws a whole number from 0 to n − 1, each as likely
 */
export function discreteLaplace(s: number, t: number, below: (n: number) => number): number {
  for (;;) {
    const u = below(t);
    if (!happens(u, t, below)) continue;
    let v = 0;
    while (happens(1, 1, below)) v++;
    const size = Math.floor((u + t * v) / s);
    const negative = below(2) === 1;
    if (negative && size === 0) continue;
    return negative ? -size : size;
  }
}

/** True with probability e^(−a/b), 0 ≤ a ≤ b. */
function happens(a: number, b: number, below: (n: number) => number): boolean {
  let k = 1;
  while (below(b * k) < a) k++;
  return k % 2 === 1;
}

/** How far the noise of s/t goes. */
export function spreadOf(s: number, t: number): Spread {
  const q = exp(-s / t);
  let within90 = 0;
  for (let beyond = (2 * q) / (1 + q); beyond > 0.1; beyond *= q) within90++;
  return { sd: Math.sqrt(2 * q) / (1 - q), within90 };
}
