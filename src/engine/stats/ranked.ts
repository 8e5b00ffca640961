import { mergeEqual } from './ties.js';

/** A column sorted once for all of its rank correlations. Missing values (NaN) have no position. */
export interface RankedColumn {
  values: ArrayLike<number>;
  /** Units with a value, the smallest first. */
  order: Int32Array;
  /** For each unit its position in `order`; −1 where it has no value. */
  position: Int32Array;
  /** For each unit the start of the run of tied values in `order`, and its end (exclusive). */
  first: Int32Array;
  last: Int32Array;
  /** Ranks from 1 for the smallest; tied values share the mean of their ranks; missing stays missing. */
  ranks: Float64Array;
  /** Whether any two values are equal. */
  tied: boolean;
}

/** Sorts a column; values that agree in 12 digits are tied (see `ties`). Infinities are valid values. */
export function rankColumn(column: ArrayLike<number>): RankedColumn {
  const values = mergeEqual(column);
  const n = values.length;
  const here: number[] = [];
  for (let i = 0; i < n; i++) if (values[i] === values[i]) here.push(i);
  const order = Int32Array.from(here).sort((i, j) => (values[i] < values[j] ? -1 : +(values[i] > values[j])));
  const position = new Int32Array(n).fill(-1);
  const first = new Int32Array(n).fill(-1);
  const last = new Int32Array(n).fill(-1);
  const ranks = new Float64Array(n).fill(Number.NaN);
  let tied = false;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && values[order[j]] === values[order[i]]) j++;
    for (let k = i; k < j; k++) {
      const u = order[k];
      position[u] = k;
      first[u] = i;
      last[u] = j;
      ranks[u] = (i + 1 + j) / 2;
    }
    if (j > i + 1) tied = true;
    i = j;
  }
  return { values, order, position, first, last, ranks, tied };
}

/** Average ranks of the units that two columns have in common, for each of the two; NaN elsewhere. */
export function commonRanks(a: RankedColumn, b: RankedColumn): [Float64Array, Float64Array] {
  const n = a.position.length;
  if (a.order.length === n && b.order.length === n) return [a.ranks, b.ranks];
  return [ranksWithin(a, b), ranksWithin(b, a)];
}

function ranksWithin({ order, last }: RankedColumn, other: RankedColumn): Float64Array {
  const ranks = new Float64Array(last.length).fill(Number.NaN);
  let before = 0;
  for (let i = 0; i < order.length; ) {
    const end = last[order[i]];
    let here = 0;
    for (let k = i; k < end; k++) if (other.position[order[k]] >= 0) here++;
    const rank = before + (here + 1) / 2;
    for (let k = i; k < end; k++) if (other.position[order[k]] >= 0) ranks[order[k]] = rank;
    before += here;
    i = end;
  }
  return ranks;
}

/** Ranks from 1 for the smallest; tied values share the mean of their ranks; missing stays missing. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  return rankColumn(values).ranks;
}
