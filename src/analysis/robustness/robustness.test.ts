import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinOf } from '../../../test/helpers/coin.js';
import { goldenTable } from '../../../test/helpers/golden.js';
import { buildIndex, reaggregation } from '../../engine/index.js';
import { rankIntervals, shareAbove } from './intervals.js';
import { seeded } from './random.js';
import { sensitivity } from './sensitivity.js';
import { runStudy, type Study } from './study.js';
import { noisyWeights, without } from './weights.js';

const method = {
  impute: { method: 'mean', by: 'group' },
  treat: { winsorise: 5 },
  normalise: { method: 'min-max', range: [1, 100] },
};
const tables = [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv')] as const;
const coin = coinOf(...tables, 'Region', method);
const gappy = coinOf(...tables, 'Region', {
  normalise: { method: 'z-score', mean: 100, sd: 10 },
  missing: { 'min-present': 0.5, weights: 'hand-over' },
});

describe('a replicate repeats only what it changes', () => {
  const draws = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
  it.each([
    ['complete', coin],
    ['with gaps', gappy],
  ])('and equals the whole index built again, to the last bit (%s)', (_, { plan, panel, index }) => {
    const keeper = reaggregation(plan, index, 0);
    fc.assert(
      fc.property(draws, fc.constantFrom('arithmetic', 'geometric', 'harmonic'), (u, aggregate) => {
        const order = { arithmetic: 1, geometric: 0, harmonic: -1 }[aggregate]!;
        const noisy = noisyWeights(plan, 0.5, u);
        const nodes = noisy.nodes.map((n) => (n.indicator < 0 ? { ...n, aggregate, order } : n));
        const other = { ...noisy, nodes } as typeof plan;
        const whole = buildIndex(other, panel);
        const { values, ranks } = keeper.root(other);
        expect(values).toEqual(whole.values.slice(0, whole.units));
        expect(ranks).toEqual(whole.ranks(0));
      }),
      { numRuns: 20 },
    );
  });
});

describe('weights', () => {
  it('stay within the noise and add up to one below every node', () => {
    const plan = noisyWeights(
      coin.plan,
      0.25,
      coin.plan.nodes.map((_, i) => (i * 0.37) % 1),
    );
    for (const { children } of plan.nodes) {
      if (children.length === 0) continue;
      expect(children.reduce((s, h) => s + plan.nodes[h]!.weight, 0)).toBeCloseTo(1, 12);
    }
  });
  it('of a dropped indicator go to its brothers and sisters, and up when it had none', () => {
    const { plan } = coin;
    const dropped = without(plan, 0);
    expect(dropped.nodes.find((n) => n.indicator === 0)!.weight).toBe(0);
    const urban = ['communities', 'villages', 'streets', 'towns'].map((id) =>
      plan.indicators.findIndex((i) => i.id === id),
    );
    const bare = urban.reduce((p, k) => without(p, k), plan);
    expect(bare.nodes.find((n) => n.id === 'network')!.weight).toBe(1);
  });
});

describe('rank intervals', () => {
  it('are ranks that occurred', () => {
    const replicates = Array.from({ length: 100 }, (_, i) => Int32Array.of(i < 4 ? 9 : i < 50 ? 2 : 3, 1));
    const [first, second] = rankIntervals(Int32Array.of(2, 1), replicates);
    expect(first).toMatchObject({ rank: 2, low: 2, median: 3, high: 3, topTen: 1 });
    expect(second).toMatchObject({ low: 1, median: 1, high: 1 });
    expect(shareAbove(replicates, 0, 1)).toBe(0);
  });
  it('leave out replicates without a rank, and say nothing of a unit never ranked', () => {
    const [unit, never] = rankIntervals(Int32Array.of(1, 0), [Int32Array.of(1, 0), Int32Array.of(0, 0)]);
    expect(unit).toMatchObject({ low: 1, high: 1 });
    expect(never).toMatchObject({ rank: 0, low: 0, high: 0, topTen: 0 });
    expect(never!.mean).toBeNaN();
    expect(shareAbove([Int32Array.of(0, 1)], 0, 1)).toBeNaN();
  });
});

describe('Sobol’ indices', () => {
  const uniform = (seed: number, n: number) => {
    const random = seeded(seed);
    return { random, draw: () => Array.from({ length: n }, () => [random()]) };
  };
  it('of 1 u + 2 v are 0.2 and 0.8, alone and in all', () => {
    const { random, draw } = uniform(3, 2);
    const factors = ['u', 'v'].map((name, at) => ({ name, at }));
    const [u, v] = sensitivity(factors, draw, ([a, b]) => a![0]! + 2 * b![0]!, 20_000, random);
    for (const [index, want] of [
      [u!, 0.2],
      [v!, 0.8],
    ] as const) {
      expect(index.first).toBeCloseTo(want, 1);
      expect(index.total).toBeCloseTo(want, 1);
      expect(index.totalLow).toBeLessThanOrEqual(index.total);
      expect(index.totalHigh).toBeGreaterThanOrEqual(index.total);
    }
  });
  it('of Ishigami’s function are those of the literature', () => {
    const { random, draw } = uniform(5, 3);
    const angle = (u: number[]) => Math.PI * (2 * u[0]! - 1);
    const ishigami = ([a, b, c]: number[][]) =>
      Math.sin(angle(a!)) + 7 * Math.sin(angle(b!)) ** 2 + 0.1 * angle(c!) ** 4 * Math.sin(angle(a!));
    const found = sensitivity(
      ['a', 'b', 'c'].map((name, at) => ({ name, at })),
      draw,
      ishigami,
      40_000,
      random,
    );
    for (const [i, want] of [0.3139, 0.4424, 0].entries()) {
      expect(Math.abs(found[i]!.first - want)).toBeLessThan(0.02);
    }
    for (const [i, want] of [0.5576, 0.4424, 0.2437].entries()) {
      expect(Math.abs(found[i]!.total - want)).toBeLessThan(0.02);
    }
  });
  it('of an output that never varies are missing', () => {
    const { random, draw } = uniform(1, 1);
    const [only] = sensitivity([{ name: 'x', at: 0 }], draw, () => 4, 50, random);
    expect(only!.first).toBeNaN();
  });
});

describe('a study', () => {
  const { plan, index } = coin;
  const study: Study = {
    variants: [{ name: 'own', plan, index }],
    joins: [],
    noise: 0.25,
    dropIndicators: false,
    sensitivity: false,
    replicates: 100,
    seed: 1,
    period: 0,
  };
  it('gives the same for the same seed and something else for another', async () => {
    const [a, b, c] = await Promise.all([runStudy(study), runStudy(study), runStudy({ ...study, seed: 2 })]);
    expect(a).toEqual(b);
    expect(a.replicates).not.toEqual(c!.replicates);
  });
  it('without anything to vary leaves every rank as it is', async () => {
    const { intervals, sensitivity: none } = await runStudy({ ...study, noise: 0, sensitivity: true });
    for (const i of intervals) expect([i.low, i.high]).toEqual([i.rank, i.rank]);
    expect(none).toEqual([]);
  });
  it('that is stopped keeps what is done and attributes nothing', async () => {
    const found = await runStudy({ ...study, sensitivity: true }, (done) => done < 50);
    expect(found.done).toBe(50);
    expect(found.sensitivity).toEqual([]);
  });
});
