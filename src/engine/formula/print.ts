import { evaluated, holds } from './evaluate.js';
import { type Formula, number, type Operator, type Test } from './formula.js';
import type { Sample } from './sample.js';

export type Leaf = Extract<
  Formula,
  { is: 'x' | 'number' | 'place' | 'given' | 'statistic' | 'quantile' | 'smaller' | 'missing' }
>;

/** The notation of a formula: its numbers, operators and functions. */
export interface Style {
  leaf: (leaf: Leaf) => string;
  operators: Readonly<Record<Operator, string>>;
  call: (name: 'ln' | 'min' | 'max', parts: readonly string[]) => string;
  choice: (test: string, yes: string, no: string) => string;
  test: (is: Test['is'], a: string, b: string, test: Test) => string;
  /** Whether products are bracketed too, so that evaluation gives the same digits. */
  strict?: boolean;
}

/** Precedence: sums, then products, then everything else. */
const binding: Partial<Record<Formula['is'], number>> = { '+': 1, '-': 1, '*': 2, '/': 2, if: 0 };
const bindingOf = ({ is }: Formula) => binding[is] ?? 3;

/** A formula as text. */
export function printed(formula: Formula, style: Style): string {
  switch (formula.is) {
    case 'ln':
      return style.call('ln', [printed(formula.a, style)]);
    case 'within':
      return style.call('min', ['1', style.call('max', ['0', printed(formula.a, style)])]);
    case 'at-most-one':
      return style.call('min', ['1', printed(formula.a, style)]);
    case 'if':
      return style.choice(
        printedTest(formula.test, style),
        printed(formula.yes, style),
        printed(formula.no, style),
      );
    case '+':
    case '-':
    case '*':
    case '/':
      return [side(formula, 'a', style), side(formula, 'b', style)].join(style.operators[formula.is]);
    default:
      return style.leaf(formula);
  }
}

/** A condition as text. */
export function printedTest(test: Test, style: Style): string {
  return style.test(test.is, printed(test.a, style), printed(test.b, style), test);
}

function side(whole: Extract<Formula, { is: Operator }>, which: 'a' | 'b', style: Style): string {
  const part = whole[which];
  const [inner, outer] = [bindingOf(part), bindingOf(whole)];
  const free = which === 'a' || (!style.strict && (whole.is === '+' || whole.is === '*'));
  const text = printed(part, style);
  return inner > outer || (inner === outer && free) ? text : `(${text})`;
}

/** Every leaf of a formula, in the order they are written. */
export function leavesOf(formula: Formula): Leaf[] {
  if (formula.is === 'if') {
    const { test, yes, no } = formula;
    return [test.a, test.b, yes, no].flatMap(leavesOf);
  }
  if ('b' in formula) return [...leavesOf(formula.a), ...leavesOf(formula.b)];
  return 'a' in formula ? leavesOf(formula.a) : [formula];
}

/**
 * A formula simplified: without + 0, − 0 and 1 ×.
 * @param fold whether differences of plain numbers are computed
 */
export function plainly(formula: Formula, fold: boolean): Formula {
  if (formula.is === 'if') {
    const { yes, no, ...rest } = formula;
    return { ...rest, yes: plainly(yes, fold), no: plainly(no, fold) };
  }
  if (!('a' in formula)) return formula;
  const a = plainly(formula.a, fold);
  if (!('b' in formula)) return { ...formula, a };
  const b = plainly(formula.b, fold);
  const [left, right] = [constant(a), constant(b)];
  if (formula.is === '+' && left === 0) return b;
  if (formula.is === '-' && right === 0) return a;
  if (formula.is === '-' && fold && left !== undefined && right !== undefined) return number(left - right);
  if (formula.is === '*' && left === 1) return b;
  return { ...formula, a, b };
}

/** A formula reduced to what applies to one value: the branches taken, and limits only where they cut off. */
export function inForceAt(formula: Formula, sample: Sample, x: number): Formula {
  if (formula.is === 'if' && !formula.shown) {
    const { test, yes, no } = formula;
    return inForceAt(holds(test, sample, x) ? yes : no, sample, x);
  }
  if (!('a' in formula)) return formula;
  const a = inForceAt(formula.a, sample, x);
  if ('b' in formula) return { ...formula, a, b: inForceAt(formula.b, sample, x) };
  const value = evaluated(formula.a, sample, x);
  if (formula.is === 'at-most-one' && value <= 1) return a;
  if (formula.is === 'within' && value >= 0 && value <= 1) return a;
  return { ...formula, a };
}

function constant(formula: Formula): number | undefined {
  if (formula.is === 'number' || formula.is === 'place') return formula.value;
  if (formula.is !== '-') return undefined;
  const [a, b] = [constant(formula.a), constant(formula.b)];
  return a === undefined || b === undefined ? undefined : a - b;
}
