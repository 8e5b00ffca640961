import type { Plan } from '../../edition/index.js';
import { log } from '../../engine/index.js';
import { innerNodes, type Level, levelsOf } from '../levels.js';
import type { Analysed } from '../tidy.js';
import { type Sample, sampleOf } from './sample.js';

/** One inner node at one level: a column of values for each published period. */
export interface Line {
  g: number;
  level: string;
  /** Number of the grouping, −1 for the units. */
  grouping: number;
  node: string;
  columns: Float64Array[];
  /** The same, sorted. */
  samples: Sample[];
}

/** Every inner node at every level. */
export function linesOf({ plan, index }: Pick<Analysed, 'plan' | 'index'>): Line[] {
  const nodes = innerNodes(plan);
  return levelsOf(plan, index).flatMap((level) => nodes.map((g) => lineOf(plan, level, g, index.periods)));
}

/** One node at one level. */
export function lineOf(plan: Plan, level: Level, g: number, periods: number): Line {
  const n = level.members.length;
  const columns = Array.from({ length: periods }, (_, t) => {
    const from = (g * periods + t) * n;
    return level.values.subarray(from, from + n);
  });
  const { id, grouping } = level;
  return { g, level: id, grouping, node: plan.nodes[g].id, columns, samples: columns.map(sampleOf) };
}

/** Periods of tables that would be too long: all for the root, the first and the last for the other nodes. */
export function shownPeriods(g: number, periods: number): number[] {
  const all = Array.from({ length: periods }, (_, t) => t);
  return g === 0 || periods < 3 ? all : [0, periods - 1];
}

/** Values as natural logarithms where all of the line are above zero, else as they are. */
export function logarithmic({ columns }: Line): { form: 'ln' | 'value'; columns: Float64Array[] } {
  const positive = columns.every((column) => column.every((x) => !(x <= 0)));
  return positive
    ? { form: 'ln', columns: columns.map((column) => column.map(log)) }
    : { form: 'value', columns };
}
