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
  it('is that with a column of ones and zeros for each group but the first', () => {
    const fit = leastSquares([ones, x, ...[1, 2, 3, 4].map(dummy)], y)!;
    const found = withinGroups(x, y, groupOf, 5)!;
    expect(found.slope).toBeCloseTo(fit.estimates[1]!, 11);
    expect(found.r2).toBeCloseTo(fit.r2, 12);
    // Within groups it is that of the same regression on what is left when the means of the groups are taken off.
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
  it('is none where x says what the groups say', () => {
    const made = Float64Array.from(groupOf, (g) => 0.1 + g / 3);
    expect(withinGroups(made, y, groupOf, 5)).toBeUndefined();
  });
});
