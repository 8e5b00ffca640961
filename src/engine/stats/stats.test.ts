import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinr, doubles, type Frame } from '../../../test/helpers/golden.js';
import { kendall, pearson, spearman } from './correlation.js';
import { eigenSymmetric } from './eigen.js';
import { median } from './median.js';
import { kurtosis, skewness } from './shape.js';

const raw = coinr('01_pipeline')['Raw']!.data;
const audit = coinr<Record<string, Frame & { columns: string[] }>>('08_audit');
const column = (name: string) => doubles(raw[name]!);

describe('statistics agree with R', () => {
  it('skewness, kurtosis and median', () => {
    const { iCode, Skew, Kurt, Median } = audit['stats_raw']!.data;
    iCode!.forEach((name, i) => {
      const values = column(String(name));
      expect(skewness(values) / Skew![i]!).toBeCloseTo(1, 12);
      expect(kurtosis(values) / Kurt![i]!).toBeCloseTo(1, 12);
      expect(median(values)).toBe(Median![i]);
    });
  });
  it.each([
    ['pearson', pearson],
    ['spearman', spearman],
    ['kendall', kendall],
  ] as const)('%s correlation, pairs with gaps left out', (name, correlation) => {
    const { columns, data } = audit[name]!;
    for (const a of columns) {
      columns.forEach((b, j) => {
        expect(correlation(column(a), column(b))).toBeCloseTo(data[a]![j]!, 12);
      });
    }
  });
});

describe('statistics at their edges', () => {
  it('too few or equal values have no shape and no correlation', () => {
    expect(skewness([1, 2])).toBeNaN();
    expect(kurtosis([1, 2, 3])).toBeNaN();
    expect(skewness([4, 4, 4, 4])).toBeNaN();
    for (const correlation of [pearson, spearman, kendall]) {
      expect(correlation([1], [2])).toBeNaN();
      expect(correlation([1, 1, 1], [1, 2, 3])).toBeNaN();
    }
    expect(median([])).toBeNaN();
  });
  it('Kendall’s τ-b equals the count over all pairs, ties and gaps included', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 }), (pairs) => {
        const [a, b] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])];
        const slow = slowKendall(a, b);
        if (Number.isNaN(slow)) expect(kendall(a, b)).toBeNaN();
        else expect(kendall(a, b)).toBeCloseTo(slow, 12);
      }),
    );
  });
  it('eigenvectors rebuild the matrix', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
        (m) => {
          const symmetric = m.map((row, i) => row.map((x, j) => (x + m[j]![i]!) / 2));
          const { values, vectors } = eigenSymmetric(symmetric);
          symmetric.forEach((row, i) => {
            row.forEach((x, j) => {
              const again = values.reduce((s, v, k) => s + v * vectors[i]![k]! * vectors[j]![k]!, 0);
              expect(again).toBeCloseTo(x, 9);
            });
          });
        },
      ),
    );
  });
});

function slowKendall(a: readonly number[], b: readonly number[]): number {
  let [score, x, y] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const [da, db] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)];
      if (Number.isNaN(da) || Number.isNaN(db)) continue;
      const gap = [a[i], a[j], b[i], b[j]].some(Number.isNaN);
      if (gap) continue;
      score += da * db;
      x += da * da;
      y += db * db;
    }
  }
  return x > 0 && y > 0 ? score / Math.sqrt(x * y) : Number.NaN;
}
