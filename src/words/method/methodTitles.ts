import type { Text } from '../../edition/index.js';

/** The titles of the method and its tables. */
export const methodTitles = {
  steps: { en: 'From records to ranks', zh: '从记录到位次' },
  framework: { en: 'Framework and weights', zh: '指标体系与权重' },
  ofWhole: { en: 'of the whole index', zh: '占总指数' },
  defaults: { en: 'What the edition left to the program', zh: '本版采用的程序默认值' },
  setting: { en: 'Setting', zh: '设置' },
  whole: {
    en: 'Every formula that exists, its missing rules and sources are in docs/method.md of the program; here stand those in force.',
    zh: '程序支持的全部公式及其缺失规则与出处见程序文档 docs/method.md；此处仅列本版实际采用者。',
  },
} satisfies Record<string, Text>;
