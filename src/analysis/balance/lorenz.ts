import { type Sample, sampleOf, sumsOf } from './sample.js';

/** Points of a Lorenz curve: cumulated share of the units in ascending order, and their share of the sum. */
export interface LorenzCurve {
  units: Float64Array;
  shares: Float64Array;
}

/**
 * From (0, 0) over every unit to (1, 1). Missing values are left out; empty where one is negative, the sum is zero, or
 * there is no natural zero. Source: Lorenz (1905); Gastwirth (1971).
 */
export function lorenzCurve(sample: Sample): LorenzCurve {
  const { n, total } = sumsOf(sample);
  if (!(total > 0) || sample.least < 0 || !sample.isRatio)
    return { units: new Float64Array(0), shares: new Float64Array(0) };
  const shares = new Float64Array(n + 1);
  sample.values.forEach((x, i) => {
    shares[i + 1] = shares[i] + x / total;
  });
  shares[n] = 1;
  return { units: shares.map((_, i) => i / n), shares };
}

/** A point of a Lorenz curve, and the unit that the step to it adds; −1 at its start. */
export interface LorenzPoint {
  unit: number;
  units: number;
  share: number;
}

/** Every point of the Lorenz curve of a column, a step for each unit from the lowest; empty where undefined. */
export function lorenzPoints(column: ArrayLike<number>): LorenzPoint[] {
  const sample = sampleOf(column);
  const { units, shares } = lorenzCurve(sample);
  return Array.from(units, (x, i) => ({
    unit: i === 0 ? -1 : sample.units[i - 1],
    units: x,
    share: shares[i],
  }));
}

/** The share that a share of the units has, on the straight line between neighbours. */
export function lorenzAt({ units, shares }: LorenzCurve, p: number): number {
  const n = units.length - 1;
  if (n < 1) return Number.NaN;
  const i = Math.min(n - 1, Math.floor(p * n));
  return shares[i] + (p * n - i) * (shares[i + 1] - shares[i]);
}

/** One minus twice the area under the curve, which equals the Gini coefficient. */
export function giniFromLorenz({ units, shares }: LorenzCurve): number {
  if (units.length < 2) return Number.NaN;
  let area = 0;
  for (let i = 1; i < units.length; i++)
    area += ((units[i] - units[i - 1]) * (shares[i] + shares[i - 1])) / 2;
  return 1 - 2 * area;
}
