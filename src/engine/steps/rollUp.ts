import type { Grouping } from '../../edition/index.js';

/** What a roll-up needs to know of a grouping. */
export interface Roll {
  memberOf: readonly number[];
  groups: number;
  rollUp: Grouping['rollUp'];
}

/** Lines summed side by side, so that one addition need not wait for the one before. */
const abreast = 4;

/**
 * Adds units up to groups: for every node and period the sum (or mean) of the members that are present.
 * A group without any present member is missing. Units that belong to no group (−1) are left out.
 *
 * @param values `line * units + c`
 * @returns for each roll `line * groups + j`
 */
export function rollUp(values: Float64Array, units: number, rolls: readonly Roll[]): Float64Array[] {
  const lines = values.length / units;
  const sums = rolls.map((roll) => new Float64Array(lines * roll.groups));
  const members = rolls.map((roll) => membersOf(roll));
  for (let line = 0; line < lines; line += abreast) {
    rolls.forEach((roll, i) => {
      addLines(values, units, line, members[i], sums[i], roll.rollUp === 'mean');
    });
  }
  return sums;
}

/** The units of each group, one group after the other; group j is `list[ends[j − 1] … ends[j])`. */
interface Members {
  list: Int32Array;
  ends: Int32Array;
}

function membersOf({ memberOf, groups }: Roll): Members {
  const lists = Array.from({ length: groups }, (): number[] => []);
  memberOf.forEach((j, c) => {
    if (j >= 0) lists[j].push(c);
  });
  let end = 0;
  return {
    list: Int32Array.from(lists.flat()),
    ends: Int32Array.from(lists, (list) => (end += list.length)),
  };
}

/** Sums four lines into their groups; past the end the last line is done again. */
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
    let sa = 0;
    let sb = 0;
    let sc = 0;
    let sd = 0;
    let na = 0;
    let nb = 0;
    let nc = 0;
    let nd = 0;
    for (; i < ends[j]; i++) {
      const u = list[i];
      const xa = values[a + u];
      const xb = values[b + u];
      const xc = values[c + u];
      const xd = values[d + u];
      if (xa === xa) {
        sa += xa;
        na++;
      }
      if (xb === xb) {
        sb += xb;
        nb++;
      }
      if (xc === xc) {
        sc += xc;
        nc++;
      }
      if (xd === xd) {
        sd += xd;
        nd++;
      }
    }
    sums[(a / units) * groups + j] = na === 0 ? Number.NaN : mean ? sa / na : sa;
    sums[(b / units) * groups + j] = nb === 0 ? Number.NaN : mean ? sb / nb : sb;
    sums[(c / units) * groups + j] = nc === 0 ? Number.NaN : mean ? sc / nc : sc;
    sums[(d / units) * groups + j] = nd === 0 ? Number.NaN : mean ? sd / nd : sd;
  }
}
