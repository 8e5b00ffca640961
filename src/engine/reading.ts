import { type Cube, type CubeShape, cubeOf, line, memoize, offset } from '../edition/index.js';
import type { Index } from './build.js';

/** An index, or a level of it. */
interface HasRanks extends CubeShape {
  /** Ranks of a node, period by period; 0 is missing. */
  ranks(g: number): Int32Array;
}

/** The figures and ranks of the units (−1) or of the groups of a grouping. */
export function levelCube(index: Index, grouping: number): Cube & HasRanks {
  if (grouping < 0) return index;
  return { ...index.groups[grouping], ranks: (g) => index.groupRanks(grouping, g) };
}

/** A node's ranks of all units in one published period; 0 is missing. */
export function ranksIn(of: HasRanks, g: number, period: number): Int32Array {
  return line(cubeOf(of, of.ranks(g)), 0, period);
}

/** How many have a rank at a node in one published period. */
export function rankedCount(of: HasRanks, g: number, period: number): number {
  const known = rankedCounts(of.ranks(g));
  const count = known.get(period) ?? ranksIn(of, g, period).reduce((n, rank) => n + (rank > 0 ? 1 : 0), 0);
  known.set(period, count);
  return count;
}

/** By the ranks of a node: how many have one, by period. */
const rankedCounts = memoize((_: Int32Array) => new Map<number, number>());

/** A unit's rank at a node in one published period; 0 is missing. */
export function rankAt(of: HasRanks, g: number, unit: number, period: number): number {
  return of.ranks(g)[offset(of, 0, unit, period)];
}

/** The `Flag`s of a node for all units in one published period; undefined where every figure is computed from observed values alone. */
export function flagsIn(index: Index, g: number, period: number): Uint8Array | undefined {
  return index.flags && line(cubeOf(index, index.flags), g, period);
}
