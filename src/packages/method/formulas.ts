import { FormulaFault, nodesOf, parseFormula } from '../../edition/index.js';
import type { IndexSpec } from './spec.js';

/** The units and periods that formulas of indicators name. */
export function namedInFormulas({ indicators }: IndexSpec): { units: string[]; periods: string[] } {
  const named = Object.values(indicators).flatMap(({ formula = '' }) => nodesIn(formula));
  const names = named.flatMap((node) => (node.is === 'name' ? [node] : []));
  return {
    units: names.flatMap(({ unit }) => unit ?? []),
    periods: names.flatMap(({ period }) => period ?? []),
  };
}

function nodesIn(formula: string) {
  try {
    return nodesOf(parseFormula(formula));
  } catch (error) {
    // What is no formula is told where it is read.
    if (error instanceof FormulaFault) return [];
    throw error;
  }
}
