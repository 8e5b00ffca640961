/** A parsed condition or part of one. Anything else is not supported in conditions. */
export type Expression =
  | { kind: 'column'; name: string }
  | { kind: 'number'; written: string }
  | { kind: 'text'; value: string }
  | { kind: 'constant'; value: 'null' | 'true' | 'false' }
  | { kind: 'not'; of: Expression }
  | { kind: 'minus'; of: Expression }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'compare'; sign: Comparison; left: Expression; right: Expression }
  | { kind: 'arithmetic'; sign: ArithmeticSign; left: Expression; right: Expression }
  | { kind: 'join'; left: Expression; right: Expression }
  | { kind: 'in'; of: Expression; list: Expression[] }
  | { kind: 'between'; of: Expression; from: Expression; to: Expression }
  | { kind: 'like'; of: Expression; pattern: string; anyCase: boolean }
  | { kind: 'is-null'; of: Expression }
  | { kind: 'case'; when: [Expression, Expression][]; otherwise: Expression | undefined }
  | { kind: 'cast'; of: Expression; to: CastType; or: 'error' | 'null' }
  | { kind: 'call'; name: string; of: Expression[] };

export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>=';
export type ArithmeticSign = '+' | '-' | '*' | '/';

/** Target types of casts, by their SQL names. */
export const castTypes = {
  double: 'number',
  real: 'number',
  float: 'number',
  number: 'number',
  varchar: 'text',
  text: 'text',
  string: 'text',
  date: 'date',
} as const;
export type CastType = (typeof castTypes)[keyof typeof castTypes];

/** The subexpressions of an expression. */
export function subexpressions(e: Expression): Expression[] {
  switch (e.kind) {
    case 'not':
    case 'minus':
    case 'is-null':
    case 'cast':
    case 'like':
      return [e.of];
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
    case 'join':
      return [e.left, e.right];
    case 'in':
      return [e.of, ...e.list];
    case 'between':
      return [e.of, e.from, e.to];
    case 'case':
      return [...e.when.flat(), ...(e.otherwise ? [e.otherwise] : [])];
    case 'call':
      return e.of;
    default:
      return [];
  }
}
