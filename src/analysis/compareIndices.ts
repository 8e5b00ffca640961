import { line, type Plan } from '../edition/index.js';
import { averageRanks, type Index, pearson, ranksIn } from '../engine/index.js';

/** An index with a name, in one published period: another method, another year's edition, another framework. */
export interface NamedIndex {
  name: string;
  plan: Plan;
  index: Index;
  t: number;
}

/** A node in several indices, side by side. */
export interface IndexComparison {
  names: string[];
  rows: {
    code: string;
    /** One for each index: ranks or scores; NaN where it does not have the unit. */
    values: number[];
    /** Each minus the first; positive ranks are places lost. */
    differences: number[];
  }[];
}

/**
 * Compares a node of the same id in two or more indices, for every unit that any of them has, matched by code and in the
 * order of the first. Scores of different methods have different scales: ranks are the safer comparison.
 * Source: COINr `compare_coins`, `compare_coins_multi`.
 */
export function compareIndices(
  indices: readonly NamedIndex[],
  node: string,
  by: 'ranks' | 'scores' = 'ranks',
): IndexComparison {
  const columns = indices.map((of) => valuesByCode(of, node, by));
  const codes = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const rows = codes.map((code) => {
    const values = columns.map((column) => column.get(code) ?? Number.NaN);
    return { code, values, differences: values.map((x) => x - values[0]) };
  });
  return { names: indices.map((i) => i.name), rows };
}

/**
 * Correlation of two indices in each of some nodes, over the units both rank: Pearson's r of the scores, or of the ranks
 * (Spearman's ρ where average ranks are taken). Competition ranks are what COINr's `compare_coins_corr` correlates.
 */
export function compareNodes(
  a: NamedIndex,
  b: NamedIndex,
  nodes: readonly string[],
  by: 'ranks' | 'scores' | 'average-ranks' = 'average-ranks',
): { node: string; correlation: number; units: number }[] {
  return nodes.map((node) => {
    const { rows } = compareIndices([a, b], node, by === 'average-ranks' ? 'scores' : by);
    const both = rows.filter((row) => row.values.every((x) => x === x));
    const [x, y] = [0, 1].map((i) => Float64Array.from(both, (row) => row.values[i]));
    const correlation = by === 'average-ranks' ? pearson(averageRanks(x), averageRanks(y)) : pearson(x, y);
    return { node, correlation, units: both.length };
  });
}

function valuesByCode({ plan, index, t }: NamedIndex, node: string, by: 'ranks' | 'scores') {
  const g = plan.nodes.findIndex((n) => n.id === node);
  if (g < 0) return new Map<string, number>();
  const values = by === 'ranks' ? ranksIn(index, g, t) : line(index, g, t);
  return new Map(
    plan.units.map(({ code }, c) => [code, by === 'ranks' && values[c] === 0 ? Number.NaN : values[c]]),
  );
}
