import { expect, it } from 'vitest';
import { spearmanInterval } from './interval.js';

it('has the interval of Bonett and Wright', () => {
  // z = atanh(0.5) = 0.549306, se = √(1.125/97) = 0.107694: tanh(0.338229) and tanh(0.760383).
  const { low, high } = spearmanInterval(0.5, 100);
  expect(low).toBeCloseTo(0.32589, 4);
  expect(high).toBeCloseTo(0.64129, 4);
});

it('lies the other way round for the opposite order, and around nothing for none', () => {
  const [a, b, none] = [spearmanInterval(0.4, 60), spearmanInterval(-0.4, 60), spearmanInterval(0, 60)];
  expect([-a.high, -a.low]).toEqual([expect.closeTo(b.low, 12), expect.closeTo(b.high, 12)]);
  expect(none.low).toBeCloseTo(-none.high, 12);
});

it('is not given for few places or the same order', () => {
  for (const [rho, n] of [
    [0.5, 49],
    [1, 100],
    [-1, 100],
  ] as const)
    expect(spearmanInterval(rho, n)).toEqual({ low: Number.NaN, high: Number.NaN });
});
