import { isChoice, type Replicator } from './replicate.js';
import { sobol } from './sobol.js';

/**
 * Which part of the uncertainty of a rank comes from the weights, from the structure (one indicator left out) and from errors of
 * the data: the mean squared shift of the rank when only that varies, in shares that add up to 1; NaN where none moves it.
 */
export interface UncertaintySources {
  weights: number;
  structure: number;
  data: number;
}

/** Replicates for weights and for data; each indicator is left out once. */
const replicates = 128;

const factorOf = { weights: 'weights', structure: 'indicators', data: 'data' } as const;

/** The sources of the uncertainty of every unit and of the groups of each grouping. */
export function uncertaintySources(
  made: Replicator,
  seed: number,
): { units: UncertaintySources[]; groups: UncertaintySources[][] } {
  const sizes = [made.units, ...made.nominalGroups.map((of) => of.length)];
  const shifts = (source: keyof UncertaintySources) => shiftsOf(made, source, seed);
  const [weights, structure, data] = [shifts('weights'), shifts('structure'), shifts('data')];
  const [units, ...groups] = sizes.map((n, level) =>
    Array.from({ length: n }, (_, c): UncertaintySources => {
      const [w, s, d] = [weights, structure, data].map((of) => of[level][c]);
      const all = w + s + d;
      return { weights: w / all, structure: s / all, data: d / all };
    }),
  );
  return { units, groups };
}

/** The mean squared shifts of the ranks of units and groups while one source varies. */
function shiftsOf(made: Replicator, source: keyof UncertaintySources, seed: number): Float64Array[] {
  const { factors, nominal, nominalGroups } = made;
  const published = [nominal, ...nominalGroups];
  const sums = published.map((of) => new Float64Array(of.length));
  const factor = factors.find(({ name }) => name === factorOf[source]);
  if (!factor) return sums;
  const { name, from, size, ways } = factor;
  const draw = new Float64Array(factors.reduce((n, f) => n + f.size, 0));
  // The middle of weights and errors is as published; so is the first of several ways.
  for (const f of factors) draw.fill(isChoice(f.name) ? 0 : 0.5, f.from, f.from + f.size);
  const own = draw.subarray(from, from + size);
  const next = sobol(size, seed);
  const times = isChoice(name) ? ways : replicates;
  const groups = nominalGroups.map((of) => new Int32Array(of.length));
  for (let i = 0; i < times; i++) {
    if (isChoice(name)) own[0] = (i + 0.5) / ways;
    else next(i, own);
    [made.ranks(draw, groups), ...groups].forEach((ranks, level) => {
      ranks.forEach((rank, c) => {
        const [was, sum] = [published[level][c], sums[level]];
        if (rank > 0 && was > 0) sum[c] += ((rank - was) * (rank - was)) / times;
      });
    });
  }
  return sums;
}
