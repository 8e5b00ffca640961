import { momentForm } from '../../edition/index.js';
import { lettersOfDay } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { type Expression, partsOf } from './expression.js';
import { conditionFunctions, type Kind } from './functions.js';

/** A condition as SQL of an engine, in brackets. It means the same in both engines. */
export function conditionSql(e: Expression, d: Dialect): string {
  return `(${sqlOf(e, 'truth', d)})`;
}

/** The type of an expression, independent of the types of its columns. */
function kindOf(e: Expression): Kind {
  switch (e.kind) {
    case 'number':
    case 'minus':
    case 'arithmetic':
      return 'number';
    case 'text':
    case 'join':
      return 'text';
    case 'cast':
      return e.to === 'number' ? 'number' : 'text';
    case 'call': {
      const { gives } = conditionFunctions[e.name]!;
      return gives === 'first' ? kindOfAny(e.of) : gives;
    }
    case 'case':
      return kindOfAny([...e.when.map(([, then]) => then), ...(e.otherwise ? [e.otherwise] : [])]);
    case 'column':
      return 'any';
    case 'constant':
      return e.value === 'null' ? 'any' : 'truth';
    default:
      return 'truth';
  }
}

/** The first known type. */
function kindOfAny(all: readonly Expression[]): Kind {
  return all.map(kindOf).find((kind) => kind !== 'any') ?? 'any';
}

/** @param as the expected type: columns are converted to numbers or texts where these are expected */
function sqlOf(e: Expression, as: Kind, d: Dialect): string {
  const all = (of: readonly Expression[], kind: Kind) => of.map((one) => sqlOf(one, kind, d));
  switch (e.kind) {
    case 'column':
      return columnAs(d.identifier(e.name), as, d);
    case 'number':
      return as === 'text' ? d.literal(e.written) : e.written;
    case 'text':
      return as === 'number' ? d.real(d.literal(e.value)) : d.literal(e.value);
    case 'constant':
      return e.value.toUpperCase();
    case 'not':
      return `(NOT ${sqlOf(e.of, 'truth', d)})`;
    case 'minus':
      return `(-${sqlOf(e.of, 'number', d)})`;
    case 'and':
    case 'or':
      return `(${all([e.left, e.right], 'truth').join(` ${e.kind.toUpperCase()} `)})`;
    case 'compare':
      return `(${compared([e.left, e.right], d).join(` ${e.sign} `)})`;
    case 'arithmetic':
      return arithmetic(e, d);
    case 'join':
      return `(${all([e.left, e.right], 'text').join(' || ')})`;
    case 'in': {
      const [of, ...list] = compared([e.of, ...e.list], d);
      return `(${of} IN (${list.join(', ')}))`;
    }
    case 'between': {
      const [of, from, to] = compared([e.of, e.from, e.to], d);
      return `(${of} BETWEEN ${from} AND ${to})`;
    }
    case 'like':
      return `(${sqlOf(e.of, 'text', d)} ${e.anyCase ? 'ILIKE' : 'LIKE'} ${d.pattern(e.pattern)})`;
    case 'is-null':
      return `(${sqlOf(e.of, kindOf(e.of), d)} IS NULL)`;
    case 'case':
      return caseSql(e, as, d);
    case 'cast':
      return castSql(e, d);
    case 'call':
      return called(e, as, d);
  }
}

/**
 * Operands of a comparison: converted to numbers where one of them is a number; a column compared with a text keeps its
 * type, and the engine casts the text to it.
 */
function compared(of: readonly Expression[], d: Dialect): string[] {
  const kind = kindOfAny(of);
  return of.map((one) => sqlOf(one, kind === 'text' ? 'any' : kind, d));
}

function columnAs(x: string, as: Kind, d: Dialect): string {
  if (as === 'number') return d.comparable(x);
  return as === 'text' ? d.text(x) : x;
}

/** Arithmetic in doubles; NULL where the divisor is 0, on which the engines differ. */
function arithmetic({ sign, left, right }: Extract<Expression, { kind: 'arithmetic' }>, d: Dialect): string {
  const [a, b] = [left, right].map((of) => d.double(sqlOf(of, 'number', d)));
  return sign === '/' ? `(${a} / nullif(${b}, 0))` : `(${a} ${sign} ${b})`;
}

function caseSql(e: Extract<Expression, { kind: 'case' }>, as: Kind, d: Dialect): string {
  const kind = kindOf(e) === 'any' ? as : kindOf(e);
  const when = e.when.map(([test, then]) => `WHEN ${sqlOf(test, 'truth', d)} THEN ${sqlOf(then, kind, d)}`);
  const otherwise = e.otherwise ? ` ELSE ${sqlOf(e.otherwise, kind, d)}` : '';
  return `(CASE ${when.join(' ')}${otherwise} END)`;
}

function castSql({ of, to, or }: Extract<Expression, { kind: 'cast' }>, d: Dialect): string {
  const text = d.text(sqlOf(of, kindOf(of) === 'any' ? 'text' : kindOf(of), d));
  if (to === 'text') return text;
  if (to === 'number') return or === 'null' ? d.number(text) : sqlOf(of, 'number', d);
  const moment = `length(${text}) > ${lettersOfDay} AND ${d.matches(text, momentForm)}`;
  return `(CASE WHEN ${moment} THEN substring(${text}, 1, ${lettersOfDay}) ELSE ${text} END)`;
}

function called({ name, of }: Extract<Expression, { kind: 'call' }>, as: Kind, d: Dialect): string {
  const { takes, gives, sql } = conditionFunctions[name]!;
  const first = kindOfAny(of) === 'any' ? as : kindOfAny(of);
  const args = of.map((one, i) => {
    const kind = gives === 'first' ? first : takes[Math.min(i, takes.length - 1)]!;
    const made = sqlOf(one, kind, d);
    return kind === 'text' && kindOf(one) !== 'text' && one.kind !== 'column' ? d.text(made) : made;
  });
  return sql(args, d);
}

/** The columns in an expression. */
export function columnsOf(e: Expression): string[] {
  return e.kind === 'column' ? [e.name] : [...new Set(partsOf(e).flatMap(columnsOf))];
}

/** The columns in an expression that are read as numbers. */
export function numbersOf(e: Expression, as: Kind = 'truth'): string[] {
  if (e.kind === 'column') return as === 'number' ? [e.name] : [];
  const parts = partsOf(e);
  if (e.kind === 'call') {
    const { takes, gives } = conditionFunctions[e.name]!;
    const kinds = parts.map((_, i) =>
      gives === 'first' ? kindOfAny(parts) : takes[Math.min(i, takes.length - 1)]!,
    );
    return parts.flatMap((one, i) => numbersOf(one, kinds[i]!));
  }
  const inner =
    e.kind === 'cast'
      ? e.to === 'number' && e.or === 'error'
        ? 'number'
        : 'any'
      : e.kind === 'arithmetic' || e.kind === 'minus'
        ? 'number'
        : kindOfAny(parts);
  return parts.flatMap((one) => numbersOf(one, inner));
}
