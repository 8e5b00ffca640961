import type { AggregateChoice, Panel, Plan } from '../edition/index.js';
import { loadSolver, type Solve } from './solver.js';
import { settleWeights } from './weights/settle.js';

/** The solver, loaded only where one of these ways to aggregate is benefit of the doubt. */
export async function solverFor(aggregates: readonly AggregateChoice[]): Promise<Solve | undefined> {
  return aggregates.some(usesDoubt) ? loadSolver() : undefined;
}

function usesDoubt({ aggregate, details }: AggregateChoice): boolean {
  if (details?.of === 'conditional') return usesDoubt(details.use) || usesDoubt(details.otherwise);
  return aggregate === 'benefit-of-the-doubt';
}

/** The plan with the weights that are computed from the data, and the solver to build its index with. @see settleWeights */
export async function settle(plan: Plan, panel: Panel): Promise<{ plan: Plan; solve: Solve | undefined }> {
  const solve = await solverFor(plan.nodes);
  return { plan: settleWeights(plan, panel, solve), solve };
}
