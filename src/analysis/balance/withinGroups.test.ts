import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { leastSquares, robustErrors } from '../../engine/index.js';
import { withinGroups } from './withinGroups.js';

const random = seeded(11);
const n = 60;
const groupOf = Array.from({ length: n }, (_, i) => (i * 7) % 5);
const draw = () => Float64Array.from({ length: n }, (_, i) => random() + groupOf[i]!);
const [x, z, y] = [draw(), draw(), draw()];
const dummy = (j: number) => Float64Array.from(groupOf, (g) => Number(g === j));

describe('a regression within groups', () => {
  it('is that with a column of ones and zeros for each group but the first', () => {
    const columns = [new Float64Array(n).fill(1), x, z, ...[1, 2, 3, 4].map(dummy)];
    const fit = leastSquares(columns, y)!;
    const errors = robustErrors(columns, fit);
    const found = withinGroups([x, z], y, groupOf, 5)!;
    expect(found.freedom).toBe(fit.freedom);
    expect(found.r2).toBeCloseTo(fit.r2, 12);
    // Within groups it is that of the same regression on what is left when the means of the groups are taken off.
    const less = (v: Float64Array) =>
      v.map((u, i) => {
        const own = v.filter((_, j) => groupOf[j] === groupOf[i]);
        return u - own.reduce((a, b) => a + b, 0) / own.length;
      });
    const inside = leastSquares([new Float64Array(n).fill(1), less(x), less(z)], less(y))!;
    expect(found.r2Within).toBeCloseTo(inside.r2, 12);
    expect(found.r2Within).toBeLessThan(found.r2);
    expect(found.terms).toHaveLength(columns.length);
    found.terms.forEach(({ estimate, error }, i) => {
      expect(estimate).toBeCloseTo(fit.estimates[i]!, 11);
      expect(error).toBeCloseTo(errors[i]!, 11);
    });
  });
  it('has one group for its constant', () => {
    const columns = [new Float64Array(n).fill(1), x];
    const fit = leastSquares(columns, y)!;
    const { terms } = withinGroups([x], y, new Uint8Array(n), 1)!;
    expect(terms[0]!.estimate).toBeCloseTo(fit.estimates[0]!, 12);
    expect(terms[1]!.error).toBeCloseTo(robustErrors(columns, fit)[1]!, 12);
  });
  it('is none where a column says what the groups say, columns say the same, or nothing is left', () => {
    const made = Float64Array.from(groupOf, (g) => 0.1 + g / 3);
    expect(withinGroups([made], y, groupOf, 5)).toBeUndefined();
    expect(withinGroups([x, x.map((v) => 2 * v)], y, groupOf, 5)).toBeUndefined();
    expect(withinGroups([x.slice(0, 6)], y.slice(0, 6), groupOf.slice(0, 6), 5)).toBeUndefined();
  });
});
