import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundTo } from './round.js';

/** Rounds the shortest decimal of a double in whole numbers, half away from zero. */
function plain(x: number, digits: number): number {
  const [mantissa, exponent = '0'] = Math.abs(x).toString().split('e');
  const [whole, part = ''] = mantissa!.split('.');
  const shift = Number(exponent) - part.length + digits;
  const all = BigInt(whole! + part);
  const steps =
    shift >= 0
      ? all * 10n ** BigInt(shift)
      : (all * 2n + 10n ** BigInt(-shift)) / (2n * 10n ** BigInt(-shift));
  return Math.sign(x) * Number(`${steps}e${-digits}`);
}

it('rounds the decimal that a double stands for, half away from zero', () => {
  expect(
    [0.285, 1.005, 2.5, 0.125, -0.285, -2.5].map((x) => roundTo(x, x === 2.5 || x === -2.5 ? 0 : 2)),
  ).toEqual([0.29, 1.01, 3, 0.13, -0.29, -3]);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 6 }),
      (n, e, d) => {
        const x = Number(`${n}e-${e}`);
        expect(roundTo(x, d) + 0).toBe(plain(x, d) + 0);
      },
    ),
    { numRuns: 2000 },
  );
});

it('rounds what noise has moved as what it should be', () => {
  expect(roundTo(0.1 + 0.185, 2)).toBe(0.29);
  expect(roundTo((0.12 + 0.13) / 2, 2)).toBe(0.13);
  expect(roundTo(0.285 - 4e-13, 2)).toBe(0.29);
  expect(roundTo(0.2849999, 2)).toBe(0.28);
});

it('leaves what has no such decimals, and what is missing', () => {
  expect([1e300, -1e20, Infinity, 123456789012345].map((x) => roundTo(x, 3))).toEqual([
    1e300,
    -1e20,
    Infinity,
    123456789012345,
  ]);
  expect(roundTo(Number.NaN, 2)).toBeNaN();
  expect(roundTo(12345678.285, 2)).toBe(12345678.29);
  expect(roundTo(0.1 + 0.2, 12)).toBe(0.3);
});
