import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { leastSquares } from '../../engine/index.js';
import { withinGroups } from './withinGroups.js';

const random = seeded(11);
const n = 60;
const groupOf = Array.from({ length: n }, (_, i) => (i * 7) % 5);
const draw = () => Float64Array.from({ length: n }, (_, i) => random() + groupOf[i]!);
const [x, y] = [draw(), draw()];
const ones = new Float64Array(n).fill(1);
const dummy = (j: number) => Float64Array.from(groupOf, (g) => Number(g === j));

describe('a regression within groups', () => {
  it('equals the regression with a dummy for each group but the first', () => {
    const fit = leastSquares([ones, x, ...[1, 2, 3, 4].map(dummy)], y)!;
    const found = withinGroups(x, y, groupOf, 5)!;
    expect(found.slope).toBeCloseTo(fit.estimates[1]!, 11);
    expect(found.r2).toBeCloseTo(fit.r2, 12);
    // R² within groups is that of the regression on deviations from the group means.
    const less = (v: Float64Array) =>
      v.map((u, i) => {
        const own = v.filter((_, j) => groupOf[j] === groupOf[i]);
        return u - own.reduce((a, b) => a + b, 0) / own.length;
      });
    expect(found.r2Within).toBeCloseTo(leastSquares([ones, less(x)], less(y))!.r2, 12);
    expect(found.r2Within).toBeLessThan(found.r2);
  });
  it('has one group for its constant', () => {
    const fit = leastSquares([ones, x], y)!;
    expect(withinGroups(x, y, new Uint8Array(n), 1)!.slope).toBeCloseTo(fit.estimates[1]!, 12);
  });
  it('does not exist where x is determined by the groups', () => {
    const made = Float64Array.from(groupOf, (g) => 0.1 + g / 3);
    expect(withinGroups(made, y, groupOf, 5)).toBeUndefined();
  });
});
