import type { JoinChoice, Panel, Plan } from '../edition/index.js';
import { loadSolver, type Solve } from './solver.js';
import { settleWeights } from './weights/settle.js';

/** The solver, loaded only where one of these ways to join is benefit of the doubt. */
export async function solverFor(joins: readonly JoinChoice[]): Promise<Solve | undefined> {
  return joins.some(doubts) ? loadSolver() : undefined;
}

function doubts({ aggregate, details }: JoinChoice): boolean {
  if (details?.of === 'conditional') return doubts(details.use) || doubts(details.otherwise);
  return aggregate === 'benefit-of-the-doubt';
}

/** A plan whose weights are plain numbers, and the solver its index is built with. @see settleWeights */
export async function settle(plan: Plan, panel: Panel): Promise<{ plan: Plan; solve: Solve | undefined }> {
  const solve = await solverFor(plan.nodes);
  return { plan: settleWeights(plan, panel, solve), solve };
}
