import { type Problem, same } from '../../edition/index.js';

/** What can be wrong with what is typed in the console. */
export const consoleProblems = {
  noContract: (known: readonly string[]): Problem => ({
    at: { file: 'contracts' },
    found: { en: 'no contract chosen', zh: '未选择数据契约' },
    expected: { en: `at least one of ${known.join(', ')}`, zh: `至少一项：${known.join('、')}` },
    mend: { en: 'choose what the token may send under', zh: '请选择该令牌可用于哪些数据契约' },
  }),
  badDays: (days: string): Problem => ({
    at: { file: 'days' },
    found: same(days.slice(0, 20)),
    expected: { en: '1 to 365 days', zh: '1 至 365 天' },
    mend: { en: 'give a number of days', zh: '请填写天数' },
  }),
};
