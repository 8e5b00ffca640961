import { line } from '../../edition/index.js';
import { log, type Matched, matchedIndex } from '../../engine/index.js';
import { innerNodes, type Level, levelsOf } from '../levels.js';
import type { Analysed } from '../tidy.js';
import { type Sample, sampleOf } from './sample.js';

/** One inner node at one level: a column of values for each published period. */
export interface Line {
  g: number;
  level: string;
  /** Index of the grouping, −1 for the units. */
  grouping: number;
  node: string;
  columns: Float64Array[];
  /** The same, sorted. */
  samples: Sample[];
  /** Two of the periods over their matched set; the columns above where the sets are equal. */
  pair(from: number, to: number): Pair;
}

/** The values of a line in the two periods of a comparison. */
export interface Pair {
  columns: [Float64Array, Float64Array];
  samples: [Sample, Sample];
  isWhole: boolean;
  /** Members with a value at both ends, and at either. */
  units: number;
  unitsOf: number;
}

/** Every inner node at every level. */
export function linesOf(of: Pick<Analysed, 'plan' | 'index'>): Line[] {
  const nodes = innerNodes(of.plan);
  return levelsOf(of.plan, of.index).flatMap((level) => nodes.map((g) => lineOf(of, level, g)));
}

/** One node at one level. */
export function lineOf({ plan, index }: Pick<Analysed, 'plan' | 'index'>, level: Level, g: number): Line {
  const columns = Array.from({ length: index.periods }, (_, t) => line(level, g, t));
  const { id, grouping } = level;
  const samples = columns.map(sampleOf);
  const known = new Map<string, Pair>();
  const pair = (from: number, to: number): Pair => {
    const key = `${from} ${to}`;
    const found = known.get(key) ?? pairOf(matchedIndex(plan, index, from, to), from, to);
    known.set(key, found);
    return found;
  };
  return { g, level: id, grouping, node: plan.nodes[g].id, columns, samples, pair };

  function pairOf(matched: Matched, from: number, to: number): Pair {
    const both = levelsOf(plan, matched.index)[grouping + 1];
    const at = (t: number) => line(both, g, t);
    const ends: Pair['columns'] = matched.isWhole
      ? [columns[from], columns[to]]
      : [at(matched.from), at(matched.to)];
    const sorted: Pair['samples'] = matched.isWhole
      ? [samples[from], samples[to]]
      : [sampleOf(ends[0]), sampleOf(ends[1])];
    return {
      columns: ends,
      samples: sorted,
      isWhole: matched.isWhole,
      units: ends[0].filter((x) => x === x).length,
      unitsOf: columns[from].filter((x, c) => x === x || columns[to][c] === columns[to][c]).length,
    };
  }
}

/** The columns of a line over the members that have a value in every period in which any has one. */
export function everPresent({ columns }: Line): Float64Array[] {
  const used = columns.filter((column) => column.some((x) => x === x));
  const always = columns[0].map((_, c) => (used.every((column) => column[c] === column[c]) ? 1 : 0));
  if (used.every((column) => column.every((x, c) => x !== x || always[c] === 1))) return columns;
  return columns.map((column) => column.map((x, c) => (always[c] === 1 ? x : Number.NaN)));
}

/** The periods in long tables: all for the root, the first and the last for other nodes. */
export function shownPeriods(g: number, periods: number): number[] {
  const all = Array.from({ length: periods }, (_, t) => t);
  return g === 0 || periods < 3 ? all : [0, periods - 1];
}

/** Values as natural logarithms where all of the line are above zero, else unchanged. */
export function logarithmic({ columns }: Pick<Pair | Line, 'columns'>): {
  form: 'ln' | 'value';
  columns: Float64Array[];
} {
  const positive = columns.every((column) => column.every((x) => !(x <= 0)));
  return positive
    ? { form: 'ln', columns: columns.map((column) => column.map(log)) }
    : { form: 'value', columns };
}
