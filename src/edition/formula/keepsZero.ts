import { type OperationName, statisticsOverUnits } from './operations.js';
import type { FormulaTree } from './tree.js';

/** Operations whose result is in proportion to their arguments, if all of these are multiplied by one number. */
const proportional: readonly OperationName[] = [
  '+',
  '-',
  'negative',
  'abs',
  'min',
  'max',
  'sum',
  'mean',
  'median',
  'geometric',
  'harmonic',
];

/**
 * How a formula grows with the figures in it, all multiplied by one positive number: by its power of the degree that is returned
 * (0 for what does not depend on their size), or undefined where it does neither.
 */
function degreeOf(tree: FormulaTree): number | undefined {
  if (tree.is === 'number') return 0;
  if (tree.is === 'name') return 1;
  if (tree.is === 'over-units') {
    const of = degreeOf(tree.a);
    return statisticsOverUnits[tree.by].plain && of !== undefined ? 0 : of;
  }
  if (tree.is === 'cumulative') return degreeOf(tree.a) === 0 ? 0 : undefined;
  if (tree.is !== 'apply') return degreeOf(tree.a);
  // Zero is in proportion to everything.
  const degrees = tree.of.filter((part) => !(part.is === 'number' && part.value === 0)).map(degreeOf);
  const [a = 0, b = 0] = degrees;
  if (degrees.includes(undefined)) return undefined;
  if (proportional.includes(tree.by)) return degrees.every((degree) => degree === a) ? a : undefined;
  if (tree.by === '*') return a + b;
  if (tree.by === '/') return a - b;
  if (tree.by === 'product') return degrees.reduce<number>((sum, degree) => sum + degree!, 0);
  if (tree.by === 'sqrt') return a / 2;
  if (tree.by === '^' && tree.of[1]!.is === 'number') return a * tree.of[1]!.value;
  return degrees.every((degree) => degree === 0) ? 0 : undefined;
}

/** Whether the score by a formula is in proportion to those in it, so that it is 0 where they are and ratios keep their meaning. */
export function keepsZero(tree: FormulaTree): boolean {
  return degreeOf(tree) === 1;
}
