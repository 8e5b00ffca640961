import type { Panel, Plan } from '../edition/index.js';
import { loadSolver, type Solve } from './solver.js';
import { settleWeights } from './weights/settle.js';

/** Whether building or settling a plan takes a solver. */
export function needsSolver(plan: Plan): boolean {
  return plan.nodes.some(
    ({ doubt, weighing }) => doubt !== undefined || (weighing.by === 'optimised' && !weighing.settled),
  );
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
