import { expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { effectiveNumber } from './effective.js';
import { spearmanInterval } from './interval.js';

it('has the interval of Bonett and Wright', () => {
  // z = atanh(0.5) = 0.549306, se = √(1.125/97) = 0.107694, t(98) = 1.984467: tanh(0.335590) and tanh(0.763022).
  const { low, high } = spearmanInterval(0.5, 100);
  expect(low).toBeCloseTo(Math.tanh(0.33559), 4);
  expect(high).toBeCloseTo(Math.tanh(0.763022), 4);
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

it('places that are alike where they are near are worth fewer, and unlike ones as many as they are', () => {
  const random = seeded(8);
  const places = Array.from({ length: 80 }, () => ({ lon: 100 + 20 * random(), lat: 25 + 15 * random() }));
  const alike = places.map(({ lon, lat }) => lon + lat + 0.5 * random());
  const unlike = places.map(() => random());
  expect(effectiveNumber(alike, places)).toBeLessThan(20);
  expect(effectiveNumber(unlike, places)).toBeGreaterThan(50);
  expect(effectiveNumber(unlike, places)).toBeLessThanOrEqual(80);
  expect(
    effectiveNumber(
      unlike,
      places.map(() => undefined),
    ),
  ).toBe(0);
  expect(spearmanInterval(0.5, 60, 7)).toEqual({ low: Number.NaN, high: Number.NaN });
});
