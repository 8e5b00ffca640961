import type { Text } from '../text.js';
import { FormulaFault, type Lexicon, quoted, type Token, tokensOf } from './tokens.js';
import { type Expression, partsOf } from './tree.js';

/** How many figures and operations a formula may come to. */
const mostNodes = 20_000;

/** What may be written in one kind of place: figures in a formula, columns in a condition. */
export interface Language {
  lexicon: Lexicon;
  /** The most names, numbers and signs. */
  longest: number;
  /** How deep brackets, powers and signs may stand within each other, so that no text exhausts the machine. */
  deepest: number;
  /** Whether words are the same in capitals. */
  anyCase: boolean;
  /** Signs and words between operands or before one. */
  operators: readonly string[];
  /** Words that stand for a value. */
  constants: readonly string[];
  /** Words that are no names, unless in quotes. */
  reserved: readonly string[];
  /** The least and the most arguments of the functions that take a list of expressions. */
  functions: Readonly<Record<string, readonly [number, number]>>;
  /** Functions that take other things too, such as a period: what is in their brackets. */
  forms: Readonly<Record<string, (parser: Parser, token: Token) => Expression>>;
  /** What begins with a word instead of brackets. */
  openings: Readonly<Record<string, (parser: Parser) => Expression>>;
  /** The operation of a type after `::`. */
  cast?: (parser: Parser) => string;
  /** Whether numbers keep the form in which they are written. */
  keepsNumbers: boolean;
  /** What is expected for an operand, and after one. */
  operand: Text;
  operator: Text;
}

const pattern = { en: 'a text in single quotes, with % and _', zh: '单引号内的文本，可含 % 与 _' };
const fewNodes = {
  en: `a formula that comes to at most ${mostNodes} figures and operations`,
  zh: `展开后至多 ${mostNodes} 个数值与运算的公式`,
};

/**
 * Parses a text of a language.
 *
 * @throws FormulaFault naming the unexpected token
 */
export function parse(text: string, language: Language): Expression {
  const tokens = tokensOf(text, language.lexicon);
  const over = tokens[language.longest];
  if (over) {
    const [n, most] = [tokens.length, language.longest];
    const found = { en: `${n} names, numbers and signs`, zh: `共 ${n} 个名称、数值与符号` };
    throw new FormulaFault(over.at, found, { en: `at most ${most}`, zh: `不超过 ${most} 个` });
  }
  return new Parser(tokens, text.length, language).whole();
}

/** A recursive descent parser: conditions on sums of products of signed powers. */
export class Parser {
  #at = 0;
  #depth = 0;
  /** The number of nodes of each tree: `growth` and `mean` write their argument out more than once. */
  readonly #sizes = new WeakMap<Expression, number>();

  constructor(
    readonly tokens: readonly Token[],
    readonly end: number,
    readonly language: Language,
  ) {}

  whole(): Expression {
    const tree = this.either();
    if (this.#at < this.tokens.length) this.fail(this.language.operator);
    return tree;
  }

  fail(expected: Text, token = this.tokens[this.#at]): never {
    throw new FormulaFault(token?.at ?? this.end, token?.written ?? '', expected);
  }

  next(ahead = 0): Token | undefined {
    return this.tokens[this.#at + ahead];
  }

  /** Takes one of these signs or words, where it comes next. */
  take(...signs: string[]): string | undefined {
    const found = signs.find((sign) => this.is(sign));
    if (found !== undefined) this.#at++;
    return found;
  }

  /** Takes an operator that the language has. */
  #operator(...signs: string[]): string | undefined {
    return this.take(...signs.filter((sign) => this.language.operators.includes(sign)));
  }

  /** Whether a sign or word comes next. */
  is(sign: string, ahead = 0): boolean {
    const next = this.next(ahead);
    if (next?.kind === 'sign') return next.text === sign;
    return next?.kind === 'word' && this.#folded(next.text) === sign;
  }

  need(sign: string): void {
    if (!this.take(sign)) this.fail(quoted(sign));
  }

  /** Takes whatever comes next, which must be of a kind. */
  token(isRight: (token: Token) => boolean, expected: Text): Token {
    const next = this.next();
    if (!next || !isRight(next)) this.fail(expected);
    this.#at++;
    return next;
  }

  /** A tree whose parts are written out, of which there may not be too many. */
  made<T extends Expression>(tree: T): T {
    const size = partsOf(tree).reduce((sum, part) => sum + (this.#sizes.get(part) ?? 1), 1);
    if (size > mostNodes) this.fail(fewNodes, this.tokens[this.#at - 1]);
    this.#sizes.set(tree, size);
    return tree;
  }

  apply(by: string, ...of: Expression[]): Expression {
    return this.made({ is: 'apply', by, of });
  }

  /** Runs `work` one level deeper. */
  deeper<T>(work: () => T): T {
    const most = this.language.deepest;
    if (++this.#depth > most)
      this.fail({ en: `at most ${most} nested brackets`, zh: `括号嵌套至多 ${most} 层` });
    const made = work();
    this.#depth--;
    return made;
  }

  #chain(part: () => Expression, ...signs: string[]): Expression {
    let left = part();
    for (let sign = this.#operator(...signs); sign; sign = this.#operator(...signs))
      left = this.apply(sign, left, part());
    return left;
  }

  either(): Expression {
    return this.#chain(() => this.#both(), 'or');
  }

  #both(): Expression {
    return this.#chain(() => this.#negation(), 'and');
  }

  #negation(): Expression {
    return this.#operator('not') ? this.deeper(() => this.apply('not', this.#negation())) : this.#compared();
  }

  #compared(): Expression {
    const left = this.#sum();
    const sign = this.#operator('=', '≠', '<', '>', '≤', '≥');
    if (sign) return this.apply(sign, left, this.#sum());
    if (this.#operator('is')) {
      const not = this.take('not');
      this.need('null');
      return this.#negated(not, this.apply('is-null', left));
    }
    const isNegated = ['in', 'like', 'ilike', 'between'].some((word) => this.is(word, 1));
    const not = isNegated ? this.#operator('not') : undefined;
    const word = this.#operator('in', 'between', 'like', 'ilike');
    if (word === 'in') {
      this.need('(');
      return this.#negated(not, this.#closed(this.apply('in', left, ...this.#list())));
    }
    if (word === 'between') {
      const from = this.#sum();
      this.need('and');
      return this.#negated(not, this.apply('between', left, from, this.#sum()));
    }
    if (word === undefined) return left;
    const { text } = this.token(({ kind }) => kind === 'text', pattern);
    return this.#negated(not, this.apply(word, left, { is: 'text', value: text }));
  }

  #negated(not: string | undefined, of: Expression): Expression {
    return not ? this.apply('not', of) : of;
  }

  #sum(): Expression {
    return this.#chain(() => this.#product(), '+', '-', '||');
  }

  #product(): Expression {
    return this.#chain(() => this.#signed(), '*', '/');
  }

  #signed(): Expression {
    if (this.take('-')) return this.deeper(() => this.#negative(this.#signed()));
    return this.take('+') ? this.deeper(() => this.#signed()) : this.#power();
  }

  #negative(of: Expression): Expression {
    const isPlain = of.is === 'number' && of.written === undefined && of.value !== 0;
    return isPlain ? { is: 'number', value: -of.value } : this.apply('negative', of);
  }

  /** A power; of several, the last comes first: 2 ^ 3 ^ 2 is 2 ^ (3 ^ 2). */
  #power(): Expression {
    let base = this.#operand();
    while (this.#operator('::')) base = this.apply(this.language.cast!(this), base);
    if (!this.#operator('^')) return base;
    return this.deeper(() => this.apply('^', base, this.#signed()));
  }

  #operand(): Expression {
    if (this.take('(')) return this.deeper(() => this.#closed(this.either()));
    const { language } = this;
    const token = this.token(({ kind }) => kind !== 'sign', language.operand);
    const { kind, text } = token;
    if (kind === 'number') {
      const written = language.keepsNumbers ? { written: text } : {};
      return { is: 'number', value: Number(text), ...written };
    }
    if (kind === 'text') return { is: 'text', value: text };
    if (kind === 'quoted') return { is: 'name', name: text };
    const word = this.#folded(text);
    if (language.constants.includes(word)) return this.apply(word);
    const opening = Object.hasOwn(language.openings, word) && language.openings[word];
    if (opening) return this.deeper(() => opening(this));
    if (this.take('(')) return this.deeper(() => this.#closed(this.#call(word, token)));
    if (language.reserved.includes(word)) this.fail(language.operand, token);
    return { is: 'name', name: text };
  }

  #folded(word: string): string {
    return this.language.anyCase ? word.toLowerCase() : word;
  }

  #closed(inner: Expression): Expression {
    this.need(')');
    return inner;
  }

  #call(name: string, token: Token): Expression {
    const { functions, openings, forms } = this.language;
    if (Object.hasOwn(forms, name)) return forms[name]!(this, token);
    if (Object.hasOwn(functions, name)) return this.call(name, this.is(')') ? [] : this.#list(), token);
    const names = [...new Set([functions, openings, forms].flatMap(Object.keys))];
    const known = {
      en: `one of the functions ${names.join(', ')}`,
      zh: `下列函数之一：${names.join('、')}`,
    };
    return this.fail(known, token);
  }

  /** A function of a list of expressions. */
  call(name: string, of: readonly Expression[], token: Token): Expression {
    const [least, most] = this.language.functions[name]!;
    if (of.length >= least && of.length <= most) return this.apply(name, ...of);
    const up = most === Number.POSITIVE_INFINITY ? `${least}+` : `${least}–${most}`;
    const count = least === most ? `${least}` : up;
    return this.fail({ en: `${name} with ${count} arguments`, zh: `${name} 应有 ${count} 个参数` }, token);
  }

  /** Expressions with commas between them. */
  #list(): Expression[] {
    const list = [this.either()];
    while (this.take(',')) list.push(this.either());
    return list;
  }

  /** What follows the first argument of a function. */
  rest(first: Expression): Expression[] {
    return this.take(',') ? [first, ...this.#list()] : [first];
  }
}
