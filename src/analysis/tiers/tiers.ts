import { hasNaturalZero, line, memoize, type Plan, ranksLowestFirst } from '../../edition/index.js';
import { type Index, log, meanOf, mergeEqual, sampleSd } from '../../engine/index.js';
import { dimensionNodes } from '../levels.js';
import { hierarchicalClusters } from './hierarchical.js';
import { kMeans } from './kMeans.js';
import { naturalBreaks } from './naturalBreaks.js';
import { hasGroups } from './structure.js';

/** The seed is the same for every release. */
const options = { seed: 1, tries: 50 } as const;

/** The units of one published period in tiers. */
export interface TierOf {
  tiers: number;
  /** Tier of each unit, 0 that of the first ranks; −1 for a unit without one. */
  tierOf: Int32Array;
}

/**
 * The tiers of one published period, as the plan says:
 *
 * - `k-means` on the standardised logarithms of the dimensions (the children of the first node with more than one), on the
 *   standardised points where the scale has no natural zero, tiers ordered by the mean of the root;
 * - `ward`, `average`, `complete`, `single`: hierarchical clusters of the same points, ordered likewise;
 * - `natural-breaks` of the root;
 * - `column`: the groups of a grouping, the first the highest.
 *
 * A unit without a value in the root has no tier. With fewer different units than tiers asked for there are fewer tiers.
 */
export function tiersOf(plan: Plan, index: Index, t: number): TierOf {
  const known = made(plan)(index);
  const found = known.get(t) ?? findTiers(plan, index, t);
  known.set(t, found);
  return found;
}

const made = memoize((_: Plan) => memoize((_: Index) => new Map<number, TierOf>()));

function findTiers(plan: Plan, index: Index, t: number): TierOf {
  const { by, count, grouping } = plan.tiers;
  const total = line(index, 0, t);
  if (by === 'column') {
    const { memberOf } = plan.groupings[grouping];
    return { tiers: count, tierOf: Int32Array.from(memberOf, (j, c) => (total[c] === total[c] ? j : -1)) };
  }
  if (by === 'natural-breaks') {
    const { classes, classOf } = naturalBreaks(total, count);
    const tier = (j: number) => (ranksLowestFirst(plan, 0) ? j : classes - 1 - j);
    return { tiers: classes, tierOf: classOf.map((j) => (j < 0 ? -1 : tier(j))) };
  }
  return clustersByProfile(
    total,
    dimensionNodes(plan).map((g) => line(index, g, t)),
    plan,
  );
}

/**
 * Whether the units of a period make groups that the data set apart, by what tiers are made of (`hasGroups`); else tiers are classes whose
 * bounds are those of the method. Groups of a column are those of the edition, whatever the data are.
 */
export function areTiersApart(plan: Plan, index: Index, t: number): boolean {
  const known = judged(plan)(index);
  const found = known.get(t) ?? (plan.tiers.by === 'column' || areGroups(plan, index, t));
  known.set(t, found);
  return found;
}

const judged = memoize((_: Plan) => memoize((_: Index) => new Map<number, boolean>()));

function areGroups(plan: Plan, index: Index, t: number): boolean {
  const total = line(index, 0, t);
  const nodes = plan.tiers.by === 'natural-breaks' ? [0] : dimensionNodes(plan);
  const { points, dimensions } = profiles(
    total,
    nodes.map((g) => line(index, g, t)),
    plan,
  );
  return hasGroups(points, dimensions);
}

/** The standardised values of the units with a value in the root, by dimension. */
function profiles(total: Float64Array, dimensions: readonly Float64Array[], plan: Plan) {
  const here = Array.from(total.keys()).filter((c) => total[c] === total[c]);
  const columns = dimensions.map((values) =>
    standardise(
      Float64Array.from(here, (c) => values[c]),
      hasNaturalZero(plan),
    ),
  );
  const points = Float64Array.from(
    { length: here.length * columns.length },
    (_, i) => columns[i % columns.length][Math.floor(i / columns.length)],
  );
  return { here, points, dimensions: columns.length };
}

/** Clusters of units that are similar in all dimensions, ordered by their mean whole index. */
function clustersByProfile(total: Float64Array, dimensions: readonly Float64Array[], plan: Plan): TierOf {
  const isLowestFirst = ranksLowestFirst(plan, 0);
  const { here, points, dimensions: size } = profiles(total, dimensions, plan);
  const { by, count } = plan.tiers;
  const { clusters, clusterOf } =
    by === 'ward' || by === 'average' || by === 'complete' || by === 'single'
      ? hierarchicalClusters(points, size, count, by)
      : kMeans(points, size, count, options);
  const means = mergeEqual(
    Array.from({ length: clusters }, (_, j) =>
      meanOf(here.flatMap((c, i) => (clusterOf[i] === j ? [total[c]] : [])).sort((a, b) => a - b)),
    ),
  );
  const place = new Int32Array(clusters);
  [...means.keys()]
    .sort((a, b) => (isLowestFirst ? means[a] - means[b] : means[b] - means[a]))
    .forEach((j, tier) => {
      place[j] = tier;
    });
  const tierOf = new Int32Array(total.length).fill(-1);
  here.forEach((c, i) => {
    tierOf[c] = place[clusterOf[i]];
  });
  return { tiers: clusters, tierOf };
}

/**
 * (ln x − mean)/sd of the present values; 0 where all are equal. A zero counts as half the smallest value above zero. The values
 * themselves are standardised, not their logarithms, where one is below zero or ratios mean nothing. Missing stays missing.
 *
 * @param isRatio whether the scale has a natural zero
 */
export function standardise(values: Float64Array, isRatio = true): Float64Array {
  const plain = !isRatio || values.some((x) => x < 0);
  const least = values.reduce((min, x) => (x > 0 && x < min ? x : min), Number.POSITIVE_INFINITY);
  const floor = least === Number.POSITIVE_INFINITY ? 1 : least / 2;
  const scaled = plain ? values : values.map((x) => log(x === 0 ? floor : x));
  const sorted = scaled.filter((x) => x === x).sort();
  const mean = meanOf(sorted);
  const sd = sampleSd(sorted, mean);
  return scaled.map((x) => (x === x ? (sd > 0 ? (x - mean) / sd : 0) : x));
}
