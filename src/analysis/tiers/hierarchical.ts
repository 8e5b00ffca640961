import type { Linkage } from '../../edition/index.js';
import { square } from '../../engine/index.js';
import { sortedOrder } from './kMeans.js';

/** A merge of two clusters, each named by one of its points, at a height. */
interface Merge {
  a: number;
  b: number;
  height: number;
}

/**
 * Agglomerative clusters: the two clusters nearest to one another are merged until k are left. How far apart two clusters are: `ward`, by
 * the growth of the sum of squares about their means; `average`, the mean distance of a point of one and a point of the other; `complete`,
 * the largest; `single`, the smallest. Points at the same place are never apart, so that there may be fewer clusters. Points are sorted before
 * anything is merged: the order in which they come changes nothing. A coordinate that one of two points lacks counts in proportion to the
 * others; points without a common one are as far apart as any.
 *
 * By nearest-neighbour chains and the Lance-Williams formula, in time n² and memory n²: the same tree, where no distances are equal, as R's
 * `hclust` (`ward.D2`, `average`, `complete`, `single`).
 *
 * @param points `point * dimensions + d`
 * Source: Ward (1963); Lance and Williams (1967); Murtagh and Legendre (2014); Müllner (2011).
 */
export function hierarchicalClusters(
  points: Float64Array,
  dimensions: number,
  k: number,
  linkage: Linkage,
): { clusters: number; clusterOf: Int32Array } {
  const n = dimensions === 0 ? 0 : points.length / dimensions;
  const order = sortedOrder(points, dimensions, n);
  const apart = distances(points, dimensions, order);
  const merges = mergesOf(linkage === 'ward' ? apart.map((d) => d * d) : apart, n, linkage).sort(
    (x, y) => x.height - y.height,
  );
  const kept = merges.filter(({ height }, i) => i < n - k || height === 0);
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at];
    return at;
  };
  for (const { a, b } of kept) parent[root(b)] = root(a);
  const numbers = new Map<number, number>();
  const clusterOf = new Int32Array(n);
  order.forEach((point, i) => {
    const of = root(i);
    if (!numbers.has(of)) numbers.set(of, numbers.size);
    clusterOf[point] = numbers.get(of)!;
  });
  return { clusters: numbers.size, clusterOf };
}

/** The place of a pair in a triangle of distances, whichever comes first. */
const place = (i: number, j: number) => (i > j ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i);

/** Euclidean distances of the points in an order, over the coordinates that both have, as of all. */
function distances(points: Float64Array, dimensions: number, order: Int32Array): Float64Array {
  const n = order.length;
  const apart = new Float64Array((n * (n - 1)) / 2);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let [sum, common] = [0, 0];
      for (let d = 0; d < dimensions; d++) {
        const away = points[order[i] * dimensions + d] - points[order[j] * dimensions + d];
        if (away !== away) continue;
        sum += square(away);
        common++;
      }
      apart[place(i, j)] = Math.sqrt((sum * dimensions) / common);
    }
  }
  const furthest = apart.reduce((most, d) => (d > most ? d : most), 0);
  return apart.map((d) => (d === d ? d : furthest));
}

/** All merges, by nearest-neighbour chains. Overwrites the distances. */
function mergesOf(apart: Float64Array, n: number, linkage: Linkage): Merge[] {
  const sizes = new Int32Array(n).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < n - 1) {
    if (chain.length === 0) chain.push(sizes.findIndex((size) => size > 0));
    const last = chain.at(-1)!;
    // Of clusters equally near, the one before in the chain, so that it ends.
    let nearest = chain.at(-2) ?? -1;
    let least = nearest < 0 ? Number.POSITIVE_INFINITY : apart[place(last, nearest)];
    for (let i = 0; i < n; i++) {
      if (sizes[i] === 0 || i === last || !(apart[place(last, i)] < least)) continue;
      nearest = i;
      least = apart[place(last, i)];
    }
    if (nearest !== chain.at(-2)) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    const [a, b] = [Math.min(last, nearest), Math.max(last, nearest)];
    merges.push({ a, b, height: least });
    for (let i = 0; i < n; i++) {
      if (sizes[i] === 0 || i === a || i === b) continue;
      const at = { a: apart[place(i, a)], b: apart[place(i, b)], ab: least };
      apart[place(i, a)] = merged(linkage, at, { a: sizes[a], b: sizes[b], i: sizes[i] });
    }
    sizes[a] += sizes[b];
    sizes[b] = 0;
  }
  return merges;
}

/** How far a cluster i is from two that are merged (Lance and Williams). */
function merged(
  linkage: Linkage,
  apart: { a: number; b: number; ab: number },
  sizes: { a: number; b: number; i: number },
): number {
  switch (linkage) {
    case 'ward':
      return (
        ((sizes.a + sizes.i) * apart.a + (sizes.b + sizes.i) * apart.b - sizes.i * apart.ab) /
        (sizes.a + sizes.b + sizes.i)
      );
    case 'average':
      return (sizes.a * apart.a + sizes.b * apart.b) / (sizes.a + sizes.b);
    case 'complete':
      return Math.max(apart.a, apart.b);
    case 'single':
      return Math.min(apart.a, apart.b);
  }
}
