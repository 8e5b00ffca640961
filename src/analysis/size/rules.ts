import { power } from '../../engine/index.js';

/** A size with its 95% interval, in units of the output; NaN ends where no interval is known. */
export interface Size {
  size: number;
  low: number;
  high: number;
}

/** Output per point of the index; NaN ends where no interval was published. */
export interface Beta {
  beta: number;
  low: number;
  high: number;
}

/**
 * The increment rule: size = β · (index − index in the base period). The rise of the index since its base, times β; 0
 * in the base itself. The interval is that of β alone; where the index fell its ends are swapped. NaN without an index.
 * Source: China Internet Plus Index 2017, 22.77 trillion = 1406.02 · (261.95 − 100) · 10⁸.
 */
export function increment({ beta, low, high }: Beta, index: number, base: number): Size {
  const change = index - base;
  const ends = [low * change, high * change];
  return { size: beta * change, low: Math.min(ends[0], ends[1]), high: Math.max(ends[0], ends[1]) };
}

/**
 * The chained rule: size(t) = size(t−1) · (index(t) / index(t−1))^e, from a size that is known. It goes forward only
 * and ends where the index is missing or not above zero.
 * Source: the published sizes 22.77 (2016) and 26.70 trillion (2017) with indices 222.53 and 348.69 give e = 0.3545.
 *
 * @param steps the index at both ends of each step between consecutive periods, in order
 * @param start number of the period of the known size
 * @returns by period, one more than steps; NaN before the start and after its end
 */
export function chainSizes(
  steps: readonly { before: number; after: number }[],
  elasticity: number,
  start: number,
  size: number,
): number[] {
  const sizes = new Array<number>(steps.length + 1).fill(Number.NaN);
  if (start < 0) return sizes;
  sizes[start] = size;
  steps.slice(start).forEach(({ before, after }, i) => {
    const ratio = after > 0 && before > 0 ? after / before : Number.NaN;
    sizes[start + i + 1] = sizes[start + i] * power(ratio, elasticity);
  });
  return sizes;
}

/** Jobs that a rise of the index stands for: γ · ΔI; below zero for a fall. */
export function jobs(perPoint: number, { before, after }: { before: number; after: number }): number {
  return perPoint * (after - before);
}
