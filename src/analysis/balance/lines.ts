import { innerNodes, levelsOf } from '../levels.js';
import type { Analysed } from '../tidy.js';

/** One inner node at one level: a column of values for each published period. */
export interface Line {
  g: number;
  level: string;
  /** Number of the grouping, −1 for the units. */
  grouping: number;
  node: string;
  columns: Float64Array[];
}

/** Every inner node at every level. */
export function linesOf({ plan, index }: Pick<Analysed, 'plan' | 'index'>): Line[] {
  return levelsOf(plan, index).flatMap(({ id, grouping, members, values }) =>
    innerNodes(plan).map((g) => {
      const columns = Array.from({ length: index.periods }, (_, t) => {
        const from = (g * index.periods + t) * members.length;
        return values.subarray(from, from + members.length);
      });
      return { g, level: id, grouping, node: plan.nodes[g].id, columns };
    }),
  );
}

/** Periods of tables that would be too long: all for the root, the first and the last for the other nodes. */
export function shownPeriods(g: number, periods: number): number[] {
  const all = Array.from({ length: periods }, (_, t) => t);
  return g === 0 || periods < 3 ? all : [0, periods - 1];
}
