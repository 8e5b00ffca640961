import { describe, expect, it } from 'vitest';
import { studentCritical } from '../../engine/index.js';
import { bandAt } from './bands.js';
import type { Observation } from './panel.js';
import { type Regression, regress } from './regression.js';

const xs = [
  [1, 2, 4, 5],
  [2, 3, 3, 7],
  [5, 9, 8, 12],
  [4, 4, 6, 9],
  [6, 7, 7, 8],
];
const noise = [0.3, -0.2, 0.5, -0.4, 0.1, 0.2, -0.6];
const rowsOf = (periods: number): Observation[] =>
  xs.flatMap((row, group) =>
    row
      .slice(0, periods)
      .map((x, time) => ({ group, time, x, y: 2 + 3 * x + x * noise[(3 * group + time) % 7]! })),
  );
const fit = (rows: Observation[]): Regression => {
  const found = regress(rows, 'level', 'pooled');
  if ('why' in found) throw new Error(found.why);
  return found;
};

/** (XᵀX)⁻¹ Xᵀ Ω X (XᵀX)⁻¹ with a column of ones and the index as it is: nothing is centred. */
function sandwich(rows: Observation[], fitted: Regression, cluster: boolean): [number, number, number] {
  const e = rows.map(({ x, y }) => y - fitted.intercept - fitted.slope * x);
  const [n, sx, sxx] = [rows.length, 0, 0].map((_, k) =>
    rows.reduce((s, { x }) => s + x ** k, 0),
  ) as number[];
  const det = n! * sxx! - sx! * sx!;
  const inverse = [sxx! / det, -sx! / det, n! / det] as const;
  const groups = new Map<number, [number, number]>();
  rows.forEach(({ group, x }, i) => {
    const [a, b] = groups.get(cluster ? group : i) ?? [0, 0];
    groups.set(cluster ? group : i, [a + e[i]!, b + x * e[i]!]);
  });
  const scale = rows.length / (rows.length - 2);
  const columns = [...groups.values()].map(([a, b]) => [
    inverse[0] * a + inverse[1] * b,
    inverse[1] * a + inverse[2] * b,
  ]);
  const of = (i: number, j: number) => scale * columns.reduce((s, c) => s + c[i]! * c[j]!, 0);
  return [of(0, 0), of(0, 1), of(1, 1)];
}

describe('the bands about a pooled line', () => {
  it.each([
    [1, false, 3],
    [4, true, 4],
  ])('are those of the sandwich over %d periods', (periods, cluster, freedom) => {
    const rows = rowsOf(periods);
    const found = fit(rows);
    const [a, ab, b] = sandwich(rows, found, cluster);
    const t = studentCritical(0.05, freedom);
    for (const x of [0, 3, 10]) {
      const fitted = found.intercept + found.slope * x;
      const band = bandAt(found.bandwidth!, fitted, x);
      const far = t * Math.sqrt(a + 2 * x * ab + x * x * b);
      expect(band.high - fitted).toBeCloseTo(far, 9);
      expect(fitted - band.low).toBeCloseTo(far, 9);
      const rest = found.residuals.reduce((s, { residual }) => s + residual ** 2, 0) / (rows.length - 2);
      expect(band.highPlace - fitted).toBeCloseTo(t * Math.sqrt((far / t) ** 2 + rest), 9);
    }
  });

  it('hold the slope’s own interval: far away they open as it does', () => {
    const found = fit(rowsOf(4));
    const { low, high } = found.errors.at(-1)!;
    const band = bandAt(found.bandwidth!, 0, 1e9);
    expect((band.high - band.low) / 1e9).toBeCloseTo(high - low, 6);
  });

  it('are there for a line of all observations alone', () => {
    const found = regress(rowsOf(4), 'level', 'fixed-effects');
    expect('why' in found ? found : found.bandwidth).toBeUndefined();
  });
});
