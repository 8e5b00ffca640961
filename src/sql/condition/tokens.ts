import type { Text } from '../../edition/index.js';

/** A condition that cannot be parsed: the unexpected token, its position (from 1), and what was expected there. */
export class ConditionError extends RangeError {
  constructor(
    readonly word: string,
    readonly position: number,
    readonly expected: Text,
  ) {
    super(`“${word}” at ${position}: ${expected.en}`);
    this.name = 'ConditionError';
  }
}

export interface Token {
  kind: 'name' | 'quoted' | 'number' | 'text' | 'sign' | 'end';
  /** The value: names and texts without their quotes. */
  value: string;
  /** As written in the condition. */
  written: string;
  /** Position of the first character, from 1. */
  at: number;
}

/** Maximum number of characters in a condition. */
const maxLength = 10_000;
/** Number of significant digits that a double always preserves. */
const maxDigits = 15;

const tokenPatterns = [
  ['space', /\s+/y],
  ['quoted', /"(?:[^"]|"")+"/y],
  ['text', /'(?:[^']|'')*'/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_.])/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /<>|!=|<=|>=|\|\||::|[=<>+\-*/(),]/y],
] as const;

/** @throws ConditionError for a character sequence that is no token */
export function tokensOf(condition: string): Token[] {
  if (condition.length > maxLength) throw new ConditionError('…', maxLength + 1, tooLong);
  const tokens: Token[] = [];
  for (let at = 0; at < condition.length; ) {
    const [kind, written] = tokenAt(condition, at);
    if (kind === 'number' && written.replace(/e.*$/i, '').replace(/\D/g, '').length > maxDigits)
      throw new ConditionError(written, at + 1, fewDigits);
    // `--` begins a comment in SQL; the engine would not read it as two minus signs.
    if (written === '-' && condition[at + 1] === '-') throw new ConditionError('--', at + 1, words);
    if (kind !== 'space') tokens.push({ kind, value: tokenValue(kind, written), written, at: at + 1 });
    at += written.length;
  }
  return [...tokens, { kind: 'end', value: '', written: '', at: condition.length + 1 }];
}

function tokenAt(condition: string, at: number): [Token['kind'] | 'space', string] {
  for (const [kind, pattern] of tokenPatterns) {
    pattern.lastIndex = at;
    const written = pattern.exec(condition)?.[0];
    if (written !== undefined && !written.includes('\0')) return [kind, written];
  }
  const word = /^(?:['"]|[^\s\p{L}\p{N}_]|\S+)/u.exec(condition.slice(at))![0];
  throw new ConditionError(word, at + 1, /['"]/.test(word) ? closed : words);
}

function tokenValue(kind: Token['kind'] | 'space', written: string): string {
  if (kind === 'quoted') return written.slice(1, -1).replaceAll('""', '"');
  return kind === 'text' ? written.slice(1, -1).replaceAll("''", "'") : written;
}

const words: Text = {
  en: 'columns, texts in single quotes, numbers, operators and the functions that are listed',
  zh: '列名、单引号内的文本、数字、运算符，以及所列的函数',
};
const closed: Text = { en: 'quotes that close', zh: '成对的引号' };
const tooLong: Text = { en: `at most ${maxLength} characters`, zh: `至多 ${maxLength} 个字符` };
const fewDigits: Text = {
  en: `a number of at most ${maxDigits} digits; compare longer codes as texts in quotes`,
  zh: `至多 ${maxDigits} 位数字；更长的编码请作为引号内的文本比较`,
};
