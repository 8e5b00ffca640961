import { type NoValueReason, undefinedFigure, type ValueOrReason } from './noValueReason.js';

/** Transitions of units between k classes from one period to the next. */
export interface Mobility {
  /** `counts[i][j]`: moves from class i to class j. */
  counts: number[][];
  /** Transition probabilities by row; NaN for a class from which no unit starts. */
  shares: number[][];
  /** (k − trace)/(k − 1): 0: no mobility, 1: the next class is independent of the present one. NaN with an empty class. */
  shorrocks: number;
  /** The ergodic distribution; NaN where it depends on the initial state. */
  ergodic: number[];
  why?: NoValueReason;
}

/** The class of each unit from 0 in two consecutive periods, −1 where it has none. */
export interface Step {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/**
 * Counts all transitions between consecutive periods as one Markov chain. Sources: Quah (1993) for the classes;
 * Shorrocks (1978) for the index; Grassmann, Taksar and Heyman (1985) for the ergodic distribution, without subtractions.
 *
 * @param even whether all intervals are equal; otherwise transitions are counted, but there is no chain
 */
export function mobilityOf(steps: readonly Step[], k: number, even = true): Mobility {
  const everywhere = steps.map(({ from }) => new Int32Array(from.length));
  const found = mobilityFrom(countMoves(steps, k, everywhere, 1)[0]);
  const none = new Array<number>(k).fill(Number.NaN);
  return even ? found : { ...found, shorrocks: Number.NaN, ergodic: none, why: 'uneven-steps' };
}

/**
 * The same for each class of the neighbours' mean at the start (spatial Markov chain).
 * Source: Rey (2001), Spatial empirics for economic growth and convergence.
 *
 * @param around at the start of each step: the class of the neighbours' mean of each unit, −1 for none
 */
export function spatialMobility(
  steps: readonly Step[],
  around: readonly ArrayLike<number>[],
  k: number,
): Mobility[] {
  return countMoves(steps, k, around, k).map(mobilityFrom);
}

/** Transitions by set of the unit at the start of the step; −1 is in none. */
function countMoves(
  steps: readonly Step[],
  k: number,
  setOf: readonly ArrayLike<number>[],
  sets: number,
): number[][][] {
  const counts = new Int32Array(sets * k * k);
  steps.forEach(({ from, to }, t) => {
    const set = setOf[t];
    for (let c = 0; c < from.length; c++) {
      if (from[c] >= 0 && to[c] >= 0 && set[c] >= 0) counts[(set[c] * k + from[c]) * k + to[c]]++;
    }
  });
  const row = (at: number) => [...counts.subarray(at * k, (at + 1) * k)];
  return Array.from({ length: sets }, (_, h) => Array.from({ length: k }, (_, i) => row(h * k + i)));
}

function mobilityFrom(counts: number[][]): Mobility {
  const k = counts.length;
  const sums = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const shares = counts.map((row, i) => row.map((m) => (sums[i] > 0 ? m / sums[i] : Number.NaN)));
  const missing = new Array<number>(k).fill(Number.NaN);
  if (sums.every((s) => s === 0)) {
    return { counts, shares, shorrocks: Number.NaN, ergodic: missing, why: 'one-period' };
  }
  if (sums.some((s) => s === 0)) {
    return { counts, shares, shorrocks: Number.NaN, ergodic: missing, why: 'empty-class' };
  }
  const trace = shares.reduce((sum, row, i) => sum + row[i], 0);
  const shorrocks = k > 1 ? (k - trace) / (k - 1) : Number.NaN;
  const closed = closedClass(counts);
  if (!closed) return { counts, shares, shorrocks, ergodic: missing, why: 'several-closed-classes' };
  return { counts, shares, shorrocks, ergodic: stationary(shares, closed) };
}

/** The closed communicating class of the chain; undefined where there are several. */
function closedClass(counts: readonly (readonly number[])[]): number[] | undefined {
  const reach = counts.map((row, i) => row.map((m, j) => i === j || m > 0));
  for (let m = 0; m < reach.length; m++) {
    for (let i = 0; i < reach.length; i++) {
      if (reach[i][m]) for (let j = 0; j < reach.length; j++) reach[i][j] ||= reach[m][j];
    }
  }
  const common = reach.flatMap((_, j) => (reach.every((row) => row[j]) ? [j] : []));
  return common.length > 0 ? common : undefined;
}

/** The stationary distribution over an irreducible set of classes; 0 outside the set. */
function stationary(shares: readonly (readonly number[])[], set: readonly number[]): number[] {
  const a = set.map((i) => set.map((j) => shares[i][j]));
  const n = set.length;
  for (let m = n - 1; m > 0; m--) {
    let out = 0;
    for (let j = 0; j < m; j++) out += a[m][j];
    for (let i = 0; i < m; i++) {
      a[i][m] /= out;
      for (let j = 0; j < m; j++) a[i][j] += a[i][m] * a[m][j];
    }
  }
  const weights = [1];
  for (let j = 1; j < n; j++) weights.push(weights.reduce((sum, w, i) => sum + w * a[i][j], 0));
  const all = weights.reduce((x, y) => x + y, 0);
  return shares.map((_, i) => (set.includes(i) ? weights[set.indexOf(i)] / all : 0));
}

/** The Shorrocks index of the earlier and the later half of the moves. */
export interface MobilityChange {
  /** Index of the period between the halves. */
  middle: number;
  earlier: ValueOrReason;
  later: ValueOrReason;
}

/** The change of mobility between the earlier and the later half of the moves; the later half is longer by one where odd. */
export function mobilityChange(steps: readonly Step[], k: number, even = true): MobilityChange {
  const middle = Math.floor(steps.length / 2);
  const few = steps.length < 2 ? 'few-periods' : undefined;
  const why = even ? few : 'uneven-steps';
  const [earlier, later] = [steps.slice(0, middle), steps.slice(middle)].map((half): ValueOrReason => {
    if (why) return undefinedFigure(why);
    const { shorrocks, why: own = 'empty-class' } = mobilityOf(half, k);
    return Number.isNaN(shorrocks) ? undefinedFigure(own) : { value: shorrocks };
  });
  return { middle, earlier, later };
}
