import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcsine, cosine, sine } from './angle.js';
import { exp } from './exp.js';
import { log } from './log.js';
import { norm } from './norm.js';
import { power, square } from './power.js';

// The reference: whole numbers that count units of 2^-300.
const places = 300n;
const one = 1n << places;
const times = (a: bigint, b: bigint) => (a * b) / one; // towards 0
const ln2 = 2n * artanh(one / 3n);

/** s + s³/3 + s⁵/5 + … */
function artanh(s: bigint): bigint {
  const t = times(s, s);
  let [term, sum] = [s, 0n];
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n;
    term = times(term, t);
  }
  return sum;
}

/** A double as digits · 2^exponent. */
function taken(x: number): { digits: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const word = view.getBigUint64(0);
  const biased = Number(word >> 52n);
  const digits = (word & ((1n << 52n) - 1n)) | (biased > 0 ? 1n << 52n : 0n);
  return { digits: x < 0 ? -digits : digits, exponent: Math.max(1, biased) - 1075 };
}

const shifted = (a: bigint, by: number) => (by >= 0 ? a << BigInt(by) : a >> BigInt(-by));

function fixed(x: number): bigint {
  const { digits, exponent } = taken(x);
  return shifted(digits, exponent + Number(places));
}

function lnOf(x: number): bigint {
  const { digits, exponent } = taken(x);
  const size = digits.toString(2).length;
  const m = shifted(digits, Number(places) - size);
  return BigInt(exponent + size) * ln2 + 2n * artanh(((m - one) << places) / (m + one));
}

/** e^x as a mantissa near one and a power of two. */
function expOf(x: bigint): { mantissa: bigint; k: number } {
  const k = x / ln2;
  const r = (x - k * ln2) / 256n;
  let [term, sum] = [one, one];
  for (let n = 1n; term !== 0n; n++) {
    term = times(term, r) / n;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = times(sum, sum);
  return { mantissa: sum, k: Number(k) };
}

/** x − x³/3! + x⁵/5! − …, and from 1 downwards the cosine. */
function sineOf(x: bigint, from: 0 | 1): bigint {
  const w = times(x, x);
  let [term, sum] = [from === 1 ? x : one, 0n];
  for (let n = BigInt(from); term !== 0n; n += 2n) {
    sum += term;
    term = -times(term, w) / ((n + 1n) * (n + 2n));
  }
  return sum;
}

const apart = (x: number, want: bigint) => Math.abs(Number(fixed(x) - want)) / 2 ** 300;

/** Distance of a double from mantissa · 2^k in units of the double's last place. */
function off(x: number, mantissa: bigint, k = 0): number {
  const { digits, exponent } = taken(x);
  const want = shifted(mantissa, k - Number(places) - exponent + 40);
  const distance = want - (digits << 40n);
  return Number(distance < 0n ? -distance : distance) / 2 ** 40;
}

const positive = fc
  .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -1022, max: 1022 }))
  .map(([m, k]) => m * 2 ** k);
const usual = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const many = { numRuns: 2000 };

describe('elementary functions against whole-number arithmetic', () => {
  it('log is within one unit in the last place', () => {
    const near1 = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(positive, usual, near1), (x) => {
        if (x !== 1) expect(off(log(x), lnOf(x))).toBeLessThan(1);
      }),
      many,
    );
  });
  it('exp is within one unit in the last place', () => {
    const any = fc.double({ min: -708, max: 709, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(any, fc.double({ min: -2, max: 2, noNaN: true })), (x) => {
        const { mantissa, k } = expOf(fixed(x));
        expect(off(exp(x), mantissa, k)).toBeLessThan(1);
      }),
      many,
    );
  });
  it('power is within two units in the last place, 20 at the ends of the range', () => {
    const order = fc.double({ min: -3, max: 3, noNaN: true });
    const check = (x: number, p: number, most: number) => {
      const y = times(fixed(p), lnOf(x));
      const { mantissa, k } = expOf(y);
      if (k > -1000 && k < 1000) expect(off(power(x, p), mantissa, k)).toBeLessThan(most);
    };
    fc.assert(
      fc.property(usual, order, (x, p) => check(x, p, 2)),
      many,
    );
    fc.assert(
      fc.property(positive, order, (x, p) => check(x, p, 20)),
      many,
    );
  });
});

describe('angles against whole-number arithmetic', () => {
  const angle = fc.double({ min: -10, max: 10, noNaN: true });
  it('sine and cosine are within 1e-15', () => {
    fc.assert(
      fc.property(angle, (x) => {
        expect(apart(sine(x), sineOf(fixed(x), 1))).toBeLessThan(2e-16);
        expect(apart(cosine(x), sineOf(fixed(x), 0))).toBeLessThan(2e-16);
      }),
      many,
    );
  });
  it('arcsine is the angle of its sine', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
        expect(apart(x, sineOf(fixed(arcsine(x)), 1))).toBeLessThan(4e-16);
      }),
      many,
    );
  });
  it('have the values of their definition at the edges', () => {
    expect([sine(0), cosine(0), sine(Math.PI / 2), arcsine(0), arcsine(1)]).toEqual([
      0,
      1,
      1,
      0,
      Math.PI / 2,
    ]);
    expect([sine(Infinity), cosine(Number.NaN), arcsine(1.5), arcsine(Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('elementary functions at their edges', () => {
  it('log of zero is −∞, below zero not a number, of 1 exactly 0', () => {
    expect([0, -0, -1, Number.NaN, 1, Infinity].map(log)).toEqual([
      -Infinity,
      -Infinity,
      Number.NaN,
      Number.NaN,
      0,
      Infinity,
    ]);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
  });
  it('exp ends in 0 and ∞, and of 0 is exactly 1', () => {
    expect([0, -0, -Infinity, Infinity, -746, 710, Number.NaN].map(exp)).toEqual([
      1,
      1,
      0,
      Infinity,
      0,
      Infinity,
      Number.NaN,
    ]);
    expect([exp(-745), exp(709.78)]).toEqual([5e-324, 1.7928227943945155e308]);
  });
  it('power has the values of its definition', () => {
    const found = [
      power(0, 3),
      power(-0, 1.5),
      power(0, -1.5),
      power(0, 0),
      power(1, 1e308),
      power(Infinity, 0.3),
      power(Infinity, -0.3),
      power(1e300, 5),
      power(1e300, -5),
      power(-8, 1 / 3),
      power(Number.NaN, 3),
    ];
    expect(found).toEqual([0, 0, Infinity, 1, 1, Infinity, 0, Infinity, 0, Number.NaN, Number.NaN]);
  });
  it('power of a whole order is what multiplication gives, where that is exact', () => {
    for (let x = 1; x <= 50; x++)
      expect([power(x, 2), power(x, 3), power(x, 4)]).toEqual([x * x, x * x * x, square(x * x)]);
  });
  it('the length of a vector of huge, tiny and no numbers', () => {
    expect(norm([3, 4])).toBe(5);
    expect(norm([3e300, -4e300])).toBeCloseTo(5e300, -290);
    expect(norm([3e-320, 4e-320]) / 5e-320).toBeCloseTo(1, 3);
    expect([norm([]), norm([0, -0]), norm([Infinity, 1]), norm([Number.NaN, 1])]).toEqual([
      0,
      0,
      Infinity,
      Number.NaN,
    ]);
  });
});
