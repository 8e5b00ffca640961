import type { PartialRow, PlanColumn } from './plan.js';

/**
 * Rows of the same query over several parts of the records, merged: one row for every place and date, in order of their
 * words. What they say does not depend on how the records were parted.
 *
 * @returns undefined where two parts share a place and date in a column that does not merge
 */
export function mergeRows(
  columns: readonly PlanColumn[],
  parts: readonly (readonly PartialRow[])[],
): PartialRow[] | undefined {
  const all = new Map<string, PartialRow>();
  for (const row of parts.flat()) {
    const key = rowKey(row);
    const known = all.get(key);
    const merged = known ? mergeTwo(columns, known, row) : row;
    if (!merged) return undefined;
    all.set(key, merged);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** The place and date of a row, as one text. */
export function rowKey({ words, observed }: PartialRow): string {
  return JSON.stringify([observed, ...words]);
}

function mergeTwo(columns: readonly PlanColumn[], a: PartialRow, b: PartialRow): PartialRow | undefined {
  if (columns.some(({ aggregate }) => !aggregate.merge)) return undefined;
  const cells = columns.map(({ aggregate: { read, write, merge } }, i) => {
    return write(merge!(read(a.cells[i]!), read(b.cells[i]!)));
  });
  return { ...a, cells };
}
