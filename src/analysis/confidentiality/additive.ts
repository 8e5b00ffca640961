/**
 * A table of sums as published: every cell is 0 or more, and some cells are the sum of others, by which readers can narrow down
 * suppressed cells.
 */
export interface AdditiveTable {
  /** True value of every cell, totals among them; 0 or more, none missing. */
  values: Float64Array;
  /** The sums: `values[total] = Σ values[parts]`. */
  sums: readonly Sum[];
}

/** One total and its parts, as numbers of cells. */
export interface Sum {
  total: number;
  parts: readonly number[];
}

/** The publication status of a cell. */
export const Withheld = { no: 0, primary: 1, secondary: 2 } as const;

/**
 * The part of a table that is connected to some cells by sums. Cells keep their order.
 *
 * @returns groups of cell numbers with their sums, one a component that has a wanted cell
 */
export function components(
  { values, sums }: AdditiveTable,
  wanted: readonly number[],
): { cells: number[]; sums: Sum[] }[] {
  const root = Int32Array.from(values, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at]];
    return at;
  };
  for (const { total, parts } of sums) for (const part of parts) root[find(part)] = find(total);
  const roots = [...new Set(wanted.map(find))];
  return roots.map((one) => ({
    cells: [...values.keys()].filter((i) => find(i) === one),
    sums: sums.filter(({ total }) => find(total) === one),
  }));
}
