import { line, memoize, type Plan } from '../../edition/index.js';
import { exceeds, type Index, meanOf, weightInParent } from '../../engine/index.js';
import { dimensionNodes } from '../levels.js';

/** A unit with a similar structure. */
export interface Peer {
  unit: number;
  /** 0 for the same structure; of shares at most 1. */
  distance: number;
}

/**
 * The structure of each unit in one published period: what remains of its dimensions (the children of the first node
 * with more than one) when its size is left out. In a base-share index the share of each dimension in their sum,
 * weighted (Krugman 1991); on other scales, where sums mean nothing, the score of each less the mean of them all. Null
 * for a unit that lacks a dimension that has started, or has 0 in all of them, and for all units where there is only
 * one dimension.
 */
export function structuresOf(plan: Plan, index: Index, t: number): (Float64Array | null)[] {
  const nodes = dimensionNodes(plan).filter((g) => index.start[g] <= t);
  const scores = nodes.map((g) => line(index, g, t));
  const shares = plan.method.normalise.method === 'base-share';
  return plan.units.map((_, c) => {
    const own = Float64Array.from(
      nodes,
      (g, d) => scores[d][c] * (shares ? weightInParent(plan, g, t) || plan.nodes[g].weight : 1),
    );
    if (nodes.length < 2 || own.some((x) => x !== x)) return null;
    const sum = own.reduce((s, x) => s + x, 0);
    if (!shares) return own.map((x) => x - meanOf(own));
    return sum > 0 ? own.map((x) => x / sum) : null;
  });
}

/**
 * The units nearest in structure to one, nearest first and equally near ones in the order of the plan: by half the sum of
 * the absolute differences, which for shares is what would have to move from one dimension to another to make them alike.
 */
export function peersOf(structures: readonly (Float64Array | null)[], unit: number, count = 10): Peer[] {
  const own = structures[unit];
  if (!own) return [];
  const peers: Peer[] = [];
  for (const c of nearIn(structures, unit, count)) {
    const distance = distanceOf(own, structures[c]!);
    if (peers.length === count && !exceeds(peers[count - 1].distance, distance)) continue;
    const at = peers.findLastIndex((p) => !exceeds(p.distance, distance)) + 1;
    peers.splice(at, 0, { unit: c, distance });
    if (peers.length > count) peers.pop();
  }
  return peers;
}

function distanceOf(own: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < own.length; d++) sum += Math.abs(own[d] - other[d]);
  return sum / 2;
}

/** Units divided again and again at the middle of the dimension in which they differ most, down to a few (a k-d tree). */
type Division =
  | { units: readonly number[] }
  | { dimension: number; middle: number; below: Division; above: Division };

const fewUnits = 12;

function divided(structures: readonly (Float64Array | null)[], units: readonly number[]): Division {
  const widths = Array.from(structures[units[0] ?? -1] ?? [], (_, d) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const c of units) {
      low = Math.min(low, structures[c]![d]);
      high = Math.max(high, structures[c]![d]);
    }
    return high - low;
  });
  const widest = Math.max(0, ...widths);
  if (units.length <= fewUnits || !(widest > 0)) return { units };
  const dimension = widths.indexOf(widest);
  const order = [...units].sort((a, b) => structures[a]![dimension] - structures[b]![dimension]);
  const half = order.length >> 1;
  return {
    dimension,
    middle: structures[order[half]!]![dimension],
    below: divided(structures, order.slice(0, half)),
    above: divided(structures, order.slice(half)),
  };
}

const divisionOf = memoize((structures: readonly (Float64Array | null)[]) =>
  divided(
    structures,
    structures.flatMap((own, c) => (own ? [c] : [])),
  ),
);

/** All units that may be among the nearest, in the order of the plan, without comparing each with each. */
function nearIn(structures: readonly (Float64Array | null)[], unit: number, count: number): number[] {
  const own = structures[unit]!;
  const near: { unit: number; distance: number }[] = [];
  const nearest: number[] = [];
  // Beyond the last of the nearest, with room for distances that count as equal.
  let bound = Number.POSITIVE_INFINITY;
  const visit = (division: Division): void => {
    if ('units' in division) {
      for (const c of division.units) if (c !== unit) enter(c);
      return;
    }
    const { dimension, middle, below, above } = division;
    const beyond = own[dimension] - middle;
    visit(beyond < 0 ? below : above);
    if (Math.abs(beyond) / 2 <= bound) visit(beyond < 0 ? above : below);
  };
  const enter = (c: number) => {
    const distance = distanceOf(own, structures[c]!);
    if (distance > bound) return;
    near.push({ unit: c, distance });
    nearest.splice(nearest.findLastIndex((one) => one <= distance) + 1, 0, distance);
    if (nearest.length > count) nearest.pop();
    if (nearest.length === count) bound = nearest[count - 1] * (1 + 1e-6) + 1e-12;
  };
  visit(divisionOf(structures));
  return near.flatMap((one) => (one.distance > bound ? [] : [one.unit])).sort((a, b) => a - b);
}
