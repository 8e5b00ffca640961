import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { discreteLaplace, spreadOf } from './discreteLaplace.js';

const numbers = (seed: number) => {
  const random = seeded(seed);
  return (n: number) => Math.floor(random() * n);
};

/** The law as Canonne, Kamath and Steinke write it: P(k) = (1 − q) / (1 + q) · q^|k|. */
const law = (s: number, t: number) => (k: number) => {
  const q = Math.exp(-s / t);
  return ((1 - q) / (1 + q)) * q ** Math.abs(k);
};

const draws = 40_000;

describe('Discrete Laplace noise', () => {
  it.each([
    [1, 1],
    [1, 3],
    [500, 1000],
    [7, 2],
  ])('of scale %d/%d comes as often as its law says', (s, t) => {
    const below = numbers(s * 31 + t);
    const found = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = discreteLaplace(s, t, below);
      found.set(k, (found.get(k) ?? 0) + 1);
    }
    const of = law(s, t);
    const usual = [...found.keys()].filter((k) => draws * of(k) >= 20);
    const chi = usual.reduce((sum, k) => sum + (found.get(k)! - draws * of(k)) ** 2 / (draws * of(k)), 0);
    expect(usual.length).toBeGreaterThan(2);
    // Mean n, standard deviation √2n: five of them beyond it.
    expect(chi).toBeLessThan(usual.length + 5 * Math.sqrt(2 * usual.length));
    expect([...found.keys()].every(Number.isSafeInteger)).toBe(true);
  });

  it('spreads as far as is said of it', () => {
    for (const [s, t] of [
      [1, 1],
      [1, 10],
      [3, 1],
      [1, 200],
    ] as const) {
      const of = law(s, t);
      const { sd, within90 } = spreadOf(s, t);
      const ks = Array.from({ length: 20_001 }, (_, i) => i - 10_000);
      expect(sd ** 2).toBeCloseTo(
        ks.reduce((sum, k) => sum + k * k * of(k), 0),
        6,
      );
      const within = (m: number) => ks.filter((k) => Math.abs(k) <= m).reduce((sum, k) => sum + of(k), 0);
      expect(within(within90)).toBeGreaterThanOrEqual(0.9);
      if (within90 > 0) expect(within(within90 - 1)).toBeLessThan(0.9);
    }
  });
});
