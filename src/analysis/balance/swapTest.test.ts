import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { log } from '../../engine/index.js';
import { inequality } from './measures.js';
import { changesUnder, pairsOf, type Shape, swapTest } from './swapTest.js';

const logsOf = (...periods: number[][]): Shape => ({
  logs: periods.map((y) => Float64Array.from(y, log)),
  years: periods.map((_, t) => t),
  blocks: [],
});

/** A standard normal number. */
const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe('the swap test', () => {
  it('gives the known answers when all 256 swaps of eight units are counted', () => {
    const before = [1, 2, 3, 5, 8, 13, 21, 34];
    const after = [1.6, 2.9, 3.9, 6.4, 9, 14.5, 24, 33];
    const pairs = pairsOf(logsOf(before, after));
    const all = Array.from({ length: 256 }, (_, swaps) =>
      changesUnder(
        pairs,
        Uint8Array.from({ length: 8 }, (_, i) => (swaps >> i) & 1),
      ),
    );
    const observed = all[0]!;
    expect(observed.gini).toBeCloseTo(-0.089173729792, 11);
    expect(observed['sd-log']).toBeCloseTo(-0.136085851042, 11);
    const beyond = (measure: 'gini' | 'sd-log') =>
      all.filter((one) => Math.abs(one[measure]) >= Math.abs(observed[measure]) - 1e-12).length;
    expect([beyond('gini'), beyond('sd-log')]).toEqual([20, 2]);
  });

  it('measures what the tables measure, over any number of periods', () => {
    const random = seeded(5);
    const periods = [0, 1, 2, 3, 4].map((t) =>
      Array.from({ length: 40 }, () => Math.exp(normal(random) + t / 5)),
    );
    const { gini } = swapTest(logsOf(...periods), 19);
    const ginis = periods.map((y) => Math.log(inequality('gini', y).value));
    const slope = ginis.reduce((s, m, t) => s + (t - 2) * m, 0) / 10;
    expect(gini!.change).toBeCloseTo(slope, 12);
  });

  it('takes periods that are not equally far apart as they are, and finds either direction alike', () => {
    const random = seeded(21);
    const start = Array.from({ length: 60 }, () => normal(random));
    const years = [0, 1, 3];
    const spread = (factor: number) =>
      years.map((year) => Float64Array.from(start, (x) => 2 + x * factor ** year + 0.05 * normal(random)));
    for (const factor of [0.8, 1.25]) {
      const logs = spread(factor);
      const found = swapTest({ logs, years, blocks: [] }, 499);
      for (const measure of ['gini', 'sd-log'] as const) {
        const values = logs.map((l) => Math.log(inequality(measure, l.map(Math.exp)).value));
        const middle = 4 / 3;
        const slope = values.reduce((s, m, t) => s + (years[t]! - middle) * m, 0) / (14 / 3);
        expect(found[measure]!.change).toBeCloseTo(slope, 12);
        expect(found[measure]!.p).toBeLessThan(0.01);
      }
    }
  });

  it('finds a spread that halves, and nothing where only all values grow', () => {
    const random = seeded(7);
    const logs = Array.from({ length: 60 }, () => 3 + normal(random));
    const wide = logs.map((l) => Math.exp(l));
    const narrow = logs.map((l) => Math.exp(5 + (l - 3) / 2 + 0.1 * normal(random)));
    const found = swapTest(logsOf(wide, narrow), 499);
    expect(found['sd-log']!.p).toBeLessThan(0.01);
    expect(found['sd-log']!.change).toBeLessThan(0);
    const grown = swapTest(
      logsOf(
        wide,
        wide.map((x) => 7 * x),
      ),
      499,
    );
    expect(grown.gini!.p).toBe(1);
  });

  it('tells less where all units of a block may have moved together', () => {
    const random = seeded(9);
    const shared = Array.from({ length: 8 }, () => normal(random));
    const blocks = Int32Array.from({ length: 80 }, (_, i) => i % 8);
    const before = Array.from({ length: 80 }, () => normal(random));
    const logs = [before, before.map((x, i) => x + 0.6 * shared[blocks[i]!]! + 0.05 * normal(random))];
    const shape = { logs: logs.map((l) => Float64Array.from(l)), years: [0, 1] };
    const alone = swapTest({ ...shape, blocks: [] }, 499)['sd-log']!;
    const together = swapTest({ ...shape, blocks: [blocks] }, 499)['sd-log']!;
    expect(together.p).toBeGreaterThanOrEqual(alone.p);
    expect(together.change).toBe(alone.change);
  });

  it('has only the Gini coefficient where a value is zero', () => {
    const found = swapTest(logsOf([0, 1, 2, 3, 4, 9], [1, 1, 2, 3, 5, 8]), 99);
    expect(Object.keys(found)).toEqual(['gini']);
  });
});
