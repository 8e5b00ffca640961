import type { Aggregate, AggregateChoice } from '../../edition/index.js';
import { reaches } from '../stats/ties.js';
import { type AggregateDefinition, type ChildScores, type Details, scoredBySteps } from './aggregate.js';
import { formulaAggregate } from './byFormula.js';
import { comparingAggregates } from './comparing.js';
import { meanAggregates } from './means.js';
import { orderAggregates } from './ordered.js';

export type { ChildScores } from './aggregate.js';
export { nodeFormulas } from './byFormula.js';
export { totalOf, writtenWeight } from './means.js';

/** Every way to aggregate; the edition's `aggregateSchema` has the keys of each. */
export const aggregates: Readonly<Record<Aggregate, AggregateDefinition>> = {
  ...meanAggregates,
  ...orderAggregates,
  /** One way to aggregate where a child (any, every one) reaches a value, another elsewhere; a missing child does not reach it. */
  conditional: {
    title: { en: 'by condition', zh: '按条件合成' },
    weighs: undefined,
    compares: false,
    steps: null,
    score: (family, details: Details<'conditional'>) => {
      const [yes, no] = [aggregateRows(details.use, family), aggregateRows(details.otherwise, family)];
      return family.rows.map((row, u) => (meetsCondition(details, family.children, row) ? yes[u] : no[u]));
    },
    text: ({ details }, named) => {
      const { child, atLeast, use, otherwise } = details as Details<'conditional'>;
      const of = typeof child === 'number' ? named(child) : child === 'any' ? 'max_h' : 'min_h';
      return `I[c,${of},t] ≥ ${atLeast} ? ${aggregateText(use, named)} : ${aggregateText(otherwise, named)}`;
    },
  },
  ...comparingAggregates,
  ...formulaAggregate,
};

/** Whether a node takes a power mean, which `aggregate` computes from sums. */
export function isPowerMean({ aggregate }: AggregateChoice): boolean {
  return aggregates[aggregate].summed === true;
}

/** Scores of all units by any way to aggregate, power means included. */
export function aggregateRows(choice: AggregateChoice, family: ChildScores): number[] {
  const { score, steps } = aggregates[choice.aggregate];
  if (score) return score(family, choice.details as never, choice.order);
  return scoredBySteps(steps!(choice), family);
}

/** A way to aggregate as a formula in the text of the method. @param named gives the id of a node by its index */
export function aggregateText(choice: AggregateChoice, named: (node: number) => string): string {
  return aggregates[choice.aggregate].text(choice, named);
}

/** Whether the children of a unit, in the order of `row`, fulfil a condition; a missing child does not. */
function meetsCondition(
  { child, atLeast }: Details<'conditional'>,
  children: readonly number[],
  row: readonly number[],
): boolean {
  if (child === 'any') return row.some((x) => reaches(x, atLeast));
  return child === 'every'
    ? row.every((x) => reaches(x, atLeast))
    : reaches(row[children.indexOf(child)], atLeast);
}

/** The way to aggregate a unit: for a conditional one the branch that its children select, else the way itself. */
export function choiceInForce(
  choice: AggregateChoice,
  children: readonly number[],
  row: readonly number[],
): AggregateChoice {
  const { details } = choice;
  if (details?.of !== 'conditional') return choice;
  return choiceInForce(
    meetsCondition(details, children, row) ? details.use : details.otherwise,
    children,
    row,
  );
}
