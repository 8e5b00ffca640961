import { countBefore } from './countBefore.js';
import { present } from './present.js';

/**
 * The equality of figures. Sums of the same numbers in different order differ in their last digits, so `<` and `===` would give
 * equal figures different ranks. Wherever order matters, figures are compared by the functions here.
 *
 * Two figures are equal when they round to the same 12 significant digits, or when they differ by less than 2⁻⁴³
 * (1.1e-13) of the larger: a rounding error, which may cross a rounding boundary.
 *
 * The digits of a score near zero are meaningless where larger terms cancelled out: z-scores that add up to zero may give 1e-17.
 * In a list of scores those that differ by less than 2⁻⁴⁶ (1.4e-14) of the interquartile range are therefore equal too; that
 * range is not affected by a single very large score. Raw figures have no such tolerance, since nothing cancelled.
 *
 * In a sorted list, adjacent equal figures are tied, so that the result does not depend on the order of the units.
 */
const digits = 12;
/** 2⁻⁴³ and 2⁻⁴⁶. */
const noise = 1 / 8796093022208;
const cancelled = 1 / 70368744177664;
/** Below it shares of a range lose their digits. */
const tiny = 1e-290;
/** The most by which figures with the same 12 digits can differ, as a share of the larger. */
const unlike = 1.000000000001e-11;

/** Whether two figures count as equal. Infinities are equal to themselves, a missing figure to none. */
export function areEqual(a: number, b: number, slack = 0): boolean {
  if (a === b) return true;
  const gap = Math.abs(a - b);
  if (!(gap < Number.POSITIVE_INFINITY)) return false;
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (gap <= slack) return true;
  if (gap > unlike * size) return false;
  return gap <= noise * size || a.toPrecision(digits) === b.toPrecision(digits);
}

/** Whether a figure reaches a limit: above it or equal to it. A missing one does not. */
export function reaches(x: number, limit: number): boolean {
  return x >= limit || areEqual(x, limit);
}

/** Whether a figure is above another and not equal to it. */
export function exceeds(a: number, b: number): boolean {
  return a > b && !areEqual(a, b);
}

/**
 * The tolerance within which scores of a list are equal.
 *
 * @param at the score at a position in order; ascending or descending
 * @param n the number of scores
 */
export function slackOf(at: (place: number) => number, n: number): number {
  if (n === 0) return 0;
  const quarter = Math.round((n - 1) / 4);
  const spread = Math.abs(at(n - 1 - quarter) - at(quarter));
  return spread > tiny && spread < Number.POSITIVE_INFINITY ? cancelled * spread : 0;
}

/** A sorted list with the runs of its equal figures. */
export interface Runs {
  /** Ascending. */
  sorted: Float64Array;
  /** For each position the start of its run, and its end (exclusive). */
  first: Int32Array;
  last: Int32Array;
  slack: number;
}

/** The present figures of a list sorted, with runs of equal ones. @param scores whether larger terms may have cancelled out */
export function runsOfEqual(values: ArrayLike<number>, scores = false): Runs {
  const sorted = present(values).sort();
  const n = sorted.length;
  const slack = scores ? slackOf((i) => sorted[i], n) : 0;
  const first = new Int32Array(n);
  const last = new Int32Array(n).fill(n);
  for (let i = 1; i < n; i++) {
    first[i] = areEqual(sorted[i - 1], sorted[i], slack) ? first[i - 1] : i;
    if (first[i] === i) last.fill(i, first[i - 1], i);
  }
  return { sorted, first, last, slack };
}

/** The start and end of the figures equal to x in a sorted list; both are the insertion point where there is none. */
export function equalRange({ sorted, first, last, slack }: Runs, x: number): { below: number; upTo: number } {
  const at = countBefore(sorted, (y) => y < x);
  for (const near of [at, at - 1]) {
    if (near >= 0 && near < sorted.length && areEqual(sorted[near], x, slack)) {
      return { below: first[near], upTo: last[near] };
    }
  }
  return { below: at, upTo: at };
}

/** A copy of a list in which equal figures are replaced by the smallest of them; missing stays missing. */
export function mergeEqual(values: ArrayLike<number>, scores = false): Float64Array {
  const { sorted, first } = runsOfEqual(values, scores);
  const copy = Float64Array.from(values);
  if (sorted.every((x, i) => x === sorted[first[i]])) return copy;
  return copy.map((x) => (x === x ? sorted[first[countBefore(sorted, (y) => y < x)]] : x));
}
