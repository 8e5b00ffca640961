import { evaluate, holds } from './evaluate.js';
import { type Formula, number, type Operator, type Test } from './formula.js';
import type { Sample } from './sample.js';

export type FormulaLeaf = Extract<
  Formula,
  { is: 'x' | 'number' | 'place' | 'given' | 'statistic' | 'quantile' | 'smaller' | 'missing' }
>;

/** The notation of a formula: its numbers, operators and functions. */
export interface FormulaStyle {
  leaf: (leaf: FormulaLeaf) => string;
  operators: Readonly<Record<Operator, string>>;
  call: (name: 'ln' | 'exp' | 'normal-quantile' | 'min' | 'max', parts: readonly string[]) => string;
  choice: (test: string, yes: string, no: string) => string;
  test: (is: Test['is'], a: string, b: string, test: Test) => string;
  /** Whether products are bracketed too, so that evaluation gives the same digits. */
  strict?: boolean;
}

/** Precedence: sums, then products, then everything else. */
const precedence: Partial<Record<Formula['is'], number>> = { '+': 1, '-': 1, '*': 2, '/': 2, if: 0 };
const precedenceOf = ({ is }: Formula) => precedence[is] ?? 3;

/** A formula as text. */
export function formulaText(formula: Formula, style: FormulaStyle): string {
  switch (formula.is) {
    case 'ln':
    case 'exp':
    case 'normal-quantile':
      return style.call(formula.is, [formulaText(formula.a, style)]);
    case 'within':
      return style.call('min', ['1', style.call('max', ['0', formulaText(formula.a, style)])]);
    case 'at-most-one':
      return style.call('min', ['1', formulaText(formula.a, style)]);
    case 'if':
      return style.choice(
        testText(formula.test, style),
        formulaText(formula.yes, style),
        formulaText(formula.no, style),
      );
    case '+':
    case '-':
    case '*':
    case '/':
      return [operandText(formula, 'a', style), operandText(formula, 'b', style)].join(
        style.operators[formula.is],
      );
    default:
      return style.leaf(formula);
  }
}

/** A condition as text. */
export function testText(test: Test, style: FormulaStyle): string {
  return style.test(test.is, formulaText(test.a, style), formulaText(test.b, style), test);
}

function operandText(
  whole: Extract<Formula, { is: Operator }>,
  which: 'a' | 'b',
  style: FormulaStyle,
): string {
  const part = whole[which];
  const [inner, outer] = [precedenceOf(part), precedenceOf(whole)];
  const free = which === 'a' || (!style.strict && (whole.is === '+' || whole.is === '*'));
  const text = formulaText(part, style);
  return inner > outer || (inner === outer && free) ? text : `(${text})`;
}

/** Every leaf of a formula, in the order they are written. */
export function formulaLeaves(formula: Formula): FormulaLeaf[] {
  if (formula.is === 'if') {
    const { test, yes, no } = formula;
    return [test.a, test.b, yes, no].flatMap(formulaLeaves);
  }
  if ('b' in formula) return [...formulaLeaves(formula.a), ...formulaLeaves(formula.b)];
  return 'a' in formula ? formulaLeaves(formula.a) : [formula];
}

/**
 * A formula simplified: without + 0, − 0 and 1 ×.
 * @param fold whether differences of plain numbers are computed
 */
export function simplify(formula: Formula, fold: boolean): Formula {
  if (formula.is === 'if') {
    const { yes, no, ...rest } = formula;
    return { ...rest, yes: simplify(yes, fold), no: simplify(no, fold) };
  }
  if (!('a' in formula)) return formula;
  const a = simplify(formula.a, fold);
  if (!('b' in formula)) return { ...formula, a };
  const b = simplify(formula.b, fold);
  const [left, right] = [constant(a), constant(b)];
  if (formula.is === '+' && left === 0) return b;
  if (formula.is === '-' && right === 0) return a;
  if (formula.is === '-' && fold && left !== undefined && right !== undefined) return number(left - right);
  if (formula.is === '*' && left === 1) return b;
  return { ...formula, a, b };
}

/** A formula reduced to what applies to one value: the branches taken, and limits only where they cut off. */
export function reduceAt(formula: Formula, sample: Sample, x: number): Formula {
  if (formula.is === 'if' && !formula.shown) {
    const { test, yes, no } = formula;
    return reduceAt(holds(test, sample, x) ? yes : no, sample, x);
  }
  if (!('a' in formula)) return formula;
  const a = reduceAt(formula.a, sample, x);
  if ('b' in formula) return { ...formula, a, b: reduceAt(formula.b, sample, x) };
  const value = evaluate(formula.a, sample, x);
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
