import { norm, square } from '../../engine/index.js';

/** A line fitted with an effect of each group. */
export interface WithinFit {
  slope: number;
  /** R² of slope and groups together, and R² within groups of the slope alone. */
  r2: number;
  r2Within: number;
}

/** Below this share of its length a column within groups counts as collinear with their effects. */
const collinear = 1e-10;

/**
 * Least squares of y on x and an effect of each group, from deviations from the group means (Frisch, Waugh and Lovell
 * 1933), so that many groups cost no more than one. With one group the effect is the constant. Undefined where x does
 * not differ within groups.
 *
 * @param groupOf number of the group of each row, from 0 without a gap
 */
export function withinGroups(
  x: Float64Array,
  y: Float64Array,
  groupOf: ArrayLike<number>,
  groups: number,
): WithinFit | undefined {
  const [within, inside] = [lessMeans(x, groupOf, groups), lessMeans(y, groupOf, groups)];
  if (!(norm(Array.from(within)) > collinear * norm(Array.from(x)))) return undefined;
  const slope = sumOf(within, (v, i) => v * inside[i]) / sumOf(within, square);
  const left = sumOf(inside, (v, i) => square(v - slope * within[i]));
  const total = sumOf(lessMeans(y, new Uint8Array(y.length), 1), square);
  return { slope, r2: 1 - left / total, r2Within: 1 - left / sumOf(inside, square) };
}

function sumOf(x: Float64Array, of: (v: number, i: number) => number): number {
  return x.reduce((sum, v, i) => sum + of(v, i), 0);
}

/** Deviations from the means of the groups. */
function lessMeans(x: Float64Array, groupOf: ArrayLike<number>, groups: number): Float64Array {
  const [sums, counts] = [new Float64Array(groups), new Float64Array(groups)];
  for (let i = 0; i < x.length; i++) {
    sums[groupOf[i]] += x[i];
    counts[groupOf[i]]++;
  }
  return x.map((v, i) => v - sums[groupOf[i]] / counts[groupOf[i]]);
}
