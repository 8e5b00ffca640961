import { expect, it } from 'vitest';
import { chiSquareUpperTail } from './distributions.js';

it('the tail of χ² has the values of R, with few and with many degrees of freedom', () => {
  for (const [x, df, want] of [
    [0.5, 1, 0.479500122186953],
    [3, 2, 0.22313016014843],
    [12.3, 3, 0.00642305757657794],
    [12.3, 15, 0.656194079492853],
    [40, 6, 4.55514950558921e-7],
    [200, 15, 2.12467119989319e-34],
    [200, 105, 6.73726578358445e-8],
    [9591, 9591, 0.498079685477398],
    [10200, 9591, 8.08326907439567e-6],
  ] as const)
    expect(chiSquareUpperTail(x, df) / want).toBeCloseTo(1, 9);
  expect([chiSquareUpperTail(0, 3), chiSquareUpperTail(1e5, 36), chiSquareUpperTail(0.5, 105)]).toEqual([
    1, 0, 1,
  ]);
  expect(chiSquareUpperTail(Number.NaN, 3)).toBeNaN();
});
