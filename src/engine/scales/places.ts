import {
  dividedBy,
  either,
  type Formula,
  given,
  minus,
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
