import type { Release } from '../release/index.js';

/** The figure of a node, published period and unit by their numbers; NaN where it is missing. */
export function valueAt({ index }: Release, g: number, t: number, c: number): number {
  return index.values[(g * index.periods + t) * index.units + c]!;
}

/** The same of a group of a grouping. */
export function groupValueAt(
  { index, plan }: Release,
  grouping: number,
  g: number,
  t: number,
  j: number,
): number {
  return index.groups[grouping]![(g * index.periods + t) * plan.groupings[grouping]!.groups.length + j]!;
}
