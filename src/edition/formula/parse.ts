import type { Text } from '../text.js';
import {
  type OperationName,
  operations,
  otherFunctions,
  type StatisticOverUnits,
  statisticsOverUnits,
} from './operations.js';
import { FormulaFault, quoted, type Token, tokensOf } from './tokens.js';
import { apply, type FormulaTree, number, partsOf } from './tree.js';

/** Every function of formulas, as it is written. */
export const formulaFunctions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...Object.entries(operations), ...Object.entries(statisticsOverUnits)].flatMap(([name, { written }]) =>
      written === undefined ? [] : [[name, written]],
    ),
  ),
  ...otherFunctions,
};

const anExpression = { en: 'a number, a name or a bracket', zh: '数值、名称或括号' };

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

/** How long a formula may be, in tokens, how many figures and operations it may come to, and how deep its brackets, so that no text exhausts the machine. */
const longestFormula = 2000;
const mostNodes = 20_000;
const deepest = 100;

/** A recursive descent parser: conditions on sums of products of signed powers. */
class FormulaParser {
  #at = 0;
  #depth = 0;
  /** The number of nodes of each tree: `growth` and `mean` write their argument out more than once. */
  readonly #sizes = new WeakMap<FormulaTree, number>();

  constructor(
    readonly tokens: readonly Token[],
    readonly end: number,
  ) {}

  whole(): FormulaTree {
    const tree = this.#either();
    if (this.#at < this.tokens.length)
      this.#fail({
        en: 'an operator (+ − * / ^, a comparison) or the end',
        zh: '运算符（+ − * / ^ 或比较符号）或结尾',
      });
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

  #takeWord(word: string): boolean {
    const next = this.tokens[this.#at];
    if (next?.kind !== 'word' || next.text !== word) return false;
    this.#at++;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) this.#fail(quoted(sign));
  }

  /** A tree whose parts are written out, of which there may not be too many. */
  #made(tree: FormulaTree): FormulaTree {
    const size = partsOf(tree).reduce((sum, part) => sum + (this.#sizes.get(part) ?? 1), 1);
    if (size > mostNodes) {
      this.#fail(
        {
          en: `a formula that comes to at most ${mostNodes} figures and operations`,
          zh: `展开后至多 ${mostNodes} 个数值与运算的公式`,
        },
        this.tokens[this.#at - 1],
      );
    }
    this.#sizes.set(tree, size);
    return tree;
  }

  #apply(by: OperationName, ...of: FormulaTree[]): FormulaTree {
    return this.#made(apply(by, ...of));
  }

  #either(): FormulaTree {
    if (++this.#depth > deepest)
      this.#fail({ en: `at most ${deepest} nested brackets`, zh: `括号嵌套至多 ${deepest} 层` });
    let left = this.#both();
    while (this.#takeWord('or')) left = this.#apply('or', left, this.#both());
    this.#depth--;
    return left;
  }

  #both(): FormulaTree {
    let left = this.#compared();
    while (this.#takeWord('and')) left = this.#apply('and', left, this.#compared());
    return left;
  }

  #compared(): FormulaTree {
    const left = this.#sum();
    const sign = this.#take('=', '≠', '<', '>', '≤', '≥');
    return sign ? this.#apply(sign as '=', left, this.#sum()) : left;
  }

  #sum(): FormulaTree {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      left = this.#apply(sign as '+', left, this.#product());
    return left;
  }

  #product(): FormulaTree {
    let left = this.#signed();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/'))
      left = this.#apply(sign as '*', left, this.#signed());
    return left;
  }

  #signed(): FormulaTree {
    return this.#take('-') ? this.#apply('negative', this.#power()) : this.#power();
  }

  /** A power; of several, the last comes first: 2 ^ 3 ^ 2 is 2 ^ (3 ^ 2). */
  #power(): FormulaTree {
    const base = this.#operand();
    if (!this.#take('^')) return base;
    if (++this.#depth > deepest)
      this.#fail({ en: `at most ${deepest} nested powers`, zh: `乘方嵌套至多 ${deepest} 层` });
    const power = this.#apply('^', base, this.#signed());
    this.#depth--;
    return power;
  }

  #operand(): FormulaTree {
    if (this.#take('(')) {
      const inner = this.#either();
      this.#need(')');
      return inner;
    }
    const next = this.tokens[this.#at];
    if (next?.kind === 'number') {
      this.#at++;
      return number(Number(next.text));
    }
    if (next?.kind !== 'word') this.#fail(anExpression);
    this.#at++;
    return this.#take('(') ? this.#call(next) : { is: 'name', name: next.text };
  }

  #call(token: Token): FormulaTree {
    const { text: name } = token;
    if (!Object.hasOwn(formulaFunctions, name)) {
      const known = Object.keys(formulaFunctions).join(', ');
      this.#fail({ en: `a function: ${known}`, zh: `函数：${known}` }, token);
    }
    const a = this.#either();
    const tree = Object.hasOwn(operations, name)
      ? this.#operation(name as OperationName, a)
      : this.#other(name, a, token);
    this.#need(')');
    return tree;
  }

  /** An operation, after its first argument. */
  #operation(name: OperationName, a: FormulaTree): FormulaTree {
    const [least, most] = operations[name].arguments;
    // mean(x, 3): the moving mean of this period and those before it.
    if (name === 'mean' && this.#isNumberLast()) {
      this.#need(',');
      const over = this.#count();
      return this.#apply('mean', ...Array.from({ length: over }, (_, i) => this.#before(a, over - 1 - i)));
    }
    const of = [a];
    while (of.length < most && this.#take(',')) of.push(this.#either());
    if (of.length < least) this.#need(',');
    return this.#apply(name, ...of);
  }

  /** Whether a comma, a number and the closing bracket follow. */
  #isNumberLast(): boolean {
    const [comma, count, bracket] = this.tokens.slice(this.#at, this.#at + 3);
    return comma?.text === ',' && count?.kind === 'number' && bracket?.text === ')';
  }

  #before(a: FormulaTree, by: number): FormulaTree {
    return by === 0 ? a : this.#made({ is: 'previous', a, by });
  }

  /** A function that is no operation, after its first argument. */
  #other(name: string, a: FormulaTree, token: Token): FormulaTree {
    switch (name as keyof typeof otherFunctions | StatisticOverUnits) {
      case 'first':
        return this.#made({ is: 'first', a });
      case 'previous':
        return this.#before(a, this.#countIfGiven());
      case 'growth': {
        const ratio = this.#apply('/', a, this.#before(a, this.#countIfGiven()));
        return this.#apply('*', number(100), this.#apply('-', ratio, number(1)));
      }
      case 'group':
        this.#need(',');
        return this.#overUnits('total', a, this.#word());
      case 'share': {
        const total = this.#overUnits('total', a, this.#wordIfGiven());
        return this.#apply('*', number(100), this.#apply('/', a, total));
      }
      case 'z': {
        const column = this.#wordIfGiven();
        const away = this.#apply('-', a, this.#overUnits('average', a, column));
        return this.#apply('/', away, this.#overUnits('deviation', a, column));
      }
      case 'shrink':
        return this.#shrunk(a);
      case 'at':
      case 'of':
        return this.#elsewhere(name as 'at' | 'of', a, token);
      default:
        return this.#overUnits(name as StatisticOverUnits, a, this.#wordIfGiven());
    }
  }

  /** m + C(r − m), C = A/(A + m/d), A = max(0, s² − m/d̄), s² the variance of the rates weighted by d: Marshall (1991), Applied Statistics 40. */
  #shrunk(cases: FormulaTree): FormulaTree {
    this.#need(',');
    const people = this.#either();
    const column = this.#wordIfGiven();
    const total = (of: FormulaTree) => this.#overUnits('total', of, column);
    const rate = this.#apply('/', cases, people);
    const all = this.#apply('/', total(cases), total(people));
    const away = this.#apply('-', rate, all);
    const squares = this.#apply('*', people, this.#apply('*', away, away));
    const variance = this.#apply('/', total(squares), total(people));
    return this.#apply('shrunk', rate, all, variance, this.#overUnits('average', people, column), people);
  }

  #overUnits(by: StatisticOverUnits, a: FormulaTree, column?: string): FormulaTree {
    return this.#made({ is: 'over-units', by, a, ...(column === undefined ? {} : { column }) });
  }

  /** The figure of a name in another period, or of another unit. */
  #elsewhere(name: 'at' | 'of', a: FormulaTree, token: Token): FormulaTree {
    this.#need(',');
    const key = name === 'at' ? 'period' : 'unit';
    if (a.is !== 'name' || a[key] !== undefined) {
      const written = otherFunctions[name];
      this.#fail({ en: `the name of a figure first: ${written}`, zh: `首先写数值名称：${written}` }, token);
    }
    return { ...a, [key]: this.#word() };
  }

  #count(): number {
    const next = this.tokens[this.#at];
    const count = Number(next?.kind === 'number' ? next.text : Number.NaN);
    if (!Number.isInteger(count) || count < 1 || count > 1000)
      this.#fail({ en: 'a number of periods, from 1 to 1000', zh: '时期数（1至1000）' });
    this.#at++;
    return count;
  }

  #countIfGiven(): number {
    return this.#take(',') ? this.#count() : 1;
  }

  /** A column, a period or the code of a unit. */
  #word(): string {
    const next = this.tokens[this.#at];
    if (!next || next.kind === 'sign')
      this.#fail({ en: 'a column, a period or a code', zh: '列名、时期或代码' });
    this.#at++;
    return next.text;
  }

  #wordIfGiven(): string | undefined {
    return this.#take(',') ? this.#word() : undefined;
  }
}
