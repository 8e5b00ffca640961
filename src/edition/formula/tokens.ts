import type { Text } from '../text.js';

/** Why a text is not a formula: the position (from 0), what was found there, and what was expected. */
export class FormulaFault extends Error {
  constructor(
    readonly at: number,
    readonly found: Text,
    readonly expected: Text,
  ) {
    super(found.en);
  }
}

/** A name, number or sign of a formula. */
export interface Token {
  kind: 'number' | 'word' | 'sign';
  text: string;
  at: number;
}

/** Brackets and signs as they are typed in Chinese, in programs and in print. */
const plain: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '×': '*',
  '÷': '/',
  '−': '-',
  '＋': '+',
  '＞': '>',
  '＜': '<',
  '＝': '=',
  '>=': '≥',
  '<=': '≤',
  '!=': '≠',
  '<>': '≠',
  '==': '=',
};
const digitsForm = /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?/;

export const quoted = (text: string): Text => ({ en: `“${text}”`, zh: `“${text}”` });

/** @throws FormulaFault for what is neither */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space) {
      at += space.length;
      continue;
    }
    const token = nextToken(rest);
    if (!token) {
      throw new FormulaFault(at, quoted([...rest][0]!), {
        en: 'names, numbers, + − * / ^, comparisons, commas and brackets',
        zh: '名称、数值、+ − * / ^、比较符号、逗号与括号',
      });
    }
    tokens.push({ ...token, at });
    at += token.text.length;
  }
  return tokens.map((token) =>
    token.kind === 'sign' ? { ...token, text: plain[token.text] ?? token.text } : token,
  );
}

/** The token at the start of a text. A hyphen within a name belongs to it: a minus has spaces around it, or a bracket. */
function nextToken(rest: string): Omit<Token, 'at'> | undefined {
  const run = /^[A-Za-z0-9][A-Za-z0-9.-]*/.exec(rest)?.[0];
  const digits = digitsForm.exec(rest)?.[0];
  if (digits !== undefined && (run === undefined || digits.length >= run.length || !/[A-Za-z]/.test(run))) {
    // A period such as 2020-01 or 2020-Q1 is a word; so is an id that begins with a digit.
    if (run === undefined || !/^\d{4}-(\d\d|Q\d)$/.test(run)) return { kind: 'number', text: digits };
  }
  if (run !== undefined) return { kind: 'word', text: run };
  const sign = /^(?:[<>!=]=|<>)/.exec(rest)?.[0] ?? rest[0]!;
  return '+-*/^(),=≠<>≤≥'.includes(plain[sign] ?? sign) ? { kind: 'sign', text: sign } : undefined;
}
