import type { FormulaTree } from '../../edition/index.js';
import { atom, type FormulaEvaluator, type FormulaStyle, writeFormula } from '../../engine/index.js';
import { type Expression, numberExpression } from './expression.js';

/** Operations of which a receipt shows the result alone. */
const onlyResult: readonly string[] = ['=', '≠', '<', '>', '≤', '≥', 'and', 'or', 'present'];

/** A formula with the numbers of a unit in a period in place of its names; of `if` and `coalesce` the part that was taken. */
export function withNumbers(
  evaluator: FormulaEvaluator,
  tree: FormulaTree,
  c: number,
  period: number,
): Expression {
  const has = (part: FormulaTree, t: number) => !Number.isNaN(evaluator.cell(part, c, t).value);
  const taken = (part: FormulaTree & { is: 'apply' }, t: number) => {
    if (part.by === 'coalesce') return part.of.find((one) => has(one, t)) ?? part.of[0]!;
    return part.of[evaluator.cell(part.of[0]!, c, t).value === 0 ? 2 : 1]!;
  };
  const style: FormulaStyle = {
    leaf: (part, t) => {
      if (part.is === 'previous') return null;
      if (part.is === 'apply') {
        if (part.by === 'if' || part.by === 'coalesce') return writeFormula(taken(part, t), t, style);
        if (!onlyResult.includes(part.by)) return null;
      }
      return atom(numberExpression(evaluator.cell(part, c, t).value));
    },
  };
  return writeFormula(tree, period, style)?.text ?? '';
}
