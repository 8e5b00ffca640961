import { describe, expect, it } from 'vitest';
import { replicator, type Variation } from '../../../src/analysis/robustness/replicate.js';
import { runStudy } from '../../../src/analysis/robustness/study.js';
import { type Aggregate, cubeOf, lines, type Plan, Reason } from '../../../src/edition/index.js';
import { buildIndex, reaggregation } from '../../../src/engine/index.js';
import { coinOf } from '../../helpers/coin.js';
import { coinr, expectAgreement, type Frame, goldenTable, sharedGolden } from '../../helpers/golden.js';

const asem = sharedGolden('coinr-asem');

/** The uncertainty analysis of COINr's vignette: winsorising limit, normalisation, weights, aggregation. */
describe.skipIf(!asem)('the uncertainty of ASEM beside COINr (needs ../shared)', () => {
  const table = (name: string) => goldenTable(`${name}.csv`, asem!);
  const coinWith = (winsorise: number, normalise: object) =>
    coinOf(table('ASEM_iData'), table('ASEM_iMeta'), 'EurAsia_group', {
      impute: { method: 'mean', by: 'group' },
      treat: { winsorise, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
      normalise,
    });
  const nominal = asem ? coinWith(5, { method: 'min-max', range: [0, 100] }) : undefined!;
  const normalisations = [
    { method: 'min-max', range: [1, 100] },
    { method: 'z-score', mean: 10, sd: 2 },
  ];
  const plans = asem ? [1, 2, 3, 4, 5].flatMap((w) => normalisations.map((n) => coinWith(w, n).plan)) : [];
  const given = { plan: nominal?.plan, panel: nominal?.panel, plans };
  /**
   * The same with filled-in figures as if they were observed: COINr draws none of them. The panel after imputation is divided by
   * denominators and oriented already, so that its plans divide no more, and its signs are turned back.
   */
  const asObserved = () => {
    const { panel } = nominal.index;
    const observed = (plan: Plan): Plan => ({
      ...plan,
      method: { ...plan.method, impute: { ...plan.method.impute, method: 'none' } },
      indicators: plan.indicators.map((i) => ({ ...i, denominator: -1 })),
    });
    const values = panel.values.slice();
    nominal.plan.indicators.forEach(({ direction }, k) => {
      const own = lines(cubeOf(panel, values), k);
      own.forEach((x, i) => {
        own[i] = direction * x;
      });
    });
    return {
      plan: observed(nominal.plan),
      panel: {
        ...panel,
        values,
        reasons: panel.reasons.map((r) => (r >= Reason.imputedLinear ? Reason.observed : r)),
      },
      plans: plans.map(observed),
    };
  };
  const joined = (aggregate: Aggregate, order: number) => ({
    name: aggregate,
    nodes: nominal.plan.nodes.map(() => ({ aggregate, order, details: null })),
  });
  const variation = (weights: Variation['weights'], { plan, panel, plans: of } = given): Variation => ({
    plan,
    panel,
    period: 0,
    variants: { imputations: 1, treatments: 5, normalisations: 2, plans: of },
    aggregates: [joined('arithmetic', 1), joined('geometric', 0)],
    weights,
    dropIndicators: false,
  });
  const rowsOf = (frame: Frame) => {
    const units = nominal.plan.units.map((u) => u.code);
    return frame.data['uCode']!.map((code) => units.indexOf(String(code)));
  };
  /** Noise of 25% on the weights of pillars and sub-indices, none on those of indicators. */
  const noisy = () => {
    const { nodes } = nominal.plan;
    return { kind: 'noise' as const, noise: nodes.map((n) => (n.indicator < 0 ? 0.25 : 0)) };
  };

  it('has the scores and ranks of all its 100 replicates', () => {
    const { weight_sets_rows_iCode_cols_set, reps, Scores, Ranks } = coinr<{
      weight_sets_rows_iCode_cols_set: { rownames: string[]; values: number[][] };
      reps: Frame;
      Scores: Frame;
      Ranks: Frame;
    }>('18a_UA_exact_replicates', asem!);
    const { rownames, values } = weight_sets_rows_iCode_cols_set;
    const sets = values[0]!.map((_, s) => sharesOf(nominal.plan, rownames, (row) => values[row]![s]!));
    const made = replicator(variation({ kind: 'sets', sets }));
    expect(made.factors.map((f) => f.name)).toEqual([
      'treatment',
      'normalisation',
      'aggregation',
      'weights',
      'data',
    ]);
    const rows = rowsOf(Ranks);
    const aggregates = variation({ kind: 'sets', sets }).aggregates;
    const keepers = plans.map((plan) => reaggregation(plan, buildIndex(plan, nominal.panel), 0));
    expect(reps.nrow).toBe(100);
    for (let i = 0; i < reps.nrow; i++) {
      const cell = (name: string) => reps.data[name]![i]!;
      const geometric = Number(String(cell('aggregation')) === 'a_gmean');
      const [treat, norm, set] = [cell('winmax') - 1, cell('norm_alt') - 1, cell('weight_set') - 1];
      const draw = made.published();
      draw.set([(treat + 0.5) / 5, (norm + 0.5) / 2, (geometric + 0.5) / 2, (set + 0.5) / sets.length]);
      const ranks = made.ranks(draw);
      expect(rows.map((c) => ranks[c])).toEqual(Ranks.data[`r_${i + 1}`]);
      const scores = keepers[treat * 2 + norm]!.root(sets[set]!, aggregates[geometric]!.nodes).values;
      expectAgreement(
        rows.map((c) => scores[c]!),
        Scores.data[`r_${i + 1}`]!,
      );
    }
  });

  it('has rank statistics within the Monte-Carlo noise of three runs of 1,000', async () => {
    const runs = Object.values(
      coinr<Record<string, { RankStats: Frame; MeanAbsRankChange: { mean: number } }>>(
        '18b_UA_N1000_three_seeds',
        asem!,
      ),
    );
    const study = {
      ...variation(noisy(), asObserved()),
      sensitivity: false,
      target: -1,
      replicates: 1024,
      seed: 1,
      tops: [10],
      pairs: [],
    };
    const { intervals, failed } = await runStudy(study);
    expect(failed).toBe(0);
    const rows = rowsOf(runs[0]!.RankStats);
    rows.forEach((c, i) => {
      const of = (name: string) => runs.map((r) => r.RankStats.data[name]![i]!);
      const nearest = (ours: number, name: string) => Math.min(...of(name).map((x) => Math.abs(ours - x)));
      expect(intervals[c]!.rank).toBe(of('Nominal')[0]);
      expect(nearest(intervals[c]!.mean, 'Mean')).toBeLessThan(0.55);
      expect(nearest(intervals[c]!.median, 'Median')).toBeLessThanOrEqual(1);
      expect(nearest(intervals[c]!.low, 'Q5')).toBeLessThanOrEqual(2);
      expect(nearest(intervals[c]!.high, 'Q95')).toBeLessThanOrEqual(2);
    });
  });

  it('moves less from seed to seed than its runs do', async () => {
    const study = {
      ...variation(noisy(), asObserved()),
      sensitivity: false,
      target: -1,
      replicates: 1024,
      tops: [10],
      pairs: [],
    };
    const runs = await Promise.all([1, 2, 3].map((seed) => runStudy({ ...study, seed })));
    const theirs = Object.values(
      coinr<Record<string, { RankStats: Frame }>>('18b_UA_N1000_three_seeds', asem!),
    ).map((r) => r.RankStats.data['Mean']!);
    const spread = (lines: readonly (readonly (number | null)[])[]) =>
      Math.max(
        ...lines[0]!.map(
          (_, i) => Math.max(...lines.map((l) => l[i]!)) - Math.min(...lines.map((l) => l[i]!)),
        ),
      );
    const ours = spread(runs.map((r) => r.intervals.map((i) => i.mean)));
    expect(ours).toBeLessThan(spread(theirs) / 2);
  });

  it('hangs on the factors as in its runs: the total indices are within their bootstrap intervals', async () => {
    const file = coinr<Record<string, { Sensitivity: Frame }>>('18c_SA_sobol', asem!);
    const theirs = file['N400_seed1']!.Sensitivity.data;
    const study = {
      ...variation(noisy(), asObserved()),
      sensitivity: true,
      target: -1,
      replicates: 2048,
      seed: 1,
      tops: [10],
      pairs: [],
    };
    const { sensitivity } = await runStudy(study);
    const names = { Winmax: 'treatment', Normalisation: 'normalisation', Weights: 'weights' } as const;
    const all = { ...names, Aggregation: 'aggregation' } as Record<string, string>;
    theirs['Variable']!.forEach((variable, i) => {
      const ours = sensitivity.find((s) => s.factor === all[String(variable)])!;
      const [low, high] = [theirs['STi_q5']![i]!, theirs['STi_q95']![i]!];
      // Their interval is one of 400 runs at 90%: half its width more on either side.
      expect(ours.total).toBeGreaterThan(low - (high - low) / 2);
      expect(ours.total).toBeLessThan(high + (high - low) / 2);
      // Their first-order estimates swing by 0.3 from seed to seed, below zero too; ours stay between 0 and the total.
      expect(ours.first).toBeGreaterThan(-0.02);
      expect(ours.first).toBeLessThan(ours.total + 0.02);
    });
  });
});

/** Relative weights by code as shares of the parent, by node. */
function sharesOf(plan: Plan, names: readonly string[], weight: (row: number) => number): Float64Array {
  const rowOf = (id: string) => names.findIndex((n) => n.toLowerCase() === (id === 'root' ? 'index' : id));
  const relative = plan.nodes.map(({ id }) => weight(rowOf(id)));
  return Float64Array.from(plan.nodes, ({ parent }, g) => {
    if (parent < 0) return 1;
    return relative[g]! / plan.nodes[parent]!.children.reduce((s, h) => s + relative[h]!, 0);
  });
}
