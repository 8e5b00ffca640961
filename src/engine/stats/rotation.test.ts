import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { componentScores, components } from './components.js';
import { pearson } from './correlation.js';
import { factorIndex, factorsOf } from './rotation.js';

const random = seeded(11);
const draw = () => Float64Array.from({ length: 200 }, () => random() - 0.5);
const [one, two] = [draw(), draw()];
const near = (x: Float64Array, noise: number) => x.map((v) => v + noise * (random() - 0.5));
/** Three columns of one thing, two of another. */
const columns = [near(one, 0.3), near(one, 0.3), near(one, 0.3), near(two, 0.3), near(two, 0.3)];
const found = components(columns);

/** Σ over factors of the variance of squared loadings, each row on one size: what varimax makes largest. */
function criterion(loadings: readonly number[][]): number {
  const rows = loadings.map((row) => row.map((x) => (x / Math.hypot(...row)) ** 2));
  return rows[0]!.reduce((sum, _, j) => {
    const squares = rows.map((row) => row[j]!);
    const mean = squares.reduce((a, b) => a + b) / squares.length;
    return sum + squares.reduce((s, x) => s + (x - mean) ** 2, 0);
  }, 0);
}

describe('varimax', () => {
  it('finds the two things that the columns are of', () => {
    const { loadings } = factorsOf(found, 2);
    const high = loadings.map((row) => row.map((x) => Math.abs(x) > 0.8));
    expect(high).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
  it('cannot be improved by turning further', () => {
    const { loadings } = factorsOf(found, 3);
    const best = criterion(loadings);
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      for (const angle of [-0.1, -0.001, 0.001, 0.1, 0.7]) {
        const turned = loadings.map((row) => {
          const copy = [...row];
          copy[p] = row[p]! * Math.cos(angle) + row[q]! * Math.sin(angle);
          copy[q] = row[q]! * Math.cos(angle) - row[p]! * Math.sin(angle);
          return copy;
        });
        expect(criterion(turned)).toBeLessThanOrEqual(best + 1e-12);
      }
    }
  });
  it('explains together what the components explained, and keeps each column’s part', () => {
    const { loadings, explained } = factorsOf(found, 2);
    const sum = explained.reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(found.explained[0]! + found.explained[1]!, 12);
    loadings.forEach((row, i) => {
      const part = [0, 1].reduce((s, j) => s + found.vectors[i]![j]! ** 2 * found.eigenvalues[j]!, 0);
      expect(row.reduce((s, x) => s + x * x, 0)).toBeCloseTo(part, 12);
    });
  });
  it('of one component is the component', () => {
    const factors = factorsOf(found, 1);
    const scores = factorIndex(columns, found, factors);
    expect(Math.abs(pearson(scores, componentScores(columns, found, 0)))).toBeCloseTo(1, 12);
  });
});

describe('components at their edges', () => {
  it('of a constant column, of one unit, and of none, do not exist', () => {
    for (const broken of [[Float64Array.of(1, 1), Float64Array.of(1, 2)], [Float64Array.of(3)]]) {
      const { eigenvalues, vectors } = components(broken);
      expect(eigenvalues.every(Number.isNaN)).toBe(true);
      expect(vectors.flat().every(Number.isNaN)).toBe(true);
    }
    expect(components([]).eigenvalues).toEqual([]);
  });
  it('leave out units with a gap, who have no score', () => {
    const gappy = [Float64Array.of(1, 2, Number.NaN, 4), Float64Array.of(2, 1, 5, 7)];
    const some = components(gappy);
    expect(some.units).toEqual([0, 1, 3]);
    expect(componentScores(gappy, some, 0)[2]).toBeNaN();
  });
  it('of equal columns are one', () => {
    const { eigenvalues, explained } = components([Float64Array.of(1, 2, 4), Float64Array.of(2, 4, 8)]);
    expect(eigenvalues[0]).toBeCloseTo(2, 12);
    expect(explained[0]).toBeCloseTo(1, 12);
  });
});
