import {
  type ArithmeticSign,
  type CastType,
  type Comparison,
  castTypes,
  type Expression,
} from './expression.js';
import { conditionFunctions } from './functions.js';
import { ConditionError, type Token, tokensOf } from './tokens.js';

/** Maximum depth of nested brackets. */
const maxDepth = 50;

const functionNames = Object.keys(conditionFunctions);
const expected = {
  operand: { en: 'a column, a text, a number or a function', zh: '列名、文本、数字或函数' },
  operator: {
    en: 'an operator, such as =, <, in, like, between, is null, and, or; or the end',
    zh: '运算符（如 =、<、in、like、between、is null、and、or）或结尾',
  },
  functions: {
    en: `one of the functions ${[...functionNames, 'case', 'cast', 'try_cast'].join(', ')}`,
    zh: `下列函数之一：${[...functionNames, 'case', 'cast', 'try_cast'].join('、')}`,
  },
  pattern: { en: 'a text in single quotes, with % and _', zh: '单引号内的文本，可含 % 与 _' },
  types: {
    en: `a type: ${Object.keys(castTypes).join(', ')}`,
    zh: `类型：${Object.keys(castTypes).join('、')}`,
  },
  brackets: { en: `at most ${maxDepth} nested brackets`, zh: `括号嵌套至多 ${maxDepth} 层` },
  arguments: (name: string, least: number, most: number) => {
    const count =
      least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least}+` : `${least}–${most}`;
    return { en: `${name} with ${count} arguments`, zh: `${name} 应有 ${count} 个参数` };
  },
};

/** Keywords, which are column names only in double quotes. */
const reserved = new Set(
  'and or not in is null like ilike between case when then else end true false cast try_cast as select from where exists any all distinct union interval'.split(
    ' ',
  ),
);

/** Conditions parsed before: several columns and queries have the same ones. */
const parsed = new Map<string, Expression>();
const mostParsed = 10_000;

/**
 * Parses a condition: SQL operators on columns, texts and numbers, and the functions of `conditionFunctions`; no
 * subqueries, tables, settings, clock, randomness or files.
 *
 * @throws ConditionError naming the unexpected token
 */
export function parseCondition(condition: string): Expression {
  const before = parsed.get(condition);
  if (before) return before;
  const expression = parse(condition);
  if (parsed.size === mostParsed) parsed.clear();
  parsed.set(condition, expression);
  return expression;
}

function parse(condition: string): Expression {
  const tokens = tokensOf(condition);
  let [next, depth] = [0, 0];
  const peek = (ahead = 0): Token => tokens[Math.min(next + ahead, tokens.length - 1)]!;
  const isWord = (word: string, ahead = 0) =>
    peek(ahead).kind === 'name' && peek(ahead).value.toLowerCase() === word;
  const isSign = (sign: string, ahead = 0) => peek(ahead).kind === 'sign' && peek(ahead).value === sign;
  const refuse = (what: { en: string; zh: string }, token = peek()): never => {
    throw new ConditionError(token.written, token.at, what);
  };
  const accept = (word: string): boolean => {
    if (!isWord(word) && !isSign(word)) return false;
    next++;
    return true;
  };
  const demand = (word: string): void => {
    if (!accept(word)) refuse({ en: `“${word}”`, zh: `“${word}”` });
  };
  /** Runs `work` one level deeper, up to the maximum depth. */
  const oneDeeper = <T>(work: () => T): T => {
    if (++depth > maxDepth) refuse(expected.brackets);
    const made = work();
    depth--;
    return made;
  };

  const whole = disjunction();
  if (peek().kind !== 'end') refuse(expected.operator);
  return whole;

  function disjunction(): Expression {
    let left = conjunction();
    while (accept('or')) left = { kind: 'or', left, right: conjunction() };
    return left;
  }

  function conjunction(): Expression {
    let left = negation();
    while (accept('and')) left = { kind: 'and', left, right: negation() };
    return left;
  }

  function negation(): Expression {
    return accept('not') ? oneDeeper(() => ({ kind: 'not', of: negation() })) : comparison();
  }

  function comparison(): Expression {
    const left = sum();
    const sign = peek().value === '!=' ? '<>' : peek().value;
    if (peek().kind === 'sign' && /^(=|<>|<|>|<=|>=)$/.test(sign)) {
      next++;
      return { kind: 'compare', sign: sign as Comparison, left, right: sum() };
    }
    if (accept('is')) {
      const not = accept('not');
      demand('null');
      return negate(not, { kind: 'is-null', of: left });
    }
    const not =
      isWord('not') && ['in', 'like', 'ilike', 'between'].some((word) => isWord(word, 1)) && accept('not');
    if (accept('in')) return negate(not, { kind: 'in', of: left, list: listed() });
    if (accept('between')) {
      const from = sum();
      demand('and');
      return negate(not, { kind: 'between', of: left, from, to: sum() });
    }
    for (const word of ['like', 'ilike'])
      if (accept(word))
        return negate(not, { kind: 'like', of: left, pattern: pattern(), anyCase: word === 'ilike' });
    return left;
  }

  function pattern(): string {
    const token = peek();
    if (token.kind !== 'text') return refuse(expected.pattern);
    next++;
    return token.value;
  }

  function sum(): Expression {
    let left = product();
    for (;;) {
      if (accept('||')) left = { kind: 'join', left, right: product() };
      else if (isSign('+') || isSign('-')) left = arithmetic(left, product);
      else return left;
    }
  }

  function product(): Expression {
    let left = factor();
    while (isSign('*') || isSign('/')) left = arithmetic(left, factor);
    return left;
  }

  function arithmetic(left: Expression, right: () => Expression): Expression {
    const sign = tokens[next++]!.value as ArithmeticSign;
    return { kind: 'arithmetic', sign, left, right: right() };
  }

  function factor(): Expression {
    if (accept('-')) return oneDeeper(() => ({ kind: 'minus', of: factor() }));
    if (accept('+')) return oneDeeper(factor);
    let of = operand();
    while (accept('::')) of = { kind: 'cast', of, to: castType(), or: 'error' };
    return of;
  }

  function operand(): Expression {
    const token = peek();
    next++;
    if (token.kind === 'number') return { kind: 'number', written: token.value };
    if (token.kind === 'text') return { kind: 'text', value: token.value };
    if (token.kind === 'quoted') return { kind: 'column', name: token.value };
    if (token.kind === 'sign' && token.value === '(') return oneDeeper(bracketed);
    if (token.kind !== 'name') return refuse(expected.operand, token);
    const word = token.value.toLowerCase();
    if (word === 'null' || word === 'true' || word === 'false') return { kind: 'constant', value: word };
    if (word === 'case') return oneDeeper(cases);
    if ((word === 'cast' || word === 'try_cast') && isSign('(')) return oneDeeper(() => cast(word));
    if (isSign('(')) return oneDeeper(() => call(token));
    return reserved.has(word) ? refuse(expected.operand, token) : { kind: 'column', name: token.value };
  }

  function bracketed(): Expression {
    const of = disjunction();
    demand(')');
    return of;
  }

  function listed(): Expression[] {
    demand('(');
    const list = [sum()];
    while (accept(',')) list.push(sum());
    demand(')');
    return list;
  }

  function cases(): Expression {
    const of = isWord('when') ? undefined : disjunction();
    const when: [Expression, Expression][] = [];
    do {
      demand('when');
      const test = disjunction();
      demand('then');
      when.push([of ? { kind: 'compare', sign: '=', left: of, right: test } : test, disjunction()]);
    } while (isWord('when'));
    const otherwise = accept('else') ? disjunction() : undefined;
    demand('end');
    return { kind: 'case', when, otherwise };
  }

  function cast(word: 'cast' | 'try_cast'): Expression {
    demand('(');
    const of = disjunction();
    demand('as');
    const to = castType();
    demand(')');
    return { kind: 'cast', of, to, or: word === 'cast' ? 'error' : 'null' };
  }

  function castType(): CastType {
    const type = peek();
    const word = type.value.toLowerCase();
    if (type.kind !== 'name' || !Object.hasOwn(castTypes, word)) return refuse(expected.types);
    next++;
    return castTypes[word as keyof typeof castTypes];
  }

  function call(token: Token): Expression {
    const name = token.value.toLowerCase();
    if (!Object.hasOwn(conditionFunctions, name)) return refuse(expected.functions, token);
    const { argumentTypes, optional = 0, repeatsLast } = conditionFunctions[name]!;
    const most = repeatsLast ? Number.POSITIVE_INFINITY : argumentTypes.length;
    const of = isSign(')', 1) ? emptyList() : listed();
    if (of.length < argumentTypes.length - optional || of.length > most)
      return refuse(expected.arguments(name, argumentTypes.length - optional, most), token);
    return { kind: 'call', name, of };
  }

  function emptyList(): Expression[] {
    next += 2;
    return [];
  }
}

function negate(not: boolean, of: Expression): Expression {
  return not ? { kind: 'not', of } : of;
}
