import { same, type Text } from '../../edition/index.js';
import type { Field } from './contract.js';

/** Why a record is set aside. The names are those of `iplus ingest` where the fault is the same. */
export const reasonTitles = {
  'not-json': { en: 'not a JSON object', zh: '不是 JSON 对象' },
  'name-twice': { en: 'a name twice', zh: '字段名重复' },
  'unknown-field': { en: 'a field that the contract does not have', zh: '契约中没有的字段' },
  missing: { en: 'nothing in a required field', zh: '必填字段为空' },
  'wrong-type': { en: 'a value of another type', zh: '值的类型不符' },
  'not-a-number': { en: 'not a number', zh: '不是数字' },
  'not-whole': { en: 'not a whole number', zh: '不是整数' },
  'too-large': { en: 'a number too large to be exact', zh: '数值过大，无法精确表示' },
  'out-of-range': { en: 'outside the range', zh: '超出范围' },
  'not-a-multiple': { en: 'not a multiple', zh: '不是规定单位的整数倍' },
  'not-a-date': { en: 'not a valid date', zh: '日期无效' },
  'in-future': { en: 'a time in the future', zh: '时间在未来' },
  'unknown-code': { en: 'an unknown code', zh: '未知代码' },
  'wrong-length': { en: 'too short or too long', zh: '过短或过长' },
  'wrong-form': { en: 'not of the form', zh: '形式不符' },
  'control-characters': { en: 'control characters', zh: '含控制字符' },
} satisfies Record<string, Text>;

export type ReasonCode = keyof typeof reasonTitles;

/** One reason why a record is set aside. */
export interface Reason {
  code: ReasonCode;
  /** JSON Pointer to the value; '' for the whole record. */
  pointer: string;
  /** The value as it was found, shortened. */
  found: string;
  expected: Text;
}

/** Most characters of a value that are repeated. */
const shown = 60;

/** A value in a message: as JSON, shortened. */
export function foundText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}

/** The reference token of a JSON Pointer (RFC 6901). */
export function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const kinds: Record<Field['type'], Text> = {
  string: { en: 'a text', zh: '文本' },
  integer: { en: 'a whole number', zh: '整数' },
  number: { en: 'a number', zh: '数字' },
  date: { en: 'a date', zh: '日期' },
  timestamp: { en: 'a date with the time of day', zh: '日期与时刻' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
};

const dates: Record<string, string> = { 'yyyy-MM-dd': '2026-11-28', 'yyyy-MM': '2026-11', yyyy: '2026' };

/** What a field expects, in words. */
export function expectedOf(field: Field): Text {
  const parts = [kindOf(field), rangeOf(field), lengthOf(field), formOf(field), optionalOf(field)];
  const all = (lang: 'en' | 'zh', comma: string) => parts.flatMap((part) => part?.[lang] ?? []).join(comma);
  return { en: all('en', ', '), zh: all('zh', '，') };
}

function kindOf({ type, limits, codes }: Field): Text {
  if (codes) {
    const values = codes.slice(0, mostCodes).map(({ value }) => String(value));
    return same([...values, ...(codes.length > mostCodes ? ['…'] : [])].join(' | '));
  }
  const { en, zh } = kinds[type];
  if (type !== 'date' && type !== 'timestamp') return { en, zh };
  const example = type === 'date' ? dates[limits.format ?? 'yyyy-MM-dd'] : '2026-11-28T08:30:00+08:00';
  return { en: `${en} such as ${example}`, zh: `${zh}，如${example}` };
}

/** Most codes that are listed in words. */
const mostCodes = 8;

function rangeOf({ limits }: Field): Text | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  const bounds = [
    ...(minimum === undefined ? [] : [`≥\u00a0${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`>\u00a0${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`≤\u00a0${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`<\u00a0${exclusiveMaximum}`]),
  ];
  const multiple =
    multipleOf === undefined ? [] : [{ en: `a multiple of ${multipleOf}`, zh: `${multipleOf}的整数倍` }];
  if (bounds.length + multiple.length === 0) return undefined;
  return {
    en: [...bounds, ...multiple.map(({ en }) => en)].join(', '),
    zh: [...bounds, ...multiple.map(({ zh }) => zh)].join('，'),
  };
}

function lengthOf({ limits: { minLength = 0, maxLength } }: Field): Text | undefined {
  if (maxLength === undefined)
    return minLength > 0
      ? { en: `at least ${minLength} characters`, zh: `至少${minLength}个字符` }
      : undefined;
  return minLength > 0
    ? { en: `of ${minLength} to ${maxLength} characters`, zh: `${minLength}至${maxLength}个字符` }
    : { en: `at most ${maxLength} characters`, zh: `至多${maxLength}个字符` };
}

function formOf({ limits: { pattern } }: Field): Text | undefined {
  return pattern === undefined ? undefined : { en: `of the form ${pattern}`, zh: `格式为${pattern}` };
}

function optionalOf({ required }: Field): Text | undefined {
  return required ? undefined : { en: 'may be empty', zh: '可为空' };
}
