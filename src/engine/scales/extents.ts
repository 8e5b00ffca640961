import {
  atMostOne,
  dividedBy,
  type Formula,
  given,
  minus,
  number,
  plus,
  statistic,
  test,
  within,
  x,
} from '../formula/formula.js';
import { onRange, type ScaleDefinition, type ScaleParameters } from './scale.js';

const [min, max] = [statistic('min'), statistic('max')];
const handbook = 'OECD/JRC Handbook, step 5; COINr Normalise';

/** The ends of a min-max scale: minimum and maximum, or quantiles. */
const endsOf = ({ quantiles: [p, q] }: ScaleParameters): [Formula, Formula] =>
  p === 0 && q === 1
    ? [min, max]
    : [
        { is: 'quantile', share: p, name: 'min' },
        { is: 'quantile', share: q, name: 'max' },
      ];

/** 1 − (goal − x)/(goal − min): 1 at the goal, and above it too where scores are capped. */
const distanceTo = (goal: Formula, cap: boolean) =>
  atMostOne(minus(number(1), dividedBy(minus(goal, x), minus(goal, min))), cap);

/** Scales between the extremes of the values, or from the lowest value to a goal. */
export const extentScales = {
  'min-max': {
    title: { en: 'min-max', zh: '极差标准化' },
    needs: (p) => {
      const [low, high] = endsOf(p);
      return [test('exceeds', high, low)];
    },
    formula: (p) => {
      const [low, high] = endsOf(p);
      return onRange(p, within(dividedBy(minus(x, low), minus(high, low)), p.cap));
    },
    steady: true,
    source: handbook,
  },
  'distance-to-max': {
    title: { en: 'distance to the best', zh: '与最优值的距离' },
    needs: () => [test('exceeds', max, min)],
    formula: () => distanceTo(max, false),
    steady: true,
    source: handbook,
  },
  'distance-to-reference': {
    title: { en: 'distance to a reference unit', zh: '与参照单元的距离' },
    needs: (p) => [test('exceeds', given('reference', p.reference), min)],
    formula: (p) => distanceTo(given('reference', p.reference), p.cap),
    steady: true,
    source: handbook,
  },
  'distance-to-target': {
    title: { en: 'distance to the target', zh: '与目标值的距离' },
    needs: (p) => [test('exceeds', given('target', p.target), min)],
    formula: (p) => distanceTo(given('target', p.target), p.cap),
    steady: true,
    ends: (p) => [Number.NEGATIVE_INFINITY, p.target],
    source: handbook,
  },
  'fraction-of-max': {
    title: { en: 'share of the best', zh: '占最优值的比例' },
    needs: () => [test('≠', max, number(0))],
    formula: () => dividedBy(x, max),
    steady: true,
    source: handbook,
  },
  'around-reference': {
    title: { en: 'around the reference', zh: '以基准为中心' },
    reference: 'base',
    needs: (p) => [
      test('exceeds', max, min),
      test('>=', given('reference', p.reference), number(Number.NEGATIVE_INFINITY)),
    ],
    formula: (p) => {
      const away = dividedBy(minus(x, given('reference', p.reference, 'r')), minus(max, min));
      return onRange(p, plus(away, number(0.5)));
    },
    steady: true,
    source: 'Mazziotta and Pareto (2016)',
  },
} satisfies Record<string, ScaleDefinition>;
