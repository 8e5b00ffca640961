import { square, studentCritical } from '../../engine/index.js';
import type { Prepared } from './panel.js';

/** The variances behind the bands around a pooled line. */
export interface Bandwidth {
  /** Mean of the index, in the form of the line. */
  centre: number;
  /** Variances of the line's level at the centre and of its slope, and their covariance, by the preferred errors. */
  level: number;
  slope: number;
  both: number;
  /** Variance of the residuals, s². */
  residual: number;
  /** Degrees of freedom of t: places − 1 where errors are clustered, else what is left. */
  freedom: number;
}

/** A line at one index with its 95 % confidence band (line) and prediction band (one place). */
export interface Band {
  low: number;
  high: number;
  lowPlace: number;
  highPlace: number;
}

/**
 * Variances of a pooled line by the sandwich that its slope is judged by: n/(n − k) · B M B, B of 1/n and 1/Sxx (the index is
 * centred), M the products of (Σ e, Σ xe) within places where there are two periods or more, of each observation otherwise.
 *
 * @param off the residuals, one for each observation
 */
export function bandwidthOf(
  { rows, columns, freedom }: Prepared,
  centre: number,
  off: readonly number[],
  clustered: boolean,
): Bandwidth {
  const n = rows.length;
  const sums = new Map<number, [number, number]>();
  rows.forEach(({ group, x }, i) => {
    const key = clustered ? group : i;
    const [e, xe] = sums.get(key) ?? [0, 0];
    sums.set(key, [e + off[i], xe + x * off[i]]);
  });
  const scores = [...sums.values()];
  const sxx = rows.reduce((sum, { x }) => sum + square(x), 0);
  const scale = n / (n - columns);
  const added = (of: (score: [number, number]) => number) => scores.reduce((sum, s) => sum + of(s), 0);
  return {
    centre,
    level: (scale * added(([e]) => square(e))) / square(n),
    slope: (scale * added(([, xe]) => square(xe))) / square(sxx),
    both: (scale * added(([e, xe]) => e * xe)) / (n * sxx),
    residual: off.reduce((sum, e) => sum + square(e), 0) / freedom,
    freedom: clustered ? new Set(rows.map(({ group }) => group)).size - 1 : freedom,
  };
}

/** The 95 % bands around a line at an index: of the line, t · √V; of one place, t · √(V + s²). */
export function bandAt(of: Bandwidth, fitted: number, x: number): Band {
  const d = x - of.centre;
  const variance = Math.max(0, of.level + 2 * d * of.both + square(d) * of.slope);
  const t = studentCritical(0.05, of.freedom);
  const [far, further] = [t * Math.sqrt(variance), t * Math.sqrt(variance + of.residual)];
  return { low: fitted - far, high: fitted + far, lowPlace: fitted - further, highPlace: fitted + further };
}
