import type { Doubt } from '../../edition/index.js';
import { meanOf, populationSd } from '../stats/moments.js';
import { type AggregateDefinition, completeUnits } from './aggregate.js';
import { copeland, mazziottaPareto, topsis, wroclaw } from './compromise.js';
import {
  acrossUnits,
  atLeastZero,
  average,
  dividedBy,
  length,
  minus,
  number,
  plus,
  result,
  root,
  type Step,
  singleStep,
  square,
  sum,
  type Term,
  times,
  weight,
  x,
} from './formula.js';

const comparing = { weighs: true, compares: true } as const;
const pareto = { weighs: false, compares: true, source: 'Mazziotta and Pareto (2016)' } as const;
const standard = 'z = 100 + 10 (I − mean) / sd';

/** Ways to aggregate that compare units: a unit with a gap has no score. */
export const comparingAggregates = {
  copeland: {
    ...comparing,
    title: { en: 'Copeland score', zh: 'Copeland 得分' },
    steps: () => singleStep(minus({ is: 'wins' }, { is: 'losses' })),
    score: (family) => completeUnits(family, (list) => copeland(list, family.weights)),
    text: () => 'wins − losses of c, by weight',
    source: 'Munda and Nardo (2009); COINr outrankMatrix, a_copeland',
  },
  topsis: {
    ...comparing,
    title: { en: 'TOPSIS nearness', zh: 'TOPSIS 贴近度' },
    steps: () => {
      const scaled = dividedBy(times(weight, x), acrossUnits('length', x));
      const away = (from: 'min' | 'max') => length(minus(scaled, acrossUnits(from, scaled)));
      return [
        { name: 'near', formula: away('min') },
        { name: 'far', formula: away('max') },
        { name: 'aggregate', formula: dividedBy(result('near'), plus(result('near'), result('far'))) },
      ];
    },
    score: (family) => completeUnits(family, (list) => topsis(list, family.weights)),
    text: () => 'd⁻ / (d⁺ + d⁻)',
    source: 'Hwang and Yoon (1981)',
  },
  wroclaw: {
    ...comparing,
    title: { en: 'Wroclaw taxonomic nearness', zh: '弗罗茨瓦夫分类贴近度' },
    steps: () => {
      const far = result('far');
      const usual = plus(acrossUnits('mean', far), times(number(2), acrossUnits('sample-sd', far)));
      return [
        { name: 'far', formula: root(sum(times(weight, square(minus(x, acrossUnits('max', x)))))) },
        { name: 'aggregate', formula: minus(number(1), dividedBy(far, usual)) },
      ];
    },
    score: (family) => completeUnits(family, (list) => wroclaw(list, family.weights)),
    text: () => '1 − d / (d̄ + 2 s), d = √Σ_h w[h] · (I[c,h,t] − max I[·,h,t])²',
    source: 'Hellwig (1968); Mazziotta and Pareto (2013)',
  },
  'mazziotta-pareto': {
    ...pareto,
    title: { en: 'Mazziotta-Pareto, penalty downwards', zh: 'Mazziotta-Pareto（向下惩罚）' },
    steps: () => [standardStep, ...penaltySteps(result('standard'), minus)],
    score: (family) => completeUnits(family, (list) => penalised(standardised(list), true)),
    text: () => `mean_h z − var_h z / mean_h z, ${standard}`,
  },
  'mazziotta-pareto-upwards': {
    ...pareto,
    title: { en: 'Mazziotta-Pareto, penalty upwards', zh: 'Mazziotta-Pareto（向上惩罚）' },
    steps: () => [standardStep, ...penaltySteps(result('standard'), plus)],
    score: (family) => completeUnits(family, (list) => penalised(standardised(list), false)),
    text: () => `mean_h z + var_h z / mean_h z, ${standard}`,
  },
  /** The same without standardising; children normalised by `around-reference` make it comparable over time. */
  'mazziotta-pareto-adjusted': {
    ...pareto,
    title: {
      en: 'adjusted Mazziotta-Pareto, penalty downwards',
      zh: '修正 Mazziotta-Pareto（向下惩罚）',
    },
    steps: () => penaltySteps(x, minus),
    score: (family) => completeUnits(family, (list) => penalised(list, true)),
    text: () => 'mean_h I − var_h I / mean_h I',
  },
  'mazziotta-pareto-adjusted-upwards': {
    ...pareto,
    title: { en: 'adjusted Mazziotta-Pareto, penalty upwards', zh: '修正 Mazziotta-Pareto（向上惩罚）' },
    steps: () => penaltySteps(x, plus),
    score: (family) => completeUnits(family, (list) => penalised(list, false)),
    text: () => 'mean_h I + var_h I / mean_h I',
  },
  'benefit-of-the-doubt': {
    ...pareto,
    title: { en: 'benefit of the doubt', zh: '“疑点利益”法（BoD）' },
    steps: ({ details }) => {
      const score = sum(times({ is: 'best-weight' }, x));
      if ((details as Doubt).step === 0) return singleStep(score);
      const short = atLeastZero(minus({ is: 'frontier' }, score));
      return singleStep(dividedBy(number(1), plus(number(1), short)));
    },
    score: (family, doubt: Doubt) => completeUnits(family, (list) => family.scoreByDoubt(list, doubt)),
    text: ({ details }) => doubtText(details as Doubt),
    source: 'Melyn and Moesen (1991); Cherchye et al. (2007)',
  },
} satisfies Record<string, AggregateDefinition>;

/** A child standardised over the units to mean 100 and sd 10 (n in the denominator). */
const standardStep: Step = {
  name: 'standard',
  perChild: true,
  formula: plus(
    number(100),
    dividedBy(times(number(10), minus(x, acrossUnits('mean', x))), acrossUnits('sd', x)),
  ),
};

/** The mean of a unit's scores with their variance by their mean taken off, or put on. */
function penaltySteps(of: Term, put: (a: Term, b: Term) => Term): Step[] {
  const mean = result('mean');
  return [
    { name: 'mean', formula: average(of) },
    { name: 'variance', formula: average(square(minus(of, mean))) },
    { name: 'aggregate', formula: put(mean, dividedBy(result('variance'), mean)) },
  ];
}

function penalised(rows: readonly (readonly number[])[], downwards: boolean): number[] {
  return rows.map((row) => mazziottaPareto(row, downwards));
}

/** Children standardised over the units to mean 100 and sd 10 (n in the denominator). */
function standardised(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]?.map((_, k) => rows.map((row) => row[k])) ?? [];
  const scales = columns.map((column) => ({ mean: meanOf(column), sd: populationSd(column) }));
  return rows.map((row) => row.map((x, k) => 100 + (10 * (x - scales[k].mean)) / scales[k].sd));
}

function doubtText({ shares, weights, step }: Doubt): string {
  const score =
    step > 0
      ? `1 / (1 + s), s = min_{w ≥ 0} v − Σ_h w[h] · I[c,h,t], Σ_h w[h] · I[j,h,t] ≤ v, Σ w = 1 / ${step}`
      : 'max_{w ≥ 0} Σ_h w[h] · I[c,h,t], Σ_h w[h] · I[j,h,t] ≤ 1';
  const boundText = (what: string, [low, high]: readonly [number, number]) =>
    low > 0 || high < 1 ? `, ${low} ≤ ${what} ≤ ${high}` : '';
  const share = boundText('w[h] · I[c,h,t] / Σ w · I[c]', shares);
  return `${score}${share}${boundText('w[h] / Σ w', weights)}`;
}
