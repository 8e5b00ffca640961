import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded, shuffled } from '../../../test/helpers/random.js';
import { kMeans } from './kMeans.js';

const options = { seed: 1, tries: 10 };
const no = Number.NaN;
const cluster = (points: number[][], k: number) =>
  kMeans(Float64Array.from(points.flat()), points[0]?.length ?? 2, k, options);

/** Groups of indices, whatever their numbers. */
function partition(clusterOf: ArrayLike<number>, name: (i: number) => number): string {
  const groups = new Map<number, number[]>();
  for (const [i, j] of Array.from(clusterOf).entries()) groups.set(j, [...(groups.get(j) ?? []), name(i)]);
  return [...groups.values()]
    .map((list) => list.sort((a, b) => a - b).join())
    .sort()
    .join('|');
}

describe('k-means', () => {
  it('finds clusters that lie apart', () => {
    const { clusterOf, clusters, squares } = cluster(
      [
        [0, 0],
        [9, 9],
        [0, 1],
        [9, 8],
        [50, 0],
      ],
      3,
    );
    expect(partition(clusterOf, (i) => i)).toBe('0,2|1,3|4');
    expect(clusters).toBe(3);
    expect(squares).toBeCloseTo(1, 12);
  });
  it('finds those of more points than the starts are tried on', () => {
    const random = seeded(9);
    const points = Array.from({ length: 9001 }, (_, i) => [
      10 * (i % 4) + random(),
      10 * ((i * 7) % 3) + random(),
    ]);
    const { clusterOf, clusters } = cluster(points, 12);
    expect(clusters).toBe(12);
    expect(
      partition(clusterOf, (i) => i % 12)
        .split('|')
        .map((group) => new Set(group.split(',')).size),
    ).toEqual(Array(12).fill(1));
  });
  it('gives the same clusters again, and in whatever order the points come', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.double({ min: -3, max: 3, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), fc.integer(), (points, seed) => {
        const order = shuffled([...points.keys()], seeded(seed));
        const found = cluster(points, 4);
        const again = cluster(
          order.map((i) => points[i]!),
          4,
        );
        expect(again.squares).toBe(found.squares);
        expect(partition(again.clusterOf, (i) => order[i]!)).toBe(partition(found.clusterOf, (i) => i));
      }),
      { numRuns: 100 },
    );
  });
  it('leaves every point with the centre that is nearest', () => {
    const random = seeded(7);
    const points = Array.from({ length: 60 }, () => [random(), random() * random()]);
    const { clusterOf, clusters } = cluster(points, 5);
    const centres = Array.from({ length: clusters }, (_, j) => {
      const own = points.filter((_, i) => clusterOf[i] === j);
      return [0, 1].map((d) => own.reduce((s, p) => s + p[d]!, 0) / own.length);
    });
    const away = (p: number[], j: number) => (p[0]! - centres[j]![0]!) ** 2 + (p[1]! - centres[j]![1]!) ** 2;
    points.forEach((p, i) => {
      centres.forEach((_, j) => {
        expect(away(p, clusterOf[i]!)).toBeLessThanOrEqual(away(p, j) + 1e-12);
      });
    });
  });
  it('makes fewer clusters of fewer different points: one point, all equal, none', () => {
    expect(cluster([[1, 2]], 5)).toEqual({ clusters: 1, clusterOf: Int32Array.of(0), squares: 0 });
    expect(
      cluster(
        [
          [3, 3],
          [3, 3],
          [3, 3],
        ],
        2,
      ).clusters,
    ).toBe(1);
    expect(
      cluster(
        [
          [3, 3],
          [4, 4],
          [3, 3],
        ],
        3,
      ).clusters,
    ).toBe(2);
    expect(cluster([], 3)).toEqual({ clusters: 0, clusterOf: new Int32Array(0), squares: 0 });
  });
  it('leaves a missing coordinate out of the distances', () => {
    const { clusterOf } = cluster(
      [
        [0, no],
        [0, 1],
        [9, 9],
        [9, no],
        [no, no],
      ],
      2,
    );
    expect(clusterOf[0]).toBe(clusterOf[1]);
    expect(clusterOf[2]).toBe(clusterOf[3]);
    expect(clusterOf[4]).toBeGreaterThanOrEqual(0);
  });
});

/** The least sum of squares of any way to put points into at most k clusters, by trying all of them. */
function leastOf(points: readonly (readonly number[])[], k: number): number {
  const n = points.length;
  let least = Number.POSITIVE_INFINITY;
  const put = (i: number, used: number, of: number[]): void => {
    if (i < n) {
      for (let j = 0; j < Math.min(used + 1, k); j++) put(i + 1, Math.max(used, j + 1), [...of, j]);
      return;
    }
    let sum = 0;
    for (let j = 0; j < used; j++) {
      const own = points.filter((_, at) => of[at] === j);
      for (let d = 0; d < points[0]!.length; d++) {
        const mean = own.reduce((s, p) => s + p[d]!, 0) / own.length;
        sum += own.reduce((s, p) => s + (p[d]! - mean) ** 2, 0);
      }
    }
    least = Math.min(least, sum);
  };
  put(0, 0, []);
  return least;
}

it('finds the very best clusters where all can be tried', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 7 }),
      fc.integer({ min: 1, max: 4 }),
      (points, k) => {
        const flat = Float64Array.from(points.flat());
        expect(kMeans(flat, 2, k, { seed: 1, tries: 50 }).squares).toBeCloseTo(leastOf(points, k), 8);
      },
    ),
    { numRuns: 150 },
  );
});
