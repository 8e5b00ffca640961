import { describe, expect, it } from 'vitest';
import { coinOf } from '../../test/helpers/coin.js';
import { coinr, expectAgreement, type Frame, goldenTable, sharedGolden } from '../../test/helpers/golden.js';
import { lineOf } from '../../test/helpers/plan.js';
import type { Plan } from '../edition/index.js';
import { buildIndex } from './index.js';

const own = [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv')] as const;
const indexOf = (method: object) => coinOf(...own, 'Region', method);

const whole = {
  impute: { method: 'mean', by: 'group' },
  treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
  normalise: { method: 'min-max', range: [0, 100] },
};

describe('COINr’s whole pipeline: denominate, impute by region, treat, normalise, aggregate', () => {
  it('gives the same figure at every node', () => {
    const { plan, index } = indexOf(whole);
    const theirs = coinr('01_pipeline')['Aggregated']!.data;
    for (const [name, want] of Object.entries(theirs)) {
      if (name !== 'uCode') expectAgreement(lineOf(plan, index, idOf(name)), want);
    }
  });
  it('gives the same ranks', () => {
    const { plan, index } = indexOf(whole);
    const { ranks } = coinr<Record<string, Frame>>('09_results');
    const codes = plan.units.map((u) => u.code);
    ranks!.data['uCode']!.forEach((code, i) => {
      expect(index.ranks(0)[codes.indexOf(String(code))]).toBe(ranks!.data['Index']![i]);
    });
  });
  it('treats the same points', () => {
    const { plan, index } = indexOf(whole);
    const { Treat_table } = coinr('01_pipeline');
    const { iCode, 'winsorise.nwin': moved } = Treat_table!.data;
    iCode!.forEach((name, i) => {
      const k = plan.indicators.findIndex((p) => p.id === String(name).toLowerCase());
      const done = index.treated.find((t) => t.indicator === k);
      if (done && !done.transform) expect(done.winsorised).toHaveLength(moved![i]!);
    });
  });
});

const asem = sharedGolden('coinr-asem');

describe.skipIf(!asem)('the ASEM index (51 countries, 49 indicators) (needs ../shared)', () => {
  it('has the same figure at every node', () => {
    const table = (name: string) => goldenTable(`${name}.csv`, asem!);
    const { plan, index } = coinOf(table('ASEM_iData'), table('ASEM_iMeta'), 'EurAsia_group', whole);
    const theirs = coinr('02_example_pipeline', asem!)['Aggregated']!.data;
    for (const [name, want] of Object.entries(theirs)) {
      if (name !== 'uCode') expectAgreement(lineOf(plan, index, idOf(name)), want);
    }
  });
});

describe('the replicates of COINr’s uncertainty analysis are plans like any other', () => {
  const { weight_sets, reps, Scores, Ranks } = coinr<{
    UA: { weight_sets: { rownames: string[]; values: number[][] }; reps: Frame; Scores: Frame; Ranks: Frame };
  }>('10_uncertainty_exact_replicates').UA;
  const cell = (name: string, i: number) => reps.data[name]![i]!;
  const base = indexOf(whole);

  /** The plan of replicate i: its outlier limit, normalisation, aggregation and weights. */
  function replicate(i: number): Plan {
    const normalise =
      cell('norm_alt', i) === 1
        ? { method: 'min-max', range: [1, 100] }
        : { method: 'z-score', mean: 30, sd: 2 };
    const aggregate = String(cell('aggregation', i)) === 'a_gmean' ? 'geometric' : 'arithmetic';
    const treat = { ...whole.treat, winsorise: cell('winmax', i) };
    const { plan } = indexOf({ ...whole, normalise, aggregate, treat });
    const weightOf = (id: string) => {
      const name = id === 'root' ? 'index' : id;
      const row = weight_sets.rownames.findIndex((r) => r.toLowerCase() === name);
      return weight_sets.values[row]![cell('weight_set', i) - 1]!;
    };
    for (const node of plan.nodes) {
      const sum = node.children.reduce((s, h) => s + weightOf(plan.nodes[h]!.id), 0);
      for (const h of node.children) plan.nodes[h]!.weight = weightOf(plan.nodes[h]!.id) / sum;
    }
    return plan;
  }

  it.each([0, 1, 2, 3, 4, 9, 17, 29, 41, 59])('replicate %i has the same scores and ranks', (i) => {
    const plan = replicate(i);
    const index = buildIndex(plan, base.panel);
    const codes = plan.units.map((u) => u.code);
    const ours = lineOf(plan, index, 'root');
    const inTheirOrder = Scores.data['uCode']!.map((code) => codes.indexOf(String(code)));
    expectAgreement(
      inTheirOrder.map((c) => ours[c]!),
      Scores.data[`r_${i + 1}`]!,
    );
    const ranks = Ranks.data['uCode']!.map((code) => index.ranks(0)[codes.indexOf(String(code))]);
    expect(ranks).toEqual(Ranks.data[`r_${i + 1}`]);
  });
});

function idOf(name: string): string {
  return name === 'Index' ? 'root' : name.toLowerCase();
}
