import { seededRandom } from '../../../analysis/index.js';

/** Draws from a seed. */
export class Random {
  /** From 0 to below 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  chance(rate: number): boolean {
    return this.next() < rate;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let [product, count] = [this.next(), 0];
    while (product > limit) {
      product *= this.next();
      count++;
    }
    return count;
  }
}
