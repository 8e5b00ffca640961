import { type Cube, cubeOf, type Grouping, memoize, type Plan } from '../../edition/index.js';

/** A grouping to roll up by. */
export interface Roll {
  memberOf: readonly number[];
  groups: number;
  rollUp: Grouping['rollUp'];
}

/** Lines summed in parallel, so that an addition does not wait for the previous one. */
const linesAtOnce = 4;

/**
 * Rolls units up to groups: for every node and period the sum (or mean) of the members that are present.
 * A group without any present member is missing. Units that belong to no group (−1) are left out.
 *
 * @param values line by line, a line of all units for each node and period
 * @returns for each roll line by line, a line of all groups
 */
export function rollUp(values: Float64Array, units: number, rolls: readonly Roll[]): Float64Array[] {
  const lines = values.length / units;
  const sums = rolls.map((roll) => new Float64Array(lines * roll.groups));
  const members = rolls.map(membersOf);
  for (let line = 0; line < lines; line += linesAtOnce) {
    rolls.forEach((roll, i) => {
      addLines(values, units, line, members[i], sums[i], roll.rollUp === 'mean');
    });
  }
  return sums;
}

/** The values of every grouping of a plan, and of the total. */
export function rollAll(
  plan: Pick<Plan, 'groupings' | 'total'>,
  { values, units, periods }: Cube,
): [Cube[], Cube] {
  const rolls = plan.groupings.map((g) => ({ ...g, groups: g.groups.length }));
  const all = { memberOf: new Array<number>(units).fill(0), groups: 1, rollUp: plan.total.rollUp };
  const groups = rollUp(values, units, [...rolls, all]).map((of, i) =>
    cubeOf({ units: i < rolls.length ? rolls[i].groups : 1, periods }, of),
  );
  return [groups, groups.pop()!];
}

/** The units of each group, one group after the other; group j is `list[ends[j − 1] … ends[j])`. */
interface Members {
  list: Int32Array;
  ends: Int32Array;
}

/** Made once for a grouping: a study of ranks rolls up thousands of times. */
const membersOf = memoize(({ memberOf, groups }: Roll): Members => {
  const ends = new Int32Array(groups);
  for (const j of memberOf) if (j >= 0) ends[j]++;
  for (let j = 1; j < groups; j++) ends[j] += ends[j - 1];
  const list = new Int32Array(groups === 0 ? 0 : ends[groups - 1]);
  const free = ends.slice();
  for (let c = memberOf.length - 1; c >= 0; c--) if (memberOf[c] >= 0) list[--free[memberOf[c]]] = c;
  return { list, ends };
});

/**
 * Sums four lines by group; past the end the last line is repeated.
 * A hot loop, unrolled by hand.
 */
function addLines(
  values: Float64Array,
  units: number,
  line: number,
  { list, ends }: Members,
  sums: Float64Array,
  mean: boolean,
): void {
  const last = values.length - units;
  const a = line * units;
  const b = Math.min(a + units, last);
  const c = Math.min(b + units, last);
  const d = Math.min(c + units, last);
  const groups = ends.length;
  for (let j = 0, i = 0; j < groups; j++) {
    const begin = i;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (const end = ends[j]; i < end; i++) {
      const xa = values[a + list[i]];
      const xb = values[b + list[i]];
      const xc = values[c + list[i]];
      const xd = values[d + list[i]];
      if (xa === xa) sumA += xa;
      if (xb === xb) sumB += xb;
      if (xc === xc) sumC += xc;
      if (xd === xd) sumD += xd;
    }
    sums[(a / units) * groups + j] = finishGroup(sumA, values, a, list, begin, i, mean);
    sums[(b / units) * groups + j] = finishGroup(sumB, values, b, list, begin, i, mean);
    sums[(c / units) * groups + j] = finishGroup(sumC, values, c, list, begin, i, mean);
    sums[(d / units) * groups + j] = finishGroup(sumD, values, d, list, begin, i, mean);
  }
}

/** Sums without any present member become missing; means are divided by the number of present members. */
function finishGroup(
  sum: number,
  values: Float64Array,
  at: number,
  list: Int32Array,
  begin: number,
  end: number,
  mean: boolean,
): number {
  if (!mean && sum !== 0) return sum;
  let n = 0;
  for (let i = begin; i < end; i++) if (!Number.isNaN(values[at + list[i]])) n++;
  if (n === 0) return Number.NaN;
  return mean ? sum / n : sum;
}
