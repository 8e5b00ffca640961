import type { Aggregate, AggregateChoice } from '../../edition/index.js';
import { reaches } from '../stats/ties.js';
import { type AggregateDefinition, type Details, type Family, scoredBySteps } from './aggregate.js';
import { comparisons } from './comparing.js';
import { means } from './means.js';
import { ordered } from './ordered.js';

export type { Family } from './aggregate.js';

/** Every way to aggregate; the edition's `aggregateSchema` has the keys of each. */
export const aggregates: Readonly<Record<Aggregate, AggregateDefinition>> = {
  ...means,
  ...ordered,
  /** One way to aggregate where a child (any, every one) reaches a value, another elsewhere; a missing child does not reach it. */
  conditional: {
    title: { en: 'by condition', zh: '按条件合成' },
    weighs: undefined,
    compares: false,
    steps: null,
    score: (family, details: Details<'conditional'>) => {
      const [yes, no] = [aggregateRows(details.use, family), aggregateRows(details.otherwise, family)];
      return family.rows.map((row, u) => (reached(details, family.children, row) ? yes[u] : no[u]));
    },
    text: ({ details }, named) => {
      const { child, atLeast, use, otherwise } = details as Details<'conditional'>;
      const of = typeof child === 'number' ? named(child) : child === 'any' ? 'max_h' : 'min_h';
      return `I[c,${of},t] ≥ ${atLeast} ? ${aggregateText(use, named)} : ${aggregateText(otherwise, named)}`;
    },
  },
  ...comparisons,
};

/** Whether a node takes a power mean, which `aggregate` computes from sums. */
export function isMean({ aggregate }: AggregateChoice): boolean {
  return aggregates[aggregate].summed === true;
}

/** Scores of all units by any way to aggregate, power means included. */
export function aggregateRows(choice: AggregateChoice, family: Family): number[] {
  const { score, steps } = aggregates[choice.aggregate];
  if (score) return score(family, choice.details as never, choice.order);
  return scoredBySteps(steps!(choice), family);
}

/** A way to aggregate as a formula in the text of the method. @param named gives the id of a node by its index */
export function aggregateText(choice: AggregateChoice, named: (node: number) => string): string {
  return aggregates[choice.aggregate].text(choice, named);
}

/** Whether the children of a unit, in the order of `row`, fulfil a condition; a missing child does not. */
function reached(
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
export function inForce(
  choice: AggregateChoice,
  children: readonly number[],
  row: readonly number[],
): AggregateChoice {
  const { details } = choice;
  if (details?.of !== 'conditional') return choice;
  return inForce(reached(details, children, row) ? details.use : details.otherwise, children, row);
}
