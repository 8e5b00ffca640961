import type { Finding } from './finding.js';

/** The figures of an indicator: a row for each unit, a column for each period. */
export type Rows = readonly (readonly number[])[];

/** Calls `find` for every present figure and collects its findings. */
export function collectFindings(
  rows: Rows,
  find: (x: number, c: number, t: number) => Finding | undefined,
): Finding[] {
  const all: Finding[] = [];
  for (let c = 0; c < rows.length; c++) {
    const row = rows[c]!;
    for (let t = 0; t < row.length; t++) {
      const x = row[t]!;
      const found = x === x ? find(x, c, t) : undefined;
      if (found) all.push(found);
    }
  }
  return all;
}
