import { line, type Plan } from '../../edition/index.js';
import { exceeds, type Index, meanOf } from '../../engine/index.js';
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
    const own = Float64Array.from(nodes, (g, d) => scores[d][c] * (shares ? plan.nodes[g].weight : 1));
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

/** Units in the order of the dimension in which they differ most, and the place of each in it. */
interface Order {
  dimension: number;
  units: number[];
  placeOf: Map<number, number>;
}

const orders = new WeakMap<readonly (Float64Array | null)[], Order>();

function orderOf(structures: readonly (Float64Array | null)[]): Order {
  const units = structures.flatMap((own, c) => (own ? [c] : []));
  const widths = Array.from(structures[units[0]!]!, (_, d) => {
    const mean = meanOf(units.map((c) => structures[c]![d]));
    return units.reduce((sum, c) => sum + Math.abs(structures[c]![d] - mean), 0);
  });
  const dimension = widths.indexOf(Math.max(...widths));
  units.sort((a, b) => structures[a]![dimension] - structures[b]![dimension] || a - b);
  return { dimension, units, placeOf: new Map(units.map((c, place) => [c, place])) };
}

/**
 * All units, in the order of the plan, that may be among the nearest: whoever differs more in one dimension than as many others do
 * in all of them is not looked at, so that an index of 300,000 units does not compare each with each.
 */
function nearIn(structures: readonly (Float64Array | null)[], unit: number, count: number): number[] {
  const own = structures[unit]!;
  const order = orders.get(structures) ?? orderOf(structures);
  orders.set(structures, order);
  const { dimension, units, placeOf } = order;
  const near: { unit: number; distance: number }[] = [];
  const nearest: number[] = [];
  const apart = (place: number) => {
    const other = structures[units[place] ?? -1];
    return other ? Math.abs(own[dimension] - other[dimension]) / 2 : Number.POSITIVE_INFINITY;
  };
  let [left, right] = [placeOf.get(unit)! - 1, placeOf.get(unit)! + 1];
  for (;;) {
    const isLeft = apart(left) < apart(right);
    const place = isLeft ? left-- : right++;
    const farthest = nearest.length === count ? nearest[count - 1]! : Number.POSITIVE_INFINITY;
    if (exceeds(apart(place), farthest) || apart(place) === Number.POSITIVE_INFINITY) break;
    const distance = distanceOf(own, structures[units[place]!]!);
    near.push({ unit: units[place]!, distance });
    nearest.push(distance);
    nearest.sort((a, b) => a - b).splice(count);
  }
  const farthest = nearest.at(-1) ?? 0;
  return near.flatMap((one) => (exceeds(one.distance, farthest) ? [] : [one.unit])).sort((a, b) => a - b);
}
