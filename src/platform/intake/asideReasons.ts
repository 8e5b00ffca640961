import { same, type Text } from '../../edition/index.js';
import { type Reason, reasonTitles } from '../contract/reasons.js';
import type { WhyAside } from './judge.js';

/** Why a record is set aside before any contract is asked: what was found and expected, in both languages. */
const reasons = {
  'not-utf8': {
    found: { en: 'bytes that are not UTF-8', zh: '不是 UTF-8 编码的字节' },
    expected: { en: 'text in UTF-8', zh: 'UTF-8 编码的文本' },
  },
  'too-deep': {
    found: { en: 'values within more than 32 others', zh: '嵌套超过 32 层' },
    expected: { en: 'a record of at most 32 levels', zh: '记录的嵌套不超过 32 层' },
  },
  'too-long': {
    found: { en: 'a record of more than 1 MiB', zh: '单条记录超过 1 MiB' },
    expected: { en: 'at most 1 MiB', zh: '不超过 1 MiB' },
  },
  'inexact-number': {
    found: { en: 'a number that JSON readers would change', zh: 'JSON 读取时会失真的数值' },
    expected: {
      en: 'a whole number up to 9007199254740991, or a finite number; longer ones as text',
      zh: '不超过 9007199254740991 的整数或有限数值；更长的数请写作文本',
    },
  },
  'not-an-event': {
    found: { en: 'an object without what every CloudEvent has', zh: '缺少 CloudEvents 必需属性的对象' },
    expected: {
      en: 'texts specversion (1.0), id, source and type, and data',
      zh: '文本属性 specversion（1.0）、id、source、type，以及 data',
    },
  },
  'wrong-columns': {
    found: { en: 'another number of cells than in the first line', zh: '单元格数目与首行不同' },
    expected: { en: 'as many cells as the first line has', zh: '与首行相同的单元格数目' },
  },
  'column-twice': {
    found: { en: 'a column that stands twice in the first line', zh: '首行中列名重复' },
    expected: { en: 'each column once', zh: '各列名不重复' },
  },
  erased: {
    found: {
      en: 'a record whose content was erased at the request of its partner',
      zh: '应报送单位要求已删除内容的记录',
    },
    expected: { en: 'nothing more: it is no longer used', zh: '无需处理：该记录不再使用' },
  },
  damaged: {
    found: {
      en: 'bytes that were damaged on the disk of the platform after they were received',
      zh: '平台接收后在其磁盘上损坏的内容',
    },
    expected: {
      en: 'the batch once more, with a new Idempotency-Key, unless the operator puts it back from a backup',
      zh: '请以新的 Idempotency-Key 重新报送该批，除非运营方从备份恢复',
    },
  },
  'contract-failed': {
    found: { en: 'a record that the contract could not be applied to', zh: '无法按数据契约判定的记录' },
    expected: {
      en: 'a contract that can judge every record; the operator mends it and replays',
      zh: '能判定每条记录的数据契约；由运营方修正后重新处理',
    },
  },
} as const satisfies Record<string, { found: Text; expected: Text }>;

export type ReasonCode = keyof typeof reasons;

/** A reason of this catalogue. `found` says more exactly what was found. */
export function whyAside(code: ReasonCode, pointer = '', found?: string): WhyAside {
  return { code, pointer, ...reasons[code], ...(found !== undefined && { found: same(found) }) };
}

/** Whether a record with this reason could not be read, so that no contract was asked. */
export const isSyntax = (code: string) =>
  code === 'not-json' ||
  code === 'name-twice' ||
  (code !== 'contract-failed' && Object.hasOwn(reasons, code));

/** A reason in words, of this catalogue or of contracts. */
export function reasonTitle(code: string): Text {
  if (Object.hasOwn(reasonTitles, code)) return reasonTitles[code as keyof typeof reasonTitles];
  return Object.hasOwn(reasons, code) ? reasons[code as ReasonCode].found : same(code);
}

/** A reason of a contract, as it is kept. */
export function whyOf({ code, pointer, found, expected }: Reason): WhyAside {
  return { code, pointer, found: code === 'missing' ? { en: 'nothing', zh: '空' } : same(found), expected };
}

/** Why a record is not stored again: the key is that of an earlier one. */
export function whyTaken(kind: 'duplicate' | 'conflict', receipt: string, line: number): WhyAside {
  const where = { en: `receipt ${receipt}, line ${line}`, zh: `回执 ${receipt} 第 ${line} 行` };
  return {
    code: kind,
    pointer: '',
    found: {
      en:
        kind === 'duplicate'
          ? `the record of ${where.en}, again`
          : `the key of ${where.en} with other content`,
      zh: kind === 'duplicate' ? `与${where.zh}的记录相同` : `主键与${where.zh}相同而内容不同`,
    },
    expected:
      kind === 'duplicate'
        ? { en: 'each record once; it is counted once', zh: '每条记录只报送一次；重复者只计一次' }
        : {
            en: 'a new key, or the same content; both are kept, the first counts',
            zh: '新的主键，或相同内容；两者均予保留，以先到者为准',
          },
  };
}
