import type { AggregateChoice } from '../../edition/index.js';
import type { AggregateDefinition, Details } from './aggregate.js';
import {
  dividedBy,
  hypotenuse,
  lowest,
  mean,
  minus,
  number,
  plus,
  result,
  type Step,
  singleStep,
  type Term,
  times,
  x,
} from './formula.js';

const handbook = 'OECD/JRC Handbook, step 6; COINr Aggregate';
const weighing = { weighs: true, compares: false, source: handbook } as const;
const summed = {
  ...weighing,
  summed: true,
  steps: ({ order }: AggregateChoice): Step[] => singleStep(mean(order, x)),
} as const;

/** Weighted means, and ways derived from one. */
export const meanAggregates = {
  arithmetic: {
    ...summed,
    title: { en: 'weighted mean', zh: '加权算术平均' },
    text: () => 'Σ_h w[h] · I[c,h,t]',
  },
  geometric: {
    ...summed,
    title: { en: 'weighted geometric mean', zh: '加权几何平均' },
    text: () => 'Π_h I[c,h,t]^w[h]',
  },
  harmonic: {
    ...summed,
    title: { en: 'weighted harmonic mean', zh: '加权调和平均' },
    text: () => '1 / Σ_h w[h] / I[c,h,t]',
  },
  power: {
    ...summed,
    title: { en: 'weighted power mean', zh: '加权幂平均' },
    text: ({ order }) => `(Σ_h w[h] · I[c,h,t]^${order})^(1/${order})`,
  },
  /** The weights of the children are shares here, so that their mean times what was written adds up to Σ of weight × score. */
  'weighted-sum': {
    ...weighing,
    title: { en: 'weighted sum, weights as given', zh: '按原权重加权求和' },
    steps: ({ details }) => singleStep(times(number(totalOf(details)), mean(1, x))),
    text: ({ details }) => `${totalOf(details)} · Σ_h w[h] · I[c,h,t]`,
  },
  /** Power mean of values mapped linearly from one range onto another, reversed or not, and mapped back. */
  reshaped: {
    ...weighing,
    title: { en: 'mean on another range', zh: '换域后的平均' },
    steps: ({ order, details }) => {
      const { from, onto, mirrored } = details as Details<'reshaped'>;
      const between = mirrored ? [onto[1], onto[0]] : onto;
      return [
        { name: 'moved', perChild: true, formula: mapRange(x, from, between) },
        { name: 'mean', formula: mean(order, result('moved')) },
        { name: 'aggregate', formula: mapRange(result('mean'), between, from) },
      ];
    },
    text: ({ order, details }) => {
      const { from, onto, mirrored } = details as Details<'reshaped'>;
      const ranges = `[${from}] → [${onto}]${mirrored ? ' mirrored' : ''}`;
      return `(Σ_h w[h] · I′[c,h,t]^${order})^(1/${order}), I′: ${ranges}, and back`;
    },
    source: 'INFORM Risk Index',
  },
  /** mean − α(√((mean − min)² + β²) − β) */
  'mean-min': {
    ...weighing,
    title: { en: 'mean with a penalty for the lowest', zh: '均值—最小值函数' },
    steps: ({ details }) => {
      const { alpha, beta } = details as Details<'mean-min'>;
      const away = hypotenuse(minus(result('mean'), result('lowest')), number(beta));
      return [
        { name: 'mean', formula: mean(1, x) },
        { name: 'lowest', formula: lowest(x) },
        {
          name: 'aggregate',
          formula: minus(result('mean'), times(number(alpha), minus(away, number(beta)))),
        },
      ];
    },
    text: ({ details }) => {
      const { alpha, beta } = details as Details<'mean-min'>;
      return `m − ${alpha} · (√((m − min_h I)² + ${beta}²) − ${beta}), m = Σ_h w[h] · I[c,h,t]`;
    },
    source: 'Casadio Tarabusi and Guarini (2013)',
  },
} satisfies Record<string, AggregateDefinition>;

/** What the weights of a weighted sum add up to; 1 for other ways to aggregate. */
export function totalOf(details: AggregateChoice['details']): number {
  return details?.of === 'weighted-sum' ? details.total : 1;
}

/** The weight of a child as it was written, where its node is a weighted sum; otherwise its share. */
export function writtenWeight(share: number, details: AggregateChoice['details']): number {
  const total = totalOf(details);
  // Fifteen digits: what was divided and multiplied again is 0.5, and not 0.49999999999999994.
  return total === 1 ? share : Number((share * total).toPrecision(15));
}

/** From one range onto another. */
function mapRange(of: Term, [p, q]: readonly number[], [r, s]: readonly number[]): Term {
  const [start, end] = [number(r), number(s)];
  return plus(start, dividedBy(times(minus(end, start), minus(of, number(p))), minus(number(q), number(p))));
}
