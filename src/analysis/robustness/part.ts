import type { Replicator } from './replicate.js';
import { sobol } from './sobol.js';

/** Consecutive replicates of a study, done. Plain data. */
export interface Part {
  /** Number of the first. */
  from: number;
  /** Ranks on design A, `replicate * units + unit`; 0 is not ranked. */
  ranks: Int32Array<ArrayBuffer>;
  /**
   * Mean rank shifts, where sensitivity is asked for: on A, on B, and for each factor on A with that factor from B.
   * NaN where nothing was ranked.
   */
  shifts: Float64Array<ArrayBuffer>[];
}

/** The design of a study; draw i depends on seed and i alone. */
export interface Design {
  seed: number;
  /** Whether the shares of the factors in the rank shift are estimated; costs (factors + 1) times as many replicates more. */
  sensitivity: boolean;
}

/**
 * Does replicates `from … to − 1`. Designs A and B are the halves of one Sobol' sequence. Its first dimensions are the
 * choices of A and those of B, then come the weights of A and those of B, so that what is left to padding is what
 * matters least.
 */
export function partMaker(
  replicator: Replicator,
  { seed, sensitivity }: Design,
): (from: number, to: number) => Part {
  const { factors, units } = replicator;
  const numbers = factors.reduce((n, f) => n + f.size, 0);
  const choices = factors.reduce((n, f) => n + (f.name === 'weights' ? 0 : f.size), 0);
  const point = new Float64Array(sensitivity ? 2 * numbers : numbers + choices);
  const next = sobol(point.length, seed);
  const a = new Float64Array(numbers);
  const b = new Float64Array(sensitivity ? numbers : 0);
  const drawAt = (i: number) => {
    next(i, point);
    for (let j = 0; j < numbers; j++) a[j] = point[j < choices ? j : j + choices];
    for (let j = 0; j < b.length; j++) b[j] = point[j < choices ? j + choices : j + numbers];
  };
  const shiftOf = (ranks: Int32Array) => meanShift(replicator.nominal, ranks);
  return (from, to) => {
    const n = to - from;
    const part: Part = {
      from,
      ranks: new Int32Array(n * units),
      shifts: Array.from({ length: sensitivity ? factors.length + 2 : 0 }, () => new Float64Array(n)),
    };
    for (let i = 0; i < n; i++) {
      drawAt(from + i);
      const ranks = replicator.ranks(a);
      part.ranks.set(ranks, i * units);
      if (!sensitivity) continue;
      part.shifts[0][i] = shiftOf(ranks);
      part.shifts[1][i] = shiftOf(replicator.ranks(b));
      factors.forEach((f, at) => {
        const own = a.slice(f.from, f.from + f.size);
        a.set(b.subarray(f.from, f.from + f.size), f.from);
        part.shifts[at + 2][i] = shiftOf(replicator.ranks(a));
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
