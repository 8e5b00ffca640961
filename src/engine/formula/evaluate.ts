import type { FormulaTree, OperationName } from '../../edition/index.js';
import { operationsOnNumbers } from './operations.js';

/** A number by two numbers: the value to be scored, or a unit and one of its children. */
export type NumberFunction = (a: number, b: number) => number;

/** A number, or a function where it depends on something. */
export type Compiled = number | NumberFunction;

/**
 * A formula as a function, for many values. What depends on nothing is computed once. Nothing has a reason here: what is missing is NaN.
 *
 * @param leaf what stands for a name, or for another part; undefined for an operation on its parts
 */
export function compile(tree: FormulaTree, leaf: (part: FormulaTree) => Compiled | undefined): Compiled {
  if (tree.is === 'number') return tree.value;
  const own = leaf(tree);
  if (own !== undefined) return own;
  if (tree.is !== 'apply') throw new Error(`nothing stands for ${tree.is}`);
  const parts = tree.of.map((part) => compile(part, leaf));
  const { value, one, two, three } = operationsOnNumbers[tree.by];
  if (parts.every((part) => typeof part === 'number')) return value(parts);
  const [a, b, c] = parts;
  if (one && typeof a === 'function') return (i, k) => one(a(i, k));
  if (two && parts.length === 2) {
    return arithmetic[tree.by]?.(a, b) ?? ofTwo(two, a, b);
  }
  if (three && typeof a === 'function' && typeof b === 'number' && typeof c === 'number')
    return (i, k) => three(a(i, k), b, c);
  const of = parts.map((part) => (typeof part === 'number' ? () => part : part));
  if (tree.by === 'if') return (i, k) => (of[0](i, k) !== 0 ? of[1](i, k) : of[2](i, k));
  return (i, k) => value(of.map((part) => part(i, k)));
}

function ofTwo(two: (a: number, b: number) => number, a: Compiled, b: Compiled): NumberFunction {
  if (typeof a === 'number') return (i, k) => two(a, (b as NumberFunction)(i, k));
  return typeof b === 'number' ? (i, k) => two(a(i, k), b) : (i, k) => two(a(i, k), b(i, k));
}

/** Arithmetic with a number on one side, written out: calling a function for each takes twice as long over millions of values. */
const arithmetic: Partial<Record<OperationName, (a: Compiled, b: Compiled) => NumberFunction | undefined>> = {
  '+': (a, b) => (typeof a === 'number' && typeof b === 'function' ? (i, k) => a + b(i, k) : undefined),
  '-': (a, b) => (typeof a === 'function' && typeof b === 'number' ? (i, k) => a(i, k) - b : undefined),
  '*': (a, b) => (typeof a === 'number' && typeof b === 'function' ? (i, k) => a * b(i, k) : undefined),
  '/': (a, b) => (typeof a === 'function' && typeof b === 'number' ? (i, k) => a(i, k) / b : undefined),
};

/** A formula at a value. */
export function evaluate(
  tree: FormulaTree,
  leaf: (part: FormulaTree) => Compiled | undefined,
  x: number,
): number {
  const made = compile(tree, leaf);
  return typeof made === 'number' ? made : made(x, 0);
}
