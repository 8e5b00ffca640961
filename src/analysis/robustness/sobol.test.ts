import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.js';
import { sobol, sobolDimensions } from './sobol.js';

function points(n: number, dimensions: number, seed: number | undefined): number[][] {
  const next = sobol(dimensions, seed);
  return Array.from({ length: n }, (_, i) => {
    const point = new Float64Array(dimensions);
    next(i, point);
    return [...point];
  });
}

/** How many points each box of 2^-a × 2^-b × … holds. */
function boxes(list: readonly number[][], dims: readonly number[], cuts: readonly number[]): number[] {
  const counts = new Map<string, number>();
  for (const point of list) {
    const key = dims.map((d, j) => Math.floor(point[d]! * 2 ** cuts[j]!)).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()];
}

describe('the sequence of Sobol’', () => {
  it('begins as published with the direction numbers of Joe and Kuo', () => {
    expect(points(10, 3, undefined)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });
  it('is that of SciPy in its last dimension too', () => {
    // scipy.stats.qmc.Sobol(481, scramble=False, bits=32).random(200)[[5, 77, 199], 480]
    const list = points(200, sobolDimensions, undefined);
    expect([5, 77, 199].map((i) => list[i]![480])).toEqual([0.375, 0.2734375, 0.35546875]);
  });
});

describe('the scrambled sequence', () => {
  it('puts one of 256 points into each 256th of every dimension', () => {
    const list = points(256, sobolDimensions, 11);
    for (let d = 0; d < sobolDimensions; d++) expect(boxes(list, [d], [8])).toHaveLength(256);
  });
  it.each([1, 2, 3])(
    'puts one of 256 points into every elementary box of the first two dimensions (seed %i)',
    (seed) => {
      const list = points(256, 2, seed);
      for (let a = 0; a <= 8; a++) expect(boxes(list, [0, 1], [a, 8 - a])).toHaveLength(256);
    },
  );
  it('puts two of 256 points into every box of a 128th in the first three dimensions', () => {
    const list = points(256, 3, 5);
    for (let a = 0; a <= 7; a++) {
      for (let b = 0; a + b <= 7; b++) {
        const counts = boxes(list, [0, 1, 2], [a, b, 7 - a - b]);
        expect(counts).toEqual(new Array(128).fill(2));
      }
    }
  });
  it('lies inside (0, 1), and each single point is anywhere, from seed to seed', () => {
    const at = Array.from({ length: 2000 }, (_, seed) => points(1, 2, seed)[0]!);
    expect(at.flat().every((u) => u > 0 && u < 1)).toBe(true);
    for (const d of [0, 1]) {
      const tenths = new Array<number>(10).fill(0);
      for (const point of at) tenths[Math.floor(point[d]! * 10)]!++;
      const chi = tenths.reduce((s, n) => s + (n - 200) ** 2 / 200, 0);
      expect(chi).toBeLessThan(27.9); // 99.9% of chi-squared with 9 degrees of freedom
    }
  });
  it('has points that depend on the seed and the number of the point only', () => {
    const next = sobol(40, 9);
    const [a, b] = [new Float64Array(40), new Float64Array(40)];
    next(700, a);
    next(3, b);
    next(700, b);
    expect(b).toEqual(a);
    sobol(40, 10)(700, b);
    expect(b).not.toEqual(a);
  });
  it('is padded with numbers that are even but not stratified where the table ends', () => {
    const beyond = points(4096, sobolDimensions + 2, 3).map((p) => p.slice(sobolDimensions));
    for (const d of [0, 1]) {
      const mean = beyond.reduce((s, p) => s + p[d]!, 0) / 4096;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 4096));
      expect(boxes(beyond, [d], [12]).length).toBeLessThan(3000);
    }
    const product = beyond.reduce((s, p) => s + (p[0]! - 0.5) * (p[1]! - 0.5), 0) / 4096;
    expect(Math.abs(product)).toBeLessThan(4 / 12 / 64);
  });
  it('integrates a smooth function more than twenty times better than pseudo-random numbers', () => {
    const f = (u: readonly number[]) => u.reduce((p, x, j) => p * (1 + (x - 0.5) / (1 + j)), 1);
    const error = (list: readonly number[][]) => list.reduce((s, u) => s + f(u), 0) / list.length - 1;
    const rms = (errors: readonly number[]) =>
      Math.sqrt(errors.reduce((s, e) => s + e * e, 0) / errors.length);
    const seeds = Array.from({ length: 20 }, (_, s) => s);
    const even = rms(seeds.map((s) => error(points(1024, 8, s))));
    const random = rms(
      seeds.map((s) => {
        const next = seededRandom(s);
        return error(Array.from({ length: 1024 }, () => Array.from({ length: 8 }, next)));
      }),
    );
    expect(random / even).toBeGreaterThan(20);
  });
});
