import { momentForm } from '../../edition/index.js';
import { dayLength } from '../dates.js';
import type { Dialect } from '../dialect.js';
import { type Expression, subexpressions } from './expression.js';
import { conditionFunctions, type ValueType } from './functions.js';

/** A condition as SQL of an engine, in brackets. It means the same in both engines. */
export function conditionSql(e: Expression, d: Dialect): string {
  return `(${expressionSql(e, 'truth', d)})`;
}

/** The value of an expression as SQL: a number, a text, or 1 and 0 for what is true and false; a bare column is read as numbers. */
export function valueSql(e: Expression, d: Dialect): string {
  const type = typeOf(e);
  if (type !== 'truth') return expressionSql(e, type === 'any' ? 'number' : type, d);
  const truth = conditionSql(e, d);
  return `CASE WHEN ${truth} THEN 1 WHEN NOT ${truth} THEN 0 END`;
}

/** The DuckDB type of `valueSql`. */
export function valueType(e: Expression): string {
  const type = typeOf(e);
  return type === 'truth' ? 'INTEGER' : type === 'text' ? 'VARCHAR' : 'DOUBLE';
}

/** The type of an expression, independent of the types of its columns. */
function typeOf(e: Expression): ValueType {
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
      const { resultType } = conditionFunctions[e.name]!;
      return resultType === 'first' ? typeOfAny(e.of) : resultType;
    }
    case 'case':
      return typeOfAny([...e.when.map(([, then]) => then), ...(e.otherwise ? [e.otherwise] : [])]);
    case 'column':
      return 'any';
    case 'constant':
      return e.value === 'null' ? 'any' : 'truth';
    default:
      return 'truth';
  }
}

/** The first known type. */
function typeOfAny(all: readonly Expression[]): ValueType {
  return all.map(typeOf).find((kind) => kind !== 'any') ?? 'any';
}

/** @param as the expected type: columns are converted to numbers or texts where these are expected */
function expressionSql(e: Expression, as: ValueType, d: Dialect): string {
  const all = (of: readonly Expression[], kind: ValueType) => of.map((one) => expressionSql(one, kind, d));
  switch (e.kind) {
    case 'column':
      return columnAs(d.identifier(e.name), as, d);
    case 'number':
      return as === 'text' ? d.literal(e.written) : e.written;
    case 'text':
      return as === 'number' ? d.finiteDouble(d.literal(e.value)) : d.literal(e.value);
    case 'constant':
      return e.value.toUpperCase();
    case 'not':
      return `(NOT ${expressionSql(e.of, 'truth', d)})`;
    case 'minus':
      return `(-${expressionSql(e.of, 'number', d)})`;
    case 'and':
    case 'or':
      return `(${all([e.left, e.right], 'truth').join(` ${e.kind.toUpperCase()} `)})`;
    case 'compare':
      return `(${comparisonOperands([e.left, e.right], d).join(` ${e.sign} `)})`;
    case 'arithmetic':
      return arithmeticSql(e, d);
    case 'join':
      return `(${all([e.left, e.right], 'text').join(' || ')})`;
    case 'in': {
      const [of, ...list] = comparisonOperands([e.of, ...e.list], d);
      return `(${of} IN (${list.join(', ')}))`;
    }
    case 'between': {
      const [of, from, to] = comparisonOperands([e.of, e.from, e.to], d);
      return `(${of} BETWEEN ${from} AND ${to})`;
    }
    case 'like':
      return `(${expressionSql(e.of, 'text', d)} ${e.anyCase ? 'ILIKE' : 'LIKE'} ${d.pattern(e.pattern)})`;
    case 'is-null':
      return `(${expressionSql(e.of, typeOf(e.of), d)} IS NULL)`;
    case 'case':
      return caseSql(e, as, d);
    case 'cast':
      return castSql(e, d);
    case 'call':
      return callSql(e, as, d);
  }
}

/**
 * Operands of a comparison: converted to numbers where one of them is a number; a column compared with a text keeps its
 * type, and the engine casts the text to it.
 */
function comparisonOperands(of: readonly Expression[], d: Dialect): string[] {
  const kind = typeOfAny(of);
  return of.map((one) => expressionSql(one, kind === 'text' ? 'any' : kind, d));
}

function columnAs(x: string, as: ValueType, d: Dialect): string {
  if (as === 'number') return d.comparable(x);
  return as === 'text' ? d.text(x) : x;
}

/** Arithmetic in doubles; NULL where the divisor is 0, on which the engines differ. */
function arithmeticSql(
  { sign, left, right }: Extract<Expression, { kind: 'arithmetic' }>,
  d: Dialect,
): string {
  const [a, b] = [left, right].map((of) => d.double(expressionSql(of, 'number', d)));
  return sign === '/' ? `(${a} / nullif(${b}, 0))` : `(${a} ${sign} ${b})`;
}

function caseSql(e: Extract<Expression, { kind: 'case' }>, as: ValueType, d: Dialect): string {
  const kind = typeOf(e) === 'any' ? as : typeOf(e);
  const when = e.when.map(
    ([test, then]) => `WHEN ${expressionSql(test, 'truth', d)} THEN ${expressionSql(then, kind, d)}`,
  );
  const otherwise = e.otherwise ? ` ELSE ${expressionSql(e.otherwise, kind, d)}` : '';
  return `(CASE ${when.join(' ')}${otherwise} END)`;
}

function castSql({ of, to, or }: Extract<Expression, { kind: 'cast' }>, d: Dialect): string {
  const text = d.text(expressionSql(of, typeOf(of) === 'any' ? 'text' : typeOf(of), d));
  if (to === 'text') return text;
  if (to === 'number') return or === 'null' ? d.number(text) : expressionSql(of, 'number', d);
  const moment = `length(${text}) > ${dayLength} AND ${d.matches(text, momentForm)}`;
  return `(CASE WHEN ${moment} THEN substring(${text}, 1, ${dayLength}) ELSE ${text} END)`;
}

function callSql({ name, of }: Extract<Expression, { kind: 'call' }>, as: ValueType, d: Dialect): string {
  const { argumentTypes, resultType, sql } = conditionFunctions[name]!;
  const first = typeOfAny(of) === 'any' ? as : typeOfAny(of);
  const args = of.map((one, i) => {
    const kind = resultType === 'first' ? first : argumentTypes[Math.min(i, argumentTypes.length - 1)]!;
    const made = expressionSql(one, kind, d);
    return kind === 'text' && typeOf(one) !== 'text' && one.kind !== 'column' ? d.text(made) : made;
  });
  return sql(args, d);
}

/** The columns in an expression. */
export function columnsOfExpression(e: Expression): string[] {
  return e.kind === 'column' ? [e.name] : [...new Set(subexpressions(e).flatMap(columnsOfExpression))];
}

/** The columns in an expression that are read as numbers. */
export function numberColumns(e: Expression, as: ValueType = 'truth'): string[] {
  if (e.kind === 'column') return as === 'number' ? [e.name] : [];
  const parts = subexpressions(e);
  if (e.kind === 'call') {
    const { argumentTypes, resultType } = conditionFunctions[e.name]!;
    const kinds = parts.map((_, i) =>
      resultType === 'first' ? typeOfAny(parts) : argumentTypes[Math.min(i, argumentTypes.length - 1)]!,
    );
    return parts.flatMap((one, i) => numberColumns(one, kinds[i]!));
  }
  const inner =
    e.kind === 'cast'
      ? e.to === 'number' && e.or === 'error'
        ? 'number'
        : 'any'
      : e.kind === 'arithmetic' || e.kind === 'minus'
        ? 'number'
        : typeOfAny(parts);
  return parts.flatMap((one) => numberColumns(one, inner));
}
