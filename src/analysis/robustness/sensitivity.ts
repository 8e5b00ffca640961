import { square } from '../../engine/index.js';
import type { Random } from './random.js';

/** The sensitivity of an output to one factor: its share of the variance, alone and with interactions. */
export interface SensitivityIndex<Factor extends string = string> {
  factor: Factor;
  /** First-order index with its 90% bootstrap interval. */
  first: number;
  firstLow: number;
  firstHigh: number;
  /** Total-order index with its 90% bootstrap interval. */
  total: number;
  totalLow: number;
  totalHigh: number;
}

/** Bootstrap samples behind every interval. */
const samples = 200;

/**
 * Sobol' indices of a scalar output by two independent designs A and B and, for each factor, A with that factor
 * taken from B: first order by Saltelli's estimator on the centred output, total order by Jansen's. A factor may be
 * a group of numbers. A row in which any output is missing (NaN) is left out, for all factors alike or for one. An
 * output that does not vary has no indices (NaN). Both indices are shares of the variance: an estimate that sampling error puts below 0
 * or above 1 is set to that end. The bootstrap takes rows as independent; those of a Sobol' design
 * are more uniform, so the intervals are rather too wide.
 * Source: Saltelli et al., Computer Physics Communications 181 (2010), table 2 (b) and (f).
 *
 * @param ya the output on A
 * @param yb the output on B
 * @param mixed for each factor the output on A with that factor from B
 */
export function sensitivity<Factor extends string>(
  factors: readonly Factor[],
  ya: Float64Array,
  yb: Float64Array,
  mixed: readonly Float64Array[],
  random: Random,
): SensitivityIndex<Factor>[] {
  return factors.map((factor, f) => {
    const rows = Int32Array.from(ya.keys()).filter((i) => !Number.isNaN(ya[i] + yb[i] + mixed[f][i]));
    const whole = bounded(estimate(ya, yb, mixed[f], rows));
    const drawn = new Int32Array(rows.length);
    // What does not vary does not do so in a sample either.
    const again = Array.from({ length: whole.total === whole.total ? samples : 0 }, () => {
      for (let i = 0; i < drawn.length; i++) drawn[i] = rows[Math.floor(random() * rows.length)];
      return bounded(estimate(ya, yb, mixed[f], drawn));
    });
    const [firstLow, firstHigh] = middle90(again.map((e) => e.first));
    const [totalLow, totalHigh] = middle90(again.map((e) => e.total));
    return { factor, ...whole, firstLow, firstHigh, totalLow, totalHigh };
  });
}

const share = (x: number) => Math.min(1, Math.max(0, x));

const bounded = ({ first, total }: ReturnType<typeof estimate>) => ({
  first: share(first),
  total: share(total),
});

/** First and total index of one factor over some rows of the design. */
export function estimate(
  ya: Float64Array,
  yb: Float64Array,
  mixed: Float64Array,
  rows: Int32Array,
): { first: number; total: number } {
  const n = rows.length;
  let sum = 0;
  for (const i of rows) sum += ya[i] + yb[i];
  const mean = sum / (2 * n);
  let spread = 0;
  let alone = 0;
  let all = 0;
  for (const i of rows) {
    spread += square(ya[i] - mean) + square(yb[i] - mean);
    alone += (yb[i] - mean) * (mixed[i] - ya[i]);
    all += square(ya[i] - mixed[i]);
  }
  if (!(spread > 0)) return { first: Number.NaN, total: Number.NaN };
  return { first: (2 * alone) / spread, total: all / spread };
}

function middle90(values: number[]): [number, number] {
  const sorted = values.filter((x) => x === x).sort((x, y) => x - y);
  if (sorted.length === 0) return [Number.NaN, Number.NaN];
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))];
  return [at(0.05), at(0.95)];
}
