import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicatePartMaker } from '../../src/analysis/robustness/part.js';
import { replicator } from '../../src/analysis/robustness/replicate.js';
import { inThisThread, type Runner, runStudy, type Study } from '../../src/analysis/robustness/study.js';
import { weightDraw } from '../../src/analysis/robustness/weights.js';
import { emptyPanel, type Plan, Reason } from '../../src/edition/index.js';
import { buildIndex, reaggregation } from '../../src/engine/index.js';
import { coinOf } from '../helpers/coin.js';
import { goldenTable } from '../helpers/golden.js';
import { planOf } from '../helpers/plan.js';

const method = {
  impute: { method: 'mean', by: 'group' },
  treat: { winsorise: 5 },
  normalise: { method: 'min-max', range: [1, 100] },
};
const tables = [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv')] as const;
const coin = coinOf(...tables, 'Region', method);
const gappy = coinOf(...tables, 'Region', {
  normalise: { method: 'z-score', mean: 100, sd: 10 },
  missing: { 'min-present': 0.5, weights: 'reweight' },
});
const scored = coinOf(...tables, 'Region', { ...method, normalise: { method: 'z-score' } });
const untreated = coinOf(...tables, 'Region', { ...method, treat: 'none' });
const both = coinOf(...tables, 'Region', { ...method, treat: 'none', normalise: { method: 'z-score' } });

const alone = (plan: Plan) => ({ imputations: 1, treatments: 1, normalisations: 1, plans: [plan] });
const noiseOf = (plan: Plan, noise: number) => ({
  kind: 'noise' as const,
  noise: plan.nodes.map(() => noise),
});

function studyOf({ plan, panel }: Pick<typeof coin, 'plan' | 'panel'>, more: Partial<Study> = {}): Study {
  return {
    plan,
    panel,
    period: 0,
    variants: alone(plan),
    aggregates: [],
    weights: noiseOf(plan, 0.25),
    dropIndicators: false,
    sensitivity: false,
    target: -1,
    replicates: 128,
    seed: 1,
    tops: [10],
    pairs: [],
    ...more,
  };
}

/** Everything varies: treatments, normalisations, ways to aggregate, indicators, weights, and the figures that were filled in. */
const everything = studyOf(coin, {
  variants: {
    imputations: 1,
    treatments: 2,
    normalisations: 2,
    plans: [coin.plan, scored.plan, untreated.plan, both.plan],
  },
  aggregates: [
    { name: 'own', nodes: coin.plan.nodes },
    {
      name: 'harmonic',
      nodes: coin.plan.nodes.map(() => ({ aggregate: 'harmonic', order: -1, details: null })),
    },
  ],
  dropIndicators: true,
  sensitivity: true,
});

describe('a replicate repeats only what it changes', () => {
  const draws = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 20, maxLength: 20 });
  it.each([
    ['complete', coin],
    ['with gaps', gappy],
  ])('and equals the whole index built again, to the last bit (%s)', (_, { plan, panel, index }) => {
    const keeper = reaggregation(plan, index, 0);
    const { draw } = weightDraw(plan.nodes, noiseOf(plan, 0.5));
    const weights = new Float64Array(plan.nodes.length);
    fc.assert(
      fc.property(draws, fc.constantFrom('arithmetic', 'geometric', 'harmonic'), (u, aggregate) => {
        const order = { arithmetic: 1, geometric: 0, harmonic: -1 }[aggregate]!;
        draw(Float64Array.from(u), 0, weights);
        const nodes = plan.nodes.map((n, g) => ({
          ...n,
          weight: weights[g]!,
          ...(n.indicator < 0 ? { aggregate, order } : {}),
        }));
        const whole = buildIndex({ ...plan, nodes } as Plan, panel);
        const { values, ranks } = keeper.root(weights, nodes as Plan['nodes']);
        expect(values).toEqual(whole.values.slice(0, whole.units));
        expect(ranks).toEqual(whole.ranks(0));
      }),
      { numRuns: 20 },
    );
  });
  it('and ranks the groups as the whole index built again does', () => {
    const { plan, panel, index } = coin;
    const made = replicator(studyOf(coin), index);
    expect(made.nominalGroups).toEqual(plan.groupings.map((_, j) => index.groupRanks(j, 0)));
    const { draw } = weightDraw(plan.nodes, noiseOf(plan, 0.25));
    const weights = new Float64Array(plan.nodes.length);
    const groups = made.nominalGroups.map((of) => new Int32Array(of.length));
    fc.assert(
      fc.property(draws, (u) => {
        const numbers = made.published();
        for (let i = 0; i < made.factors[0]!.size; i++) numbers[i] = u[i % 20]!;
        made.ranks(numbers, groups);
        draw(numbers, 0, weights);
        const nodes = plan.nodes.map((n, g) => ({ ...n, weight: weights[g]! }));
        const whole = buildIndex({ ...plan, nodes }, panel);
        expect(groups).toEqual(plan.groupings.map((_, j) => whole.groupRanks(j, 0)));
      }),
      { numRuns: 20 },
    );
  });
  it('and takes each part of the draw to what it names', () => {
    const made = replicator(everything);
    expect(made.factors.map((f) => f.name)).toEqual([
      'treatment',
      'normalisation',
      'aggregation',
      'indicators',
      'weights',
      'data',
    ]);
    const draw = made.published();
    const ranksOf = (treatment: number, normalisation: number) => {
      draw.set([treatment, normalisation, 0.1, 0]);
      return made.ranks(draw);
    };
    expect(ranksOf(0.4, 0.4)).toEqual(coin.index.ranks(0));
    expect(ranksOf(0.4, 0.6)).toEqual(scored.index.ranks(0));
    expect(ranksOf(0.6, 0.4)).toEqual(untreated.index.ranks(0));
    expect(ranksOf(0.6, 0.6)).toEqual(both.index.ranks(0));
  });
  it('and leaves out each indicator as often as none', () => {
    const made = replicator(studyOf(coin, { weights: noiseOf(coin.plan, 0), dropIndicators: true }));
    const leaves = coin.plan.nodes.filter((n) => n.indicator >= 0).length;
    const different = Array.from({ length: leaves + 1 }, (_, i) => {
      const draw = made.published();
      draw[0] = (i + 0.5) / (leaves + 1);
      return made.ranks(draw).join();
    });
    expect(different[0]).toBe(made.nominal.join());
    expect(new Set(different).size).toBe(leaves + 1);
  });
});

describe('a study', () => {
  it('gives the same for the same seed and something else for another', async () => {
    const study = studyOf(coin);
    const [a, b, c] = await Promise.all([runStudy(study), runStudy(study), runStudy({ ...study, seed: 2 })]);
    expect(a).toEqual(b);
    expect(a.intervals).not.toEqual(c!.intervals);
  });
  it('does not depend on the order or the size of its parts', async () => {
    const backwards: Runner = async (study, parts, _, take) => {
      const other = replicatePartMaker(replicator(study), study);
      for (const [from, to] of [...parts].reverse()) {
        const middle = Math.floor((from + to) / 2);
        await take(other(middle, to));
        await take(other(from, middle));
      }
    };
    expect(await runStudy(everything, { run: backwards })).toEqual(await runStudy(everything));
  });
  it('with more replicates begins with the same ones: draws are not cut over their own range, as COINr does', () => {
    const made = replicator(studyOf(coin));
    const [few, many] = [
      replicatePartMaker(made, studyOf(coin))(0, 16),
      replicatePartMaker(made, studyOf(coin))(0, 64),
    ];
    expect(many.ranks.slice(0, few.ranks.length)).toEqual(few.ranks);
  });
  it('has the same replicates whether or not sensitivity is asked for', () => {
    const made = replicator(everything);
    const plain = replicatePartMaker(made, { ...everything, sensitivity: false })(0, 16);
    expect(replicatePartMaker(made, everything)(0, 16).ranks).toEqual(plain.ranks);
  });
  it('tells every factor apart: the indices of all that vary, and none of the rest', async () => {
    const found = await runStudy(everything);
    expect(found.sensitivity.map((s) => s.factor)).toEqual([
      'treatment',
      'normalisation',
      'aggregation',
      'indicators',
      'weights',
      'data',
    ]);
    for (const s of found.sensitivity) expect(s.total).toBeGreaterThan(0);
  });
  it('finds what the rank of one unit depends on', async () => {
    const unit = coin.index.ranks(0).indexOf(50);
    const [all, one] = await Promise.all([-1, unit].map((target) => runStudy({ ...everything, target })));
    expect(one!.intervals).toEqual(all!.intervals);
    expect(one!.sensitivity).not.toEqual(all!.sensitivity);
    for (const s of one!.sensitivity) expect(s.total).toBeGreaterThan(0);
  });
  it('without anything to vary leaves every rank as it is', async () => {
    const still = studyOf(gappy, { weights: noiseOf(gappy.plan, 0), sensitivity: true });
    const { intervals, sensitivity, pairs } = await runStudy(still);
    for (const i of intervals) expect([i.low, i.high, i.ranked]).toEqual([i.rank, i.rank, Math.sign(i.rank)]);
    expect(pairs.every((p) => p.above >= 0.5)).toBe(true);
    expect(sensitivity).toEqual([]);
  });
  it('that is stopped keeps what is done and attributes nothing', async () => {
    const found = await runStudy(everything, { run: inThisThread, goOn: (done) => done < 50 });
    expect(found.done).toBe(64);
    expect(found.intervals.reduce((s, i) => s + i.ranked, 0)).toBeGreaterThan(0);
    expect(found.sensitivity).toEqual([]);
  });
  it('compares neighbours in the published order, and pairs that are asked for', async () => {
    const { intervals, pairs } = await runStudy(studyOf(coin, { pairs: [[5, 3]] }));
    expect(pairs).toHaveLength(intervals.length);
    expect(intervals[pairs[0]!.a]!.rank).toBe(1);
    expect(pairs.at(-1)).toMatchObject({ a: 5, b: 3 });
  });
});

describe('a replicate in which nobody can be ranked', () => {
  // Scores below zero have no geometric mean, so half of the replicates rank nobody.
  const plan = planOf({
    units: ['a', 'b', 'c'],
    periods: ['2020'],
    method: { normalise: { method: 'min-max', range: [-3, -1] }, missing: { 'min-present': 1 } },
    tree: { x: 1, y: 2 },
  });
  const panel = emptyPanel(3, 1, 2);
  panel.values.set([1, 2, 4, 3, 1, 2]);
  panel.reasons.fill(Reason.observed);
  const geometric = plan.nodes.map(() => ({ aggregate: 'geometric' as const, order: 0, details: null }));
  const study = studyOf(
    { plan, panel },
    {
      aggregates: [
        { name: 'own', nodes: plan.nodes },
        { name: 'geometric', nodes: geometric },
      ],
      weights: noiseOf(plan, 0.9),
      sensitivity: true,
      replicates: 256,
    },
  );
  it('is counted, and spoils neither the intervals nor the indices of what is left', async () => {
    const found = await runStudy(study);
    expect(found.failed).toBe(128);
    for (const i of found.intervals) expect(i.ranked).toBe(0.5);
    const weights = found.sensitivity.find((s) => s.factor === 'weights')!;
    expect(weights.total).toBeGreaterThan(0);
    expect(weights.totalHigh).not.toBeNaN();
  });
});

describe('a study of one unit, of equal units, and of huge values', () => {
  const of = (units: string[], values: number[]) => {
    const plan = planOf({
      units,
      periods: ['2020'],
      method: { normalise: { method: 'rank' } },
      tree: { x: 1, y: 1 },
    });
    const panel = emptyPanel(units.length, 1, 2);
    panel.values.set(values);
    panel.reasons.fill(Reason.observed);
    return runStudy(studyOf({ plan, panel }, { sensitivity: true }));
  };
  it('ranks the one first', async () => {
    expect((await of(['a'], [1, 2])).intervals[0]).toMatchObject({ low: 1, high: 1 });
  });
  it('lets equals share the first place, each above the other half of the time', async () => {
    const found = await of(['a', 'b'], [1, 1, 2, 2]);
    expect(found.intervals.map((i) => i.high)).toEqual([1, 1]);
    expect(found.pairs[0]!.above).toBe(0.5);
  });
  it('ranks what is huge or negative as it ranks the rest', async () => {
    const found = await of(['a', 'b', 'c'], [1e300, -1e300, 0, 1e308, -1e308, 0]);
    expect(found.intervals.map((i) => i.median)).toEqual([1, 3, 2]);
  });
});
