import { apply, type FormulaTree, number } from '../../edition/index.js';
import { operationsOnNumbers } from './operations.js';

/** A part of a formula as text. */
interface Written {
  text: string;
  /** 1 a sum, 2 a product, 3 a power, 4 what needs no brackets. */
  precedence: number;
}

/** How a formula is written. */
export interface FormulaStyle {
  /**
   * Writes everything but operations, and those operations that are to stand as one number or as one of their parts (null for the
   * others); undefined where there is nothing to write.
   *
   * @param t the period that the part is of
   */
  leaf: (tree: FormulaTree, t: number) => Written | undefined | null;
  /** A comparison that decides a choice, between its written sides. */
  test?: (sign: string, sides: readonly [string, string], of: readonly FormulaTree[]) => string;
  choice?: (test: string, yes: string, no: string) => string;
  /** Whether a + (b + c) is written without brackets, so that the last digit may differ. */
  loose?: boolean;
}

/**
 * A formula as text: `a + b`, `sqrt(a * b)`, with what stands for its figures.
 *
 * @param t the period that the formula is of
 */
export function writeFormula(tree: FormulaTree, t: number, style: FormulaStyle): Written | undefined {
  const own = style.leaf(tree, t);
  if (own !== null) return own;
  if (tree.is === 'previous') return t < tree.by ? undefined : writeFormula(tree.a, t - tree.by, style);
  if (tree.is !== 'apply') return undefined;
  const { written, precedence = 4, operands = [0, 0] } = operationsOnNumbers[tree.by];
  const texts: string[] = [];
  const second = style.loose && (tree.by === '+' || tree.by === '*') ? precedence : operands[1];
  for (const [i, part] of tree.of.entries()) {
    const of = tree.by === 'if' && i === 0 ? testText(part, t, style) : writeFormula(part, t, style);
    if (of === undefined) return undefined;
    texts.push(of.precedence < (i === 0 ? operands[0] : second) ? `(${of.text})` : of.text);
  }
  if (tree.by !== 'if') return { text: written(texts), precedence };
  const [test, yes, no] = texts;
  return style.choice
    ? { text: style.choice(test, yes, no), precedence: 0 }
    : atom(`if(${test}, ${yes}, ${no})`);
}

/** The condition of a choice: a comparison, or that a number is not zero. */
function testText(test: FormulaTree, t: number, style: FormulaStyle): Written | undefined {
  const { sign } = test.is === 'apply' ? operationsOnNumbers[test.by] : {};
  if (test.is !== 'apply' || sign === undefined) return testText(apply('≠', test, number(0)), t, style);
  const sides = test.of.map((side) => writeFormula(side, t, style)?.text);
  const [a, b] = sides;
  if (a === undefined || b === undefined) return undefined;
  return atom(style.test?.(sign, [a, b], test.of) ?? `${a} ${sign} ${b}`);
}

/** Text that needs no brackets: a number, a cell, a call of a function. */
export const atom = (text: string): Written => ({ text, precedence: 4 });

/**
 * A formula without + 0, − 0 and 1 ×.
 * @param fold whether differences of plain numbers are computed
 */
export function simplify(tree: FormulaTree, fold: boolean): FormulaTree {
  if (tree.is !== 'apply') return tree;
  const of = tree.of.map((part) => simplify(part, fold));
  const [left, right] = of.map(constant);
  if (tree.by === '+' && left === 0) return of[1];
  if (tree.by === '-' && right === 0) return of[0];
  if (tree.by === '-' && fold && left !== undefined && right !== undefined) return number(left - right);
  return tree.by === '*' && left === 1 ? of[1] : { ...tree, of };
}

function constant(tree: FormulaTree): number | undefined {
  if (tree.is === 'number') return tree.value;
  if (tree.is !== 'apply' || tree.by !== '-') return undefined;
  const [a, b] = tree.of.map(constant);
  return a === undefined || b === undefined ? undefined : a - b;
}

/**
 * A formula reduced to what applies to one value: the branches taken, and limits only where they cut off.
 * @param numberOf the value of a part
 * @param isTaken whether a choice is replaced by the branch taken
 */
export function reduceAt(
  tree: FormulaTree,
  numberOf: (part: FormulaTree) => number,
  isTaken = true,
): FormulaTree {
  if (tree.is !== 'apply') return tree;
  const { by, of } = tree;
  if (by === 'if' && isTaken) return reduceAt(numberOf(of[0]) !== 0 ? of[1] : of[2], numberOf);
  const reduced = { ...tree, of: of.map((part) => (by === 'if' ? part : reduceAt(part, numberOf))) };
  const limited = by === 'clamp' ? 0 : by === 'min' && of[0].is === 'number' ? 1 : -1;
  return limited >= 0 && numberOf(of[limited]) === numberOf(tree) ? reduced.of[limited] : reduced;
}
