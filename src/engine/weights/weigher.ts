import type { DataFamily, Settled, Text } from '../../edition/index.js';
import { commonFactorWeights } from './commonFactor.js';
import { factorWeights, firstComponent } from './factors.js';
import { balancedWeights, infomaxWeights } from './optimise.js';
import { type ChildColumns, criticWeights, entropyWeights, isConstant, variationWeights } from './spreads.js';

/** What single families take in addition to the data. */
export interface WeighOptions {
  goal: 'balance' | 'infomax';
  /** Importances of the children, for `balance`. */
  importances: readonly number[];
}

/** Weights that add up to 1 and what the family says of its fit, or why there are none. */
export type Weighed = { weights: number[]; facts: Settled['facts'] } | { why: Text };

type WeightingRule = (
  columns: ChildColumns,
  options: WeighOptions,
) => { weights: number[]; facts?: Settled['facts'] };

const weightingRules = {
  entropy: (columns) => ({ weights: entropyWeights(columns) }),
  variation: (columns) => ({ weights: variationWeights(columns) }),
  critic: (columns) => ({ weights: criticWeights(columns) }),
  /** Squared loadings of the first component, which add up to 1. */
  pca: (columns) => {
    const { loadings, explained } = firstComponent(columns);
    return { weights: loadings.map((x) => x * x), facts: { explained } };
  },
  'pca-factors': (columns) => {
    const { weights, explained, factors } = factorWeights(columns);
    return { weights, facts: { explained, factors } };
  },
  factor: (columns) => ({ weights: commonFactorWeights(columns) }),
  optimised: (columns, { goal, importances }) => {
    if (goal === 'infomax') return { weights: infomaxWeights(columns) };
    const { weights, distance } = balancedWeights(columns, importances);
    return { weights, facts: { distance } };
  },
} satisfies Record<DataFamily, WeightingRule>;

/** The reason why a family has no weights for data that are not constant. */
const reasons: Record<DataFamily, Text> = {
  entropy: { en: 'a value is negative', zh: '存在负值' },
  variation: { en: 'the mean of a child is zero', zh: '某一下级的均值为零' },
  critic: { en: 'all children correlate perfectly', zh: '各下级完全相关' },
  pca: { en: 'the correlations have no component', zh: '相关矩阵没有主成分' },
  'pca-factors': { en: 'the correlations have no component', zh: '相关矩阵没有主成分' },
  factor: { en: 'they have no common factor', zh: '各下级没有公共因子' },
  optimised: { en: 'the correlations cancel out', zh: '相关系数相互抵消' },
};

/**
 * Weights of the children of a node from their values: columns without gaps, one for each child. A single child has weight 1, a
 * constant child weight 0.
 */
export function weighColumns(by: DataFamily, columns: ChildColumns, options: WeighOptions): Weighed {
  if (columns.length === 1) return { weights: [1], facts: {} };
  if ((columns[0]?.length ?? 0) < 2) {
    return { why: { en: 'fewer than two units have all of them', zh: '不足两个单元拥有全部下级的数据' } };
  }
  if (columns.every(isConstant)) {
    return { why: { en: 'they are the same for all units', zh: '各下级在所有单元上均相同' } };
  }
  const { weights, facts = {} }: ReturnType<WeightingRule> = weightingRules[by](columns, options);
  return weights.some((w) => w !== w) ? { why: reasons[by] } : { weights, facts };
}
