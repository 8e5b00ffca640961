import type { Finding } from './finding.js';

/** The figures of an indicator: a row a unit, a column a period. */
export type Rows = readonly (readonly number[])[];

/** What is found among the figures that are there. */
export function each(rows: Rows, find: (x: number, c: number, t: number) => Finding | undefined): Finding[] {
  return rows.flatMap((row, c) =>
    row.flatMap((x, t) => {
      const found = x === x ? find(x, c, t) : undefined;
      return found ? [found] : [];
    }),
  );
}
