import { meanOf, norm, normalUpperTail, sampleSd, square, studentCritical } from '../../engine/index.js';

/** A figure of one place as drawn, and by how many standard errors two places must differ so that all orders told hold at once. */
export interface DrawnFigure {
  mean: number;
  error: number;
  threshold: number;
}

/** In which share of releases all orders told hold. */
export const sure = 0.9;

/**
 * What can be said of the figures of all places together: two of them are in order where they differ by more than the threshold
 * times their joint standard error, which is the 90% quantile over the draws of the largest such difference of any two places that
 * chance makes (max-t, as of Mogstad, Romano, Shaikh and Wilhelm 2024). Pairs that are told no longer count, and the threshold is
 * found again for the others until none is added (step-down; Romano and Wolf 2005): who is told at one step is told at the last.
 *
 * @param draws figures by draw and place
 * @param isHeavy whether errors may have heavier tails than drawn: they are taken as Student's t with 5 degrees of freedom
 */
export function drawnTogether(draws: readonly Float64Array[], isHeavy: boolean): DrawnFigure[] {
  const columns = Array.from({ length: draws[0]?.length ?? 0 }, (_, c) => {
    const own = new Float64Array(draws.length);
    for (let i = 0; i < own.length; i++) own[i] = draws[i][c];
    return own;
  });
  takeOutCommon(columns);
  const figures = columns.map(figureOf);
  columns.forEach((own, c) => {
    const { mean, error } = figures[c];
    for (let i = 0; i < own.length; i++) {
      const z = error > 0 ? (own[i] - mean) / error : 0;
      own[i] = error * (isHeavy ? heavy(z) : z);
    }
  });
  const threshold = thresholdOf(figures, columns);
  return figures.map((of) => ({ ...of, threshold }));
}

type Figure = Pick<DrawnFigure, 'mean' | 'error'>;

/** More differences than this are not looked at again: the threshold stays that of the first step. */
const mostDifferences = 3e7;

/** The threshold of the last step, from the errors of each place by draw. */
function thresholdOf(figures: readonly Figure[], errors: readonly Float64Array[]): number {
  const draws = errors[0]?.length ?? 0;
  let threshold = quantileOf(farthest(figures, errors, draws));
  let open = openPairs(figures, threshold);
  while (open.length > 0 && open.length * draws <= mostDifferences) {
    const next = quantileOf(largest(open, errors, draws));
    if (next >= threshold) break;
    const left = open.filter(({ apart }) => apart <= next);
    threshold = next;
    if (left.length === open.length) break;
    open = left;
  }
  return threshold;
}

/** Two places, the inverse of their joint standard error, and by how many of these they differ. */
interface Pair {
  a: number;
  b: number;
  per: number;
  apart: number;
}

/** The pairs that differ by no more than the threshold. */
function openPairs(figures: readonly Figure[], threshold: number): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < figures.length; a++) {
    for (let b = 0; b < a; b++) {
      const per = 1 / Math.sqrt(square(figures[a].error) + square(figures[b].error));
      const apart = Math.abs(figures[a].mean - figures[b].mean) * per;
      if (apart <= threshold && per < Infinity) pairs.push({ a, b, per, apart });
    }
  }
  return pairs;
}

/** The largest difference of the pairs in each draw. */
function largest(pairs: readonly Pair[], errors: readonly Float64Array[], draws: number): Float64Array {
  const most = new Float64Array(draws);
  for (let i = 0; i < pairs.length; i++) {
    const { a, b, per } = pairs[i];
    const [of, to] = [errors[a], errors[b]];
    for (let draw = 0; draw < draws; draw++) {
      const apart = Math.abs(of[draw] - to[draw]) * per;
      if (apart > most[draw]) most[draw] = apart;
    }
  }
  return most;
}

/**
 * What no two places can differ by in each draw: errors of places are independent, so that those that lie farthest above and below
 * their means, z₊ and z₋, differ by √(z₊² + z₋²) at most.
 */
function farthest(figures: readonly Figure[], errors: readonly Float64Array[], draws: number): Float64Array {
  const [up, down] = [new Float64Array(draws), new Float64Array(draws)];
  errors.forEach((own, c) => {
    const { error } = figures[c];
    if (!(error > 0)) return;
    for (let draw = 0; draw < draws; draw++) {
      const z = own[draw] / error;
      if (z > up[draw]) up[draw] = z;
      else if (-z > down[draw]) down[draw] = -z;
    }
  });
  return up.map((z, draw) => norm([z, down[draw]]));
}

/** What nine draws of ten do not exceed. */
export function quantileOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[Math.ceil(sure * sorted.length) - 1] ?? 0;
}

function figureOf(own: Float64Array): Figure {
  const mean = meanOf(own);
  return { mean, error: sampleSd(own, mean) };
}

/**
 * Takes out of the draws what moves all places together, as a scale does that is fitted to drawn cells: the line of a draw on the means
 * of the places, which changes no order.
 */
function takeOutCommon(columns: readonly Float64Array[]): void {
  const figures = columns.map(figureOf);
  const weights = figures.map(({ error }) => (error > 0 ? 1 / (error * error) : 0));
  const sumOf = (of: (c: number) => number) => {
    let sum = 0;
    for (let c = 0; c < weights.length; c++) if (weights[c] > 0) sum += weights[c] * of(c);
    return sum;
  };
  const whole = sumOf(() => 1);
  const middle = sumOf((c) => figures[c].mean) / whole;
  const spread = sumOf((c) => square(figures[c].mean - middle));
  if (!(spread > 0)) return;
  for (let draw = 0; draw < columns[0].length; draw++) {
    const own = sumOf((c) => columns[c][draw]) / whole;
    const slope = sumOf((c) => (figures[c].mean - middle) * columns[c][draw]) / spread;
    if (slope > 0) for (const column of columns) column[draw] = middle + (column[draw] - own) / slope;
  }
}

/** Whether the first of two places is above the second, where all such orders are to hold together. */
export function isSurelyAbove(a: DrawnFigure, b: DrawnFigure): boolean {
  return a.mean - b.mean > a.threshold * norm([a.error, b.error]);
}

/**
 * The ranks that each place may have so that the ranges of all places hold together in nine releases of ten: behind those surely above it,
 * before those surely below it. NaN where its figure was not drawn, and where no place has an error.
 */
export function ranksTogether(figures: readonly DrawnFigure[]): { low: number; high: number }[] {
  const isDrawn = ({ mean, threshold }: DrawnFigure) => !Number.isNaN(mean + threshold);
  const drawn = figures.filter(isDrawn);
  const isExact = drawn.every(({ error }) => !(error > 0));
  return figures.map((own) => {
    if (isExact || !isDrawn(own)) return { low: Number.NaN, high: Number.NaN };
    const above = drawn.filter((other) => isSurelyAbove(other, own)).length;
    const below = drawn.filter((other) => isSurelyAbove(own, other)).length;
    return { low: 1 + above, high: drawn.length - below };
  });
}

/** Standard normal numbers are taken in hundredths, up to seven. */
const [hundredths, farthestNormal] = [100, 7];
const heavyTails: number[] = [];

/** The number of Student's t with 5 degrees of freedom and variance 1 that is as rare as a normal one. */
function heavy(z: number): number {
  const size = Math.abs(z);
  if (size < 1) return z;
  const at = Math.ceil(hundredths * Math.min(size, farthestNormal));
  heavyTails[at] ??= Math.sqrt(3 / 5) * studentCritical(2 * normalUpperTail(at / hundredths), 5);
  return Math.sign(z) * heavyTails[at];
}
