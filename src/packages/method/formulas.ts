import {
  cycleIn,
  FormulaFault,
  type FormulaTree,
  formulaProblems,
  namesIn,
  type PlanIndicator,
  type Problem,
  parseFormula,
  textProblems,
} from '../../edition/index.js';
import { placeOf } from './place.js';

/** Checks the formulas of computed indicators: their form, their names, and that none leads back to itself. */
export function checkFormulas(indicators: readonly PlanIndicator[], found: Problem[]): void {
  const trees = new Map<string, FormulaTree>();
  const ids = indicators.map(({ id }) => id);
  for (const { id, formula } of indicators) {
    if (formula === undefined) continue;
    const place = placeOf(['indicators', id, 'formula']);
    try {
      const tree = parseFormula(formula);
      trees.set(id, tree);
      for (const name of namesIn(tree))
        if (!ids.includes(name))
          found.push(textProblems.unknownCode(place, { en: 'indicator', zh: '指标' }, name, ids));
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      found.push(formulaProblems.noFormula(place, formula, error.at, error.found, error.expected));
    }
  }
  const circle = cycleIn(trees);
  if (circle) {
    found.push(formulaProblems.formulaCircle(placeOf(['indicators', circle[0]!, 'formula']), circle));
  }
}
