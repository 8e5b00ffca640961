import { type AggregateDetails, formulaTree, namesIn, Reason } from '../../edition/index.js';
import { FormulaEvaluator, missingCell } from '../formula/figureFormula.js';
import type { AggregateDefinition, ChildScores, Details } from './aggregate.js';

type FormulaDetails = Extract<AggregateDetails, { of: 'formula' }>;

/** Evaluates the formula of a node over the scores of its children in one period; a unit without enough of them has none. */
export function nodeFormulas(
  { formula, children: named, units = {} }: FormulaDetails,
  { rows, enough, children }: Pick<ChildScores, 'rows' | 'enough' | 'children'>,
): FormulaEvaluator {
  const names = namesIn(formulaTree(formula));
  const column = new Map(names.map((name, i) => [name, children.indexOf(named[i])]));
  const none = missingCell(Reason.notObserved);
  return new FormulaEvaluator({
    units: rows.length,
    named: ({ name, unit }, own) => {
      const u = unit === undefined ? own : (units[unit] ?? -1);
      const value = enough[u] ? (rows[u][column.get(name)!] ?? Number.NaN) : Number.NaN;
      return value === value ? { value, reason: Reason.observed } : none;
    },
    memberOf: () => [],
    groupOf: () => -1,
  });
}

/** The score of a node as a formula of those of its children. */
export const formulaAggregate = {
  formula: {
    title: { en: 'by a formula', zh: '按公式合成' },
    weighs: false,
    compares: false,
    steps: null,
    score: (family, details: Details<'formula'>) => {
      const [evaluator, tree] = [nodeFormulas(details, family), formulaTree(details.formula)];
      return family.rows.map((_, u) => (family.enough[u] ? evaluator.cell(tree, u, 0).value : Number.NaN));
    },
    text: ({ details }, named) => {
      const { formula, children } = details as FormulaDetails;
      const names = namesIn(formulaTree(formula));
      return formula.replace(/[A-Za-z0-9][A-Za-z0-9.-]*/g, (word) => {
        const child = children[names.indexOf(word)];
        return child === undefined ? word : `I[c,${named(child)},t]`;
      });
    },
  },
} satisfies Record<string, AggregateDefinition>;
