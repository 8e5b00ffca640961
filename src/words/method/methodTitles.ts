import type { Text } from '../../edition/index.js';

/** The titles of the method and its tables. */
export const methodTitles = {
  steps: { en: 'From records to ranks', zh: '从记录到位次' },
  framework: { en: 'Framework and weights', zh: '指标体系与权重' },
  ofWhole: { en: 'of the whole index', zh: '占总指数' },
  defaults: { en: 'Program defaults that this edition uses', zh: '本版采用的程序默认值' },
  setting: { en: 'Setting', zh: '设置' },
  whole: {
    en: 'This page has the formulas, missing rules and sources in force.',
    zh: '此处仅列本版实际采用的公式、缺失规则与出处。',
  },
  all: { en: 'All formulas of the program', zh: '程序支持的全部公式' },
  ranges: { en: 'What a rank range means', zh: '位次区间的含义' },
} satisfies Record<string, Text>;
