import { log, sampleSd, square, studentTwoSidedTail } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';

/** The change of ln of the standard deviation of logarithms after the errors' part is taken out of both, and how often chance makes one as large. */
export interface TrueChange {
  change: number;
  p: number;
}

/** Where errors make more than this share of the variance, nothing is said of what is left. */
const mostNoise = 0.8;

/** Groups of units left out one at a time. */
const groups = 20;

/**
 * Whether the true spread changed between two periods. The variance of figures is that of the truths and that of their errors, so that
 * figures alone tell a change where only the errors shrank or grew: the mean square of the errors is taken off both. The standard error
 * is that of leaving out groups, once twenty random ones and once the blocks whose ups and downs may be shared; the larger p counts.
 * How often the verdict errs is in docs/coverage.md.
 *
 * @param logs of the same units in both periods
 * @param errors standard errors of these
 * @returns undefined where errors make more than four fifths of the variance
 */
export function trueChange(
  logs: readonly [Float64Array, Float64Array],
  errors: readonly [Float64Array, Float64Array],
  blocks: readonly Int32Array[],
): TrueChange | undefined {
  const all = Array.from(logs[0].keys());
  const changeOf = (units: readonly number[]) => {
    const [before, after] = [0, 1].map((t) => trueVariance(pick(logs[t], units), pick(errors[t], units)));
    return log(after / before) / 2;
  };
  const change = changeOf(all);
  if (!Number.isFinite(change)) return undefined;
  const ps = [randomGroups(all.length), ...blocks].map((groupOf) => {
    const labels = [...new Set(groupOf)];
    const without = labels.map((j) => changeOf(all.filter((i) => groupOf[i] !== j)));
    const n = labels.length;
    const variance = ((n - 1) / n) * without.reduce((sum, d) => sum + square(d - change), 0);
    return variance >= 0 ? studentTwoSidedTail(Math.abs(change) / Math.sqrt(variance), n - 1) : 1;
  });
  return { change, p: Math.max(...ps) };
}

const pick = (of: Float64Array, units: readonly number[]) => Float64Array.from(units, (i) => of[i]);

/** NaN where errors make more than four fifths of it. */
function trueVariance(logs: Float64Array, errors: Float64Array): number {
  const variance = square(sampleSd(logs));
  const noise = errors.reduce((sum, e) => sum + e * e, 0) / errors.length;
  return noise > mostNoise * variance ? Number.NaN : variance - noise;
}

/** Twenty groups of units as equal as can be, the same for the same number of units. */
function randomGroups(units: number): Int32Array {
  const random = seededRandom(units);
  const order = Array.from({ length: units }, (_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
  const groupOf = new Int32Array(units);
  order.forEach(({ i }, place) => {
    groupOf[i] = place % groups;
  });
  return groupOf;
}
