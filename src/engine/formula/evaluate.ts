import { log } from '../elementary/log.js';
import { exceeds, reaches } from '../stats/ties.js';
import type { Formula, Operator, Test } from './formula.js';
import type { Sample } from './sample.js';

type Of = (x: number) => number;

/** A formula fitted to a sample, for many values. What does not depend on x is computed once. */
export function compiled(formula: Formula, sample: Sample): Of {
  const made = make(formula, sample);
  return typeof made === 'number' ? () => made : made;
}

/** The value of a formula at x. */
export function evaluated(formula: Formula, sample: Sample, x: number): number {
  return compiled(formula, sample)(x);
}

/** Whether a condition holds at x. */
export function holds(test: Test, sample: Sample, x: number): boolean {
  const [a, b] = [test.a, test.b].map((side) => evaluated(side, sample, x));
  return tests[test.is](a, b);
}

/** A number, or a function of x where it depends on x. */
function make(formula: Formula, sample: Sample): number | Of {
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
      return sample.smaller(formula.ties);
    case 'ln':
      return each(make(formula.a, sample), log);
    case 'within':
      return each(make(formula.a, sample), (y) => Math.min(1, Math.max(0, y)));
    case 'at-most-one':
      return each(make(formula.a, sample), (y) => Math.min(1, y));
    case 'if': {
      const [test, yes, no] = [
        chosen(formula.test, sample),
        compiled(formula.yes, sample),
        compiled(formula.no, sample),
      ];
      return (x) => (test(x) ? yes(x) : no(x));
    }
    default:
      return operated(formula.is, make(formula.a, sample), make(formula.b, sample));
  }
}

function each(a: number | Of, f: Of): number | Of {
  return typeof a === 'number' ? f(a) : (x) => f(a(x));
}

function operated(operator: Operator, a: number | Of, b: number | Of): number | Of {
  const { both, first, second, none } = operators[operator];
  if (typeof a === 'number') return typeof b === 'number' ? none(a, b) : second(a, b);
  return typeof b === 'number' ? first(a, b) : both(a, b);
}

/** A binary operation with a variant for each combination of functions of x and numbers. */
interface Operated {
  both: (a: Of, b: Of) => Of;
  first: (a: Of, b: number) => Of;
  second: (a: number, b: Of) => Of;
  none: (a: number, b: number) => number;
}

const operators: Record<Operator, Operated> = {
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

function chosen({ is, a, b }: Test, sample: Sample): (x: number) => boolean {
  const compare = tests[is];
  const [left, right] = [compiled(a, sample), compiled(b, sample)];
  return (x) => compare(left(x), right(x));
}
