import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { normalQuantile } from '../stats/normalQuantile.js';
import { exceeds, reaches } from '../stats/ties.js';
import type { Formula, Operator, Test } from './formula.js';
import type { Sample } from './sample.js';

type NumberFunction = (x: number) => number;

/** A formula fitted to a sample, for many values. What does not depend on x is computed once. */
export function compile(formula: Formula, sample: Sample): NumberFunction {
  const made = compileTree(formula, sample);
  return typeof made === 'number' ? () => made : made;
}

/** The value of a formula at x. */
export function evaluate(formula: Formula, sample: Sample, x: number): number {
  return compile(formula, sample)(x);
}

/** Whether a condition holds at x. */
export function holds(test: Test, sample: Sample, x: number): boolean {
  const [a, b] = [test.a, test.b].map((side) => evaluate(side, sample, x));
  return tests[test.is](a, b);
}

/** A number, or a function of x where it depends on x. */
function compileTree(formula: Formula, sample: Sample): number | NumberFunction {
  switch (formula.is) {
    case 'x':
      return (x) => x;
    case 'number':
    case 'place':
    case 'given':
      return formula.value;
    case 'missing':
      return Number.NaN;
    case 'statistic':
      return sample.statistic(formula.name);
    case 'quantile':
      return sample.quantile(formula.share);
    case 'smaller':
      return sample.smallerCount(formula.ties);
    case 'ln':
      return apply(compileTree(formula.a, sample), log);
    case 'exp':
      return apply(compileTree(formula.a, sample), exp);
    case 'normal-quantile':
      return apply(compileTree(formula.a, sample), normalQuantile);
    case 'within':
      return apply(compileTree(formula.a, sample), (y) => Math.min(1, Math.max(0, y)));
    case 'at-most-one':
      return apply(compileTree(formula.a, sample), (y) => Math.min(1, y));
    case 'if': {
      const [test, yes, no] = [
        compileTest(formula.test, sample),
        compile(formula.yes, sample),
        compile(formula.no, sample),
      ];
      return (x) => (test(x) ? yes(x) : no(x));
    }
    default:
      return applyOperator(formula.is, compileTree(formula.a, sample), compileTree(formula.b, sample));
  }
}

function apply(a: number | NumberFunction, f: NumberFunction): number | NumberFunction {
  return typeof a === 'number' ? f(a) : (x) => f(a(x));
}

function applyOperator(
  operator: Operator,
  a: number | NumberFunction,
  b: number | NumberFunction,
): number | NumberFunction {
  const { both, first, second, none } = operators[operator];
  if (typeof a === 'number') return typeof b === 'number' ? none(a, b) : second(a, b);
  return typeof b === 'number' ? first(a, b) : both(a, b);
}

/** A binary operation with a variant for each combination of functions of x and numbers. */
interface OperatorVariants {
  both: (a: NumberFunction, b: NumberFunction) => NumberFunction;
  first: (a: NumberFunction, b: number) => NumberFunction;
  second: (a: number, b: NumberFunction) => NumberFunction;
  none: (a: number, b: number) => number;
}

const operators: Record<Operator, OperatorVariants> = {
  '+': {
    both: (a, b) => (x) => a(x) + b(x),
    first: (a, b) => (x) => a(x) + b,
    second: (a, b) => (x) => a + b(x),
    none: (a, b) => a + b,
  },
  '-': {
    both: (a, b) => (x) => a(x) - b(x),
    first: (a, b) => (x) => a(x) - b,
    second: (a, b) => (x) => a - b(x),
    none: (a, b) => a - b,
  },
  '*': {
    both: (a, b) => (x) => a(x) * b(x),
    first: (a, b) => (x) => a(x) * b,
    second: (a, b) => (x) => a * b(x),
    none: (a, b) => a * b,
  },
  '/': {
    both: (a, b) => (x) => a(x) / b(x),
    first: (a, b) => (x) => a(x) / b,
    second: (a, b) => (x) => a / b(x),
    none: (a, b) => a / b,
  },
};

const tests: Record<Test['is'], (a: number, b: number) => boolean> = {
  reaches,
  exceeds,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '≠': (a, b) => a < b || a > b,
};

function compileTest({ is, a, b }: Test, sample: Sample): (x: number) => boolean {
  const compare = tests[is];
  const [left, right] = [compile(a, sample), compile(b, sample)];
  return (x) => compare(left(x), right(x));
}
