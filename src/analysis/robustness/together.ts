import { meanOf, norm, normalUpperTail, sampleSd, square, studentCritical } from '../../engine/index.js';

/** A figure of one place as drawn, and by how many standard errors two places must differ so that all orders told hold at once. */
export interface DrawnFigure {
  mean: number;
  error: number;
  threshold: number;
}

/** In which share of releases all orders told hold. */
const sure = 0.9;

/**
 * What can be said of the figures of all places together: two of them are in order where they differ by more than the threshold
 * times their joint standard error, which is the 90% quantile over the draws of the largest such difference of any two places that
 * chance makes (max-t, as of Mogstad, Romano, Shaikh and Wilhelm 2024). Errors of places are independent, so that the two places
 * that lie farthest above and below their means, z₊ and z₋, differ by √(z₊² + z₋²) at most.
 *
 * @param draws figures by draw and place
 * @param isHeavy whether errors may have heavier tails than drawn: their largest are taken as Student's t with 5 degrees of freedom
 */
export function drawnTogether(draws: readonly Float64Array[], isHeavy: boolean): DrawnFigure[] {
  const drawn = withoutCommon(draws);
  const figures = figuresOf(drawn);
  const largest = drawn.map((draw) => {
    let [up, down] = [0, 0];
    figures.forEach(({ mean, error }, c) => {
      if (!(error > 0)) return;
      const z = (draw[c] - mean) / error;
      if (z > up) up = z;
      else if (-z > down) down = -z;
    });
    return norm(isHeavy ? [heavy(up), heavy(down)] : [up, down]);
  });
  const sorted = Float64Array.from(largest).sort();
  const threshold = sorted[Math.ceil(sure * sorted.length) - 1] ?? 0;
  return figures.map((of) => ({ ...of, threshold }));
}

/** The mean and the standard deviation of each place. */
function figuresOf(draws: readonly Float64Array[]): { mean: number; error: number }[] {
  return Array.from({ length: draws[0]?.length ?? 0 }, (_, c) => {
    const own = Float64Array.from(draws, (draw) => draw[c]);
    const mean = meanOf(own);
    return { mean, error: sampleSd(own, mean) };
  });
}

/**
 * Draws without what moves all places together, as a scale does that is fitted to drawn cells: the line of a draw on the means of
 * the places, which changes no order.
 */
function withoutCommon(draws: readonly Float64Array[]): Float64Array[] {
  const figures = figuresOf(draws);
  const weights = figures.map(({ error }) => (error > 0 ? 1 / (error * error) : 0));
  const sumOf = (of: (c: number) => number) =>
    weights.reduce((sum, w, c) => (w > 0 ? sum + w * of(c) : sum), 0);
  const whole = sumOf(() => 1);
  const middle = sumOf((c) => figures[c].mean) / whole;
  const spread = sumOf((c) => square(figures[c].mean - middle));
  if (!(spread > 0)) return [...draws];
  return draws.map((draw) => {
    const own = sumOf((c) => draw[c]) / whole;
    const slope = sumOf((c) => (figures[c].mean - middle) * draw[c]) / spread;
    return slope > 0 ? draw.map((x) => middle + (x - own) / slope) : draw;
  });
}

/** Whether the first of two places is above the second, where all such orders are to hold together. */
export function isSurelyAbove(a: DrawnFigure, b: DrawnFigure): boolean {
  return a.mean - b.mean > a.threshold * norm([a.error, b.error]);
}

/** The number of Student's t with 5 degrees of freedom and variance 1 that is as rare as a normal one. */
function heavy(z: number): number {
  if (z < 1) return z;
  // Of hundredths, which are found once.
  const near = Math.ceil(100 * Math.min(z, 7)) / 100;
  return Math.sqrt(3 / 5) * studentCritical(2 * normalUpperTail(near), 5);
}
