import { at } from '../edition/index.js';
import { levelCube } from '../engine/index.js';
import type { Release } from '../release/index.js';

/** The figure of a node, published period and unit by their numbers; NaN where it is missing. */
export function valueAt({ index }: Release, g: number, t: number, c: number): number {
  return at(index, g, c, t);
}

/** The same of a group of a grouping. */
export function groupValueAt({ index }: Release, grouping: number, g: number, t: number, j: number): number {
  return at(levelCube(index, grouping), g, j, t);
}
