import type { Line, Pair } from '../../dist/analysis/balance/lines.js';
import { sampleOf } from '../../dist/analysis/balance/sample.js';

/** Values of a node by period, as the tables of the balance take them. */
export interface Drawn {
  columns: readonly Float64Array[];
  blocks: readonly ArrayLike<number>[];
}

/** Lines that are told beside one another, the first of them that of headlines. */
export function listOf(drawn: readonly Drawn[]): Line[] {
  const lines: Line[] = drawn.map((of, g) => lineOf(of, g, () => lines));
  return lines;
}

function lineOf({ columns, blocks }: Drawn, g: number, list: () => readonly Line[]): Line {
  const observed = columns.map((of) => Float64Array.from(of, () => 1));
  const pair = (from: number, to: number): Pair => {
    const isBoth = (c: number) => !Number.isNaN(columns[from]![c]! + columns[to]![c]!);
    const at = (t: number) => columns[t]!.map((x, c) => (isBoth(c) ? x : Number.NaN));
    const ends: Pair['columns'] = [at(from), at(to)];
    const units = ends[0].filter((x) => !Number.isNaN(x)).length;
    const samples: Pair['samples'] = [sampleOf(ends[0]), sampleOf(ends[1])];
    const shares: Pair['observed'] = [observed[from]!, observed[to]!];
    return { isRatio: true, columns: ends, samples, observed: shares, isWhole: false, units, unitsOf: units };
  };
  return {
    ...{ g, level: 'city', grouping: -1, node: `n${g}`, isRatio: true, last: columns.length - 1 },
    ...{ columns: [...columns], samples: columns.map((of) => sampleOf(of)), observed, blocks, list, pair },
    errors: () => undefined,
    tested: ([from, to]) => [{ ...pair(from!, to!), isThinned: false }],
  };
}
