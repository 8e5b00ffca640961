import { norm } from '../elementary/norm.js';
import { type AggregateDefinition, type Details, eachUnit, weightedMean } from './aggregate.js';

const handbook = 'OECD/JRC Handbook, step 6; COINr Aggregate';
const mean = { weighs: true, compares: false, source: handbook } as const;

/** Weighted means, and ways derived from one. */
export const means = {
  arithmetic: {
    ...mean,
    title: { en: 'weighted mean', zh: '加权算术平均' },
    text: () => 'Σ_h w[h] · I[c,h,t]',
  },
  geometric: {
    ...mean,
    title: { en: 'weighted geometric mean', zh: '加权几何平均' },
    text: () => 'Π_h I[c,h,t]^w[h]',
  },
  harmonic: {
    ...mean,
    title: { en: 'weighted harmonic mean', zh: '加权调和平均' },
    text: () => '1 / Σ_h w[h] / I[c,h,t]',
  },
  power: {
    ...mean,
    title: { en: 'weighted power mean', zh: '加权幂平均' },
    text: ({ order }) => `(Σ_h w[h] · I[c,h,t]^${order})^(1/${order})`,
  },
  /** Power mean of values mapped linearly from one range onto another, reversed or not, and mapped back. */
  reshaped: {
    ...mean,
    title: { en: 'mean on another range', zh: '换域后的平均' },
    score: (family, { from, onto, mirrored }: Details<'reshaped'>, order) => {
      const [a, b] = mirrored ? [onto[1], onto[0]] : onto;
      const there = (x: number) => a + ((b - a) * (x - from[0])) / (from[1] - from[0]);
      const back = (y: number) => from[0] + ((from[1] - from[0]) * (y - a)) / (b - a);
      return eachUnit(family, (row, weights) => back(weightedMean(row.map(there), weights, order)));
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
    ...mean,
    title: { en: 'mean with a penalty for the lowest', zh: '均值—最小值函数' },
    score: (family, { alpha, beta }: Details<'mean-min'>) =>
      eachUnit(family, (row, weights) => {
        const mean = weightedMean(row, weights, 1);
        return mean - alpha * (norm([mean - Math.min(...row), beta]) - beta);
      }),
    text: ({ details }) => {
      const { alpha, beta } = details as Details<'mean-min'>;
      return `m − ${alpha} · (√((m − min_h I)² + ${beta}²) − ${beta}), m = Σ_h w[h] · I[c,h,t]`;
    },
    source: 'Casadio Tarabusi and Guarini (2013)',
  },
} satisfies Record<string, AggregateDefinition>;
