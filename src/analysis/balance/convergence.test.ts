import { describe, expect, it } from 'vitest';
import { convergence } from './convergence.js';
import { gapChange, gapsToLeaders } from './leaders.js';

const no = Number.NaN;

describe('convergence', () => {
  const before = Array.from({ length: 20 }, (_, c) => 1 + c);
  it('is what it was made to be', () => {
    const after = before.map((x) => x * Math.exp(3 * (0.1 - 0.02 * Math.log(x))));
    expect(convergence(before, after, 3)).toMatchObject({
      slope: expect.closeTo(-0.02, 12),
      r2: expect.closeTo(1, 9),
    });
  });
  it('leaves out zeros and gaps and counts them', () => {
    const after = before.map((x, c) => (c === 0 ? 0 : c === 1 ? no : x * (1 + (c % 3) / 10)));
    expect(convergence(before, after, 1)).toMatchObject({ units: 18, leftOut: 2 });
  });
  it('says why it cannot be told', () => {
    const why = (x: number[]) =>
      convergence(
        x,
        x.map((v) => v * 2),
        1,
      ).why;
    expect(why([])).toBe('no-units');
    expect(why([3])).toBe('one-unit');
    expect(why([1, 2, 3])).toBe('few-units');
    expect(why(new Array(12).fill(2))).toBe('all-equal');
    const groups = before.map((_, c) => (c < 10 ? 0 : 1));
    const apart = before.map((_, c) => (c < 10 ? 2 : 5));
    const grown = apart.map((x, c) => x + (c % 2));
    expect(convergence(apart, grown, 1, groups).why).toBe('collinear');
  });
  it('to the leaders counts who came nearer', () => {
    const gaps = (x: number[]) => gapsToLeaders(x);
    const found = gapChange(gaps([8, 8, 8, 8, 2, 4]), gaps([8, 8, 8, 8, 4, 3]));
    expect(found).toMatchObject({ units: 6, narrowed: 1 / 6 });
    expect(found.change).toBeCloseTo((-Math.log(2) + Math.log(4 / 3)) / 6, 12);
    expect(gapChange(gaps([1, 2]), gaps([1, 2])).why).toBe('few-units');
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 0])).units).toBe(4);
    expect(gapChange(gaps([8, 8, 8, 8, 2]), gaps([8, 8, 8, 8, 4]), [4])).toMatchObject({
      narrowed: 1,
    });
  });
});
