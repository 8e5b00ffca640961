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
  structures.forEach((other, c) => {
    if (!other || c === unit) return;
    let sum = 0;
    for (let d = 0; d < own.length; d++) sum += Math.abs(own[d] - other[d]);
    const distance = sum / 2;
    if (peers.length === count && !exceeds(peers[count - 1].distance, distance)) return;
    const at = peers.findLastIndex((p) => !exceeds(p.distance, distance)) + 1;
    peers.splice(at, 0, { unit: c, distance });
    if (peers.length > count) peers.pop();
  });
  return peers;
}
