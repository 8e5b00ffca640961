import { type Problem, same } from '../../edition/index.js';
import { eventKinds } from './kinds.js';

/** Problems of webhooks. */
export const webhookProblems = {
  badUrl: (url: string): Problem => ({
    at: { file: 'URL' },
    found: same(url.slice(0, 200)),
    expected: {
      en: 'an address over HTTPS without a user name, at most 2,000 characters',
      zh: '使用 HTTPS、不含用户名、不超过 2,000 个字符的地址',
    },
    mend: {
      en: 'give an address such as https://example.org/hooks/index',
      zh: '请填写如 https://example.org/hooks/index 的地址',
    },
  }),
  privateUrl: (url: string): Problem => ({
    at: { file: 'URL' },
    found: {
      en: `${url}, an address of a private network or of this machine`,
      zh: `${url}，属于专用网络或本机`,
    },
    expected: { en: 'a public address', zh: '公共地址' },
    mend: {
      en: 'add --private where messages are really to go there',
      zh: '如确需发往该处，请加上 --private',
    },
  }),
  badKind: (kind: string): Problem => ({
    at: { file: '--events' },
    found: same(kind.slice(0, 100)),
    expected: { en: eventKinds.join(', '), zh: eventKinds.join('、') },
    mend: { en: 'choose among these, or leave the option out for all', zh: '请从中选择；省略该选项即为全部' },
  }),
  noHook: (id: string): Problem => ({
    at: { file: 'ID' },
    found: same(id.slice(0, 100)),
    expected: { en: 'the id of a webhook', zh: 'Webhook的编号' },
    mend: { en: 'see the ids: iplus webhook list DIR', zh: '请查看编号：iplus webhook list DIR' },
  }),
};
