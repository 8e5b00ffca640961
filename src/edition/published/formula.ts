/** The expression tree of a formula between published figures. */
export type PublishedFormula =
  | { is: 'number'; value: number }
  /** A figure named in braces, by its index in `refs`. */
  | { is: 'figure'; at: number }
  | { is: '+' | '-' | '*' | '/' | '^'; a: PublishedFormula; b: PublishedFormula }
  | { is: 'negative' | 'percent' | 'ln'; a: PublishedFormula }
  | { is: 'power'; a: PublishedFormula; by: number }
  /** The Gini coefficient of groups by their sizes and sums. */
  | { is: 'gini'; sizes: PublishedFormula[]; sums: PublishedFormula[] };

/** A formula with the figures it needs, each once, in the order in which they are first named. */
export interface ReadFormula {
  formula: PublishedFormula;
  refs: string[];
}

const token =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|\{(?<ref>[^{}\s]+)\}|(?<word>[a-z]+)|(?<small>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<sign>[-+−×*/^%(),;=]))/uy;

interface Token {
  kind: 'number' | 'ref' | 'word' | 'small' | 'sign';
  text: string;
}

/**
 * Reads a formula such as `{b} × ({c}/{a})^e, e = ln({d}/{b}) / ln({c}/{a})`: + − × / ^, small exponents (10⁴), % (a hundredth),
 * brackets, `ln(x)`, `gini(sizes; sums)`, and names that stand for a formula behind a comma.
 *
 * @returns undefined where it is none
 */
export function readFormula(text: string): ReadFormula | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  try {
    return new PublishedFormulaParser(tokens).whole();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = token.lastIndex) {
    const groups = token.exec(text)?.groups;
    if (!groups) return undefined;
    const [kind, word] = Object.entries(groups).find(([, found]) => found !== undefined)!;
    tokens.push({ kind: kind as Token['kind'], text: word! });
  }
  return tokens;
}

/** A recursive descent parser; definitions are read first, since they follow the expression that uses them. */
class PublishedFormulaParser {
  readonly refs: string[] = [];
  readonly #names = new Map<string, PublishedFormula>();
  #tokens: Token[];
  #at = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  whole(): ReadFormula {
    const parts = this.#parts();
    for (const ref of this.#tokens.filter((t) => t.kind === 'ref')) {
      if (!this.refs.includes(ref.text)) this.refs.push(ref.text);
    }
    for (const [name, sign, ...rest] of parts.slice(1).reverse()) {
      if (name?.kind !== 'word' || sign?.text !== '=') throw new Unreadable();
      this.#names.set(name.text, this.#formulaOf(rest));
    }
    return { formula: this.#formulaOf(parts[0]!), refs: this.refs };
  }

  /** The tokens split at commas outside brackets. */
  #parts(): Token[][] {
    const parts: Token[][] = [[]];
    let depth = 0;
    for (const one of this.#tokens) {
      if (one.text === '(') depth++;
      if (one.text === ')') depth--;
      if (one.text === ',' && depth === 0) parts.push([]);
      else parts.at(-1)!.push(one);
    }
    return parts;
  }

  #formulaOf(tokens: Token[]): PublishedFormula {
    this.#tokens = tokens;
    this.#at = 0;
    const formula = this.#sum();
    if (this.#at < tokens.length) throw new Unreadable();
    return formula;
  }

  /** Consumes the next token if it is one of these. */
  #take(...signs: string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
    this.#at++;
    return next.text;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) throw new Unreadable();
  }

  #sum(): PublishedFormula {
    let left = this.#product();
    for (let sign = this.#take('+', '-', '−'); sign; sign = this.#take('+', '-', '−')) {
      left = { is: sign === '+' ? '+' : '-', a: left, b: this.#product() };
    }
    return left;
  }

  #product(): PublishedFormula {
    let left = this.#signed();
    for (let sign = this.#take('×', '*', '/'); sign; sign = this.#take('×', '*', '/')) {
      left = { is: sign === '/' ? '/' : '*', a: left, b: this.#signed() };
    }
    return left;
  }

  #signed(): PublishedFormula {
    return this.#take('-', '−') ? { is: 'negative', a: this.#signed() } : this.#raised();
  }

  #raised(): PublishedFormula {
    const base = this.#postfix();
    return this.#take('^') ? { is: '^', a: base, b: this.#signed() } : base;
  }

  #postfix(): PublishedFormula {
    let left = this.#first();
    for (;;) {
      const next = this.#tokens[this.#at];
      if (next?.kind === 'small') {
        this.#at++;
        left = { is: 'power', a: left, by: exponentOf(next.text) };
      } else if (this.#take('%')) left = { is: 'percent', a: left };
      else return left;
    }
  }

  #first(): PublishedFormula {
    if (this.#take('(')) {
      const inner = this.#sum();
      this.#need(')');
      return inner;
    }
    const next = this.#tokens[this.#at++];
    if (next?.kind === 'number') return { is: 'number', value: Number(next.text) };
    if (next?.kind === 'ref') return { is: 'figure', at: this.refs.indexOf(next.text) };
    if (next?.kind !== 'word') throw new Unreadable();
    const named = this.#names.get(next.text);
    if (named) return named;
    this.#need('(');
    if (next.text === 'ln') {
      const a = this.#sum();
      this.#need(')');
      return { is: 'ln', a };
    }
    if (next.text !== 'gini') throw new Unreadable();
    const sizes = this.#list();
    this.#need(';');
    const sums = this.#list();
    this.#need(')');
    if (sizes.length !== sums.length) throw new Unreadable();
    return { is: 'gini', sizes, sums };
  }

  #list(): PublishedFormula[] {
    const list = [this.#sum()];
    while (this.#take(',')) list.push(this.#sum());
    return list;
  }
}

function exponentOf(small: string): number {
  const digits = [...small].map((c) => (c === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))));
  return Number(digits.join(''));
}

/** Splits a reference into row and figure: `tier-1#2` is the second figure of the row. */
export function figureRef(ref: string): { id: string; which: number } {
  const [name = '', nth = '1'] = ref.split('#');
  return { id: name, which: Number(nth) - 1 };
}
