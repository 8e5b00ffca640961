import { type Cube, cubeOf, type Plan, type Text } from '../edition/index.js';
import { type Index, levelCube } from '../engine/index.js';

/** A level of places that are ranked together: the units, or the groups of one grouping. Missing is NaN. */
export interface Level extends Cube {
  /** The plan's level, or the column of the grouping. */
  id: string;
  /** Index of the grouping, −1 for the units. */
  grouping: number;
  members: readonly { code: string; name: Text }[];
  /** Ranks of a node, period by period; 0 is missing. */
  ranks(g: number): Int32Array;
}

/** The units, then every grouping. */
export function levelsOf(plan: Plan, index: Index): Level[] {
  return [
    {
      id: plan.level,
      grouping: -1,
      members: plan.units,
      ...cubeOf(index, index.values),
      ranks: index.ranks,
    },
    ...plan.groupings.map((of, grouping) => ({
      id: of.column,
      grouping,
      members: of.groups,
      ...levelCube(index, grouping),
    })),
  ];
}

/** Indices of the nodes with children, which most tables are about. */
export function innerNodes(plan: Plan): number[] {
  return plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [g] : []));
}

/** Indices of a node and the nodes with children below it, each before its own; none for a leaf. */
export function innerNodesBelow(plan: Plan, g: number): number[] {
  const { children } = plan.nodes[g]!;
  return children.length === 0 ? [] : [g, ...children.flatMap((h) => innerNodesBelow(plan, h))];
}

/** The dimensions of an index: the children of the first node, from the root down, that has more than one. */
export function dimensionNodes(plan: Plan): number[] {
  let g = 0;
  while (plan.nodes[g].children.length === 1) g = plan.nodes[g].children[0];
  return plan.nodes[g].children.length > 0 ? plan.nodes[g].children : [g];
}
