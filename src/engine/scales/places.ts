import { apply, formulaTree } from '../../edition/index.js';
import type { ScaleDefinition } from './scale.js';

const several = () => ['n > 1'];
const handbook = 'OECD/JRC Handbook, step 5; COINr Normalise';
/** The rank, which is at most n: a figure of another period than the sample may be above all of it. */
const rankWithin = 'if(1 + smaller > n, n, 1 + smaller)';

/** Scales by rank: the number of smaller values. */
export const rankScales = {
  /** The best has the highest rank. */
  rank: {
    title: { en: 'rank', zh: '位次' },
    formula: () => '1 + smaller',
    steady: false,
    source: handbook,
  },
  borda: {
    title: { en: 'Borda count', zh: 'Borda 计数' },
    formula: () => 'smaller',
    steady: false,
    source: handbook,
  },
  'percentile-rank': {
    title: { en: 'percentile rank', zh: '百分位' },
    needs: several,
    formula: () => 'smaller / (n - 1)',
    steady: false,
    source: handbook,
  },
  'exponential-rank': {
    title: { en: 'exponential of the rank', zh: '位次的指数变换' },
    formula: () => `minus-k * ln(1 - ${rankWithin} / n * (1 - exp(-100 / k)))`,
    text: ({ steepness: k }) => `−${k} · ln(1 − rank / n · (1 − e^(−100 / ${k})))`,
    steady: false,
    source: 'McLennan et al. (2019), The English Indices of Deprivation 2019: Technical report',
  },
  'normal-score': {
    title: { en: 'normal score', zh: '正态得分' },
    formula: () => {
      const share = formulaTree(`(${rankWithin} - c) / (n + one-minus-2c)`);
      const [mean, sd] = [formulaTree('p'), formulaTree('q')];
      return apply('+', mean, apply('*', sd, apply('normal-quantile', share)));
    },
    centred: true,
    text: ({ mean, sd, offset: c }) => `${mean} + ${sd} · Φ⁻¹((rank − ${c}) / (n + ${1 - 2 * c}))`,
    steady: false,
    source: 'Blom (1958); van der Waerden (1952)',
  },
  'top-share': {
    title: { en: 'among the highest', zh: '是否居前列' },
    needs: several,
    formula: () => 'if(below ≥ (1 - share) * (n - 1), q, p)',
    showsChoice: true,
    words: ({ share }) => ({ share: `${share}` }),
    steady: false,
    source: 'CDC/ATSDR Social Vulnerability Index',
  },
} satisfies Record<string, ScaleDefinition>;
