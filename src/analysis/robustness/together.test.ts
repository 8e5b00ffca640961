import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnTogether, isSurelyAbove, ranksTogether } from './together.js';

const figure = (mean: number, error: number, threshold = 3) => ({ mean, error, threshold });

it('ranks of places hold together between those surely above and those surely below', () => {
  const found = ranksTogether([
    figure(90, 1),
    figure(50, 1),
    figure(49, 1),
    figure(10, 1),
    figure(Number.NaN, 1),
  ]);
  expect(found.map(({ low, high }) => [low, high])).toEqual([
    [1, 1],
    [2, 3],
    [2, 3],
    [4, 4],
    [Number.NaN, Number.NaN],
  ]);
  expect(ranksTogether([figure(2, 0), figure(1, 0)])[0]!.low).toBeNaN();
});

it('no range of any place is wrong where no order that is told is', () => {
  const place = fc.record({
    mean: fc.integer({ min: 0, max: 40 }),
    error: fc.double({ min: 0.1, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2, maxLength: 12 }),
      fc.array(fc.nat(60), { minLength: 12, maxLength: 12 }),
      (of, truths) => {
        const figures = of.map((one) => ({ ...one, threshold: 2 }));
        const rank = (c: number) => 1 + figures.filter((_, d) => truths[d]! > truths[c]!).length;
        const isRight = figures.every((a, i) =>
          figures.every((b, j) => !isSurelyAbove(a, b) || truths[i]! > truths[j]!),
        );
        const held = ranksTogether(figures).every(({ low, high }, c) => {
          const last = figures.filter((_, d) => truths[d]! >= truths[c]!).length;
          return low <= last && rank(c) <= high;
        });
        if (isRight) expect(held).toBe(true);
      },
    ),
  );
});

it('of draws in which places are far apart every rank is known', () => {
  const draws = Array.from({ length: 50 }, (_, i) =>
    Float64Array.of(100 + (i % 3), 50 + (i % 5), (i * 7) % 4),
  );
  expect(ranksTogether(drawnTogether(draws, false)).map(({ low, high }) => [low, high])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});
