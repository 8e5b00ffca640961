import { type AggregateDefinition, type Details, eachUnit, weightedMean } from './aggregate.js';

const plain = {
  weighs: false,
  compares: false,
  source: 'OECD/JRC Handbook, step 6; COINr Aggregate',
} as const;

/** Ways to aggregate by the order of the children of a unit, or by one of them. */
export const ordered = {
  median: {
    ...plain,
    weighs: true,
    title: { en: 'weighted median', zh: '加权中位数' },
    score: (family) => eachUnit(family, weightedMedian),
    text: () => 'weighted median_h I[c,h,t]',
  },
  minimum: {
    ...plain,
    title: { en: 'minimum', zh: '最小值' },
    score: (family) => eachUnit(family, (row) => Math.min(...row)),
    text: () => 'min_h I[c,h,t]',
  },
  maximum: {
    ...plain,
    title: { en: 'maximum', zh: '最大值' },
    score: (family) => eachUnit(family, (row) => Math.max(...row)),
    text: () => 'max_h I[c,h,t]',
  },
  /** Ordered weighted average: weights by rank, the best first; reweighted over those present. */
  ordered: {
    ...plain,
    title: { en: 'ordered weighted mean', zh: '有序加权平均' },
    score: (family, { places }: Details<'ordered'>) =>
      eachUnit(family, (row) => {
        const sorted = row.toSorted((a, b) => b - a);
        const weights = sorted.map((_, i) => places[i] ?? 0);
        return weightedMean(sorted, weights, 1);
      }),
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
    score: ({ rows, children }, { child }: Details<'child'>) => {
      const at = children.indexOf(child);
      return rows.map((row) => (at < 0 ? Number.NaN : row[at]));
    },
    text: ({ details }, named) => `I[c,${named((details as Details<'child'>).child)},t]`,
  },
} satisfies Record<string, AggregateDefinition>;

/** The lowest value that at least half of the weight does not exceed; the middle of two when it is exactly half. */
function weightedMedian(row: readonly number[], weights: readonly number[]): number {
  const order = row.map((_, i) => i).sort((a, b) => row[a] - row[b]);
  const whole = order.reduce((sum, i) => sum + weights[i], 0);
  let below = 0;
  for (const [at, i] of order.entries()) {
    below += weights[i];
    if (Math.abs(below - whole / 2) <= 1e-12 * whole) return (row[i] + row[order[at + 1]]) / 2;
    if (below > whole / 2) return row[i];
  }
  return Number.NaN;
}
