import type { Text } from '../../edition/index.js';

/** The words of the page of a data contract. */
export const contractWords = {
  contract: { en: 'Data contract', zh: '数据契约' },
  version: { en: 'version', zh: '版本' },
  asks: { en: 'What the contract asks', zh: '契约要求' },
  field: { en: 'Field', zh: '字段' },
  meaning: { en: 'Meaning', zh: '含义' },
  allowed: { en: 'Allowed', zh: '允许的值' },
  required: { en: 'Required', zh: '必填' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  key: { en: 'key', zh: '主键' },
  place: { en: 'place', zh: '地点' },
  time: { en: 'time', zh: '时间' },
  contributor: { en: 'contributor', zh: '贡献者' },
  purpose: { en: 'Purpose', zh: '用途' },
  usage: { en: 'Use', zh: '使用方式' },
  limitations: { en: 'Limits', zh: '局限' },
  window: { en: 'Times', zh: '时间范围' },
  expected: { en: 'Expected', zh: '预期' },
  confidential: { en: 'Confidential', zh: '保密' },
  feeds: { en: 'Feeds', zh: '支撑指标' },
  others: { en: 'Other fields', zh: '其他字段' },
  try: { en: 'Try a file', zh: '试送文件' },
  noScript: {
    en: 'To try a file here the browser needs scripts. In a terminal: iplus contract check CONTRACT FILE',
    zh: '在此试送文件需启用脚本。也可在终端运行：iplus contract check CONTRACT FILE',
  },
} satisfies Record<string, Text>;
