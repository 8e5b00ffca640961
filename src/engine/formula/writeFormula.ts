import type { FormulaTree } from '../../edition/index.js';
import { operationsOnNumbers } from './operations.js';

/**
 * A formula as text: `a + b`, `sqrt(a * b)`, with what stands for its figures.
 *
 * @param leaf writes everything but operations, and those operations that are to stand as one number or as one of their parts
 * (null for the others); undefined where there is nothing to write
 * @param t the period that the formula is of
 */
export function writeFormula(
  tree: FormulaTree,
  t: number,
  leaf: (tree: FormulaTree, t: number) => Written | undefined | null,
): Written | undefined {
  const own = leaf(tree, t);
  if (own !== null) return own;
  if (tree.is === 'previous') return t < tree.by ? undefined : writeFormula(tree.a, t - tree.by, leaf);
  if (tree.is !== 'apply') return undefined;
  const { written, precedence = 4, operands = [0, 0] } = operationsOnNumbers[tree.by];
  const texts: string[] = [];
  for (const [i, part] of tree.of.entries()) {
    const of = writeFormula(part, t, leaf);
    if (of === undefined) return undefined;
    texts.push(of.precedence < operands[i === 0 ? 0 : 1] ? `(${of.text})` : of.text);
  }
  return { text: written(texts), precedence };
}

/** A part of a formula as text. */
interface Written {
  text: string;
  /** 1 a sum, 2 a product, 3 a power, 4 what needs no brackets. */
  precedence: number;
}

/** Text that needs no brackets: a number, a cell, a call of a function. */
export const atom = (text: string): Written => ({ text, precedence: 4 });
