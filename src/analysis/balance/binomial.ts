import { exp, log, normalQuantile } from '../../engine/index.js';
import type { Random } from '../robustness/random.js';

/** From this variance on, rounded normal numbers approximate binomial ones. */
const large = 100;

/**
 * Draws from the binomial distribution of n trials with one random number: the first k up to which the probabilities
 * add up to more than that number. As k is a few hundred at most, the time is bounded whatever n.
 */
export function binomial(n: number, p: number, random: Random): number {
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  const [mean, variance] = [n * p, n * p * (1 - p)];
  const u = random();
  if (variance > large) {
    const drawn = Math.round(mean + Math.sqrt(variance) * normalQuantile(u || 0.5));
    return Math.min(n, Math.max(0, drawn));
  }
  // Beyond lie less than 1e-15 of all; rounding could leave u above the sum of the probabilities.
  const last = Math.min(n, Math.ceil(mean + 12 * Math.sqrt(variance) + 12));
  let probability = exp(n * log(1 - p));
  let sum = probability;
  let k = 0;
  while (k < last && u >= sum) {
    probability *= ((n - k) / (k + 1)) * (p / (1 - p));
    sum += probability;
    k++;
  }
  return k;
}
