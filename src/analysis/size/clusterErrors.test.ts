import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { clusterErrors, type Working } from './clusterErrors.js';
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
  x.map((v, i) => ({ group: groupOf(i), time: i % 2, x: v, y: y[i]! }));

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

  it('are larger by what places and periods have in common, the covariance of all observations written out', () => {
    const random = seeded(5);
    const panel = Array.from({ length: 9 }, (_, group) =>
      [0, 1, 2].map((time) => ({ group, time, x: group + 3 * random() + time * random(), y: random() })),
    ).flat();
    const gaps = panel.filter((_, i) => i % 8 !== 3);
    const working: Working = {
      places: (a, b) => 0.9 ** Math.abs(a - b),
      periods: (s, t) => (s === t ? 1 : 0.4),
    };
    for (const estimator of estimators) {
      const prepared = prepare(gaps, estimator);
      if ('why' in prepared) throw new Error(prepared.why);
      const { rows } = prepared;
      const sxx = rows.reduce((sum, { x }) => sum + x * x, 0);
      const slope = rows.reduce((sum, { x, y }) => sum + x * y, 0) / sxx;
      const residuals = rows.map(({ x, y }) => y - slope * x);
      const found = clusterErrors(prepared, residuals, working)(rows.map(({ x }) => x / sxx));
      const expected = writtenOut(gaps, estimator, working);
      expect(found.se / expected.se).toBeCloseTo(1, 6);
      expect(found.freedom / expected.freedom).toBeCloseTo(1, 6);
      expect(found.se).toBeGreaterThan(writtenOut(gaps, estimator).se);
    }
  });

  it('find errors of neighbours in common from distances, and none where errors are places’ own', () => {
    const random = seeded(8);
    const distances = Array.from({ length: 40 }, (_, a) =>
      Float64Array.from({ length: 40 }, (_, b) => Math.abs(a - b)),
    );
    const walk = () => {
      let at = 0;
      return Array.from({ length: 40 }, () => (at = 0.95 * at + random() - 0.5));
    };
    const [x, alike] = [walk(), walk()];
    const errorOf = (errors: number[], of?: Float64Array[]) => {
      const rows = x.map((v, group) => ({ group, time: 0, x: v, y: v + errors[group]! }));
      const found = regress(rows, 'level', 'pooled', of);
      if ('why' in found) throw new Error(found.why);
      return found.error;
    };
    expect(errorOf(alike, distances).se).toBeGreaterThan(1.3 * errorOf(alike).se);
    expect(errorOf(alike, distances).freedom).toBeLessThan(errorOf(alike).freedom);
    const own = x.map(() => random());
    expect(errorOf(own, distances).se).toBeLessThan(1.2 * errorOf(own).se);
  });
});

/** CR3 from the matrix of the whole design, as the books write it, enlarged by errors in common. */
function writtenOut(
  all: Observation[],
  estimator: Estimator,
  working?: Working,
): { se: number; freedom: number } {
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
  const sigma = rows.map((r) =>
    rows.map((q) =>
      working ? working.places(r.group, q.group) * working.periods(r.time, q.time) : Number(r === q),
    ),
  );
  const omega = product(product(lines, sigma), transposed(lines));
  const trace = omega.reduce((s, line, i) => s + line[i]!, 0);
  const squares = omega.flat().reduce((s, v) => s + v * v, 0);
  const n = groups.length;
  const [[truth]] = product(product([a], sigma), transposed([a])) as [[number]];
  const larger = working ? Math.max(1, truth / (((n - 1) / n) * trace)) : 1;
  return {
    se: Math.sqrt(((n - 1) / n) * score.reduce((s, v) => s + v * v, 0) * larger),
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
