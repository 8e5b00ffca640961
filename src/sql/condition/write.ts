import type { Expression } from '../../edition/index.js';
import type { Dialect } from '../dialect.js';
import { recordOperations, type ValueType } from './functions.js';

type Applied = Expression & { is: 'apply' };

/** A condition as SQL of an engine, in brackets. It means the same in both engines. */
export function conditionSql(e: Expression, d: Dialect): string {
  return `(${sqlOf(e, 'truth', d)})`;
}

/** The value of an expression as SQL: a number, a text, or 1 and 0 for what is true and false; a bare column is read as numbers. */
export function valueSql(e: Expression, d: Dialect): string {
  const type = typeOf(e);
  if (type !== 'truth') return sqlOf(e, type === 'any' ? 'number' : type, d);
  const truth = conditionSql(e, d);
  return `CASE WHEN ${truth} THEN 1 WHEN NOT ${truth} THEN 0 END`;
}

/** Whether a condition holds, as 1 and 0. */
export function truthSql(e: Expression, d: Dialect): string {
  const not = (of: Expression): Expression => ({ is: 'apply', by: 'not', of: [of] });
  return valueSql(not(not(e)), d);
}

/** The DuckDB type of `valueSql`. */
export function valueType(e: Expression): string {
  const type = typeOf(e);
  return type === 'truth' ? 'INTEGER' : type === 'text' ? 'VARCHAR' : 'DOUBLE';
}

/** The type of an expression, independent of the types of its columns. */
function typeOf(e: Expression): ValueType {
  if (e.is === 'number' || e.is === 'text') return e.is;
  if (e.is !== 'apply') return 'any';
  const { gives } = recordOperations[e.by]!;
  return gives === 'alike' ? alike(resultsOf(e)) : gives;
}

/** What the result of an operation is one of. */
const resultsOf = ({ by, of }: Applied) => (by === 'case' ? of.filter((_, i) => isResult(of, i)) : of);
/** Whether a part of CASE is a result: tests and results stand in turn, the last may stand alone. */
const isResult = (of: Applied['of'], i: number) => i % 2 === 1 || i + 1 === of.length;

/** The first known type. */
function alike(all: readonly Expression[]): ValueType {
  return all.map(typeOf).find((type) => type !== 'any') ?? 'any';
}

/**
 * The types that an operation expects of its arguments. A column compared with a text keeps its type, and the engine casts the text
 * to it; results that could be of any type have the type that is expected of the whole.
 */
function typesOf(e: Applied, as: ValueType): ValueType[] {
  const { of, gives } = recordOperations[e.by]!;
  const [one, all] = [typeOf(e), alike(e.of)];
  const result = one === 'any' ? as : one;
  return e.of.map((part, i) => {
    if (e.by === 'case') return isResult(e.of, i) ? result : 'truth';
    const type = of[Math.min(i, of.length - 1)]!;
    if (type === 'own') return typeOf(part);
    if (type !== 'alike') return type;
    if (gives === 'alike') return result;
    return all === 'text' ? 'any' : all;
  });
}

/** @param as the expected type: columns are converted to numbers or texts where these are expected */
function sqlOf(e: Expression, as: ValueType, d: Dialect): string {
  if (e.is === 'number') return as === 'text' ? d.literal(e.written!) : e.written!;
  if (e.is === 'text') return as === 'number' ? d.finiteDouble(d.literal(e.value)) : d.literal(e.value);
  if (e.is === 'name') return columnSql(d.identifier(e.name), as, d);
  if (e.is !== 'apply') throw new Error(`not in a condition: ${e.is}`);
  const types = typesOf(e, as);
  const parts = e.of.map((part, i) => {
    // The pattern of LIKE is written by the engine's rules.
    if (part.is === 'text' && i === 1 && e.by.endsWith('like')) return part.value;
    const sql = sqlOf(part, types[i]!, d);
    return types[i] === 'text' && part.is === 'apply' && typeOf(part) !== 'text' ? d.text(sql) : sql;
  });
  return recordOperations[e.by]!.sql(parts, d);
}

function columnSql(x: string, as: ValueType, d: Dialect): string {
  if (as === 'number') return d.comparable(x);
  return as === 'text' ? d.text(x) : x;
}

/** The columns in an expression that are read as numbers. */
export function numberColumns(e: Expression, as: ValueType = 'truth'): string[] {
  if (e.is === 'name') return as === 'number' ? [e.name] : [];
  if (e.is !== 'apply') return [];
  const types = typesOf(e, as);
  return e.of.flatMap((part, i) => numberColumns(part, types[i]!));
}
