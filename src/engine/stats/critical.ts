import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { power } from '../elementary/power.js';
import { logGamma, normalUpperTail, studentTwoSidedTail } from './distributions.js';

/**
 * Two-sided critical value of Student's t with `df` degrees of freedom: 12.706 for a share of 0.05 and 1 degree.
 * Agrees with R `qt` to about 12 digits. NaN for a share outside (0, 1) or df that is not above 0.
 */
export function studentCritical(share: number, df: number): number {
  return cached(`${share}/${df}`, () => findStudent(share, df));
}

function findStudent(share: number, df: number): number {
  if (!(df > 0)) return Number.NaN;
  const front = exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  return critical(
    share,
    (t) => studentTwoSidedTail(t, df),
    (t) => front * power(1 + (t * t) / df, -(df + 1) / 2),
  );
}

/** The same of a standard normal variable: 1.96 for 0.05. */
export function normalCritical(share: number): number {
  return cached(`${share}`, () => findNormal(share));
}

/** Cached critical values: a table asks for the same few hundreds of times. */
const cache = new Map<string, number>();

function cached(key: string, find: () => number): number {
  const before = cache.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (cache.size < 1000) cache.set(key, found);
  return found;
}

function findNormal(share: number): number {
  const front = 1 / Math.sqrt(2 * Math.PI);
  return critical(
    share,
    (z) => 2 * normalUpperTail(z),
    (z) => front * exp((-z * z) / 2),
  );
}

/**
 * Newton's method on the logarithm of the tail, which is monotone, starting from 0; a step back below a value that is known to
 * be too small is halved.
 */
function critical(share: number, beyond: (t: number) => number, density: (t: number) => number): number {
  if (!(share > 0 && share < 1)) return Number.NaN;
  const want = log(share);
  let near = 0;
  let far = Number.POSITIVE_INFINITY;
  let t = 0;
  for (let step = 0; step < 200; step++) {
    const there = beyond(t);
    const off = log(there) - want;
    if (off > 0) near = t;
    else far = t;
    let next = t + (off * there) / (2 * density(t));
    if (!(next > near && next < far))
      next = far === Number.POSITIVE_INFINITY ? 2 * near + 1 : (near + far) / 2;
    if (Math.abs(next - t) <= 1e-15 * next) return next;
    t = next;
  }
  return t;
}
