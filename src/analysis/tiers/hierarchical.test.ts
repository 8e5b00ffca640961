import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Linkage, linkages } from '../../edition/index.js';
import { hierarchicalClusters } from './hierarchical.js';
import { standardise } from './tiers.js';

const away = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((x, d) => x - b[d]!));

/** How far apart two clusters are, by the definition of each linkage. */
const byDefinition: Record<Linkage, (a: number[][], b: number[][]) => number> = {
  ward: (a, b) => squares([...a, ...b]) - squares(a) - squares(b),
  average: (a, b) => pairs(a, b).reduce((sum, d) => sum + d, 0) / (a.length * b.length),
  complete: (a, b) => Math.max(...pairs(a, b)),
  single: (a, b) => Math.min(...pairs(a, b)),
};
const pairs = (a: number[][], b: number[][]) => a.flatMap((x) => b.map((y) => away(x, y)));
function squares(of: number[][]): number {
  const mean = of[0]!.map((_, d) => of.reduce((sum, x) => sum + x[d]!, 0) / of.length);
  return of.reduce((sum, x) => sum + away(x, mean) ** 2, 0);
}

/** Merges the nearest two of all clusters, one pair after the other. */
function plainly(points: number[][], k: number, linkage: Linkage): number[][] {
  let clusters = points.map((_, i) => [i]);
  while (clusters.length > k) {
    let best = { a: 0, b: 1, d: Number.POSITIVE_INFINITY };
    clusters.forEach((one, b) => {
      clusters.slice(0, b).forEach((other, a) => {
        const d = byDefinition[linkage](
          other.map((i) => points[i]!),
          one.map((i) => points[i]!),
        );
        if (d < best.d) best = { a, b, d };
      });
    });
    const both = [...clusters[best.a]!, ...clusters[best.b]!];
    clusters = [...clusters.filter((_, i) => i !== best.a && i !== best.b), both];
  }
  return clusters.map((of) => of.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

/** The points of each cluster. */
function membersOf(points: readonly (readonly number[])[], k: number, linkage: Linkage): number[][] {
  const { clusters, clusterOf } = hierarchicalClusters(
    Float64Array.from(points.flat()),
    points[0]!.length,
    k,
    linkage,
  );
  const found = Array.from({ length: clusters }, (_, j) =>
    [...clusterOf.keys()].filter((i) => clusterOf[i] === j),
  );
  return found.sort((a, b) => a[0]! - b[0]!);
}

/** Numbers of clusters in the order in which they first come, from 1, as R's `cutree` gives them. */
function numbered(clusters: number[][], n: number): number[] {
  return Array.from({ length: n }, (_, i) => clusters.findIndex((of) => of.includes(i)) + 1);
}

describe('hierarchical clusters', () => {
  it.each(linkages)(
    'by %s merge the two nearest by its definition, whatever the order of the points',
    (linkage) => {
      const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
      const points = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 2, maxLength: 12 });
      fc.assert(
        fc.property(points, fc.integer({ min: 1, max: 5 }), (of, k) => {
          const list = of.map((p) => [...p]);
          const distances = list
            .flatMap((a, i) => list.slice(0, i).map((b) => away(a, b)))
            .sort((a, b) => a - b);
          // Ties may be merged either way.
          fc.pre(distances.every((d, i) => d > 1e-6 && (i === 0 || d - distances[i - 1]! > 1e-9)));
          const found = membersOf(list, k, linkage);
          expect(found).toEqual(plainly(list, Math.min(k, list.length), linkage));
          const turned = membersOf(list.toReversed(), k, linkage).map((c) =>
            c.map((i) => list.length - 1 - i),
          );
          expect(turned.map((c) => c.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!)).toEqual(found);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('are those of R 4: hclust(dist(scale(USArrests[1:20, ])), …), cut into four', () => {
    const arrests = [
      [13.2, 10, 8.1, 8.8, 9, 7.9, 3.3, 5.9, 15.4, 17.4, 5.3, 2.6, 10.4, 7.2, 2.2, 6, 9.7, 15.4, 2.1, 11.3],
      [236, 263, 294, 190, 276, 204, 110, 238, 335, 211, 46, 120, 249, 113, 56, 115, 109, 249, 83, 300],
      [58, 48, 80, 50, 91, 78, 77, 72, 80, 60, 83, 54, 83, 65, 57, 66, 52, 66, 51, 67],
      [
        21.2, 44.5, 31, 19.5, 40.6, 38.7, 11.1, 15.8, 31.9, 25.8, 20.2, 14.2, 24, 21, 11.3, 18, 16.3, 22.2,
        7.8, 27.8,
      ],
    ];
    const columns = arrests.map((x) => standardise(Float64Array.from(x), false));
    const points = arrests[0]!.map((_, i) => columns.map((x) => x[i]!));
    const cut = (linkage: Linkage) => numbered(membersOf(points, 4, linkage), points.length);
    expect(cut('ward')).toEqual([1, 1, 2, 3, 2, 2, 4, 4, 2, 1, 4, 3, 2, 4, 3, 4, 3, 1, 3, 2]);
    expect(cut('average')).toEqual([1, 2, 3, 4, 3, 3, 4, 4, 3, 1, 4, 4, 3, 4, 4, 4, 4, 1, 4, 3]);
    expect(cut('complete')).toEqual([1, 1, 2, 3, 2, 2, 4, 3, 2, 1, 4, 3, 2, 3, 3, 3, 3, 1, 3, 2]);
    expect(cut('single')).toEqual([1, 2, 1, 1, 1, 1, 1, 3, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it.each(linkages)('by %s hold equal points together, and take a missing coordinate for none', (linkage) => {
    expect(
      membersOf(
        [
          [1, 1],
          [1, 1],
          [2, 2],
          [2, 2],
        ],
        3,
        linkage,
      ),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
    const gap = [
      [0, 0],
      [0, Number.NaN],
      [9, 9],
      [9, 8],
    ];
    expect(membersOf(gap, 2, linkage)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(hierarchicalClusters(new Float64Array(0), 2, 3, linkage).clusters).toBe(0);
  });
});
