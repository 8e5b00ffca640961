import { cubeOf, cubeSize, line } from '../../edition/index.js';
import { isChoice, type Replicator } from './replicator.js';
import { sobol } from './sobol.js';

/** The results of consecutive replicates of a study. Plain data. */
export interface ReplicatePart {
  /** Index of the first. */
  from: number;
  /** Ranks on design A, `replicate * units + unit`; 0 is not ranked. */
  ranks: Int32Array<ArrayBuffer>;
  /** The same of the groups of each grouping, `replicate * groups + group`. */
  groups: Int32Array<ArrayBuffer>[];
  /**
   * The output explained, where sensitivity is asked for: on A, on B, and for each factor on A with that factor from B.
   * NaN where nothing was ranked.
   */
  outputs: Float64Array<ArrayBuffer>[];
}

/** The design of a study; draw i depends on seed and i alone. */
export interface Design {
  seed: number;
  /** Whether the shares of the factors in the output are estimated; needs (factors + 1) times as many additional replicates. */
  sensitivity: boolean;
  /** The output: the rank of this unit, or the mean absolute rank shift of all where it is −1. */
  target: number;
}

/**
 * Computes replicates `from … to − 1`. Designs A and B are the halves of one Sobol' sequence. Its first dimensions are the choices
 * of A and of B, followed by the weights and the errors of the data of A and of B, so that padding affects the least important dimensions.
 */
export function replicatePartMaker(
  replicator: Replicator,
  { seed, sensitivity, target }: Design,
): (from: number, to: number) => ReplicatePart {
  const { factors, units, nominalGroups } = replicator;
  const numbers = factors.reduce((n, f) => n + f.size, 0);
  const choices = factors.reduce((n, f) => n + (isChoice(f.name) ? f.size : 0), 0);
  const point = new Float64Array(sensitivity ? 2 * numbers : numbers + choices);
  const next = sobol(point.length, seed);
  const a = new Float64Array(numbers);
  const b = new Float64Array(sensitivity ? numbers : 0);
  const drawAt = (i: number) => {
    next(i, point);
    for (let j = 0; j < numbers; j++) a[j] = point[j < choices ? j : j + choices];
    for (let j = 0; j < b.length; j++) b[j] = point[j < choices ? j + choices : j + numbers];
  };
  const outputOf = (ranks: Int32Array) =>
    target < 0 ? meanShift(replicator.nominal, ranks) : ranks[target] || Number.NaN;
  /** A replicate is treated like a node with one period. */
  const one = { units, periods: 1 };
  return (from, to) => {
    const n = to - from;
    const part: ReplicatePart = {
      from,
      ranks: new Int32Array(cubeSize(one, n)),
      groups: nominalGroups.map((ranks) => new Int32Array(n * ranks.length)),
      outputs: Array.from({ length: sensitivity ? factors.length + 2 : 0 }, () => new Float64Array(n)),
    };
    for (let i = 0; i < n; i++) {
      drawAt(from + i);
      const groups = nominalGroups.map((of, j) =>
        part.groups[j].subarray(i * of.length, (i + 1) * of.length),
      );
      const ranks = replicator.ranks(a, groups);
      line(cubeOf(one, part.ranks), i, 0).set(ranks);
      if (!sensitivity) continue;
      part.outputs[0][i] = outputOf(ranks);
      part.outputs[1][i] = outputOf(replicator.ranks(b));
      factors.forEach((f, at) => {
        const own = a.slice(f.from, f.from + f.size);
        a.set(b.subarray(f.from, f.from + f.size), f.from);
        part.outputs[at + 2][i] = outputOf(replicator.ranks(a));
        a.set(own, f.from);
      });
    }
    return part;
  };
}

/** Mean absolute difference of two rankings over the units ranked in both; NaN when there is none. */
export function meanShift(a: Int32Array, b: Int32Array): number {
  let sum = 0;
  let n = 0;
  for (let c = 0; c < a.length; c++) {
    if (a[c] === 0 || b[c] === 0) continue;
    sum += Math.abs(a[c] - b[c]);
    n++;
  }
  return sum / n;
}
