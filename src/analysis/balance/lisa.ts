import { countBefore } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import type { SpatialField } from './moran.js';

/** The level of a unit and that of its neighbours, relative to the mean: high or low. */
export type Quadrant = 'HH' | 'LL' | 'HL' | 'LH';

/** Local Moran's I of one unit. */
export interface Local {
  /** Index of the unit in the plan. */
  unit: number;
  /** Local I; the mean over the units is the global one. */
  i: number;
  expected: number;
  /** Under randomisation of all values. */
  variance: number;
  /** Two-sided, by random permutation of the neighbours. */
  p: number;
  quadrant: Quadrant;
}

/** p below which a unit counts as part of a cluster. */
export const clusterLevel = 0.05;

const seed = 2;

/**
 * Local indicators of spatial association: I[i] = z[i] Σ w[ij] z[j] / m2, with a pseudo p-value by conditional
 * permutation of the other units, two-sided as twice the smaller tail. Empty where all values are equal. Source: Anselin (1995); R `spdep::localmoran` for expectation and variance.
 */
export function localMoran(field: SpatialField, draws = 499): Local[] {
  if (field.why) return [];
  const { frame, deviations, lags, m2, m4 } = field;
  const { units, weights } = frame;
  const n = units.length;
  const b2 = m4 / (m2 * m2);
  const shares = permutationShares(field, draws);
  return units.map((unit, c) => {
    const squares = weights[c].reduce((sum, w) => sum + w * w, 0);
    const expected = -1 / (n - 1);
    const variance =
      (squares * (n - b2)) / (n - 1) +
      ((1 - squares) * (2 * b2 - n)) / ((n - 1) * (n - 2)) -
      expected * expected;
    const high = deviations[c] >= 0 ? 'H' : 'L';
    const around = lags[c] >= 0 ? 'H' : 'L';
    const quadrant = `${high}${around}` as Quadrant;
    return { unit, i: (deviations[c] * lags[c]) / m2, expected, variance, p: shares[c], quadrant };
  });
}

/** For each unit twice the share of permutations whose neighbours' mean is beyond the observed one, on the smaller side. */
function permutationShares(
  { frame: { weights }, deviations, lags }: SpatialField,
  draws: number,
): Float64Array {
  const drawnOthers = othersDrawn(
    deviations.length,
    weights.reduce((max, own) => Math.max(max, own.length), 0),
    draws,
  );
  const known: Means[] = [];
  return lags.map((lag, c) => {
    const own = weights[c];
    const alike = known[own.length]?.weights.every((w, m) => w === own[m]);
    const means = alike ? known[own.length] : meansDrawn(own, deviations, drawnOthers);
    known[own.length] = means;
    let above = draws - countBefore(means.sorted, (x) => x < lag);
    let below = countBefore(means.sorted, (x) => x <= lag);
    for (const b of drawnOthers.withUnit[c] ?? []) {
      const [wrong, right] = [means.byDraw[b], meanDrawn(own, deviations, drawnOthers, b, c)];
      above += Number(right >= lag) - Number(wrong >= lag);
      below += Number(right <= lag) - Number(wrong <= lag);
    }
    return Math.min(1, (2 * (Math.min(above, below) + 1)) / (draws + 1));
  });
}

/** The neighbours' mean in every draw, shared by units with the same weights; draws that contain the unit itself are corrected later. */
interface Means {
  weights: Float64Array;
  byDraw: Float64Array;
  sorted: Float64Array;
}

function meansDrawn(weights: Float64Array, deviations: Float64Array, drawnOthers: Draws): Means {
  const byDraw = Float64Array.from({ length: drawnOthers.draws }, (_, b) =>
    meanDrawn(weights, deviations, drawnOthers, b, -1),
  );
  return { weights, byDraw, sorted: byDraw.slice().sort() };
}

/** The mean of the neighbours drawn; where the unit itself is drawn, the last unit replaces it. */
function meanDrawn(
  weights: Float64Array,
  deviations: Float64Array,
  { most, places }: Draws,
  b: number,
  self: number,
): number {
  let sum = 0;
  for (let m = 0; m < weights.length; m++) {
    const j = places[b * most + m];
    sum += weights[m] * deviations[j === self ? deviations.length - 1 : j];
  }
  return sum;
}

interface Draws {
  draws: number;
  most: number;
  /** `draw * most + m`: indices of the other units drawn. */
  places: Int32Array;
  /** The draws that contain each number. */
  withUnit: number[][];
}

/** For each draw the indices of `most` of the n − 1 other units, without replacement; the same for every unit. */
function othersDrawn(n: number, most: number, draws: number): Draws {
  const key = `${n}/${most}/${draws}`;
  const known = drawn.get(key);
  if (known) return known;
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: n - 1 }, (_, i) => i);
  const places = new Int32Array(draws * most);
  const withUnit: number[][] = Array.from(order, () => []);
  for (let b = 0; b < draws; b++) {
    for (let m = 0; m < most; m++) {
      const j = m + Math.floor(random() * (n - 1 - m));
      [order[m], order[j]] = [order[j], order[m]];
      places[b * most + m] = order[m];
      withUnit[order[m]].push(b);
    }
  }
  const drawnOthers = { draws, most, places, withUnit };
  drawn.set(key, drawnOthers);
  return drawnOthers;
}

const drawn = new Map<string, Draws>();
