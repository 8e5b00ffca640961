import { describe, expect, it } from 'vitest';
import { seasonallyAdjust } from './seasonalTable.js';
import { stl } from './stl.js';

const season = [3, -1, 0, 5, -7, 0, 2, -2, 4, -4, 1, -1];
const months = (n: number, trend: (t: number) => number) =>
  Array.from({ length: n }, (_, t) => trend(t) + season[t % 12]!);
const parts = (...of: Parameters<typeof stl>) => {
  const found = stl(...of);
  if ('why' in found) throw new Error(found.why);
  return found;
};

describe('seasonal decomposition', () => {
  it('finds a season on a level, and leaves nothing', () => {
    const { seasonal, trend, remainder } = parts(
      months(60, () => 100),
      12,
    );
    seasonal.forEach((s, t) => {
      expect(s).toBeCloseTo(season[t % 12]!, 6);
      expect(trend[t]).toBeCloseTo(100, 6);
      expect(remainder[t]).toBeCloseTo(0, 6);
    });
  });
  it('adds up to the series, periodic or not, robust or not', () => {
    const y = months(50, (t) => (t * t) / 10).map((v, t) => v + ((t * 7) % 5));
    for (const seasonal of ['periodic', 7] as const) {
      for (const robust of [0, 5]) {
        const found = parts(y, 12, { seasonal, robust });
        y.forEach((v, t) => {
          expect(found.seasonal[t]! + found.trend[t]! + found.remainder[t]!).toBeCloseTo(v, 9);
        });
      }
    }
  });
  it('weighs an outlier down to nothing in robust passes, so that the trend does not follow it', () => {
    const plain = months(60, (t) => 100 + t).map((v, t) => v + Math.sin(t * 12.9898));
    const y = plain.map((v, t) => (t === 30 ? v + 500 : v));
    const robust = parts(y, 12, { robust: 15 });
    expect(robust.weights[30]).toBe(0);
    expect(Math.abs(robust.trend[30]! - 130)).toBeLessThan(1.5);
    expect(Math.abs(parts(y, 12).trend[30]! - 130)).toBeGreaterThan(10);
  });
  it('of a constant series is that constant', () => {
    const { seasonal, trend } = parts(new Array(30).fill(7), 12);
    seasonal.forEach((s) => {
      expect(s).toBeCloseTo(0, 12);
    });
    expect(trend[10]).toBeCloseTo(7, 12);
  });
  it('does not exist without a season, for two seasons or fewer, or with a missing month', () => {
    expect(
      stl(
        months(30, () => 0),
        1,
      ),
    ).toEqual({ why: 'no-season' });
    expect(
      stl(
        months(24, () => 0),
        12,
      ),
    ).toEqual({ why: 'fewer-than-two-seasons' });
    const gap = months(30, () => 0);
    gap[7] = Number.NaN;
    expect(stl(gap, 12)).toEqual({ why: 'gaps' });
    expect(stl([], 12)).toEqual({ why: 'fewer-than-two-seasons' });
  });
  it('takes factors where all values are above zero, and differences elsewhere', () => {
    const factor = seasonallyAdjust(
      Array.from({ length: 48 }, (_, t) => 100 * (1 + season[t % 12]! / 20)),
      12,
    );
    const sum = seasonallyAdjust(
      months(48, () => 0),
      12,
    );
    if ('why' in factor || 'why' in sum) throw new Error('no decomposition');
    expect([factor.factors, sum.factors]).toEqual([true, false]);
    expect(factor.adjusted[3]! / factor.adjusted[20]!).toBeCloseTo(1, 9);
    expect(sum.adjusted[3]).toBeCloseTo(0, 9);
  });
});
