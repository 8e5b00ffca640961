import type { FactorName } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';

/** What can vary in a study, as a reader says it. */
export const factorWords: Record<FactorName, Text> = {
  imputation: { en: 'imputation', zh: '填补' },
  treatment: { en: 'treatment of outliers', zh: '异常值处理' },
  normalisation: { en: 'normalisation', zh: '标准化' },
  aggregation: { en: 'aggregation', zh: '合成方式' },
  indicators: { en: 'indicators left out', zh: '剔除指标' },
  weights: { en: 'weights', zh: '权重' },
  data: { en: 'errors of the data', zh: '数据误差' },
};
