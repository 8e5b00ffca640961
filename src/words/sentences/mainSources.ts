import type { UncertaintySources } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';

/** What makes the largest part of the uncertainty of ranks. */
export const mainSources: Record<keyof UncertaintySources | 'one-indicator' | 'none', Text> = {
  none: {
    en: 'nothing that was varied, as no rank moves with other weights or without one indicator',
    zh: '暂无（换用其他权重或剔除一项指标，位次均不变）',
  },
  'one-indicator': { en: 'the choice of its one indicator', zh: '唯一一项指标的选取' },
  weights: {
    en: 'the weights, which make the largest part of the uncertainty of ranks',
    zh: '权重（位次的不确定性主要来自权重）',
  },
  structure: {
    en: 'the choice of indicators, as leaving one out makes the largest part of the uncertainty of ranks',
    zh: '指标的取舍（位次的不确定性主要来自剔除指标）',
  },
  data: {
    en: 'the data, whose errors make the largest part of the uncertainty of ranks',
    zh: '数据（位次的不确定性主要来自数据误差）',
  },
};
