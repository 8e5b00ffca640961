import type { JoinChoice, Panel, Plan } from '../edition/index.js';
import { loadSolver, type Solve } from './solver.js';
import { settleWeights } from './weights/settle.js';

/** Whether building or settling a plan takes a solver. */
export function needsSolver(plan: Plan): boolean {
  return plan.nodes.some(
    (node) => doubts(node) || (node.weighing.by === 'optimised' && !node.weighing.settled),
  );
}

function doubts({ aggregate, details }: JoinChoice): boolean {
  if (details?.of === 'conditional') return doubts(details.use) || doubts(details.otherwise);
  return aggregate === 'benefit-of-the-doubt';
}

/** The solver, loaded only where the plan needs one. */
export async function solverFor(plan: Plan): Promise<Solve | undefined> {
  return needsSolver(plan) ? loadSolver() : undefined;
}

/** A plan whose weights are plain numbers, and the solver its index is built with. @see settleWeights */
export async function settle(plan: Plan, panel: Panel): Promise<{ plan: Plan; solve: Solve | undefined }> {
  const solve = await solverFor(plan);
  return { plan: settleWeights(plan, panel, solve), solve };
}
