import {
  choose,
  dividedBy,
  either,
  exponential,
  type Formula,
  given,
  ln,
  minus,
  normalQuantileOf,
  number,
  plus,
  statistic,
  test,
  times,
} from '../formula/formula.js';
import { highest, lowest, type ScaleDefinition, type ScaleParameters } from './scale.js';

const n = statistic('n');
const several = () => [test('>', n, number(1))];
const handbook = 'OECD/JRC Handbook, step 5; COINr Normalise';
const smaller = ({ ties }: Pick<ScaleParameters, 'ties'>): Formula => ({ is: 'smaller', ties });

/** The rank, which is at most n: a figure of another period than the sample may be above all of it. */
const rankWithin = (p: ScaleParameters): Formula => {
  const rank = plus(number(1), smaller(p));
  return choose(test('exceeds', rank, n), n, rank);
};

/** Scales by rank: the number of smaller values. */
export const rankScales = {
  /** The best has the highest rank. */
  rank: {
    title: { en: 'rank', zh: '位次' },
    formula: (p) => plus(number(1), smaller(p)),
    steady: false,
    source: handbook,
  },
  borda: {
    title: { en: 'Borda count', zh: 'Borda 计数' },
    formula: smaller,
    steady: false,
    source: handbook,
  },
  'percentile-rank': {
    title: { en: 'percentile rank', zh: '百分位' },
    needs: several,
    formula: (p) => dividedBy(smaller(p), minus(n, number(1))),
    steady: false,
    source: handbook,
  },
  'exponential-rank': {
    title: { en: 'exponential of the rank', zh: '位次的指数变换' },
    formula: (p) => {
      const { steepness: k } = p;
      const rest = minus(number(1), exponential(dividedBy(number(-100), number(k))));
      const bent = times(dividedBy(rankWithin(p), n), rest);
      return times(number(-k), ln(minus(number(1), bent)));
    },
    text: ({ steepness: k }) => `−${k} · ln(1 − rank / n · (1 − e^(−100 / ${k})))`,
    steady: false,
    source: 'McLennan et al. (2019), The English Indices of Deprivation 2019: Technical report',
  },
  'normal-score': {
    title: { en: 'normal score', zh: '正态得分' },
    formula: (p) => {
      const { offset: c } = p;
      const share = dividedBy(minus(rankWithin(p), number(c)), plus(n, number(1 - 2 * c)));
      return plus(lowest(p.mean), times(highest(p.sd), normalQuantileOf(share)));
    },
    text: ({ mean, sd, offset: c }) => `${mean} + ${sd} · Φ⁻¹((rank − ${c}) / (n + ${1 - 2 * c}))`,
    steady: false,
    source: 'Blom (1958); van der Waerden (1952)',
  },
  'top-share': {
    title: { en: 'among the highest', zh: '是否居前列' },
    needs: several,
    formula: ({ range: [lo, hi], share }) => {
      const others = minus(number(1), given('share', share, `${share}`));
      const enough = minus(times(others, minus(n, number(1))), number(1e-9));
      return either(test('>=', smaller({ ties: 'lowest' }), enough), highest(hi), lowest(lo));
    },
    steady: false,
    source: 'CDC/ATSDR Social Vulnerability Index',
  },
} satisfies Record<string, ScaleDefinition>;
