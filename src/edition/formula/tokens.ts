import type { Text } from '../text.js';

/** Why a text is not an expression: the position (from 0), what was found there (empty at the end), and what was expected. */
export class FormulaFault extends Error {
  constructor(
    readonly at: number,
    readonly word: string | Text,
    readonly expected: Text,
  ) {
    super(`${foundText(word).en} at ${at + 1}: ${expected.en}`);
    this.name = 'FormulaFault';
  }

  get found(): Text {
    return foundText(this.word);
  }
}

function foundText(word: string | Text): Text {
  if (word === '') return { en: 'the end of the formula', zh: '公式结尾' };
  return typeof word === 'string' ? quoted(word) : word;
}

/** A name, number, text or sign; `quoted` is a name in double quotes. */
export interface Token {
  kind: 'number' | 'word' | 'quoted' | 'text' | 'sign';
  /** The value: a name or text without its quotes, a sign in its usual form. */
  text: string;
  written: string;
  at: number;
}

/** How names and numbers are written: with hyphens and points (ids of figures), or as columns of tables in SQL, besides which there are texts in quotes. */
export type Lexicon = 'figures' | 'columns';

/** Brackets and signs as they are typed in Chinese, in programs and in print. */
const usual: Record<string, string> = {
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
const space = ['space', /\s+/y] as const;
const sign = ['sign', /[<>!=]=|<>|\|\||::|[（），×÷−＋＞＜＝+\-*/^(),=≠<>≤≥]/y] as const;

/** What may stand at a place; the first that does is taken. */
const patterns = {
  figures: [
    space,
    // A period such as 2020-01 or 2020-Q1 is a word; so is an id that begins with a digit.
    ['word', /\d{4}-(?:\d\d|Q\d)(?![A-Za-z0-9.-])/y],
    ['number', /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![A-Za-z0-9.-]*[A-Za-z])/y],
    // A hyphen within a name belongs to it: a minus has spaces around it, or a bracket.
    ['word', /[A-Za-z0-9][A-Za-z0-9.-]*/y],
    sign,
  ],
  columns: [
    space,
    ['quoted', /"(?:[^"\0]|"")+"/y],
    ['text', /'(?:[^'\0]|'')*'/y],
    ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_.])/uy],
    ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
    sign,
  ],
} as const;

const expected: Record<Lexicon, Text> = {
  figures: {
    en: 'names, numbers, + − * / ^, comparisons, commas and brackets',
    zh: '名称、数值、+ − * / ^、比较符号、逗号与括号',
  },
  columns: {
    en: 'columns, texts in single quotes, numbers, operators and the functions that are listed',
    zh: '列名、单引号内的文本、数字、运算符，以及所列的函数',
  },
};
const closed: Text = { en: 'quotes that close', zh: '成对的引号' };
/** Number of significant digits that a double always preserves. */
const maxDigits = 15;
const fewDigits: Text = {
  en: `a number of at most ${maxDigits} digits; compare longer codes as texts in quotes`,
  zh: `至多 ${maxDigits} 位数字；更长的编码请作为引号内的文本比较`,
};

export const quoted = (text: string): Text => ({ en: `“${text}”`, zh: `“${text}”` });

/** @throws FormulaFault for what is no token */
export function tokensOf(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const [kind, written] = tokenAt(text, at, lexicon);
    if (kind !== 'space') tokens.push({ kind, text: textOf(kind, written), written, at });
    at += written.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number, lexicon: Lexicon): [Token['kind'] | 'space', string] {
  // `--` begins a comment in SQL; the engine would not read it as two minus signs.
  const isComment = lexicon === 'columns' && text.startsWith('--', at);
  for (const [kind, pattern] of isComment ? [] : patterns[lexicon]) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    if (lexicon === 'columns' && kind === 'number' && digitsIn(written) > maxDigits)
      throw new FormulaFault(at, written, fewDigits);
    return [kind, written];
  }
  const word = /^(?:['"]|--|[^\s\p{L}\p{N}_]|\S+)/u.exec(text.slice(at))![0];
  throw new FormulaFault(at, word, lexicon === 'columns' && /['"]/.test(word) ? closed : expected[lexicon]);
}

const digitsIn = (written: string) => written.replace(/e.*$/i, '').replace(/\D/g, '').length;

function textOf(kind: Token['kind'], written: string): string {
  if (kind === 'sign') return usual[written] ?? written;
  if (kind === 'quoted') return written.slice(1, -1).replaceAll('""', '"');
  return kind === 'text' ? written.slice(1, -1).replaceAll("''", "'") : written;
}
