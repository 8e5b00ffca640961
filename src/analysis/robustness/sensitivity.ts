import { square } from '../../engine/index.js';
import type { Random } from './random.js';

/** How much of the variance of an output one factor explains, alone and with its interactions. */
export interface SensitivityIndex {
  factor: string;
  /** First-order index with its 90 % bootstrap interval. */
  first: number;
  firstLow: number;
  firstHigh: number;
  /** Total-order index with its 90 % bootstrap interval. */
  total: number;
  totalLow: number;
  totalHigh: number;
}

type Draws = number[][];

/**
 * Sobol' indices of a scalar output by two independent designs A and B and, for each factor, A with that factor
 * taken from B: first order by Saltelli's estimator on the centred output, total order by Jansen's. A factor may be a group of numbers.
 * An output that does not vary has no indices (NaN).
 * Source: Saltelli et al., Computer Physics Communications 181 (2010), table 2 (b) and (f).
 */
export function sensitivity(
  factors: readonly { name: string; at: number }[],
  draw: () => Draws,
  output: (draws: Draws) => number,
  n: number,
  random: Random,
): SensitivityIndex[] {
  const a = Array.from({ length: n }, draw);
  const b = Array.from({ length: n }, draw);
  const ya = a.map(output);
  const yb = b.map(output);
  return factors.map(({ name, at }) => {
    const mixed = a.map((row, i) => output(row.map((u, f) => (f === at ? b[i][f] : u))));
    const all = Array.from({ length: n }, (_, i) => i);
    const nominal = estimate(ya, yb, mixed, all);
    const again = Array.from({ length: 200 }, () =>
      estimate(
        ya,
        yb,
        mixed,
        all.map(() => Math.floor(random() * n)),
      ),
    );
    const [firstLow, firstHigh] = middle90(again.map((e) => e.first));
    const [totalLow, totalHigh] = middle90(again.map((e) => e.total));
    return { factor: name, ...nominal, firstLow, firstHigh, totalLow, totalHigh };
  });
}

function estimate(
  ya: readonly number[],
  yb: readonly number[],
  mixed: readonly number[],
  rows: readonly number[],
): { first: number; total: number } {
  const n = rows.length;
  const mean = rows.reduce((s, i) => s + ya[i] + yb[i], 0) / (2 * n);
  const variance = rows.reduce((s, i) => s + square(ya[i] - mean) + square(yb[i] - mean), 0) / (2 * n);
  if (variance === 0) return { first: Number.NaN, total: Number.NaN };
  const first = rows.reduce((s, i) => s + (yb[i] - mean) * (mixed[i] - ya[i]), 0) / n / variance;
  const total = rows.reduce((s, i) => s + square(ya[i] - mixed[i]), 0) / (2 * n) / variance;
  return { first, total };
}

function middle90(values: number[]): [number, number] {
  const sorted = values.filter((x) => x === x).sort((x, y) => x - y);
  if (sorted.length === 0) return [Number.NaN, Number.NaN];
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))];
  return [at(0.05), at(0.95)];
}
