import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { type Estimator, estimators, type Observation, prepare } from './panel.js';
import { regress } from './regression.js';

const fitted = (rows: Observation[], estimator: Estimator) => {
  const found = regress(rows, 'level', estimator);
  if ('why' in found) throw new Error(found.why);
  return found;
};

const x = [1, 2, 3, 4, 5, 12];
const y = [2.1, 2.9, 4.2, 4.8, 6.3, 11];
const rowsOf = (groupOf: (i: number) => number): Observation[] =>
  x.map((v, i) => ({ group: groupOf(i), time: 0, x: v, y: y[i]! }));

describe('errors by place', () => {
  it('have the known answers for clusters of one and of two', () => {
    const alone = fitted(
      rowsOf((i) => i),
      'pooled',
    );
    expect(alone.slope).toBeCloseTo(0.80451613, 8);
    expect(alone.error.se).toBeCloseTo(0.20709918, 8);
    expect(alone.error.freedom).toBeCloseTo(1.08161938, 8);
    expect(alone.error.low).toBeNaN();
    const pairs = fitted(
      rowsOf((i) => Math.floor(i / 2)),
      'pooled',
    );
    expect(pairs.error.se).toBeCloseTo(0.11931003, 8);
    expect(pairs.error.freedom).toBeCloseTo(1.02344199, 8);
  });

  it('name the place that influences the slope most, and the slope without it', () => {
    const { leverage } = fitted(
      rowsOf((i) => i),
      'pooled',
    );
    expect(leverage.group).toBe(5);
    expect(leverage.share).toBeCloseTo((12 - 4.5) ** 2 / 77.5, 12);
    const [mx, my] = [3, (2.1 + 2.9 + 4.2 + 4.8 + 6.3) / 5];
    const sxy = [0, 1, 2, 3, 4].reduce((s, i) => s + (x[i]! - mx) * (y[i]! - my), 0);
    expect(leverage.without).toBeCloseTo(sxy / 10, 12);
  });

  it('are those of the whole design written out, effects of places and periods included', () => {
    const random = seeded(3);
    const panel = Array.from({ length: 12 }, (_, group) =>
      [0, 1, 2, 3].map((time) => {
        const v = 5 * random() + group;
        return { group, time, x: v, y: v + group * random() + time };
      }),
    ).flat();
    const gaps = panel.filter((_, i) => i % 11 !== 3);
    for (const rows of [panel, gaps])
      for (const estimator of estimators) {
        const { error } = fitted(rows, estimator);
        const { se, freedom } = writtenOut(rows, estimator);
        expect(error.se / se).toBeCloseTo(1, 6);
        expect(error.freedom / freedom).toBeCloseTo(1, 6);
      }
  });
});

/** CR3 from the matrix of the whole design, as the books write it. */
function writtenOut(all: Observation[], estimator: Estimator): { se: number; freedom: number } {
  const prepared = prepare(all, 'first-differences');
  if ('why' in prepared) throw new Error(prepared.why);
  const { means } = prepared;
  const rows =
    estimator === 'first-differences'
      ? prepared.rows.map((r) => ({ ...r, x: r.x + means!.x, y: r.y + means!.y }))
      : all;
  const groups = [...new Set(rows.map((r) => r.group))];
  const times = [...new Set(rows.map((r) => r.time))];
  const constant = estimator === 'pooled' || estimator === 'first-differences';
  const design = rows.map((r) => [
    r.x,
    ...(constant ? [1] : groups.map((g) => (g === r.group ? 1 : 0))),
    ...(estimator === 'two-way' ? times.slice(1).map((t) => (t === r.time ? 1 : 0)) : []),
  ]);
  const inverse = inverted(product(transposed(design), design));
  const hat = product(product(design, inverse), transposed(design));
  const m = hat.map((line, i) => line.map((v, j) => (i === j ? 1 : 0) - v));
  const e = m.map((line) => line.reduce((s, v, j) => s + v * rows[j]!.y, 0));
  const a = product(inverse, transposed(design))[0]!;
  const parts = groups.map((g) => {
    const own = rows.flatMap((r, i) => (r.group === g ? [i] : []));
    // A ridge of 1e-9 of M stands for the pseudo-inverse: what it adds is in directions that a and e do not have.
    const block = own.map((i) => own.map((j) => m[i]![j]! + (i === j ? 1e-9 : 0)));
    const u = product([own.map((i) => a[i]!)], inverted(block))[0]!;
    return { own, u };
  });
  const score = parts.map(({ own, u }) => u.reduce((s, v, i) => s + v * e[own[i]!]!, 0));
  const lines = parts.map(({ own, u }) =>
    rows.map((_, j) => u.reduce((s, v, i) => s + v * m[own[i]!]![j]!, 0)),
  );
  const omega = product(lines, transposed(lines));
  const trace = omega.reduce((s, line, i) => s + line[i]!, 0);
  const squares = omega.flat().reduce((s, v) => s + v * v, 0);
  const n = groups.length;
  return {
    se: Math.sqrt(((n - 1) / n) * score.reduce((s, v) => s + v * v, 0)),
    freedom: (trace * trace) / squares,
  };
}

const transposed = (a: number[][]) => a[0]!.map((_, j) => a.map((line) => line[j]!));
const product = (a: number[][], b: number[][]) => {
  const columns = transposed(b);
  return a.map((line) => columns.map((column) => line.reduce((s, v, i) => s + v * column[i]!, 0)));
};

/** Gauss and Jordan with pivots. */
function inverted(matrix: number[][]): number[][] {
  const n = matrix.length;
  const a = matrix.map((line, i) => [...line, ...line.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = a
      .slice(k)
      .reduce((best, line, i) => (Math.abs(line[k]!) > Math.abs(a[best]![k]!) ? k + i : best), k);
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    const scale = a[k]![k]!;
    a[k] = a[k]!.map((v) => v / scale);
    for (let i = 0; i < n; i++) if (i !== k) a[i] = a[i]!.map((v, j) => v - a[i]![k]! * a[k]![j]!);
  }
  return a.map((line) => line.slice(n));
}
