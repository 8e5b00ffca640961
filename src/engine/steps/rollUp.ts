import type { Grouping } from '../../edition/index.js';

/**
 * Adds units up to groups: for every node and period the sum (or mean) of the members that are present.
 * A group without any present member is missing. Units that belong to no group (−1) are left out.
 *
 * @param values `(line) * units + c`
 * @returns `(line) * groups + j`
 */
export function rollUp(
  values: Float64Array,
  units: number,
  memberOf: readonly number[],
  groups: number,
  how: Grouping['rollUp'],
): Float64Array {
  const lines = values.length / units;
  const sums = new Float64Array(lines * groups);
  const member = Int32Array.from(memberOf, (j) => (j < 0 ? groups : j));
  const sum = new Float64Array(groups + 1);
  const count = new Int32Array(groups + 1);
  for (let line = 0; line < lines; line++) {
    sum.fill(0);
    count.fill(0);
    const from = line * units;
    for (let c = 0; c < units; c++) {
      const x = values[from + c];
      if (x !== x) continue;
      const j = member[c];
      sum[j] += x;
      count[j]++;
    }
    const to = line * groups;
    for (let j = 0; j < groups; j++) {
      sums[to + j] = count[j] === 0 ? Number.NaN : how === 'sum' ? sum[j] : sum[j] / count[j];
    }
  }
  return sums;
}
