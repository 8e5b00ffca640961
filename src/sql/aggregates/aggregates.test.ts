import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { times } from '../../../test/helpers/thorough.js';
import { aggregates, type Cell } from './index.js';

const { sum, min, registers, quantile } = aggregates;

/** The registers of some values as an engine computes them: for each MD5 hash the position of its first set bit. */
function sketch(values: Iterable<string>): string {
  const least = new Map<bigint, bigint>();
  for (const value of values) {
    const hash = createHash('md5').update(value).digest().readBigUInt64LE(0);
    const [bucket, rest] = [hash >> 52n, (hash >> 20n) & 0xffffffffn];
    if (!least.has(bucket) || rest < least.get(bucket)!) least.set(bucket, rest);
  }
  return [...least].map(([b, r]) => `${b}:${r === 0n ? 33 : 33 - r.toString(2).length}`).join(',');
}

const users = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `user ${from + i}`);

describe('approximate distinct counts', () => {
  it('are within four standard errors for any number of values', () => {
    const { relative } = registers.error!;
    expect(relative).toBeCloseTo(0.01625);
    for (const n of [1, 2, 10, 100, 1000, 3000, 10_000, 50_000]) {
      const estimate = registers.finish(registers.read(sketch(users(0, n))));
      expect(Math.abs(estimate / n - 1)).toBeLessThan(4 * relative);
    }
  });

  it('have the stated standard error', () => {
    const trials = Array.from({ length: times(10, 30) }, (_, i) => {
      return registers.finish(registers.read(sketch(users(i * 20_000, (i + 1) * 20_000)))) / 20_000 - 1;
    });
    const mean = trials.reduce((a, b) => a + b) / trials.length;
    const spread = Math.sqrt(trials.reduce((a, b) => a + (b - mean) ** 2, 0) / trials.length);
    expect(Math.abs(mean)).toBeLessThan((4 * 0.01625) / Math.sqrt(trials.length));
    expect(spread).toBeGreaterThan(0.6 * 0.01625);
    expect(spread).toBeLessThan(1.45 * 0.01625);
  });

  it('count a value once that is in two parts, and are 0 for no values', () => {
    const [a, b] = [registers.read(sketch(users(0, 600))), registers.read(sketch(users(400, 1000)))];
    const both = registers.merge([a, b]);
    expect(registers.write(both)).toBe(registers.write(registers.read(sketch(users(0, 1000)))));
    expect(registers.finish(registers.read(null))).toBe(0);
    expect(registers.finish(registers.read(sketch(['one', 'one'])))).toBe(1);
  });
});

/** Bucket counts as an engine computes them. */
function histogram(values: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const v of values) {
    const place = 65536 + Math.ceil(Math.log(Math.abs(v)) / 0.020000666706669435);
    const bucket = v === 0 ? 0 : Math.sign(v) * place;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return [...counts].map(([bucket, n]) => `${bucket}:${n}`).join(',');
}

describe('an approximate quantile', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
    fc.integer({ min: -5, max: 5 }),
  );

  it('is within 1% of the exact quantile for negative, zero and huge values', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const given = quantile(q).finish(quantile(q).read(histogram(values)));
          const sorted = values.toSorted((a, b) => a - b);
          const truth = sorted[Math.max(1, Math.ceil(q * values.length)) - 1]!;
          expect(Math.abs(given - truth)).toBeLessThanOrEqual(0.0100001 * Math.abs(truth));
        },
      ),
    );
  });

  it('over no records is unknown', () => {
    expect(quantile(0.5).finish(quantile(0.5).read(null))).toBeNaN();
  });
});

describe('partials', () => {
  it('of sums merge without loss in any order and of any size', () => {
    const text = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((n) => sum.write(n));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        const merged = (all: readonly Cell[]) => sum.write(sum.merge(all.map(sum.read)));
        expect(merged(cells.toReversed())).toBe(merged(cells));
        for (const cell of cells) expect(sum.write(sum.read(cell))).toBe(cell);
      }),
    );
    expect(sum.finish(sum.merge([sum.read('0.1'), sum.read('0.200000000')]))).toBe(0.3);
    expect(sum.finish(sum.read('-0.000000001'))).toBe(-1e-9);
  });

  it('of minima merge to the minimum; over no records it is unknown', () => {
    expect(min.finish(min.merge([min.read(null), min.read('-1e+21')]))).toBe(-1e21);
    expect(min.finish(min.merge([min.read('3'), min.read('2.5')]))).toBe(2.5);
    expect(min.finish(min.read(null))).toBeNaN();
    expect(min.read(min.write(null))).toBeNull();
  });
});
