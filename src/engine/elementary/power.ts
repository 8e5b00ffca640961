import { expOfSum } from './exp.js';
import { logParts } from './log.js';
import { productError } from './parts.js';

/**
 * x^p for x not below zero (NaN otherwise), the same to the bit on every machine (see `log`): e^(p ln x) with ln x in two
 * doubles; orders 2, −1 and ½ use one exact operation. Within two units in the last place for
 * |p ln x| < 50, within 20 at the ends of the range. x⁰ and 1^p are 1.
 */
export function power(x: number, p: number): number {
  if (p === 1) return x;
  if (p === 2) return x * x;
  if (p === 0) return 1;
  if (p === -1) return 1 / x;
  return p === 0.5 ? Math.sqrt(x) : byLog(x, p);
}

function byLog(x: number, p: number): number {
  const [main, rest] = logParts(x);
  if (main === 0) return 1;
  const y = p * main;
  if (!(Math.abs(y) < 750)) return expOfSum(y, 0);
  return expOfSum(y, productError(p, main, y) + p * rest);
}

/** x². */
export function square(x: number): number {
  return x * x;
}
