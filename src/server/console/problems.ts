import { type Problem, same } from '../../edition/index.js';

/** Problems of input in the console. */
export const consoleProblems = {
  noContract: (known: readonly string[]): Problem => ({
    at: { file: 'contracts' },
    found: { en: 'no contract chosen', zh: '未选择数据契约' },
    expected: { en: `at least one of ${known.join(', ')}`, zh: `至少一项：${known.join('、')}` },
    mend: { en: 'choose what the token may send under', zh: '请选择该令牌可用于哪些数据契约' },
  }),
  badKey: (fields: readonly string[]): Problem => ({
    at: { file: 'key' },
    found: { en: 'another number of values', zh: '值的个数不符' },
    expected: {
      en: `a value for each of ${fields.join(', ')}, one a line`,
      zh: `依次填写 ${fields.join('、')}，每行一个`,
    },
    mend: { en: 'write them in this order', zh: '请按此顺序填写' },
  }),
  oneWay: (): Problem => ({
    at: { file: 'receipt, key' },
    found: { en: 'neither a receipt nor a key, or both', zh: '回执与键均未填写，或均已填写' },
    expected: { en: 'one of the two', zh: '二者之一' },
    mend: { en: 'say which records by the one or the other', zh: '请任选一种方式指明记录' },
  }),
  nothingToErase: (contract: string): Problem => ({
    at: { file: 'receipt, key' },
    found: { en: 'no such record', zh: '没有这样的记录' },
    expected: {
      en: `a record under ${contract} that is judged and not erased yet`,
      zh: `${contract} 下已判定且尚未删除的记录`,
    },
    mend: { en: 'compare receipt, line and key', zh: '请核对回执、行号与键' },
  }),
  noAddress: (host: string): Problem => ({
    at: { file: 'Host' },
    found: same(host.slice(0, 100)),
    expected: {
      en: 'the address of this site, which the server does not know',
      zh: '本站地址，而服务器尚不知晓',
    },
    mend: {
      en: 'start the server with --base-url https://… : a name in a request may be forged',
      zh: '请以 --base-url https://… 启动服务器：请求中的名称可能是伪造的',
    },
  }),
  badDays: (days: string): Problem => ({
    at: { file: 'days' },
    found: same(days.slice(0, 20)),
    expected: { en: '1 to 365 days', zh: '1 至 365 天' },
    mend: { en: 'give a number of days', zh: '请填写天数' },
  }),
};
