import type { Plan } from '../plan.js';
import { formulaTree, inputsOfFormula } from './sources.js';
import { isSmooth } from './tree.js';

/**
 * A plan in which each computed indicator without a declared error takes the errors of its inputs, where all of them
 * have one, and where errors propagate by derivatives (a rank or a condition has none).
 */
export function withInputErrors<P extends Pick<Plan, 'indicators'>>(plan: P): P {
  if (!plan.indicators.some(({ formula }) => formula !== undefined)) return plan;
  const isKnown = (k: number): boolean => {
    const { formula, error } = plan.indicators[k]!;
    if (error && error.by !== 'inputs') return true;
    const inputs = inputsOfFormula(plan, k);
    return (
      formula !== undefined && isSmooth(formulaTree(formula)) && inputs.length > 0 && inputs.every(isKnown)
    );
  };
  const indicators = plan.indicators.map((one, k) => {
    if (one.formula === undefined || (one.error && one.error.by !== 'inputs')) return one;
    return { ...one, error: isKnown(k) ? ({ by: 'inputs' } as const) : null };
  });
  return { ...plan, indicators };
}
