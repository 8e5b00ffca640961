import { wordList } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** Problems of the periods of an edition. */
export const periodProblems = {
  baseOutside: (at: Place, base: string, first: string, last: string): Problem => ({
    at,
    found: { en: `the base ${base}`, zh: `基期 ${base}` },
    expected: { en: `a period between ${first} and ${last}`, zh: `${first} 与 ${last} 之间的时期` },
    mend: { en: 'choose a base inside the published periods', zh: '请在发布区间内选择基期' },
  }),
  notListed: (at: Place, period: string, periods: readonly string[]): Problem => ({
    at,
    found: { en: `the period ${period}`, zh: `时期 ${period}` },
    expected: {
      en: `one of periods.list: ${wordList(periods).en}`,
      zh: `periods.list 所列时期之一：${wordList(periods).zh}`,
    },
    mend: { en: 'add it to the list, or choose one of these', zh: '请将其加入列表，或改用列表中的时期' },
  }),
  listUnordered: (at: Place, before: string, period: string): Problem => ({
    at,
    found: { en: `${period} after ${before}`, zh: `${before} 之后为 ${period}` },
    expected: { en: 'every period once, the earliest first', zh: '每个时期只列一次，由早到晚' },
    mend: { en: 'put the list in order', zh: '请按时间顺序排列' },
  }),
  lastBesideList: (at: Place, last: string, end: string): Problem => ({
    at,
    found: { en: `last: ${last} beside a list`, zh: `periods.list 之外又写了 last: ${last}` },
    expected: {
      en: `the list alone, which ends in ${end}`,
      zh: `只写列表，其末期为 ${end}`,
    },
    mend: { en: 'take “last” out; shorten the list instead', zh: '请删去 last，需要时缩短列表' },
  }),
  badPeriod: (at: Place, found: string, form: string): Problem => ({
    at,
    found: { en: `“${found}”, which is not a period`, zh: `“${found}”不是有效时期` },
    expected: { en: `a period written like ${form}`, zh: `形如 ${form} 的时期` },
    mend: {
      en: 'write it in this form, or change periods.frequency',
      zh: '请按此写法，或修改 periods.frequency',
    },
  }),
};
