import type { Text } from '../../edition/index.js';

/** What a partner can be told of. The message of each kind is described in docs/platform-operations.md. */
export const eventKinds = [
  'records.set-aside',
  'records.erased',
  'submission.to-explain',
  'submission.missing',
  'submission.stale',
  'figure.published',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Each kind in words. */
export const eventWords: Readonly<Record<EventKind, Text>> = {
  'records.set-aside': {
    en: 'records of a request were not stored: quarantined, or in conflict with earlier ones',
    zh: '某次请求中有记录未入库：被隔离，或与此前的记录冲突',
  },
  'records.erased': { en: 'records were erased', zh: '记录已被删除' },
  'submission.to-explain': { en: 'a check of a period asks questions', zh: '某期审核提出了待说明的问题' },
  'submission.missing': {
    en: 'a period is due, and nothing was stored for it',
    zh: '某期已到期，但没有入库任何记录',
  },
  'submission.stale': {
    en: 'records came after a period was closed: what was checked or signed lacks them',
    zh: '某期截止后又收到记录：已审核或已签署的内容不含这些记录',
  },
  'figure.published': {
    en: 'a release was published whose figures rest on a signed submission',
    zh: '已发布的版本中有数字以已签署的报送为依据',
  },
};

export const isEventKind = (text: string): text is EventKind =>
  (eventKinds as readonly string[]).includes(text);
