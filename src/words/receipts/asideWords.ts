import type { AsideReason, Text } from '../../edition/index.js';

/** Why a record is set aside, in words. */
export const asideWords: Record<AsideReason, Text> = {
  'no-date': { en: 'no date', zh: '没有日期' },
  'not-a-date': { en: 'not a valid date', zh: '日期无效' },
  'outside-window': { en: 'a date outside the window', zh: '日期超出时间范围' },
  late: { en: 'came too late', zh: '迟到' },
  missing: { en: 'a value is missing', zh: '缺少必填值' },
  'not-a-number': { en: 'not a number', zh: '不是数字' },
  'not-whole': { en: 'not a whole number', zh: '不是整数' },
  'too-large': { en: 'a number too large to be exact', zh: '数字过大，无法精确表示' },
  'too-fine': { en: 'a number with too many decimal places to be exact', zh: '小数位数过多，无法精确求和' },
  'out-of-range': { en: 'a number out of range', zh: '数字超出范围' },
  'unknown-code': { en: 'a code that is not allowed', zh: '代码不在允许之列' },
  'nul-byte': { en: 'a NUL byte in a text', zh: '文本含 NUL 字节' },
  'no-key': { en: 'no key', zh: '缺少主键' },
  'inexact-key': {
    en: 'a key that a double cannot hold exactly',
    zh: '主键以双精度浮点数存储，无法精确表示',
  },
  'taken-before': { en: 'a key that an earlier file has', zh: '主键已见于先前的文件' },
  duplicate: { en: 'a key that stands twice in the file', zh: '主键在文件内重复' },
};
