import { kendall, pearson, spearman } from '../../engine/index.js';
import { complete, type Why, whyNot } from './why.js';

/** A node of the framework and its figures for every unit. */
export interface Column {
  id: string;
  values: Float64Array;
}

/** How two nodes go together, over the units that have both. */
export interface Correlation {
  a: string;
  b: string;
  n: number;
  pearson: number;
  spearman: number;
  kendall: number;
  why: Why | null;
}

/**
 * Pearson’s r, Spearman’s ρ and Kendall’s τ-b of two columns. NaN with a reason below four units in common or when
 * one of the two is constant there. Source: COINr `get_corr`.
 */
export function correlate(a: Column, b: Column): Correlation {
  const columns = [a.values, b.values];
  const why = whyNot(columns);
  const [x, y] = complete(columns);
  const of = (f: typeof pearson) => (why === null ? f(x, y) : Number.NaN);
  return {
    a: a.id,
    b: b.id,
    n: x.length,
    pearson: of(pearson),
    spearman: of(spearman),
    kendall: of(kendall),
    why,
  };
}

/** Every pair of a list, once. */
export function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}
