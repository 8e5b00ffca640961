import type { Text } from '../text.js';
import type { FormulaTree } from './tree.js';

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

/** The functions of formulas with their arguments, for messages and the documentation. */
const formulaFunctions = {
  previous: 'previous(x), previous(x, 4)',
  growth: 'growth(x), growth(x, 12)',
  mean: 'mean(x, 3)',
  at: 'at(x, 2020)',
  total: 'total(x)',
  group: 'group(x, province)',
  share: 'share(x), share(x, province)',
  min: 'min(x, y)',
  max: 'max(x, y)',
  abs: 'abs(x)',
} as const;

type FunctionName = keyof typeof formulaFunctions;

const isFunction = (name: string): name is FunctionName => Object.hasOwn(formulaFunctions, name);

interface Token {
  kind: 'number' | 'word' | 'sign';
  text: string;
  at: number;
}

/** Brackets and signs as they are typed in Chinese and in print. */
const plain: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '×': '*',
  '÷': '/',
  '−': '-',
  '＋': '+',
};
const number = /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?/;

const quoted = (text: string): Text => ({ en: `“${text}”`, zh: `“${text}”` });
const anExpression = { en: 'a number, a name or a bracket', zh: '数值、名称或括号' };

function tokensOf(text: string): Token[] {
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
        en: 'names, numbers, + − * / , and brackets',
        zh: '名称、数值、+ − * / , 与括号',
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
  const digits = number.exec(rest)?.[0];
  if (digits !== undefined && (run === undefined || digits.length >= run.length || !/[A-Za-z]/.test(run))) {
    // A period such as 2020-01 or 2020-Q1 is a word; so is an id that begins with a digit.
    if (run === undefined || !/^\d{4}-(\d\d|Q\d)$/.test(run)) return { kind: 'number', text: digits };
  }
  if (run !== undefined) return { kind: 'word', text: run };
  const sign = rest[0]!;
  return '+-*/(),'.includes(plain[sign] ?? sign) ? { kind: 'sign', text: sign } : undefined;
}

/** @throws FormulaFault where the text is no formula */
export function parseFormula(text: string): FormulaTree {
  const tokens = tokensOf(text);
  const over = tokens[longestFormula];
  if (over) {
    throw new FormulaFault(
      over.at,
      { en: `${tokens.length} names, numbers and signs`, zh: `共 ${tokens.length} 个名称、数值与符号` },
      { en: `at most ${longestFormula}`, zh: `不超过 ${longestFormula} 个` },
    );
  }
  return new FormulaParser(tokens, text.length).whole();
}

/** How long a formula may be, in tokens, and how deep its brackets, so that no text exhausts the stack. */
const longestFormula = 2000;
const deepest = 100;

/** A recursive descent parser: sums of products of signed operands. */
class FormulaParser {
  #at = 0;
  #depth = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly end: number,
  ) {}

  whole(): FormulaTree {
    const tree = this.#sum();
    if (this.#at < this.tokens.length) {
      this.#fail({ en: 'an operator (+ − * /) or the end', zh: '运算符（+ − * /）或结尾' });
    }
    return tree;
  }

  #fail(expected: Text, token = this.tokens[this.#at]): never {
    const nothing = { en: 'the end of the formula', zh: '公式结尾' };
    throw new FormulaFault(token?.at ?? this.end, token ? quoted(token.text) : nothing, expected);
  }

  #take(...signs: string[]): string | undefined {
    const next = this.tokens[this.#at];
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
    this.#at++;
    return next.text;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) this.#fail(quoted(sign));
  }

  #sum(): FormulaTree {
    if (++this.#depth > deepest)
      this.#fail({ en: `at most ${deepest} nested brackets`, zh: `括号嵌套至多 ${deepest} 层` });
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      left = { is: sign as '+', a: left, b: this.#product() };
    }
    this.#depth--;
    return left;
  }

  #product(): FormulaTree {
    let left = this.#signed();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      left = { is: sign as '*', a: left, b: this.#signed() };
    }
    return left;
  }

  #signed(): FormulaTree {
    if (!this.#take('-')) return this.#operand();
    return { is: 'negative', a: this.#operand() };
  }

  #operand(): FormulaTree {
    if (this.#take('(')) {
      const inner = this.#sum();
      this.#need(')');
      return inner;
    }
    const next = this.tokens[this.#at];
    if (next?.kind === 'number') {
      this.#at++;
      return { is: 'number', value: Number(next.text) };
    }
    if (next?.kind !== 'word') this.#fail(anExpression);
    this.#at++;
    return this.#take('(') ? this.#call(next) : { is: 'name', name: next.text };
  }

  #call(token: Token): FormulaTree {
    const { text: name } = token;
    if (!isFunction(name)) {
      const known = Object.keys(formulaFunctions).join(', ');
      this.#fail({ en: `a function: ${known}`, zh: `函数：${known}` }, token);
    }
    const a = this.#sum();
    const tree = this.#rest(name, a, token);
    this.#need(')');
    return tree;
  }

  /** What follows the first argument of a function. */
  #rest(name: FunctionName, a: FormulaTree, token: Token): FormulaTree {
    if (name === 'abs') return { is: 'abs', a };
    if (name === 'previous' || name === 'growth') {
      return { is: name, a, by: this.#take(',') ? this.#count() : 1 };
    }
    if (name === 'total') return { is: 'total', a };
    if (name === 'share') return { is: 'share', a, ...(this.#take(',') ? { column: this.#word() } : {}) };
    if (name === 'min' || name === 'max') {
      const of = [a];
      while (this.#take(',')) of.push(this.#sum());
      return { is: name, of };
    }
    this.#need(',');
    if (name === 'mean') return { is: 'mean', a, over: this.#count() };
    if (name === 'group') return { is: 'total', a, column: this.#word() };
    if (a.is !== 'name' || a.period !== undefined) {
      const expected = {
        en: `the name of a figure first: ${formulaFunctions.at}`,
        zh: `首先写数值名称：${formulaFunctions.at}`,
      };
      this.#fail(expected, token);
    }
    return { ...a, period: this.#word() };
  }

  #count(): number {
    const next = this.tokens[this.#at];
    const count = Number(next?.kind === 'number' ? next.text : Number.NaN);
    if (!Number.isInteger(count) || count < 1 || count > 1000) {
      this.#fail({ en: 'a number of periods, from 1 to 1000', zh: '时期数（1至1000）' });
    }
    this.#at++;
    return count;
  }

  /** A column or a period. */
  #word(): string {
    const next = this.tokens[this.#at];
    if (!next || next.kind === 'sign') this.#fail({ en: 'a column or a period', zh: '列名或时期' });
    this.#at++;
    return next.text;
  }
}
