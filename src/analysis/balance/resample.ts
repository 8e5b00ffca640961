import { seeded } from '../robustness/random.js';

/** The number of bootstrap samples: the 5th lowest and highest of 199 are the ends of a 95 % interval. */
export const draws = 199;
const beyond = 5;

/** Fewest units for a bootstrap interval. */
export const fewest = 10;

const seed = 1;

/**
 * The number of draws of each of n units in each of 199 bootstrap samples; the same for every node and period, so that a unit is
 * drawn with all its periods. Computed once for each n.
 */
export function resamples(n: number): Uint16Array[] {
  const known = made.get(n);
  if (known) return known;
  const random = seeded(seed);
  const counts = Array.from({ length: draws }, () => {
    const times = new Uint16Array(n);
    for (let i = 0; i < n; i++) times[Math.floor(random() * n)]++;
    return times;
  });
  made.set(n, counts);
  return counts;
}

const made = new Map<number, Uint16Array[]>();

/**
 * The ends of 95 % of 199 figures, by the percentile method; [NaN, NaN] where one is missing or infinite.
 * Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), 5.2.
 */
export function intervalOf(figures: ArrayLike<number>): [number, number] {
  const low = new Float64Array(beyond).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(beyond).fill(Number.POSITIVE_INFINITY);
  for (let b = 0; b < figures.length; b++) {
    const x = figures[b];
    if (!Number.isFinite(x)) return [Number.NaN, Number.NaN];
    keepLowest(low, x);
    keepLowest(high, -x);
  }
  return [low[beyond - 1], -high[beyond - 1]];
}

/** Puts a number into an ascending list of the lowest. */
function keepLowest(list: Float64Array, x: number): void {
  let i = list.length - 1;
  if (!(x < list[i])) return;
  for (; i > 0 && list[i - 1] > x; i--) list[i] = list[i - 1];
  list[i] = x;
}
