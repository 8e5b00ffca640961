import type { AggregateDefinition, Details } from './aggregate.js';
import {
  average,
  dividedBy,
  highest,
  lowest,
  minus,
  number,
  result,
  root,
  singleStep,
  square,
  sum,
  x,
} from './formula.js';

const plain = {
  weighs: false,
  compares: false,
  source: 'OECD/JRC Handbook, step 6; COINr Aggregate',
} as const;

/** Ways to aggregate by the order of the children of a unit, or by one of them. */
export const orderAggregates = {
  median: {
    ...plain,
    weighs: true,
    title: { en: 'weighted median', zh: '加权中位数' },
    steps: () => singleStep({ is: 'median' }),
    text: () => 'weighted median_h I[c,h,t]',
  },
  minimum: {
    ...plain,
    title: { en: 'minimum', zh: '最小值' },
    steps: () => singleStep(lowest(x)),
    text: () => 'min_h I[c,h,t]',
  },
  maximum: {
    ...plain,
    title: { en: 'maximum', zh: '最大值' },
    steps: () => singleStep(highest(x)),
    text: () => 'max_h I[c,h,t]',
  },
  /** Of the mean of several measurements of one thing, such as the sources of a score: missing with fewer than two. */
  'standard-error': {
    ...plain,
    title: { en: 'standard error of the mean of the parts', zh: '各项均值的标准误' },
    steps: () => {
      const n = sum(number(1));
      return [
        { name: 'mean', formula: average(x) },
        { name: 'variance', formula: dividedBy(sum(square(minus(x, result('mean')))), minus(n, number(1))) },
        { name: 'aggregate', formula: root(dividedBy(result('variance'), n)) },
      ];
    },
    text: () => '√(Σ_h (I[c,h,t] − mean_h I)² / (n − 1) / n)',
    source: 'Transparency International, Corruption Perceptions Index: Technical methodology note',
  },
  /** Ordered weighted average: weights by rank, the best first; reweighted over those present. */
  ordered: {
    ...plain,
    title: { en: 'ordered weighted mean', zh: '有序加权平均' },
    steps: ({ details }) => singleStep({ is: 'by-place', places: (details as Details<'ordered'>).places }),
    text: ({ details }) => {
      const { places } = details as Details<'ordered'>;
      return `Σ_i v[i] · I[c,(i),t], (1) the highest, v = ${places.join(', ')}`;
    },
    source: 'Yager (1988)',
  },
  /** The value of one child. */
  child: {
    ...plain,
    title: { en: 'one of the parts', zh: '其中一项' },
    steps: ({ details }) => singleStep({ is: 'child', node: (details as Details<'child'>).child }),
    score: ({ rows, children }, { child }: Details<'child'>) => {
      const at = children.indexOf(child);
      return rows.map((row) => (at < 0 ? Number.NaN : row[at]));
    },
    text: ({ details }, named) => `I[c,${named((details as Details<'child'>).child)},t]`,
  },
} satisfies Record<string, AggregateDefinition>;
