import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../robustness/random.js';
import { binomial } from './binomial.js';

/** The probabilities of 0 … n, as products and quotients of whole numbers. */
function exact(n: number, p: number): number[] {
  return Array.from({ length: n + 1 }, (_, k) => {
    let found = 1;
    let [heads, tails] = [0, 0];
    for (let i = 0; i < k; i++) found *= (n - i) / (i + 1);
    while (heads++ < k) found *= p;
    while (tails++ < n - k) found *= 1 - p;
    return found;
  });
}

/** The share of u in (0, 1) that gives each of 0 … n, found on a fine grid. */
function shares(n: number, p: number, grid: number): number[] {
  const found = Array.from({ length: n + 1 }, () => 0);
  for (let i = 0; i < grid; i++) found[binomial(n, p, () => (i + 0.5) / grid)]! += 1 / grid;
  return found;
}

it('has the probabilities of the binomial distribution', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (n, p) => {
        const found = shares(n, p, 20_000);
        exact(n, p).forEach((share, k) => {
          expect(Math.abs(found[k]! - share)).toBeLessThan(1.001 / 20_000);
        });
      },
    ),
    { numRuns: 30 },
  );
});

it('is nearly so where a normal number stands for it', () => {
  for (const [n, p] of [
    [600, 0.3],
    [420, 0.5],
    [700, 0.8],
  ] as const) {
    const found = shares(n, p, 50_000);
    const apart = exact(n, p).reduce((sum, share, k) => sum + Math.abs(found[k]! - share), 0) / 2;
    expect(apart).toBeLessThan(0.02);
  }
});

it('asks for one random number and looks at a few hundred probabilities, however many trials there are', () => {
  for (const [n, p] of [
    [1e9, 3e-9],
    [1e9, 1 - 3e-9],
    [1e9, 0.25],
  ] as const) {
    let asked = 0;
    const random = seededRandom(5);
    const drawn = Array.from({ length: 2000 }, () =>
      binomial(n, p, () => {
        asked++;
        return random();
      }),
    );
    expect(asked).toBe(2000);
    const mean = drawn.reduce((sum, x) => sum + x / 2000, 0);
    expect(Math.abs(mean - n * p) / Math.sqrt(n * p * (1 - p))).toBeLessThan(0.1);
  }
});

it('is none or all where nothing or everything is kept', () => {
  for (const u of [0, 0.5, 1 - 2 ** -53]) {
    expect(binomial(7, 0, () => u)).toBe(0);
    expect(binomial(7, 1, () => u)).toBe(7);
    expect(binomial(0, 0.3, () => u)).toBe(0);
    expect(binomial(1e9, 1e-8, () => u)).toBeLessThan(80);
  }
});
