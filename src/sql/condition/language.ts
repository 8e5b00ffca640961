import { type Expression, type Language, type Parser, parse } from '../../edition/index.js';
import { recordFunctions } from './functions.js';

/** Target types of casts, by their SQL names. */
const castTypes: Record<string, 'number' | 'text' | 'date'> = {
  double: 'number',
  real: 'number',
  float: 'number',
  number: 'number',
  varchar: 'text',
  text: 'text',
  string: 'text',
  date: 'date',
};
const types = {
  en: `a type: ${Object.keys(castTypes).join(', ')}`,
  zh: `类型：${Object.keys(castTypes).join('、')}`,
};

/** The operation of the type that follows. */
function castOf(p: Parser): string {
  const { text } = p.token(
    ({ kind, text }) => kind === 'word' && Object.hasOwn(castTypes, text.toLowerCase()),
    types,
  );
  return `to-${castTypes[text.toLowerCase()]!}`;
}

/** `x as double` in the brackets of a cast; of `try_cast`, what is no number is missing. */
function cast(p: Parser): Expression {
  const of = p.either();
  p.need('as');
  return p.apply(castOf(p), of);
}

const forms: Language['forms'] = {
  cast,
  try_cast: (p) => {
    const made = cast(p);
    return made.is === 'apply' && made.by === 'to-number' ? { ...made, by: 'to-number-or-null' } : made;
  },
};

/** Tests and results in turn, then the result where no test holds. */
function cases(p: Parser): Expression {
  const of = p.is('when') ? undefined : p.either();
  const parts: Expression[] = [];
  do {
    p.need('when');
    const test = p.either();
    p.need('then');
    parts.push(of ? p.apply('=', of, test) : test, p.either());
  } while (p.is('when'));
  if (p.take('else')) parts.push(p.either());
  p.need('end');
  return p.apply('case', ...parts);
}

const argumentCounts = Object.fromEntries(
  Object.entries(recordFunctions).map(([name, { of, optional = 0, repeats }]) => [
    name,
    [of.length - optional, repeats ? Number.POSITIVE_INFINITY : of.length] as const,
  ]),
);

/** Conditions on records, in the words of SQL: no subqueries, tables, settings, clock, randomness or files. */
const records: Language = {
  lexicon: 'columns',
  longest: 5000,
  deepest: 50,
  anyCase: true,
  operators: [
    ...['or', 'and', 'not', 'is', 'in', 'between', 'like', 'ilike'],
    ...['=', '≠', '<', '>', '≤', '≥'],
    ...['+', '-', '*', '/', '||', '::'],
  ],
  constants: ['null', 'true', 'false'],
  reserved:
    'and or not in is like ilike between when then else end cast try_cast as select from where exists any all distinct union interval'.split(
      ' ',
    ),
  functions: argumentCounts,
  forms,
  openings: { case: cases },
  cast: castOf,
  keepsNumbers: true,
  operand: { en: 'a column, a text, a number or a function', zh: '列名、文本、数字或函数' },
  operator: {
    en: 'an operator, such as =, <, in, like, between, is null, and, or; or the end',
    zh: '运算符（如 =、<、in、like、between、is null、and、or）或结尾',
  },
};

/** Conditions parsed before: several columns and queries have the same ones. */
const parsed = new Map<string, Expression>();
const mostParsed = 10_000;

/**
 * Parses a condition, or another expression over the columns of records.
 *
 * @throws FormulaFault naming the unexpected token
 */
export function parseCondition(text: string): Expression {
  const before = parsed.get(text);
  if (before) return before;
  const expression = parse(text, records);
  if (parsed.size === mostParsed) parsed.clear();
  parsed.set(text, expression);
  return expression;
}
