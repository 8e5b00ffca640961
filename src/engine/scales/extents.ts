import { onRange, type ScaleDefinition, type ScaleParameters, within } from './scale.js';

const handbook = 'OECD/JRC Handbook, step 5; COINr Normalise';

/** The ends of a min-max scale: minimum and maximum, or quantiles. */
const endsOf = ({ quantiles: [p, q] }: ScaleParameters) =>
  p === 0 && q === 1 ? ['min', 'max'] : ['low-quantile', 'high-quantile'];

/** 1 at the goal, and above it too where scores are capped. */
const distanceTo = (goal: string, cap: boolean) => {
  const distance = `1 - (${goal} - x) / (${goal} - min)`;
  return cap ? `min(1, ${distance})` : distance;
};

/** Scales between the extremes of the values, or from the lowest value to a goal. */
export const extentScales = {
  'min-max': {
    title: { en: 'min-max', zh: '极差标准化' },
    needs: (p) => {
      const [low, high] = endsOf(p);
      return [`${high} > ${low}`];
    },
    formula: (p) => {
      const [low, high] = endsOf(p);
      return onRange(within(`(x - ${low}) / (${high} - ${low})`, p));
    },
    steady: true,
    source: handbook,
  },
  'distance-to-max': {
    title: { en: 'distance to the best', zh: '与最优值的距离' },
    needs: () => ['max > min'],
    formula: () => distanceTo('max', false),
    steady: true,
    source: handbook,
  },
  'distance-to-reference': {
    title: { en: 'distance to a reference unit', zh: '与参照单元的距离' },
    needs: () => ['reference > min'],
    formula: (p) => distanceTo('reference', p.cap),
    steady: true,
    source: handbook,
  },
  'distance-to-target': {
    title: { en: 'distance to the target', zh: '与目标值的距离' },
    needs: () => ['target > min'],
    formula: (p) => distanceTo('target', p.cap),
    steady: true,
    ends: (p) => [Number.NEGATIVE_INFINITY, p.target],
    source: handbook,
  },
  'fraction-of-max': {
    title: { en: 'share of the best', zh: '占最优值的比例' },
    needs: () => ['max ≠ 0'],
    formula: () => 'x / max',
    steady: true,
    source: handbook,
  },
  'around-reference': {
    title: { en: 'around the reference', zh: '以基准为中心' },
    reference: 'base',
    // A missing reference equals nothing, not even itself.
    needs: () => ['max > min', 'reference = reference'],
    formula: () => onRange('((x - reference) / (max - min) + 0.5)'),
    words: () => ({ reference: 'r' }),
    steady: true,
    source: 'Mazziotta and Pareto (2016)',
  },
} satisfies Record<string, ScaleDefinition>;
